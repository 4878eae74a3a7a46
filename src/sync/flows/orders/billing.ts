import { dayIn, fingerprint } from '../../../core/index.js';
import { adoptedSettings } from '../../../diff/orders/adopted-order.js';
import type { GestanBankAccount, GestanVatRate } from '../../../gestan/index.js';
import type { Mappings } from '../../../mapping/index.js';
import type { BillingContext, BillingSettings } from '../../../pieces/index.js';
import type { WooUnreadableRow } from '../../../woo/reading/list-types.js';
import { readMappings } from '../../admin/mappings.js';
import { readLinks } from '../../state/links.js';
import type { OrderRecord } from '../../state/records/orders.js';
import type { SyncSettings } from '../../state/settings.js';
import { billingSettings } from '../../state/settings-parts.js';
import type { SyncContext } from '../../work/context.js';
import type { ShopFacts } from '../../work/shop-facts.js';
import { type LineProducts, readLineProducts } from './line-products.js';

/**
 * The data that orders depend on and that needs no request to the shop: settings, mappings, Gestan.
 */
export interface LocalBilling {
  readonly settings: SyncSettings;
  /** Gestan's products, read when they are first asked for. */
  readonly products: () => Promise<LineProducts>;
  readonly mappings: Mappings;
  /** Gestan's VAT rates. */
  readonly vatRates: readonly GestanVatRate[];
  readonly bankAccount: GestanBankAccount | undefined;
  /** Gestan's bank accounts; none where no entries are made. */
  readonly bankAccounts: readonly GestanBankAccount[];
  /** A fingerprint of all this, without the products. */
  readonly print: string;
  /**
   * A print of everything that decides whether the entries of an order with these payment methods
   * can be made.
   */
  entriesPrint(methods: readonly string[]): string;
}

/**
 * The data for building pieces, read once: rates, mappings, products of Gestan. The same for a plan
 * and an audit.
 */
export interface OrderBilling extends Omit<LocalBilling, 'products'> {
  readonly products: LineProducts;
  readonly facts: ShopFacts;
  readonly context: Omit<BillingContext, 'contactId' | 'already'>;
  /** A print of what the shop has set: its tax rates, its decimals, its address. */
  readonly shopPrint: string;
  /** The settings that hold for an order with this record. */
  settingsOf(record: OrderRecord | undefined): BillingSettings;
}

export async function openLocalBilling(
  context: SyncContext,
  signal: AbortSignal | undefined,
): Promise<LocalBilling> {
  const { gestan, store } = context;
  const settings = await context.settings();
  const { entries, currencyRates } = billingSettings(settings);
  const [mappings, vatRates, bankAccounts] = await Promise.all([
    readMappings(store),
    gestan.vatRates({ signal }),
    entries.enabled ? gestan.bankAccounts({ signal }) : [],
  ]);
  let products: Promise<LineProducts> | undefined;
  const bankAccount = bankAccounts.find(({ id }) => id === entries.bankAccountId);
  return {
    settings,
    products() {
      products ??= readLinks(store).then((links) => readLineProducts(context, links, signal));
      return products;
    },
    mappings,
    vatRates,
    bankAccount,
    bankAccounts,
    print: fingerprint([
      settings,
      gestan.capabilities,
      (['families', 'payments', 'taxes'] as const).map((table) => mappings[table].toJSON()),
      [vatRates, bankAccounts],
    ]),
    entriesPrint: (methods) =>
      fingerprint([
        entries,
        currencyRates,
        gestan.capabilities.entries,
        bankAccounts,
        [...methods].sort().map((method) => [method, mappings.payments.lookup(method)]),
      ]),
  };
}

/** @param known what is known of it already, where it was opened in part. */
export async function openBilling(
  context: SyncContext,
  signal: AbortSignal | undefined,
  known?: LocalBilling,
): Promise<OrderBilling> {
  const { gestan, woo, shop } = context;
  const unreadableTaxRates = new Map<number, string>();
  const onUnreadable = ({ id, field }: WooUnreadableRow) => {
    if (typeof id === 'number') unreadableTaxRates.set(id, field);
  };
  const [facts, rates, local] = await Promise.all([
    context.facts(signal),
    woo.taxes.list({}, { signal, onUnreadable }).toArray(),
    known ?? openLocalBilling(context, signal),
  ]);
  const { settings, mappings, bankAccount, bankAccounts } = local;
  const products = await local.products();
  const billing = billingSettings(settings);
  return {
    ...local,
    products,
    facts,
    // Only the columns that pieces are made of: a plugin may add any column to a rate.
    shopPrint: fingerprint([
      facts,
      rates.map(({ id, rate, name, country, compound }) => [id, rate, name, country, compound]),
      ...(unreadableTaxRates.size === 0 ? [] : [[...unreadableTaxRates]]),
    ]),
    context: {
      shopId: shop.id,
      zone: facts.timeZone,
      today: dayIn(facts.timeZone, context.now()),
      capabilities: gestan.capabilities,
      taxRates: new Map(rates.map((rate) => [rate.id, rate])),
      unreadableTaxRates,
      resolveProduct: products.ofLine,
      productByCode: gestan.capabilities.readProducts ? products.byCode : undefined,
      paymentMode: (method) => mappings.payments.lookup(method)?.paymentModeId,
      paymentRoute: (method) => mappings.payments.lookup(method),
      bankAccount,
      bankAccountOf: (id) => bankAccounts.find((account) => account.id === id),
      familiesOf: products.familiesOf,
      settlement: context.hooks.settlement,
    },
    settingsOf: (record) => (record?.adopted ? adoptedSettings(billing, record.pieces) : billing),
  };
}

import { dayIn, fingerprint } from '../../../core/index.js';
import { adoptedSettings } from '../../../diff/orders/adopted-order.js';
import type { GestanVatRate } from '../../../gestan/index.js';
import type { BillingContext, BillingSettings } from '../../../pieces/index.js';
import { readMappings } from '../../admin/mappings.js';
import { readLinks } from '../../state/links.js';
import type { OrderRecord } from '../../state/records/orders.js';
import type { SyncSettings } from '../../state/settings.js';
import { billingSettings } from '../../state/settings-parts.js';
import type { SyncContext } from '../../work/context.js';
import type { ShopFacts } from '../../work/shop-facts.js';
import { type LineProducts, readLineProducts } from './line-products.js';

/**
 * The data for building pieces, read once: rates, mappings, products of Gestan. The same for a plan
 * and an audit.
 */
export interface OrderBilling {
  readonly settings: SyncSettings;
  readonly facts: ShopFacts;
  readonly products: LineProducts;
  /** Gestan's VAT rates. */
  readonly vatRates: readonly GestanVatRate[];
  readonly context: Omit<BillingContext, 'contactId' | 'already'>;
  /** A print of everything that decides what becomes of an order, the order and its customer apart. */
  readonly print: string;
  /** A print of what decides whether the entries of an order with these payment methods can be made. */
  entriesPrint(methods: readonly string[]): string;
  /** The settings that hold for an order with this record. */
  settingsOf(record: OrderRecord | undefined): BillingSettings;
}

export async function openBilling(
  context: SyncContext,
  signal: AbortSignal | undefined,
): Promise<OrderBilling> {
  const { gestan, store, woo, shop } = context;
  const settings = await context.settings();
  const billing = billingSettings(settings);
  const [facts, mappings, links, rates, vatRates, bankAccounts] = await Promise.all([
    context.facts(signal),
    readMappings(store),
    readLinks(store),
    woo.taxes.list({}, { signal }).toArray(),
    gestan.vatRates({ signal }),
    billing.entries.enabled ? gestan.bankAccounts({ signal }) : [],
  ]);
  const products = await readLineProducts(context, links, signal);
  const routeOf = (method: string) => mappings.payments.lookup(method);
  const bankAccountOf = (id: string) => bankAccounts.find((account) => account.id === id);
  const bankAccount = bankAccountOf(billing.entries.bankAccountId ?? '');
  return {
    settings,
    facts,
    products,
    vatRates,
    print: fingerprint([
      settings,
      facts,
      gestan.capabilities,
      (['families', 'payments', 'taxes'] as const).map((table) => mappings[table].toJSON()),
      [rates, vatRates, bankAccounts],
    ]),
    entriesPrint: (methods) =>
      fingerprint([
        billing.entries,
        billing.currencyRates,
        gestan.capabilities.entries,
        bankAccounts,
        [...methods].sort().map((method) => [method, routeOf(method)]),
      ]),
    context: {
      shopId: shop.id,
      zone: facts.timeZone,
      today: dayIn(facts.timeZone, context.now()),
      capabilities: gestan.capabilities,
      taxRates: new Map(rates.map((rate) => [rate.id, rate])),
      resolveProduct: products.ofLine,
      productByCode: gestan.capabilities.readProducts ? products.byCode : undefined,
      paymentMode: (method) => routeOf(method)?.paymentModeId,
      paymentRoute: routeOf,
      bankAccount,
      bankAccountOf,
      familiesOf: products.familiesOf,
      settlement: context.hooks.settlement,
    },
    settingsOf: (record) => (record?.adopted ? adoptedSettings(billing, record.pieces) : billing),
  };
}

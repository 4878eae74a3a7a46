import { need, needSignal } from '../../../core/arguments.js';
import { dayIn, type WorkOptions } from '../../../core/index.js';
import { categoryPaths, suggestTaxes } from '../../../mapping/index.js';
import { familyChoices, familyValue, proposeFamilies } from '../../../mapping/setup/propose-families.js';
import { proposePayments } from '../../../mapping/setup/propose-payments.js';
import {
  asChoice,
  professional,
  proposeSettings,
  type ServiceCandidate,
  serviceCandidate,
} from '../../../mapping/setup/propose-settings.js';
import { proposeTaxes, taxChoices } from '../../../mapping/setup/propose-taxes.js';
import type { SetupRow, SetupSetting } from '../../../mapping/setup/setup-row.js';
import type { SyncSettings } from '../../state/settings.js';
import type { SyncContext } from '../../work/context.js';
import { readingSettings } from '../../work/shop-facts.js';
import { startInstant } from '../../work/start-instant.js';
import { readMappings } from '../mappings.js';
import { usedPayments } from '../used-payments.js';
import type { SetupProposal } from './types.js';

/** How far back orders are read for payment methods if no start is set. */
const yearMs = 365 * 86_400_000;

/** The stored values of the settings that a proposal fills in. */
export function storedSettings(settings: SyncSettings): Readonly<Record<SetupSetting, string | undefined>> {
  const { products, billing, orders } = settings;
  return {
    'products.defaultFamily': products.defaultFamily ? familyValue(products.defaultFamily) : undefined,
    'billing.shippingProductCode': billing.shippingProductCode ?? undefined,
    'billing.feeProductCode': billing.feeProductCode ?? undefined,
    'billing.entries.bankAccountId': billing.entries.bankAccountId ?? undefined,
    'billing.entries.postingCategoryId': billing.entries.postingCategoryId ?? undefined,
    'billing.entries.enabled': billing.entries.enabled ? 'true' : undefined,
    'orders.startAt': orders.startAt ?? undefined,
  };
}

/** Everything of Gestan that a proposal needs. */
async function readGestan({ gestan }: SyncContext, signal: AbortSignal | undefined) {
  const { capabilities } = gestan;
  const options = { signal };
  const [families, modes, rates, bankAccounts, postingCategories] = await Promise.all([
    gestan.families(options),
    gestan.paymentModes(options),
    gestan.vatRates(options),
    capabilities.entries ? gestan.bankAccounts(options) : [],
    capabilities.entries ? gestan.postingCategories(options) : [],
  ]);
  const services: ServiceCandidate[] = [];
  if (capabilities.readProducts) {
    // Unreadable products are no candidates; plans report them.
    for await (const product of gestan.products({ ...options, onInvalid: () => {} })) {
      const found = serviceCandidate(product);
      if (found) services.push(found);
    }
  }
  return { families, modes, rates, bankAccounts, postingCategories, services };
}

/** Everything of the shop. */
async function readShop(context: SyncContext, after: string, { signal, onProgress }: WorkOptions) {
  const { woo } = context;
  const options = signal ? { signal } : {};
  const [categories, classes, rates, general, facts] = await Promise.all([
    woo.categories.list({ orderby: 'id', order: 'asc', per_page: 100 }, options).toArray(),
    woo.taxClasses.list({}, options).toArray(),
    woo.taxes.list({}, options).toArray(),
    woo.settings.list('general', readingSettings(signal)),
    context.facts(signal),
  ]);
  const payments = await usedPayments(woo, after, { signal, onProgress });
  return {
    categories: categoryPaths(categories),
    classes,
    suggestions: suggestTaxes(rates, { country: facts.country, state: facts.state }),
    computed: general.find(({ id }) => id === 'woocommerce_calc_taxes')?.value === 'yes',
    facts,
    // A disabled gateway without orders needs no payment mode.
    payments: payments.filter(({ enabled, orders }) => enabled || orders > 0),
  };
}

export async function proposeSetup(context: SyncContext, options: WorkOptions = {}): Promise<SetupProposal> {
  need('sync.setup.propose()', 'options', options);
  const { signal } = options;
  needSignal('sync.setup.propose()', signal);
  signal?.throwIfAborted();
  const [settings, mappings, facts] = await Promise.all([
    context.settings(),
    readMappings(context.store),
    context.facts(signal),
  ]);
  const now = context.clock.now();
  const after = startInstant(settings, facts) ?? new Date(now - yearMs).toISOString();
  const [shop, gestan] = [await readShop(context, after, options), await readGestan(context, signal)];
  const families = proposeFamilies(shop.categories, gestan.families, mappings.families);
  const rows: readonly SetupRow[] = [
    ...proposeTaxes({
      classes: shop.classes,
      suggestions: shop.suggestions,
      rates: gestan.rates,
      table: mappings.taxes,
      computed: shop.computed,
    }),
    ...families,
    ...proposePayments(shop.payments, gestan.modes, mappings.payments),
    ...proposeSettings({
      stored: storedSettings(settings),
      services: gestan.services,
      bankAccounts: gestan.bankAccounts,
      postingCategories: gestan.postingCategories,
      families: familyChoices(gestan.families),
      allMapped: families.every(({ value, uses }) => value !== undefined || uses === 0),
      entries: context.gestan.capabilities.entries,
      today: dayIn(shop.facts.timeZone, now),
    }),
  ];
  const count = (status: SetupRow['status']) => rows.filter((row) => row.status === status).length;
  return {
    version: 1,
    shop: context.shop.id,
    createdAt: context.now(),
    rows,
    choices: {
      taxes: taxChoices(gestan.rates),
      families: familyChoices(gestan.families),
      payments: gestan.modes.map(asChoice),
      bankAccounts: professional(gestan.bankAccounts).map(asChoice),
      postingCategories: professional(gestan.postingCategories).map(asChoice),
      products: gestan.services.map(({ value, name }) => ({ value, name })),
    },
    summary: { proposed: count('proposed'), open: count('open'), stored: count('stored') },
  };
}

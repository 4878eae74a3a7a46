import { need } from '../../core/arguments.js';
import type { Instant, JsonValue, WorkOptions } from '../../core/index.js';
import { SettingsError } from '../../core/index.js';
import type { GestanAdapter } from '../../gestan/index.js';
import type {
  CategoryPath,
  FamilyMapping,
  FamilyRef,
  Mappings,
  MappingsFile,
  PaymentMapping,
  TaxMapping,
  TaxSuggestion,
} from '../../mapping/index.js';
import {
  createFamilyTable,
  createPaymentTable,
  createTaxTable,
  exportMappings,
  importMappings,
  suggestTaxes,
  unmappedCategories,
} from '../../mapping/index.js';
import type { StorageLease } from '../../storage/index.js';
import type { WooClient } from '../../woo/index.js';
import type { ShopStore } from '../state/store.js';
import { put } from '../state/store.js';
import type { SyncHooks } from '../work/hooks.js';
import { checkWorkOptions } from '../work/parse-options.js';
import type { ShopFacts } from '../work/shop-facts.js';
import { readCategories } from './categories.js';
import { checkRoute } from './payment-methods.js';
import { type UnmappedPayment, usedPayments } from './used-payments.js';

/** Woo category → Gestan family or sub-family (« Mappage familles »). */
export interface FamiliesApi {
  /** All rows. */
  list(): Promise<readonly FamilyMapping[]>;
  /**
   * Puts a row in, in place of the one of the same category.
   *
   * @throws SettingsError `settings.unknown-category`, `settings.unknown-family`
   */
  set(row: FamilyMapping): Promise<void>;
  /** Takes the row of a category out. */
  unset(row: { readonly categoryId: number }): Promise<void>;
  /** The imported categories that no row maps, those with most products first. */
  unmapped(): Promise<readonly CategoryPath[]>;
}

/** Woo payment method → Gestan payment mode (« Mappage modes de paiement »). */
export interface PaymentsApi {
  /** All rows. */
  list(): Promise<readonly PaymentMapping[]>;
  /**
   * Puts a row in, in place of the one of the same method.
   *
   * @throws SettingsError `settings.unknown-payment-mode`, `settings.unknown-bank-account`,
   *   `settings.not-professional`, `settings.unknown-posting-category`
   * @example
   * await sync.mappings.payments.set({
   *   methodId: 'stripe', paymentModeId: '2', bankAccountId: '1', clearingAccountId: '4',
   * })
   */
  set(row: PaymentMapping): Promise<void>;
  /** Takes the row of a payment method out. */
  unset(row: { readonly methodId: string }): Promise<void>;
  /**
   * The payment methods that no row maps: the shop's gateways, and those that orders use, also of
   * gateways that are gone, and gift cards that `map.settlement` tells of. Those with most orders
   * first. Reads every order since `settings.orders.startAt` (all, where that is not set), a
   * hundred per request.
   *
   * @example
   * for (const { id, title, orders } of await sync.mappings.payments.unmapped()) console.log(id, title, orders)
   */
  unmapped(options?: WorkOptions): Promise<readonly UnmappedPayment[]>;
}

/** Woo tax class ↔ VAT rate. */
export interface TaxesApi {
  /** All rows. */
  list(): Promise<readonly TaxMapping[]>;
  /** Puts a row in, in place of the one of the same class. */
  set(row: TaxMapping): Promise<void>;
  /** Takes the row of a tax class out. */
  unset(row: { readonly taxClass: string }): Promise<void>;
  /** Proposals from the shop's tax rates that apply at its base address. Nothing is stored. */
  suggest(): Promise<readonly TaxSuggestion[]>;
}

/** The mapping tables of the shop. */
export interface MappingsApi {
  /** Categories and families. */
  readonly families: FamiliesApi;
  /** Payment methods and payment modes. */
  readonly payments: PaymentsApi;
  /** Tax classes and VAT rates. */
  readonly taxes: TaxesApi;
  /** All tables as one JSON file. */
  export(): Promise<MappingsFile>;
  /** Replaces all tables by those of a file. All or nothing. */
  import(file: unknown): Promise<void>;
}

/** The tables, as other parts of the sync change them. */
export interface MappingTables {
  readonly api: MappingsApi;
  /** Changes several tables in one commit. */
  change(apply: (mappings: Mappings) => Partial<Mappings>): Promise<void>;
}

/** The stored tables of a shop. */
export async function readMappings(store: ShopStore): Promise<Mappings> {
  const { mapping } = store.keys;
  const tables = new Map<string, JsonValue>();
  // Their keys stand next to each other: one reading, which is also of one moment.
  for await (const { key, value } of store.between<JsonValue>(mapping('families'), mapping('taxes')))
    tables.set(key, value);
  const table = (name: Parameters<typeof mapping>[0]) => tables.get(mapping(name)) ?? [];
  return {
    families: createFamilyTable(table('families')),
    payments: createPaymentTable(table('payments')),
    taxes: createTaxTable(table('taxes')),
  };
}

export function createMappings(options: {
  readonly store: ShopStore;
  readonly woo: WooClient;
  readonly gestan: GestanAdapter;
  readonly facts: () => Promise<ShopFacts>;
  readonly hooks: Pick<SyncHooks, 'order' | 'settlement'>;
  /** From when on orders are synced, as an instant. */
  readonly startAt: () => Promise<Instant | undefined>;
  readonly locked: <T>(work: (lease: StorageLease) => Promise<T>) => Promise<T>;
}): MappingTables {
  const { store, woo, gestan, facts, locked } = options;

  const change = (apply: (mappings: Mappings) => Partial<Mappings>) =>
    locked(async (lease) => {
      const changed = apply(await readMappings(store));
      const writes = (['families', 'payments', 'taxes'] as const).flatMap((table) => {
        const next = changed[table];
        return next ? [put(store.keys.mapping(table), next.toJSON())] : [];
      });
      await store.commit(writes, lease);
    });

  const api: MappingsApi = {
    families: {
      list: async () => (await readMappings(store)).families.list(),
      async set(row) {
        createFamilyTable([row]);
        if (!(await store.get(store.keys.category(row.categoryId)))) {
          throw new SettingsError(`The local table has no Woo category ${row.categoryId}.`, {
            code: 'settings.unknown-category',
            values: { id: row.categoryId },
            field: 'categoryId',
            hint: 'Import the categories first with sync.categories.import().',
          });
        }
        await requireFamily(gestan, row);
        await change(({ families }) => ({ families: families.set(row) }));
      },
      unset: async (row) => {
        need('mappings.families.unset()', 'row', row);
        await change(({ families }) => ({ families: families.unset(row.categoryId) }));
      },
      unmapped: async () =>
        unmappedCategories(await readCategories(store), (await readMappings(store)).families),
    },
    payments: {
      list: async () => (await readMappings(store)).payments.list(),
      async set(row) {
        createPaymentTable([row]);
        const known = await gestan.paymentModes();
        if (!known.some(({ id }) => id === row.paymentModeId)) {
          throw unknownValue('settings.unknown-payment-mode', 'paymentModeId', row.paymentModeId);
        }
        await checkRoute(gestan, row);
        await change(({ payments }) => ({ payments: payments.set(row) }));
      },
      unset: async (row) => {
        need('mappings.payments.unset()', 'row', row);
        await change(({ payments }) => ({ payments: payments.unset(row.methodId) }));
      },
      async unmapped(input = {}) {
        checkWorkOptions(input, 'sync.mappings.payments.unmapped()');
        const { payments } = await readMappings(store);
        const used = await usedPayments(woo, await options.startAt(), input, options.hooks);
        return used.filter(({ id }) => payments.lookup(id) === undefined);
      },
    },
    taxes: {
      list: async () => (await readMappings(store)).taxes.list(),
      async set(row) {
        createTaxTable([row]);
        await change(({ taxes }) => ({ taxes: taxes.set(row) }));
      },
      unset: async (row) => {
        need('mappings.taxes.unset()', 'row', row);
        await change(({ taxes }) => ({ taxes: taxes.unset(row.taxClass) }));
      },
      async suggest() {
        const [rates, { country, state }] = await Promise.all([woo.taxes.list().toArray(), facts()]);
        return suggestTaxes(rates, { country, state });
      },
    },
    export: async () => exportMappings(await readMappings(store)),
    async import(file) {
      const imported = importMappings(file);
      for (const row of imported.families.list()) await requireFamily(gestan, row);
      for (const row of imported.payments.list()) await checkRoute(gestan, row);
      await change(() => imported);
    },
  };
  return { api, change };
}

/** Refuses a family that Gestan does not have. `at` is the field that holds it. */
export async function requireFamily(gestan: GestanAdapter, ref: FamilyRef, at = ''): Promise<void> {
  const known = await gestan.families();
  const { familyId, subFamilyId } = ref;
  if (!known.some(({ id }) => id === familyId))
    throw unknownValue('settings.unknown-family', `${at}familyId`, familyId);
  if (subFamilyId === undefined) return;
  const sub = known.find(({ id }) => id === subFamilyId);
  if (sub?.parentId !== familyId)
    throw unknownValue('settings.unknown-family', `${at}subFamilyId`, subFamilyId);
}

/** What Gestan does not have. */
export function unknownValue(
  code: 'settings.unknown-family' | 'settings.unknown-payment-mode',
  field: string,
  id: string,
): SettingsError {
  const what = code === 'settings.unknown-family' ? 'family' : 'payment mode';
  return new SettingsError(`Gestan has no ${what} "${id}".`, {
    code,
    values: { id },
    field,
    hint: 'Take one of those that the adapter lists.',
  });
}

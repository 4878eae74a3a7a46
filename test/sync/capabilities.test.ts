import { describe, expect, test } from 'vitest';
import { createSync, isSyncError, memoryStorage, type Plan, type Row } from 'woo-gestan';
import type { GestanCapabilities } from 'woo-gestan/gestan';
import { sampleGestan } from 'woo-gestan/testing';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { inTurn } from '../support/forms.js';
import { testClock, world } from './shops.js';
import { setUp, smallShop } from './small.js';

const flows = ['contacts', 'products', 'orders', 'stock'] as const;
type Flow = (typeof flows)[number];
type Capabilities = Partial<GestanCapabilities>;

/** A small shop whose Gestan cannot do all, and the writes and readings that it had to refuse for that. */
async function limited(capabilities: Capabilities) {
  const clock = testClock();
  const memory = sampleGestan({ clock, capabilities });
  const refused: string[] = [];
  const gestan = new Proxy(memory, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const note = (error: unknown) => {
          if (isSyncError(error) && error.code === 'gestan.unsupported') refused.push(String(name));
          throw error;
        };
        const answer: unknown = value.apply(target, args);
        if (answer instanceof Promise) return answer.catch(note);
        if (answer === null || typeof answer !== 'object' || !(Symbol.asyncIterator in answer)) return answer;
        return (async function* () {
          try {
            yield* answer as AsyncIterable<unknown>;
          } catch (error) {
            note(error);
          }
        })();
      };
    },
  });
  const w = world({
    shop: smallShop(),
    gestan,
    clock,
    settings: {
      orders: { startAt: '2026-01-01' },
      products: { defaultFamily: { familyId: '9' }, conflicts: 'gestan' },
      safety: { created: 100 },
      billing: { shippingProductCode: 'PORT', feeProductCode: 'FRAIS' },
    },
  });
  await setUp(w.open());
  return { w, gestan: memory, refused };
}

/** What is done, flow by flow: each is planned, the plan is kept as JSON, then applied. */
async function syncAll(given: Awaited<ReturnType<typeof limited>>) {
  const plans = new Map<Flow, Plan<Row>>();
  const cannot: string[] = [];
  const failures: string[] = [];
  for (const flow of flows) {
    const sync = given.w.open();
    try {
      const plan = JSON.parse(JSON.stringify(await sync[flow].plan())) as never;
      plans.set(flow, plan);
      const report = await sync[flow].apply(plan, { select: 'all' });
      for (const { outcome, error, key } of report.rows)
        if (outcome === 'failed' || outcome === 'unsettled') failures.push(`${flow} ${key} ${error?.code}`);
    } catch (error) {
      if (!isSyncError(error) || error.code !== 'settings.unsupported') throw error;
      cannot.push(`${flow}: ${error.field}`);
    }
  }
  return { plans, cannot, failures };
}

const codes = (plan: Plan<Row> | undefined) => new Set((plan?.rows ?? []).map(({ reason }) => reason?.code));
const notes = (plan: Plan<Row> | undefined) =>
  new Set(
    (plan?.rows ?? [])
      .flatMap((row) => ('notes' in row ? (row.notes as { code: string }[]) : []))
      .map(({ code }) => code),
  );
const statuses = (plan: Plan<Row> | undefined) => new Set((plan?.rows ?? []).map(({ status }) => status));

const readOnly: Capabilities = {
  pieces: [],
  entries: false,
  writeContacts: false,
  writeProducts: false,
  images: { read: false, write: false },
};
const files: Capabilities = {
  entries: false,
  readBack: false,
  multipleTaxes: false,
  vatAmounts: false,
  modifiedSince: false,
  productFields: ['name', 'priceGross', 'vatRate', 'familyId', 'subFamilyId'],
  images: { read: false, write: false },
};

const adapters: readonly [string, Capabilities, readonly string[]][] = [
  ['everything', {}, []],
  ['no ledger entries', { entries: false }, []],
  ['no credit notes', { pieces: ['quote', 'order', 'delivery-note', 'invoice'] }, []],
  ['orders and invoices only', { pieces: ['order', 'invoice'] }, []],
  ['files', files, []],
  ['no contacts written', { writeContacts: false }, []],
  ['no contacts read', { readContacts: false }, []],
  ['no products written', { writeProducts: false }, []],
  ['few fields', { productFields: ['name', 'priceGross'] }, []],
  [
    'no stock, no products read',
    { readStock: false, readProducts: false },
    ['products: gestan.capabilities.readProducts', 'stock: gestan.capabilities.readStock'],
  ],
  ['read only', readOnly, []],
  [
    'nothing',
    {
      ...readOnly,
      readContacts: false,
      readProducts: false,
      productFields: [],
      readStock: false,
      readBack: false,
    },
    ['products: gestan.capabilities.readProducts', 'stock: gestan.capabilities.readStock'],
  ],
];

describe('nothing is asked of an adapter that it cannot do', () => {
  // In the short form a quarter of them, another one each day.
  test.each(inTurn(adapters, 4))('%s', async (_, capabilities, expected) => {
    const given = await limited(capabilities);
    const { plans, cannot, failures } = await syncAll(given);
    expect(cannot).toEqual(expected);
    expect(failures).toEqual([]);
    expect(given.refused).toEqual([]);
    expect(plans.get('orders')?.rows.length).toBeGreaterThan(5);
  });
});

describe('plans show it', () => {
  test('each order has a note for the kinds of piece, also for credit notes', async () => {
    const noted = async (capabilities: Capabilities) => {
      const { w } = await limited(capabilities);
      return notes(await w.open().orders.plan());
    };
    expect(await noted({ pieces: ['order', 'invoice'] })).toContain('kind-unsupported');
    expect(await noted({})).not.toContain('kind-unsupported');
    const pieces = ['quote', 'order', 'delivery-note', 'invoice'] as const;
    expect(await noted({ pieces })).toContain('kind-unsupported');
  });

  test('with a refusal of every order if there is no kind at all', async () => {
    const { plans } = await syncAll(await limited(readOnly));
    const orders = plans.get('orders');
    expect(statuses(orders)).not.toContain('import');
    expect(codes(orders)).toContain('kind-unsupported');
  });

  test('contacts and products are blocked, with the reason', async () => {
    const { plans } = await syncAll(await limited(readOnly));
    expect(statuses(plans.get('contacts'))).not.toContain('add-to-gestan');
    expect(codes(plans.get('contacts'))).toContain('not-supported');
    expect(statuses(plans.get('products'))).not.toContain('add-to-gestan');
    expect(statuses(plans.get('products'))).not.toContain('update-gestan');
    expect(codes(plans.get('products'))).toContain('gestan-read-only');
  });

  test('with a note for entries that were switched on under another adapter', async () => {
    const given = await limited({ entries: false });
    const able = { ...given.gestan, capabilities: { ...given.gestan.capabilities, entries: true } };
    await given.w.open({ gestan: able }).settings.save({
      billing: { entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' } },
    });
    const { plans, failures } = await syncAll(given);
    expect(notes(plans.get('orders'))).toContain('entries-unsupported');
    expect(failures).toEqual([]);
    expect(given.refused).toEqual([]);
  });

  test('a report says that what was written was only sent', async () => {
    const given = await limited(files);
    const sync = given.w.open();
    const report = await sync.contacts.apply(await sync.contacts.plan(), { select: 'all' });
    expect(report.counts.sent).toBeGreaterThan(0);
    expect(report.counts.done).toBe(0);
    expect(new Set(report.rows.map(({ outcome }) => outcome))).toContain('sent');
    expect(report.warnings).toEqual([{ code: 'sent-not-read-back', values: { adapter: 'memory' } }]);
    const full = (await limited({})).w.open();
    expect(
      (await full.contacts.apply(await full.contacts.plan(), { select: 'all' })).warnings.join(),
    ).not.toMatch(/was sent/);
  });
});

describe('settings refuse it', () => {
  const cases: readonly [
    string,
    Capabilities,
    Parameters<ReturnType<typeof createSync>['settings']['save']>[0],
  ][] = [
    [
      'settings.billing.entries.enabled',
      { entries: false },
      { billing: { entries: { enabled: true, bankAccountId: '1' } } },
    ],
    [
      'settings.billing.pieces.quotes',
      { pieces: ['order', 'invoice'] },
      { billing: { pieces: { quotes: true } } },
    ],
    [
      'settings.billing.pieces.deliveryNotes',
      { pieces: ['order', 'invoice'] },
      { billing: { pieces: { orders: true, deliveryNotes: true } } },
    ],
    [
      'settings.billing.statuses.processing',
      { pieces: ['order'] },
      { billing: { statuses: { processing: ['order', 'invoice-if-paid'] } } },
    ],
    [
      'settings.billing.stockMovedBy',
      { pieces: ['invoice'] },
      { billing: { stockMovedBy: 'delivery-note' } },
    ],
    ['settings.billing.unknownProduct', { writeProducts: false }, { billing: { unknownProduct: 'create' } }],
    ['settings.contacts.onReview', { writeContacts: false }, { contacts: { onReview: 'create' } }],
  ];

  test.each(cases)(
    '%s is refused when it is saved and when it is given to createSync',
    async (field, capabilities, patch) => {
      const { w, gestan } = await limited(capabilities);
      const sync = w.open();
      const before = await sync.settings.get();
      const error = await sync.settings.save(patch).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'SettingsError', code: 'settings.unsupported', field });
      expect(await sync.settings.get()).toEqual(before);
      const create = (adapter: GestanAdapter) =>
        createSync({
          shop: { id: 'x', url: 'https://shop.example', consumerKey: 'ck_1', consumerSecret: 'cs_1' },
          gestan: adapter,
          storage: memoryStorage(),
          settings: patch,
        });
      expect(() => create(gestan)).toThrow(expect.objectContaining({ code: 'settings.unsupported', field }));
      expect(() => create(sampleGestan())).not.toThrow();
    },
  );

  test('what is not asked for by name, or switched off, is accepted', async () => {
    const { w } = await limited(readOnly);
    await w.open().settings.save({
      billing: {
        pieces: { quotes: false },
        statuses: { pending: [], processing: null },
        stockMovedBy: 'auto',
        entries: { enabled: false },
      },
    });
  });
});

describe('a run is refused before it writes anything', () => {
  test.each<[string, Capabilities, readonly Flow[] | undefined, string]>([
    ['stock', { readStock: false }, undefined, 'readStock'],
    ['stock, by name', { readStock: false }, ['stock'], 'readStock'],
    ['products', { readProducts: false }, undefined, 'readProducts'],
    ['orders', { pieces: [] }, undefined, 'pieces'],
  ])('%s', async (_, capabilities, only, field) => {
    const { w, gestan } = await limited(capabilities);
    const before = [gestan.state.contacts.length, gestan.state.products.length, w.writes().length];
    await expect(w.open().run(only && { flows: only })).rejects.toMatchObject({
      code: 'settings.unsupported',
      field: `gestan.capabilities.${field}`,
    });
    expect([gestan.state.contacts.length, gestan.state.products.length, w.writes().length]).toEqual(before);
  });

  test('without those flows it runs', async () => {
    const { w, refused } = await limited({ readStock: false });
    const { reports } = await w.open().run({ flows: ['contacts', 'products', 'orders'] });
    expect(reports.map(({ flow, counts }) => [flow, counts.failed])).toEqual([
      ['contacts', 0],
      ['products', 0],
      ['orders', 0],
    ]);
    expect(refused).toEqual([]);
  });
});

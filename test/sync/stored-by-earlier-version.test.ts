import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type ContactRow,
  memoryStorage,
  type OrderRow,
  type Plan,
  type Report,
  type SyncStorage,
} from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import { renderPlan, renderReport } from 'woo-gestan/report';
import type { Shop } from 'woo-gestan/testing';
import { dump, testClock, world } from './shops.js';

type Sync = ReturnType<ReturnType<typeof world>['open']>;
type ProductPlan = Awaited<ReturnType<Sync['products']['plan']>>;
type StockPlan = Awaited<ReturnType<Sync['stock']['plan']>>;

/** Both sides as they were when the files were written. */
interface Sides {
  readonly now: string;
  readonly shop: Shop;
  readonly gestan: Parameters<typeof memoryGestan>[0];
  /** An order whose invoice was made, while its answer was lost. */
  readonly lost: number;
  /** An order that was entered by hand. */
  readonly adopted: number;
  /** The run that `plan-undo.json` puts back. */
  readonly undone: string;
}

/** Reads a file that the version of 28 November 2026 wrote, before `sync/` got its rooms. */
function written<T>(name: string): T {
  const file = new URL(`../fixtures/state-of-november-2026/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** A world that goes on where that version stopped. */
async function restored() {
  const sides = written<Sides>('sides');
  const entries = written<Record<string, never>>('storage');
  const clock = testClock(sides.now);
  const storage: SyncStorage = memoryStorage({ clock });
  await storage.commit(Object.entries(entries).map(([put, value]) => ({ put, value })));
  const gestan = memoryGestan({
    clock,
    families: [
      { id: '1', name: 'Cannes' },
      { id: '2', name: 'Leurres' },
    ],
    paymentModes: [{ id: '1', name: 'CB' }],
    bankAccounts: [{ id: '1', name: 'Banque', professional: true }],
    postingCategories: [{ id: '1', name: 'Ventes', professional: true }],
    ...sides.gestan,
  });
  const w = world({ shop: sides.shop, clock, gestan, storage });
  return { ...w, sync: w.open(), sides, entries };
}

const outcomes = ({ rows }: Report) => Object.fromEntries(rows.map(({ key, outcome }) => [key, outcome]));

const identity = ({ rows }: Plan) =>
  rows.map(({ key, status, fingerprint }) => ({ key, status, fingerprint }));

describe('a saved plan', () => {
  const applied = written<Record<string, Record<string, string>>>('applied');

  test('of products is applied as its own version applies it', async () => {
    const { sync } = await restored();
    const report = await sync.products.apply(written<ProductPlan>('plan-products'), { select: 'all' });
    expect(outcomes(report)).toEqual(applied.products);
  });

  test('of stock is applied as its own version applies it', async () => {
    const { sync } = await restored();
    const report = await sync.stock.apply(written<StockPlan>('plan-stock'), { select: 'all' });
    expect(outcomes(report)).toEqual(applied.stock);
  });

  test('of contacts is applied as its own version applies it', async () => {
    const { sync } = await restored();
    const report = await sync.contacts.apply(written<Plan<ContactRow>>('plan-contacts'), { select: 'all' });
    expect(outcomes(report)).toEqual(applied.contacts);
  });

  test('of orders is applied as its own version applies it', async () => {
    const { sync } = await restored();
    const report = await sync.orders.apply(written<Plan<OrderRow>>('plan-orders'), { select: 'all' });
    expect(outcomes(report)).toEqual(applied.orders);
  });

  test('that undoes a run is applied as its own version applies it', async () => {
    const { sync } = await restored();
    const report = await sync.products.apply(written<ProductPlan>('plan-undo'), { select: 'all' });
    expect(outcomes(report)).toEqual(applied.undo);
  });

  test.each(['contacts', 'products', 'orders', 'stock'] as const)(
    'of %s is what plan() says today, with the same fingerprints',
    async (flow) => {
      const { sync } = await restored();
      expect(identity(await sync[flow].plan())).toEqual(identity(written<Plan>(`plan-${flow}`)));
    },
  );

  test('that undoes a run is what undo() says today, with the same fingerprints', async () => {
    const { sync, sides } = await restored();
    expect(identity(await sync.undo(sides.undone))).toEqual(identity(written<Plan>('plan-undo')));
  });

  test.each(['plan-contacts', 'plan-products', 'plan-orders', 'plan-stock', 'plan-undo'])(
    '%s is shown as a table',
    (name) => {
      const plan = written<Plan>(name);
      const text = renderPlan(plan);
      for (const row of plan.rows.filter(({ status }) => status !== 'in-sync').slice(0, 3))
        expect(text).toContain(row.name.slice(0, 8));
    },
  );
});

describe('a stored state', () => {
  test('gives its reports as they were written', async () => {
    const { sync } = await restored();
    const listed = (await sync.runs.list()).map(({ runId }) => runId);
    for (const name of ['report-products', 'report-failed', 'report-orders']) {
      const report = written<Report>(name);
      expect(listed).toContain(report.runId);
      // The language of the reader is added when a report is given.
      expect(await sync.runs.get(report.runId)).toEqual({ ...report, language: 'fr' });
      expect(renderReport(report)).not.toBe('');
    }
    expect((await sync.runs.list()).find(({ undoable }) => undoable)).toBeDefined();
  });

  test('gives its links, mappings, blacklist, settings and hints', async () => {
    const { sync, entries, sides } = await restored();
    const under = (prefix: string) =>
      Object.keys(entries).filter((key) => key.startsWith(`shop/main/${prefix}`));
    expect(await sync.links.list()).toHaveLength(under('link/').length);
    expect(await sync.categories.list()).toHaveLength(under('category/').length);
    expect((await sync.mappings.families.list()).length).toBe(2);
    expect((await sync.mappings.payments.list()).length).toBeGreaterThan(2);
    expect((await sync.mappings.taxes.list()).length).toBeGreaterThan(0);
    expect((await sync.blacklist.list()).length).toBe(2);
    expect((await sync.settings.get()).billing.shippingProductCode).toBe('PORT');
    expect(await sync.webhooks.pending()).toMatchObject([{ resource: 'order', id: sides.lost }]);
  });

  test('tells what became of a row the last time', async () => {
    const { sync } = await restored();
    const failed = written<Report>('report-failed').rows.find(({ outcome }) => outcome === 'failed');
    const explained = await sync.explain({ code: failed?.gestanCode ?? '' });
    const text = JSON.stringify(explained);
    expect(text).toContain(failed?.error?.code);
  });

  test('gives what is known of an order that was entered by hand', async () => {
    const { sync, sides } = await restored();
    const { order } = await sync.explain({ orderId: sides.adopted });
    expect(order?.record).toMatchObject({ adopted: true, pieces: [{ kind: 'invoice', number: 'F-1' }] });
  });

  test('a write whose outcome was not known is looked up, and made no second time', async () => {
    const { sync, sides, gestan, storage } = await restored();
    expect((await sync.explain({ orderId: sides.lost })).order?.intents).toHaveLength(1);
    const pieces = () =>
      gestan.state.pieces.filter(({ externalRef }) => externalRef?.includes(`:${sides.lost}`));
    const before = pieces();
    expect(before.length).toBeGreaterThan(0);
    await sync.run();
    const refs = pieces().map(({ externalRef }) => externalRef);
    expect(pieces()).toEqual(expect.arrayContaining([...before]));
    expect(new Set(refs).size).toBe(refs.length);
    const { order } = await sync.explain({ orderId: sides.lost });
    expect(order?.intents).toEqual([]);
    expect(order?.record?.pieces.map(({ externalRef }) => externalRef)).toEqual(refs);
    expect(Object.keys(await dump(storage)).filter((key) => key.includes('/intent/'))).toEqual([]);
  });

  test('a run goes on from it, and the next one finds nothing to do', async () => {
    const { sync, gestan, writes } = await restored();
    await sync.run();
    const pieces = gestan.state.pieces.length;
    const written = writes().length;
    const { reports } = await sync.run();
    expect(reports.map(({ counts }) => counts.done)).toEqual([0, 0, 0, 0]);
    expect(gestan.state.pieces).toHaveLength(pieces);
    expect(writes()).toHaveLength(written);
  });
});

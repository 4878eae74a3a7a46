import { expect, test } from 'vitest';
import type { RunOptions, RunReport } from 'woo-gestan';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { isFull } from '../support/forms.js';
import { gestanFigures, type World } from './shops.js';
import { setUp, smallWorld } from './small.js';

const minutes = 60_000;

/** One flow is enough to see what an order does. */
const orders = { flows: ['orders'] } as const;

interface Trouble {
  /** Whether a write is the one whose answer is lost, and that cannot be looked up. */
  readonly hits: (externalRef: string) => boolean;
  /** Whether it was carried out. */
  readonly isMade: boolean;
}

/** A Gestan that loses the answer to one write, and fails for ever when it is asked about it. */
function troubled(w: World, { hits, isMade }: Trouble) {
  const state = { isBroken: true };
  const write = async <D extends { readonly externalRef: string; readonly id?: string }, R>(
    draft: D,
    send: (draft: D) => Promise<R>,
  ): Promise<R> => {
    if (!state.isBroken || draft.id !== undefined || !hits(draft.externalRef)) return send(draft);
    if (isMade) await send(draft);
    throw new Error('the connection is lost');
  };
  const gestan: GestanAdapter = {
    ...w.gestan,
    upsertProduct: (draft, options) => write(draft, (one) => w.gestan.upsertProduct(one, options)),
    upsertContact: (draft, options) => write(draft, (one) => w.gestan.upsertContact(one, options)),
    createPiece: (draft, options) => write(draft, (one) => w.gestan.createPiece(one, options)),
    find: async (kind, externalRef, options) => {
      if (state.isBroken && hits(externalRef)) throw new Error('the index of the table is damaged');
      return w.gestan.find(kind, externalRef, options);
    },
  };
  return { state, gestan };
}

/** Runs every 31 minutes; the last report of each flow, or the error of the last run. */
async function runs(w: World, gestan: GestanAdapter, count: number, options: RunOptions = orders) {
  let reports = new Map<string, RunReport['reports'][number]>();
  let error: unknown;
  for (let run = 0; run < count; run += 1) {
    w.clock.advance(31 * minutes);
    try {
      const all = (await w.open({ gestan }).run(options)).reports;
      reports = new Map(all.map((report) => [report.flow, report]));
      error = all.find((report) => report.error)?.error;
    } catch (thrown) {
      error = thrown;
    }
  }
  return { reports, error };
}

async function undisturbed(options?: RunOptions) {
  const w = smallWorld();
  await setUp(w.open());
  await runs(w, w.gestan, 2, options);
  return gestanFigures(w.gestan);
}

async function ready(trouble: (w: World) => Trouble) {
  const w = smallWorld();
  await setUp(w.open());
  return { w, ...troubled(w, trouble(w)) };
}

/** The reference of the first invoice that the orders ask for. */
async function firstPiece(): Promise<string> {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().run(orders);
  return w.gestan.state.pieces[0]?.externalRef ?? '';
}

test('a write that a newer release began ends the run, and stays for the release that knows it', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const key = 'shop/main/intent/later';
  const at = new Date(w.clock.now()).toISOString();
  const open = { id: 'later', at, runId: 'r', intent: { kind: 'gestan-delivery', externalRef: 'x' } };
  await w.storage.commit([{ put: key, value: open }]);
  await expect(w.open().run(orders)).rejects.toMatchObject({ code: 'storage.newer-version' });
  expect(await w.storage.get(key)).toEqual(open);
  expect(w.gestan.state.pieces).toEqual([]);
});

test.each(isFull ? [true, false] : [true])(
  'a piece that cannot be looked up is parked after an hour, stops nothing else, and is decided by a person: made %s',
  async (isMade) => {
    const ref = await firstPiece();
    const { w, gestan } = await ready(() => ({ hits: (one) => one === ref, isMade }));
    const early = await runs(w, gestan, 2);
    // For an hour it may yet be found: a shop that is out of order for a moment is waited for.
    expect(early.error).toMatchObject({ cause: { message: 'the index of the table is damaged' } });
    expect(await w.open().unsettled.list()).toEqual([]);
    const { reports, error } = await runs(w, gestan, 2);
    const orderId = Number(/order:(\d+)/.exec(ref)?.[1]);
    const held = { key: `order:${orderId}`, outcome: 'unsettled', error: { code: 'sync.outcome-unknown' } };
    expect(error).toBeUndefined();
    expect(reports.get('orders')?.rows.filter(({ key }) => key === held.key)).toMatchObject([held]);
    const ofOrder = () =>
      w.gestan.state.pieces.filter(({ externalRef }) => externalRef?.includes(`order:${orderId}:`));
    expect(ofOrder()).toHaveLength(isMade ? 1 : 0);
    const others = (await undisturbed()) as unknown as { readonly pieces: readonly unknown[] };
    expect(w.gestan.state.pieces.length).toBeGreaterThan(1);

    // What is done to the order in the shop meanwhile changes nothing of that.
    await w.store.call('PUT', `/wp-json/wc/v3/orders/${orderId}`, { body: { customer_note: 'vite' } });
    const plan = await w.open({ gestan }).orders.plan({ ids: [orderId] });
    const applied = await w.open({ gestan }).orders.apply(plan, { select: 'all' });
    expect(applied.rows.filter(({ key }) => key === held.key)).toMatchObject([held]);
    await runs(w, gestan, 1);
    expect(ofOrder()).toHaveLength(isMade ? 1 : 0);

    const sync = w.open({ gestan });
    const [write] = await sync.unsettled.list();
    expect(write).toMatchObject({ flow: 'orders', kind: 'gestan-piece', key: held.key, wooId: orderId });
    expect(write?.error.message).toContain('damaged');
    const id = write?.id ?? '';
    await expect(sync.unsettled.decide({ id: 'x', made: false })).rejects.toMatchObject({
      field: 'answer.id',
    });
    await expect(sync.unsettled.decide({ id, made: true, wooId: 1 })).rejects.toMatchObject({
      code: 'settings.invalid',
      field: 'answer.gestanId',
    });
    await sync.unsettled.decide(
      isMade ? { id, made: true, gestanId: ofOrder()[0]?.id ?? '', number: '1' } : { id, made: false },
    );
    expect(await sync.unsettled.list()).toEqual([]);
    const end = await runs(w, isMade ? gestan : w.gestan, 1);
    expect(end.reports.get('orders')?.counts.unsettled).toBe(0);
    expect(gestanFigures(w.gestan)).toEqual(others);
  },
);

test.runIf(isFull)('a look-up that works again settles by itself what was parked', async () => {
  const ref = await firstPiece();
  const { w, gestan, state } = await ready(() => ({ hits: (one) => one === ref, isMade: true }));
  await runs(w, gestan, 4);
  expect(await w.open().unsettled.list()).toHaveLength(1);
  state.isBroken = false;
  await runs(w, gestan, 3);
  expect(await w.open().unsettled.list()).toEqual([]);
  expect(gestanFigures(w.gestan)).toEqual(await undisturbed());
});

test.each(isFull ? (['product', 'customer'] as const) : (['product'] as const))(
  'a %s that cannot be looked up stops nothing but itself',
  async (kind) => {
    let first: string | undefined;
    const hits = (ref: string) => {
      if (ref.includes(`:${kind}:`)) first ??= ref;
      return ref === first;
    };
    const { w, gestan, state } = await ready(() => ({ hits, isMade: true }));
    const { reports, error } = await runs(w, gestan, 4, {});
    const flow = kind === 'product' ? 'products' : 'contacts';
    expect(error).toBeUndefined();
    expect(
      reports.get(flow)?.rows.filter(({ error }) => error?.code === 'sync.outcome-unknown'),
    ).toHaveLength(1);
    expect(w.gestan.state.pieces.length).toBeGreaterThan(0);
    const sync = w.open({ gestan });
    const [write] = await sync.unsettled.list();
    expect(write?.flow).toBe(flow);
    const made = await w.gestan.find(kind === 'product' ? 'product' : 'contact', first ?? '');
    await sync.unsettled.decide({ id: write?.id ?? '', made: true, gestanId: made?.id ?? '' });
    await runs(w, gestan, 1, {});
    expect(state.isBroken).toBe(true);
    expect(gestanFigures(w.gestan)).toEqual(await undisturbed({}));
  },
);

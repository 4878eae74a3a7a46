import { expect, test } from 'vitest';
import type { RunOptions, RunReport } from 'woo-gestan';
import { isActionable } from '../../src/diff/statuses.js';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { dump, gestanFigures, type World } from './shops.js';
import { setUp, smallWorld } from './small.js';

/** A world whose adapter does not do what it says. */
async function liar(lie: (w: World) => Partial<GestanAdapter>) {
  const w = smallWorld();
  await setUp(w.open());
  const gestan: GestanAdapter = { ...w.gestan, ...lie(w) };
  const run = async (options?: RunOptions) => {
    w.clock.advance(60_000);
    return w.open({ gestan }).run(options);
  };
  return { w, gestan, run };
}

async function honest() {
  const { w, run } = await liar(() => ({}));
  for (let turn = 0; turn < 2; turn += 1) await run();
  return gestanFigures(w.gestan);
}

const rowsOf = ({ reports }: RunReport) => reports.flatMap(({ rows }) => rows);

test('a product that is answered with the id of another one is looked up: the link is right', async () => {
  const { w, run } = await liar((world) => ({
    async upsertProduct(draft, options) {
      const answer = await world.gestan.upsertProduct(draft, options);
      return draft.id === undefined ? { ...answer, id: '3' } : answer;
    },
  }));
  for (let turn = 0; turn < 2; turn += 1) expect((await run()).aborted).toBe(false);
  const links = await w.open().links.list();
  expect(new Set(links.map(({ gestanId }) => gestanId)).size).toBe(links.length);
  for (const { gestanId, code } of links)
    expect(w.gestan.state.products.find(({ id }) => id === gestanId)?.code).toBe(code);
  expect(gestanFigures(w.gestan)).toEqual(await honest());
});

test('where the look-up tells the wrong id too, the product is left open, and nothing else stops', async () => {
  const { w, run } = await liar((world) => ({
    async upsertProduct(draft, options) {
      const answer = await world.gestan.upsertProduct(draft, options);
      return draft.id === undefined ? { ...answer, id: '3' } : answer;
    },
    async find(kind, ref, options) {
      const found = await world.gestan.find(kind, ref, options);
      return kind === 'product' && found ? { ...found, id: '3' } : found;
    },
  }));
  const first = await run({ flows: ['products'] });
  expect(rowsOf(first).find(({ outcome }) => outcome === 'unsettled')).toMatchObject({
    error: { code: 'gestan.unsettled', message: expect.stringMatching(/which is that of woo:\d+/) },
  });
  for (let turn = 0; turn < 12; turn += 1) {
    w.clock.advance(31 * 60_000);
    await run().catch(() => undefined);
  }
  // What cannot be told is parked; the orders of other products are in Gestan.
  expect((await w.open().unsettled.list()).length).toBeGreaterThan(0);
  expect(w.gestan.state.pieces.length).toBeGreaterThan(0);
  const links = await w.open().links.list();
  expect(links.filter(({ gestanId }) => gestanId === '3')).toHaveLength(1);
});

test('a piece that is answered with the id of another one of its order is looked up', async () => {
  const { w, run } = await liar((world) => {
    const first = new Map<string, string>();
    return {
      async createPiece(draft, options) {
        const answer = await world.gestan.createPiece(draft, options);
        const order = /order:\d+/.exec(draft.externalRef)?.[0] ?? '';
        if (!first.has(order)) first.set(order, answer.id);
        return { ...answer, id: first.get(order) ?? '' };
      },
    };
  });
  for (let turn = 0; turn < 2; turn += 1) await run();
  const figures = await honest();
  expect(gestanFigures(w.gestan)).toEqual(figures);
  // Each credit note cites the invoice that it takes back.
  const byId = new Map(w.gestan.state.pieces.map((piece) => [piece.id, piece]));
  for (const { kind, sourceId, sourceRef } of w.gestan.state.pieces as unknown as readonly {
    readonly kind: string;
    readonly sourceId?: string;
    readonly sourceRef?: string;
  }[])
    if (kind === 'credit-note' && sourceId !== undefined)
      expect(byId.get(sourceId)?.externalRef).toBe(sourceRef);
});

/** All pieces are told to be the one that the first call made; by the look-up too, where it lies. */
function liesOfPieces(finds: boolean) {
  let first: string | undefined;
  let isHonest = false;
  const lie = (world: World): Partial<GestanAdapter> => ({
    async createPiece(draft, options) {
      const answer = await world.gestan.createPiece(draft, options);
      first ??= answer.id;
      return isHonest ? answer : { ...answer, id: first };
    },
    async find(kind, ref, options) {
      const found = await world.gestan.find(kind, ref, options);
      return finds && !isHonest && kind === 'piece' && found ? { ...found, id: first ?? '' } : found;
    },
  });
  const beHonest = () => {
    isHonest = true;
  };
  return { lie, beHonest };
}

/** Ids of pieces that are recorded for each reference. */
async function recordedPieces(w: World) {
  const kept = Object.entries(await dump(w.storage)).filter(([key]) => key.startsWith('shop/main/order/'));
  return kept.flatMap(([, order]) =>
    (
      order as { readonly pieces: readonly { readonly externalRef: string; readonly id: string }[] }
    ).pieces.map(({ externalRef, id }) => [externalRef, id] as const),
  );
}

test.each([1, 2])(
  'a piece that is answered with the id of another order, in %i runs, is looked up',
  async (runs) => {
    const { lie } = liesOfPieces(false);
    const { w, run } = await liar(lie);
    if (runs === 2)
      await w.open({ gestan: { ...w.gestan, ...lie(w) } }).run({ flows: ['contacts', 'products'] });
    const ids = (w.store.state.orders ?? []).map(({ id }) => Number(id)).sort((a, b) => a - b);
    for (const some of runs === 2 ? [ids.slice(0, 4), ids] : [ids]) {
      const sync = w.open({ gestan: { ...w.gestan, ...lie(w) } });
      const plan = await sync.orders.plan({ ids: some });
      await sync.orders.apply(plan, { select: 'all' });
      w.clock.advance(60_000);
    }
    await run();
    const recorded = await recordedPieces(w);
    expect(recorded.length).toBeGreaterThan(10);
    for (const [ref, id] of recorded)
      expect(w.gestan.state.pieces.find(({ externalRef }) => externalRef === ref)?.id).toBe(id);
  },
);

test('where the look-up tells it too, the order is unsettled, with the field and what to mend, and nothing is recorded', async () => {
  const { lie, beHonest } = liesOfPieces(true);
  const { w, run } = await liar(lie);
  const rows = rowsOf(await run()).filter(({ outcome, error }) => outcome === 'unsettled' && error);
  expect(rows.length).toBeGreaterThan(3);
  for (const { error } of rows)
    expect(error).toMatchObject({
      code: 'gestan.unsettled',
      field: 'createPiece.id',
      message: expect.stringMatching(
        /which is that of woo:main:order:\d+:.*Let the adapter answer with the id of the record that it made/,
      ),
    });
  const recorded = await recordedPieces(w);
  expect(new Set(recorded.map(([, id]) => id)).size).toBe(recorded.length);
  expect(recorded).toHaveLength(1);
  // Once the adapter is mended, the next runs record what was made, and make the rest: nothing twice.
  beHonest();
  for (let turn = 0; turn < 2; turn += 1) await run();
  expect(gestanFigures(w.gestan)).toEqual(await honest());
  for (const [ref, id] of await recordedPieces(w))
    expect(w.gestan.state.pieces.find(({ externalRef }) => externalRef === ref)?.id).toBe(id);
});

test('an id that Gestan gives again, after its piece was deleted there, is believed', async () => {
  const gone = new Set<string>();
  const { w, gestan, run } = await liar((world) => ({
    async createPiece(draft, options) {
      const [old] = gone;
      const answer = await world.gestan.createPiece(draft, options);
      if (old === undefined) return answer;
      gone.delete(old);
      return { ...answer, id: old };
    },
    find: async (kind, ref, options) => {
      const found = await world.gestan.find(kind, ref, options);
      return found && kind === 'piece' && ref.includes(':order:') && deleted.has(ref) ? undefined : found;
    },
  }));
  const deleted = new Set<string>();
  const ids = (w.store.state.orders ?? []).map(({ id }) => Number(id)).sort((a, b) => a - b);
  const sync = w.open({ gestan });
  await sync.run({ flows: ['contacts', 'products'] });
  await sync.orders.apply(await sync.orders.plan({ ids: ids.slice(0, 4) }), { select: 'all' });
  const [[ref, id] = ['', '']] = await recordedPieces(w);
  deleted.add(ref);
  gone.add(id);
  const report = await run();
  expect(rowsOf(report).filter(({ outcome }) => outcome === 'unsettled')).toEqual([]);
  expect((await recordedPieces(w)).filter(([, other]) => other === id)).toHaveLength(2);
});

test('an adapter that says done and does nothing: the rows and the audit tell it, and nothing is done again', async () => {
  let serial = 0;
  const calls: string[] = [];
  const nothing = async ({ externalRef }: { readonly externalRef: string }) => {
    calls.push(externalRef);
    serial += 1;
    return { id: `X${serial}`, created: true, number: `F${serial}` };
  };
  const { w, gestan, run } = await liar((world) => ({
    createPiece: nothing,
    createEntry: nothing,
    upsertContact: (draft, options) =>
      draft.id === undefined ? nothing(draft) : world.gestan.upsertContact(draft, options),
    upsertProduct: (draft, options) =>
      draft.id === undefined ? nothing(draft) : world.gestan.upsertProduct(draft, options),
  }));
  await run();
  const before = calls.length;
  // A product that Gestan does not list is asked for again by an order, under the same reference.
  const twice = calls.filter((ref, at) => calls.indexOf(ref) !== at);
  expect(twice.filter((ref) => !ref.includes(':product:'))).toEqual([]);
  const second = await run();
  expect(calls).toHaveLength(before);
  expect(rowsOf(second).filter(({ reason }) => reason?.code === 'counterpart-gone').length).toBeGreaterThan(
    0,
  );
  const audit = await w.open({ gestan }).orders.audit();
  const missing = audit.rows
    .filter(({ finding }) => finding === 'missing')
    .map(({ externalRef }) => externalRef);
  expect(missing.length).toBe(calls.filter((ref) => /:order:\d+:(?!entry)/.test(ref)).length);
  const plan = await w.open({ gestan }).orders.plan();
  expect(plan.rows.filter(({ status }) => isActionable(status))).toEqual([]);
});

test('two links to one product of Gestan, which an earlier version stored, stop nothing and are put right', async () => {
  const { w, run } = await liar(() => ({}));
  await run();
  const before = await w.open().links.list();
  const [first, second] = before;
  const key = Object.keys(await dump(w.storage)).find(
    (one) => one.includes('/link/') && one.endsWith(String(second?.wooId)),
  );
  await w.storage.commit([
    {
      put: key ?? '',
      value: { ...second, gestanId: first?.gestanId ?? '', at: '2027-01-01T00:00:00.000Z' } as never,
    },
  ]);
  for (let turn = 0; turn < 2; turn += 1) expect((await run()).aborted).toBe(false);
  const pairs = async () => (await w.open().links.list()).map(({ wooId, gestanId }) => [wooId, gestanId]);
  expect(await pairs()).toEqual(before.map(({ wooId, gestanId }) => [wooId, gestanId]));
});

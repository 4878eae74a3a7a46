import { describe, expect, test } from 'vitest';
import { gestanFigures, type World } from '../sync/shops.js';
import { setUp, smallWorld } from '../sync/small.js';
import { failureOf, timeout, tryMutations } from './kit.js';
import { describeMutation, drawMutation, mutated } from './mutate.js';

const flows = ['contacts', 'products', 'orders', 'stock'] as const;
type Flow = (typeof flows)[number];

/** All that a person would see on both sides, field by field. */
function figures({ store, gestan }: World): Readonly<Record<string, string>> {
  const { products, contacts, pieces, entries } = gestanFigures(gestan);
  const seen: Record<string, string> = {};
  for (const product of products)
    for (const [field, value] of Object.entries(product))
      if (field !== 'images') seen[`gestan product ${product.code} ${field}`] = JSON.stringify(value);
  for (const ref of contacts) seen[`contact ${ref}`] = 'there';
  for (const piece of pieces) seen[`piece ${piece.externalRef}`] = JSON.stringify(piece);
  for (const entry of entries) seen[`entry ${entry.externalRef}`] = JSON.stringify(entry);
  for (const row of [...store.state.products, ...store.state.variations])
    for (const field of [
      'name',
      'regular_price',
      'sale_price',
      'stock_quantity',
      'manage_stock',
      'weight',
      'status',
      'description',
    ])
      seen[`shop product ${row.sku} ${field}`] = JSON.stringify(row[field] ?? null);
  return seen;
}

async function prepared() {
  const w = smallWorld();
  await setUp(w.open());
  return w;
}

describe.each(flows)('a plan of %s that was edited by hand', (flow: Flow) => {
  test('can choose rows, and never changes what they write', { timeout }, async () => {
    const start = await prepared();
    const plan = JSON.parse(JSON.stringify(await start.open()[flow].plan())) as never;
    const before = figures(start);
    await start.open()[flow].apply(plan, { select: 'all' });
    const whole = figures(start);
    let w = await prepared();
    await tryMutations({ short: 4, full: 900 }, async (random) => {
      const mutation = drawMutation(random, plan);
      const writes = w.writes().length;
      const error = await failureOf(mutation, () =>
        w.open()[flow].apply(mutated(plan, mutation), { select: 'all' }),
      );
      const after = figures(w);
      for (const [what, value] of Object.entries(after))
        expect(
          [before[what] ?? null, whole[what] ?? null],
          `${describeMutation(mutation)}: ${what} ${value}`,
        ).toContain(value);
      if (error) {
        expect(after, describeMutation(mutation)).toEqual(before);
        expect(w.writes().length).toBe(writes);
        expect((error as { field?: string }).field, error.message).toBeTruthy();
      } else w = await prepared();
      return mutation;
    });
  });
});

/** What a row is known by: everything else of it is shown to people, and is computed anew. */
const kept = new Set([
  'key',
  'status',
  'fingerprint',
  'wooId',
  'variationId',
  'gestanId',
  'origin',
  'target',
  'field',
  'kind',
]);

/** The same rows with every other text and number replaced. */
function rewritten(value: unknown): unknown {
  if (typeof value === 'string') return /^-?\d+(?:\.\d+)?$/.test(value) ? '987.65' : 'Edited';
  if (typeof value === 'number') return 98_765;
  if (Array.isArray(value)) return value.map(rewritten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, kept.has(name) ? member : rewritten(member)]),
  );
}

test.each(flows)(
  'a plan of %s with every value of its rows edited writes none of them',
  async (flow: Flow) => {
    const w = await prepared();
    if (flow === 'stock') await w.open().run({ flows: ['products'] });
    const plan = JSON.parse(JSON.stringify(await w.open()[flow].plan())) as { rows: unknown[] };
    const writes = w.writes().length + w.gestan.state.products.length;
    const edited = { ...plan, rows: plan.rows.map(rewritten) };
    const report = await w
      .open()
      [flow].apply(edited as never, { select: 'all' })
      .catch((error: unknown) => error);
    expect(JSON.stringify(figures(w)), JSON.stringify(report).slice(0, 300)).not.toMatch(
      /987\.65|98765|Edited/,
    );
    if (flow === 'products')
      expect(w.writes().length + w.gestan.state.products.length).toBeGreaterThan(writes);
  },
);

describe('a plan of products whose file was edited', () => {
  const idOf = (w: World, code: string) =>
    w.gestan.state.products.find((product) => product.code === code)?.id ?? '';
  const setPrices = (w: World, priceGross: string) => {
    w.clock.advance(60_000);
    for (const code of ['CUI-DAI-038', 'SHA-DAI-084']) w.gestan.edit.product(idOf(w, code), { priceGross });
    w.clock.advance(60_000);
  };
  /** Products are in sync, and two prices have moved a little since. */
  async function moved() {
    const w = await prepared();
    await w.open().run({ flows: ['products'] });
    setPrices(w, '3.20');
    const plan = await w.open().products.plan();
    return { w, plan: JSON.parse(JSON.stringify(plan)) as typeof plan };
  }
  const run = async (w: World) => {
    await w.open().settings.save({ safety: { atLeast: 1 } });
    return w.open().run({ flows: ['products'] });
  };

  test.each<[string, (plan: { checkpoint?: object; rows: readonly object[] }) => object]>([
    ['as it was planned', (plan) => plan],
    [
      'with other totals to build on',
      (plan) => ({
        ...plan,
        checkpoint: { ...plan.checkpoint, totals: { woo: 1e6, gestan: 1e6, managedStock: 1e6 } },
      }),
    ],
  ])('%s: the limits of later runs count what there is', async (_, edit) => {
    const { w, plan } = await moved();
    expect(plan.checkpoint).toBeDefined();
    await w.open().products.apply(edit(plan) as never, { select: 'all' });
    setPrices(w, '300.00');
    await expect(run(w)).rejects.toMatchObject({ code: 'settings.safety-limit' });
  });

  test('with a row taken out: the next run does it', async () => {
    const { w, plan } = await moved();
    const kept = plan.rows.filter(({ gestanCode }) => gestanCode !== 'CUI-DAI-038');
    expect(kept).toHaveLength(plan.rows.length - 1);
    await w.open().products.apply({ ...plan, rows: kept }, { select: 'all' });
    const [report] = (await w.open().run({ flows: ['products'] })).reports;
    expect(report?.counts.done).toBe(1);
  });
});

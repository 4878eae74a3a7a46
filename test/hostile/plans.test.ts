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

import { describe, expect, test } from 'vitest';
import { isSyncError, type Plan, type Report, type Row } from 'woo-gestan';
import { dump } from './shops.js';
import { setUp, smallWorld } from './small.js';

const flows = ['contacts', 'products', 'orders', 'stock'] as const;

/** What a caller in plain JavaScript can do. */
interface Untyped {
  plan(options?: unknown): Promise<Plan<Row>>;
  apply(plan: unknown, options: unknown): Promise<Report>;
}

async function refusal(work: () => Promise<unknown>) {
  const error = await work().then(
    (value) => expect.fail(`It was taken: ${JSON.stringify(value)}`),
    (caught: unknown) => caught,
  );
  if (!isSyncError(error)) throw error;
  return error;
}

describe.each(flows)('select of %s.apply()', (flow) => {
  test.each<[string, () => unknown]>([
    ['a promise', async () => false],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'no'],
    ['a number', () => 1],
  ])('that answers %s is refused, and nothing is written', async (_, select) => {
    const w = smallWorld();
    await setUp(w.open());
    // A linked product with too much stock in the shop, so that the stock flow has something to write.
    await w
      .open()
      .products.apply(await w.open().products.plan({ codes: ['SHA-DAI-084'] }), { select: 'all' });
    const sync = w.open() as unknown as Record<string, Untyped>;
    const plan = await sync[flow]?.plan();
    const before = JSON.stringify([w.gestan.state, await dump(w.storage)]);
    const writes = w.writes().length;
    const error = await refusal(async () => sync[flow]?.apply(plan, { select }));
    expect([error.code, error.field]).toEqual(['settings.invalid', 'options.select']);
    expect(error.message).toContain('true or false');
    expect(JSON.stringify([w.gestan.state, await dump(w.storage)])).toBe(before);
    expect(w.writes().length).toBe(writes);
  });
});

test.each<[string, () => unknown]>([
  ['a promise', async () => 'woo'],
  ['nothing', () => undefined],
  ['a word that is none', () => 'shop'],
])('resolve that answers %s is refused, and nothing is written', async (_, resolve) => {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  await sync.settings.save({ products: { conflicts: 'ask' } });
  await sync.run({ flows: ['products'] });
  await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { name: 'Boutique' } });
  const link = (await sync.links.list()).find(({ wooId }) => wooId === 34);
  w.gestan.edit.product(link?.gestanId ?? '', { name: 'Gestan' });
  const plan = await sync.products.plan();
  expect(plan.rows.find(({ wooId }) => wooId === 34)?.status).toBe('conflict');
  const writes = w.writes().length;
  const error = await refusal(() => sync.products.apply(plan, { select: 'all', resolve: resolve as never }));
  expect([error.code, error.field]).toEqual(['settings.invalid', 'options.resolve']);
  expect(error.message).toMatch(/for row woo:34; it must answer 'gestan', 'woo' or 'skip'/);
  expect(w.writes().length).toBe(writes);
});

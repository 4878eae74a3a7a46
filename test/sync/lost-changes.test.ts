import { describe, expect, test } from 'vitest';
import { setUp, smallWorld } from './small.js';

const reset = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });

/** Whether the shop has done what was asked before the answer was lost. */
type Lost = 'after' | 'before';

/** A linked product whose change to the shop loses its answer once; a person acts right then. */
async function losing(
  lost: Lost,
  what: 'price' | 'stock',
  person: Readonly<Record<string, string | number>>,
) {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().run();
  const product = () => w.store.state.products.find(({ sku }) => sku === 'SHA-DAI-084');
  const ofGestan = () => w.gestan.state.products.find(({ code }) => code === 'SHA-DAI-084');
  if (what === 'price') w.gestan.edit.product(ofGestan()?.id ?? '', { priceGross: '7.77' });
  else w.gestan.edit.stock('SHA-DAI-084', '31');
  w.clock.advance(60_000);
  const sent: unknown[] = [];
  const transport = async (request: Request) => {
    const isBatch = request.method === 'POST' && request.url.includes('/products/batch');
    const body: unknown = isBatch ? await request.clone().json() : undefined;
    const isLost = isBatch && sent.length === 0;
    if (isBatch) sent.push(body);
    if (isLost && lost === 'before') {
      await act();
      throw reset();
    }
    const answer = await w.store.transport(request);
    if (!isLost) return answer;
    await act();
    throw reset();
  };
  const act = async () => {
    if (Object.keys(person).length === 0) return;
    w.clock.advance(30_000);
    const path = `/wp-json/wc/v3/products/${product()?.id}`;
    expect((await w.store.call('PUT', path, { body: person })).status).toBe(200);
  };
  const report = await w.open({ transport }).run({ flows: [what === 'price' ? 'products' : 'stock'] });
  const row = report.reports
    .flatMap(({ rows }) => rows)
    .find(({ gestanCode }) => gestanCode === 'SHA-DAI-084');
  // Of a long run, the rows that are done are only counted.
  const isDone = report.reports.every(({ counts }) => counts.done === 1);
  return { w, product, ofGestan, sent, outcome: row?.outcome ?? (isDone ? 'done' : undefined) };
}

describe('a price whose answer is lost', () => {
  test('is not sent again where the shop has it', async () => {
    const { product, sent, outcome } = await losing('after', 'price', {});
    expect([product()?.regular_price, sent.length, outcome]).toEqual(['7.77', 1, 'done']);
  });

  test('is sent again where the shop has it not', async () => {
    const { product, sent, outcome } = await losing('before', 'price', {});
    expect([product()?.regular_price, sent.length, outcome]).toEqual(['7.77', 2, 'done']);
  });

  test('is sent again where a person has changed only another field', async () => {
    const { product, sent, outcome } = await losing('before', 'price', { weight: '3' });
    expect([product()?.regular_price, sent.length, outcome]).toEqual(['7.77', 2, 'done']);
  });

  test.each(['after', 'before'] as const)(
    'never covers the price that a person enters meanwhile: %s',
    async (lost) => {
      const { w, product, ofGestan, sent, outcome } = await losing(lost, 'price', { regular_price: '9.99' });
      expect([product()?.regular_price, sent.length, outcome]).toEqual(['9.99', 1, 'stale']);
      // Both sides were changed since they last agreed: a person decides.
      w.clock.advance(60_000);
      const asking = w.open();
      await asking.settings.save({ products: { conflicts: 'ask', owners: { price: 'both' } } });
      const plan = await asking.products.plan();
      const row = plan.rows.find(({ gestanCode }) => gestanCode === 'SHA-DAI-084');
      expect(row?.status).toBe('conflict');
      expect(ofGestan()?.priceGross).toBe('7.77');
    },
  );
});

describe('a quantity whose answer is lost', () => {
  test.each([
    ['is not sent again where the shop has it', 'after', {}, 31, 1, 'done'],
    ['is sent again where the shop has it not', 'before', {}, 31, 2, 'done'],
    ['does not bring back units that were sold meanwhile', 'after', { stock_quantity: 28 }, 28, 1, 'stale'],
    ['does not cover what a person has counted', 'before', { stock_quantity: 5 }, 5, 1, 'stale'],
  ] as const)('%s', async (_, lost, person, quantity, requests, outcome) => {
    const seen = await losing(lost, 'stock', person);
    expect([seen.product()?.stock_quantity, seen.sent.length, seen.outcome]).toEqual([
      quantity,
      requests,
      outcome,
    ]);
  });
});

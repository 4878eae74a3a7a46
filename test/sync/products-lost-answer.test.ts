import { describe, expect, test } from 'vitest';
import { setUp, smallWorld } from './small.js';

test('what a person changed before a lost creation was looked up is a change, not what was written', async () => {
  const w = smallWorld();
  await setUp(w.open());
  let isLost = false;
  const transport = async (request: Request) => {
    const isBatch = request.method === 'POST' && new URL(request.url).pathname.endsWith('/products/batch');
    const answer = await w.store.transport(request);
    if (isLost || !isBatch) return answer;
    isLost = true;
    const made = w.store.state.products.find(({ sku }) => sku === 'NOUVEAU-1');
    const path = `/wp-json/wc/v3/products/${made?.id}`;
    w.clock.advance(30_000);
    expect((await w.store.call('PUT', path, { body: { name: 'Épuisette pliante' } })).status).toBe(200);
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
  };
  const sync = w.open({ transport });
  await sync.run({ flows: ['products'] });
  expect(isLost).toBe(true);
  await sync.run({ flows: ['products'] });
  const { name } = w.gestan.state.products.find(({ code }) => code === 'NOUVEAU-1') ?? {};
  expect(name).toBe('Épuisette pliante');
});

const odd = '<p onclick="x()">C:\\temp &amp; 5 > 3</p><script>a()</script>';

describe('what a shop makes of a text when it creates a product', () => {
  /** A product of Gestan whose creation has no answer; where the process dies, nobody looks it up at once. */
  async function made(dies: boolean) {
    const w = smallWorld();
    await setUp(w.open());
    const id = w.gestan.state.products.find(({ code }) => code === 'NOUVEAU-1')?.id ?? '';
    w.gestan.edit.product(id, { description: odd });
    let isLost = false;
    const transport = async (request: Request) => {
      if (isLost && dies) throw new TypeError('fetch failed');
      const answer = await w.store.transport(request);
      if (!request.url.includes('/products/batch')) return answer;
      isLost = true;
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      });
    };
    await w.open({ transport }).run({ flows: ['products'] });
    expect(isLost).toBe(true);
    w.clock.advance(60_000);
    const described = () => w.gestan.state.products.find((product) => product.id === id)?.description;
    const inShop = () => w.store.state.products.find(({ sku }) => sku === 'NOUVEAU-1');
    const run = () => w.open().run({ flows: ['products'] });
    return { w, described, inShop, run };
  }

  test.each([
    ['found at once', false],
    ['found by the next run', true],
  ])('is no change of a person, though the answer is lost: %s', async (_, dies) => {
    const { w, described, inShop, run } = await made(dies);
    await run();
    expect(inShop()?.description).not.toContain('onclick');
    expect(described()).toBe(odd);
    // A person who changes it in the shop afterwards changes it in Gestan.
    const path = `/wp-json/wc/v3/products/${inShop()?.id}`;
    await w.store.call('PUT', path, { body: { description: 'Tapé dans la boutique' } });
    w.clock.advance(60_000);
    await run();
    expect(described()).toBe('Tapé dans la boutique');
  });

  test('and what a person changed before it was found is one', async () => {
    const { w, described, inShop, run } = await made(true);
    const path = `/wp-json/wc/v3/products/${inShop()?.id}`;
    await w.store.call('PUT', path, { body: { description: 'Tapé dans la boutique' } });
    w.clock.advance(60_000);
    await run();
    expect(described()).toBe('Tapé dans la boutique');
  });
});

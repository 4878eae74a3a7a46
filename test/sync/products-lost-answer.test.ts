import { expect, test } from 'vitest';
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

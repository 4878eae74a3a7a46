import { describe, expect, test } from 'vitest';
import { createFakeStore } from 'woo-gestan/testing';
import { createWooClient } from 'woo-gestan/woo';
import { isActionable } from '../../src/diff/statuses.js';
import { setUp, smallShop, smallWorld } from '../sync/small.js';

const unexpected = { code: 'woo.unexpected', message: expect.stringMatching(/not asked for/) };

/** A shop behind a cache that answers requests for one address with what another one gave. */
function cached(swap: (url: URL) => void) {
  const store = createFakeStore({ shop: smallShop() });
  const { consumerKey, consumerSecret } = store.keys.main;
  const woo = createWooClient({
    url: 'https://shop.example',
    consumerKey,
    consumerSecret,
    transport: (request) => {
      const url = new URL(request.url);
      swap(url);
      return store.transport(new Request(url, request));
    },
  });
  return { store, woo };
}

describe('a shop that answers with another row', () => {
  test('than the one that was read is not believed', async () => {
    const { woo } = cached((url) => {
      url.pathname = url.pathname.replace('/products/34', '/products/19');
    });
    await expect(woo.products.get(34)).rejects.toMatchObject(unexpected);
    expect((await woo.products.get(19)).id).toBe(19);
  });

  test('than the one that was changed is not believed, alone and in a batch', async () => {
    const answer = async (request: Request, swap: (text: string) => string) => {
      const { store } = shop;
      const reply = await store.transport(request);
      return new Response(swap(await reply.text()), { status: reply.status, headers: reply.headers });
    };
    const shop = { store: createFakeStore({ shop: smallShop() }) };
    const { consumerKey, consumerSecret } = shop.store.keys.main;
    const woo = createWooClient({
      url: 'https://shop.example',
      consumerKey,
      consumerSecret,
      transport: (request) => answer(request, (text) => text.replace(/"id":34,/, '"id":19,')),
    });
    await expect(woo.products.update(34, { name: 'Neuf' })).rejects.toMatchObject(unexpected);
    const { update } = await woo.products.batch({
      update: [
        { id: 34, name: 'Neuf' },
        { id: 93, name: 'Autre' },
      ],
    });
    expect(update.map(({ ok }) => ok)).toEqual([false, true]);
  });

  test('than those that a list asked for is not believed: none of them counts as gone', async () => {
    const { woo } = cached((url) => url.searchParams.delete('include'));
    await expect(woo.products.list({ include: '34,19', status: 'any' }).toArray()).rejects.toMatchObject(
      unexpected,
    );
    await expect(woo.products.list({ include: [34], status: 'any' }).toArray()).rejects.toMatchObject(
      unexpected,
    );
  });
});

test('orders of a shop whose cache leaves queries aside are not taken for deleted', async () => {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().run({ flows: ['orders'] });
  const live = () => w.gestan.state.pieces.filter(({ cancelled }) => !cancelled).length;
  const before = live();
  expect(before).toBeGreaterThan(1);
  w.clock.advance(60_000);
  const transport = (request: Request) => {
    const url = new URL(request.url);
    // Every list of orders is answered by the first page that somebody once asked for.
    if (request.method === 'GET' && url.pathname.endsWith('/orders')) {
      for (const name of ['include', 'status', 'modified_after', 'page']) url.searchParams.delete(name);
      url.searchParams.set('per_page', '1');
    }
    return w.store.transport(new Request(url, request));
  };
  const sync = () => w.open({ transport });
  for (let run = 0; run < 3; run += 1) {
    w.clock.advance(24 * 3_600_000);
    await sync()
      .run({ flows: ['orders'] })
      .catch(() => undefined);
  }
  await expect(sync().orders.plan()).rejects.toMatchObject(unexpected);
  expect(live()).toBe(before);
  // With the cache gone, nothing is due.
  expect((await w.open().orders.plan()).rows.filter(({ status }) => isActionable(status))).toEqual([]);
});

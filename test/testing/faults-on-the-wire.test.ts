import { setupServer } from 'msw/node';
import { describe, expect, it } from 'vitest';
import type { FakeStore, Fault } from '../../src/testing/index.js';
import type { Asker } from './faults-kit.js';
import { asking, leaping, requestTo } from './faults-kit.js';

const ways: [string, (store: FakeStore, test: (ask: Asker) => Promise<void>) => Promise<void>][] = [
  ['as a transport', async (store, test) => test(asking(store))],
  [
    'through msw',
    async (store, test) => {
      const server = setupServer(...store.handlers('https://shop.example'));
      server.listen({ onUnhandledRequest: 'error' });
      try {
        await test((path, ask) => fetch(requestTo(store, 'https://shop.example', path, ask)));
      } finally {
        server.close();
      }
    },
  ],
  [
    'over HTTP',
    async (store, test) => {
      const server = await store.listen();
      // What listens is asked over plain HTTP, where only signatures count: the key does not matter
      // to these faults.
      try {
        await test((path, ask) => fetch(requestTo(store, server.url, path, ask)));
      } finally {
        await server.close();
      }
    },
  ],
];

describe.each(ways)('faults %s', (_, using) => {
  const under = async (fault: Fault, test: (ask: Asker, store: FakeStore) => Promise<void>) => {
    const store = leaping({ faults: [{ fault }] });
    await using(store, (ask) => test(ask, store));
  };

  it.each(['reset', 'lost-answer'] as const)('%s breaks the connection', async (kind) => {
    await under({ kind }, async (ask, store) => {
      await expect(ask('products')).rejects.toThrow(TypeError);
      expect(store.requests[0]).not.toHaveProperty('status');
    });
  });

  it('statuses, pages and redirects arrive', async () => {
    await under({ kind: 'status', status: 429, retryAfter: 9 }, async (ask) => {
      const answer = await ask('products');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '9']);
    });
    await under({ kind: 'captcha' }, async (ask) => expect((await ask('products')).status).toBe(202));
    await under({ kind: 'redirect' }, async (ask) => expect((await ask('products')).status).toBe(301));
  });

  it('a body that breaks off with the connection fails', async () => {
    await under({ kind: 'truncated', broken: true }, async (ask) => {
      const answer = await ask('products');
      await expect(answer.text()).rejects.toThrow();
    });
  });

  it('a byte order mark arrives as it is', async () => {
    await under({ kind: 'bom' }, async (ask) => {
      const bytes = new Uint8Array(await (await ask('products')).arrayBuffer());
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    });
  });
});

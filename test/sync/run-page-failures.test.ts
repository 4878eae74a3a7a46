import { expect, test } from 'vitest';
import type { World } from './shops.js';
import { setUp, smallWorld } from './small.js';

const captcha = () =>
  new Response(
    '<!DOCTYPE html><html><title>Just a moment...</title><body>Checking your browser</body></html>',
    {
      status: 403,
      headers: { 'content-type': 'text/html', 'cf-mitigated': 'challenge' },
    },
  );

const down = () => new Response('{"code":"internal_server_error","message":"x"}', { status: 500 });

/** A transport on which one list of the shop answers otherwise. */
function withPage(w: World, list: string, answer: () => Response) {
  return async (request: Request): Promise<Response> =>
    new URL(request.url).pathname.endsWith(`/wc/v3/${list}`) ? answer() : w.store.transport(request);
}

async function ready(): Promise<World> {
  const w = smallWorld();
  await setUp(w.open());
  return w;
}

const reported = ({ reports }: Awaited<ReturnType<ReturnType<World['open']>['run']>>) =>
  reports.map(({ flow, error }) => [flow, error?.code]);

test.each([
  ['a check for browsers', captcha, 'woo.captcha'],
  ['a fault of a plugin', down, 'woo.server-error'],
])('%s on the list of customers stops no other flow', async (_, answer, code) => {
  const w = await ready();
  const first = await w.open({ transport: withPage(w, 'customers', answer) }).run({
    flows: ['contacts', 'products', 'stock'],
  });
  expect(reported(first)).toEqual([
    ['contacts', code],
    ['products', undefined],
    ['stock', undefined],
  ]);
  expect(first.aborted).toBe(true);
  expect(first.reports[1]?.counts.done).toBeGreaterThan(0);
  const next = await w.open().run();
  expect(reported(next).map(([, error]) => error)).toEqual([undefined, undefined, undefined, undefined]);
  expect(next.aborted).toBe(false);
  expect(next.reports[0]?.counts.done).toBeGreaterThan(0);
});

test('orders whose customers cannot be read are not given to new contacts: the flow ends, and is made up for', async () => {
  const w = await ready();
  const first = await w.open({ transport: withPage(w, 'customers', captcha) }).run();
  expect(reported(first)).toEqual([
    ['contacts', 'woo.captcha'],
    ['products', undefined],
    ['orders', 'woo.captcha'],
    ['stock', undefined],
  ]);
  expect(w.gestan.state.contacts).toEqual([]);
  expect(w.gestan.state.pieces).toEqual([]);
  await w.open().run();
  const refs = w.gestan.state.contacts.map(({ externalRef }) => externalRef);
  expect(new Set(refs).size).toBe(refs.length);
  expect(w.gestan.state.pieces.length).toBeGreaterThan(0);
});

test('a run in which no flow came through ends with the first error', async () => {
  const w = await ready();
  const sync = w.open({ transport: withPage(w, 'customers', captcha) });
  await expect(sync.run({ flows: ['contacts'] })).rejects.toMatchObject({ code: 'woo.captcha' });
});

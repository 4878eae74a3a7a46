import { expect, test } from 'vitest';
import { GestanError } from 'woo-gestan';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { mortal, mortalGestan, mortalStorage } from './mortal.js';
import { gestanFigures, type World } from './shops.js';
import { setUp, smallWorld } from './small.js';

const orders = { flows: ['orders'] } as const;

/** A shop whose orders were all kept by hand: what is imported of them, somebody has chosen. */
async function world(): Promise<World> {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().settings.save({ orders: { startAt: '2026-12-01' } });
  await w.open().run(orders);
  expect(w.gestan.state.pieces).toEqual([]);
  return w;
}

/** The order of the world that becomes the most pieces. */
async function chosen(w: World) {
  const plan = await w.open().orders.plan();
  const [row] = [...plan.rows].sort((a, b) => b.pieces.length - a.pieces.length);
  if (!row || row.pieces.length < 2) throw new Error('No order becomes several pieces.');
  return { plan, select: [row.key], pieces: row.pieces.length };
}

async function undisturbed() {
  const w = await world();
  const { plan, select } = await chosen(w);
  await w.open().orders.apply(plan, { select });
  return gestanFigures(w.gestan);
}

test('an order whose apply died half way is finished by the next run', async () => {
  const w = await world();
  const { plan, select, pieces } = await chosen(w);
  let isCut = false;
  for (let at = 1; !isCut && at < 60; at += 1) {
    const life = mortal(at, 'after');
    const sync = w.open({ gestan: mortalGestan(w.gestan, life), storage: mortalStorage(w.storage, life) });
    await sync.orders.apply(plan, { select }).catch(() => undefined);
    w.clock.advance(3_600_000);
    isCut = w.gestan.state.pieces.length > 0;
  }
  expect(w.gestan.state.pieces.length).toBeLessThan(pieces);
  await w.open().run(orders);
  expect(gestanFigures(w.gestan)).toEqual(await undisturbed());
});

test('an order whose second piece fails in apply is finished by the next run', async () => {
  const w = await world();
  const { plan, select } = await chosen(w);
  let made = 0;
  const failing: GestanAdapter = {
    ...w.gestan,
    async createPiece(draft) {
      made += 1;
      if (made > 1) throw new GestanError('The database is closed.', { code: 'gestan.unavailable' });
      return w.gestan.createPiece(draft);
    },
  };
  const report = await w.open({ gestan: failing }).orders.apply(plan, { select });
  expect(report.counts.failed).toBe(1);
  expect(w.gestan.state.pieces.length).toBe(1);
  await w.open().run(orders);
  expect(gestanFigures(w.gestan)).toEqual(await undisturbed());
});

async function setting(w: World, id: string, value: string): Promise<void> {
  const { consumerKey, consumerSecret } = w.store.keys.main;
  const answer = await w.store.transport(
    new Request(`https://shop.example/wp-json/wc/v3/settings/general/${id}`, {
      method: 'PUT',
      body: JSON.stringify({ value }),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${btoa(`${consumerKey}:${consumerSecret}`)}`,
      },
    }),
  );
  if (!answer.ok) throw new Error(await answer.text());
}

test('an order in euros of a shop in yen keeps its cents', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const before = await w.open().orders.plan();
  await setting(w, 'woocommerce_currency', 'JPY');
  await setting(w, 'woocommerce_price_num_decimals', '0');
  const after = await w.open().orders.plan();
  expect(after.rows.length).toBeGreaterThan(3);
  const grosses = ({ rows }: typeof before) =>
    rows.map(({ wooId, pieces }) => [wooId, pieces.map(({ totalGross }) => totalGross)]);
  expect(grosses(after)).toEqual(grosses(before));
});

import { beforeAll, describe, expect, test } from 'vitest';
import { isSyncError, memoryStorage, type SyncStorage } from 'woo-gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { inTurn, oneInTurn } from '../support/forms.js';
import { dump, gestanFigures, testClock, type World, world } from './shops.js';
import { setUp, smallGestan, smallShop, smallWorld } from './small.js';

const flows = ['contacts', 'products', 'orders', 'stock'] as const;

function counts(w: World) {
  const { products, contacts, pieces, entries } = w.gestan.state;
  return {
    gestan: [products.length, contacts.length, pieces.length, entries.length],
    shop: [w.store.state.products.length, w.store.state.variations.length],
  };
}

async function unique(w: World): Promise<void> {
  const { products, contacts, pieces, entries } = w.gestan.state;
  for (const rows of [
    products.map(({ code }) => code),
    pieces.map((row) => row.externalRef),
    entries.map((row) => row.externalRef),
    contacts.map((row) => row.externalRef ?? row.id),
  ]) {
    expect(new Set(rows).size).toBe(rows.length);
  }
  const skus = [...w.store.state.products, ...w.store.state.variations].map(({ sku }) => sku).filter(Boolean);
  expect(new Set(skus).size).toBe(skus.length);
}

describe.each(oneInTurn(['memory', 'sqlite'] as const))('twice, on %s', (kind) => {
  const fresh = async () => {
    const clock = testClock();
    const storage: SyncStorage =
      kind === 'memory' ? memoryStorage({ clock }) : sqliteStorage(':memory:', { clock });
    const w = world({
      shop: smallShop(),
      clock,
      storage,
      gestan: smallGestan(clock),
      settings: {
        orders: { startAt: '2026-01-01' },
        products: { defaultFamily: { familyId: '2' }, conflicts: 'gestan' },
        safety: { created: 100 },
        billing: {
          shippingProductCode: 'PORT',
          entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' },
        },
      },
    });
    await setUp(w.open());
    return w;
  };

  test('the same plan is applied, and planned and applied again, and nothing is written twice', async () => {
    const w = await fresh();
    for (const flow of flows) {
      const sync = w.open();
      const plan = JSON.parse(JSON.stringify(await sync[flow].plan())) as never;
      const first = await sync[flow].apply(plan, { select: 'all' });
      expect([flow, first.counts.failed, first.counts.unsettled, first.counts.stale]).toEqual([
        flow,
        0,
        0,
        0,
      ]);
      expect(first.counts.done, flow).toBeGreaterThan(0);
      const before = counts(w);
      const writes = w.writes().length;
      const again = await w.open()[flow].apply(plan, { select: 'all' });
      expect(again.counts.done, flow).toBe(0);
      expect(again.counts.failed + again.counts.unsettled, flow).toBe(0);
      expect(counts(w)).toEqual(before);
      expect(w.writes().length, flow).toBe(writes);
    }
    const before = [gestanFigures(w.gestan), counts(w)];
    const writes = w.writes().length;
    for (const flow of flows) {
      const sync = w.open();
      const report = await sync[flow].apply((await sync[flow].plan()) as never, { select: 'all' });
      expect([flow, report.counts.failed]).toEqual([flow, 0]);
    }
    await w.open().run();
    await w.open().run();
    expect([gestanFigures(w.gestan), counts(w)]).toEqual(before);
    expect(w.writes().length).toBe(writes);
    await unique(w);
  });

  test('two workers at once: one works, the other is told so and loses nothing', async () => {
    const w = await fresh();
    const [one, two] = [w.open(), w.open()];
    const results = await Promise.allSettled([one.run(), two.run()]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const { reason } of refused) {
      expect(isSyncError(reason) && [reason.code, reason.retryable, Boolean(reason.hint)]).toEqual([
        'sync.busy',
        true,
        true,
      ]);
    }
    await one.run();
    await two.run();
    const expected = await fresh();
    await expected.open().run();
    await expected.open().run();
    expect(gestanFigures(w.gestan)).toEqual(gestanFigures(expected.gestan));
    expect(counts(w)).toEqual(counts(expected));
    await unique(w);
  });

  test('two workers that apply one plan of orders at once import once', async () => {
    const w = await fresh();
    const plan = await w.open().orders.plan();
    const results = await Promise.allSettled([
      w.open().orders.apply(plan, { select: 'all' }),
      w.open().orders.apply(plan, { select: 'all' }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await w.open().orders.apply(plan, { select: 'all' });
    await unique(w);
    const orders = new Set(w.gestan.state.pieces.map(({ externalRef }) => externalRef?.split(':')[3]));
    expect(orders.size).toBe(plan.rows.filter(({ status }) => status === 'import').length);
  });
});

test('a worker that lost its place can commit nothing more', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const plan = await w.open().orders.plan();
  let overtaken: Promise<unknown> | undefined;
  const slow = w.open({
    gestan: {
      ...w.gestan,
      createPiece: async (draft) => {
        if (!overtaken) {
          // It sleeps for longer than its place is kept, and another one takes it.
          w.clock.advance(200_000);
          overtaken = w.open().orders.apply(plan, { select: 'all' });
          await overtaken;
        }
        return w.gestan.createPiece(draft);
      },
    },
  });
  const report = await slow.orders.apply(plan, { select: 'all' });
  expect(report.counts.done).toBe(0);
  expect(report.error?.code ?? report.rows.find(({ error }) => error)?.error?.code).toBe(
    'storage.lease-lost',
  );
  await unique(w);
  const open = Object.keys(await dump(w.storage)).filter((key) => key.includes('/intent/'));
  expect(open.length).toBeLessThanOrEqual(1);
  await w.open().run({ flows: ['orders'] });
  await unique(w);
});

/**
 * What Gestan holds in the end. A product that the shop has deleted has the price of the order that
 * made it: of several, the first whose customer could be made.
 */
function figuresOf({ gestan, store }: World) {
  const { contacts: _, products, ...rest } = gestanFigures(gestan);
  const listed = new Set([...store.state.products, ...store.state.variations].map(({ id }) => `WOO-${id}`));
  const isDeleted = (code: string) => code.startsWith('WOO-') && !listed.has(code);
  return {
    ...rest,
    products: products.map(({ priceNet, priceGross, ...product }) =>
      isDeleted(product.code) ? product : { ...product, priceNet, priceGross },
    ),
  };
}

describe('lost answers', () => {
  const expected = smallWorld();
  beforeAll(async () => {
    await setUp(expected.open());
    await expected.open().run();
    await expected.open().run();
  });

  test.each(inTurn([1, 2, 3, 4, 5, 6, 7, 8], 4))(
    'seed %i: whatever answer gets lost, the end is the same',
    async (seed) => {
      const w = smallWorld();
      await setUp(w.open());
      let call = 0;
      const odd = () => {
        call += 1;
        return (seed * 7 + call * 13) % 11 < 3;
      };
      const transport = async (request: Request) => {
        if (request.method === 'GET' || !odd()) return w.store.transport(request);
        if (call % 2 === 0) await w.store.transport(request);
        throw new TypeError('fetch failed');
      };
      for (let round = 0; round < 6; round += 1) {
        for (const operation of ['upsertProduct', 'upsertContact', 'createPiece', 'createEntry'] as const) {
          if (odd()) w.gestan.faults.loseAnswerNext(operation);
          if (odd()) w.gestan.faults.loseRequestNext(operation);
        }
        const sync = w.open(round < 4 ? { transport } : {});
        await sync.run().catch((error: unknown) => {
          if (!isSyncError(error)) throw error;
        });
      }
      for (let round = 0; round < 4; round += 1) await w.open().run();
      expect(counts(w)).toEqual(counts(expected));
      expect(figuresOf(w)).toEqual(figuresOf(expected));
      await unique(w);
    },
  );
});

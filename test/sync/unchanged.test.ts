import { expect, test } from 'vitest';
import type { JsonValue } from '../../src/core/index.js';
import type { SyncStorage } from '../../src/storage/index.js';
import { inTurn, isFull } from '../support/forms.js';
import { gestanFigures, seeded, testClock, type World } from './shops.js';
import { setUp, smallGestan, smallWorld } from './small.js';

const minute = 60_000;

/** A small shop whose goods leave Gestan's stock when somebody ships them. */
function worldOf(): World {
  const clock = testClock();
  return smallWorld({ clock, gestan: smallGestan(clock, { stockMoves: 'on-ship' }) });
}

/** Runs until nothing is left to be done. */
async function rest(w: World): Promise<void> {
  await setUp(w.open());
  for (let run = 0; run < 4; run += 1) {
    w.clock.advance(40 * minute);
    await w.open().run();
  }
}

/** The same storage, which notes what is read of it. */
function watched(storage: SyncStorage): { readonly storage: SyncStorage; readonly keys: string[] } {
  const keys: string[] = [];
  return {
    keys,
    storage: {
      ...storage,
      get: (key) => {
        keys.push(key);
        return storage.get(key);
      },
      async *range(options) {
        for await (const entry of storage.range(options)) {
          keys.push(entry.key);
          yield entry;
        }
      },
    },
  };
}

/** Removes from the storage what lets a run skip rows. */
async function forgetUnchanged({ storage }: World): Promise<void> {
  await storage.commit([{ delete: 'shop/main/standing/contacts' }]);
  const key = 'shop/main/cursor/stock';
  const stock = (await storage.get(key)) as { readonly shop?: Record<string, JsonValue> } | undefined;
  if (!stock?.shop) return;
  const { still: _, print: __, ...shop } = stock.shop;
  await storage.commit([{ put: key, value: { ...stock, shop } as JsonValue }]);
}

test('a run in which nothing moved reads no link, no order and no contact of the storage', async () => {
  const w = worldOf();
  await rest(w);
  const { storage, keys } = watched(w.storage);
  const { reports } = await w.open({ storage }).run();
  expect(reports.every(({ counts }) => counts.done === 0)).toBe(true);
  expect(keys.filter((key) => /\/(?:link|tombstone|order|contact|base|stock-view)\//.test(key))).toEqual([]);
  const before = keys.length;
  await w.open().contacts.plan();
  keys.length = 0;
  // A customer of the shop has another name: the page is looked at.
  const [customer] = w.store.state.customers;
  await w.store.call('PUT', `/wp-json/wc/v3/customers/${customer?.id}`, { body: { first_name: 'Zoé' } });
  await w.open({ storage }).run();
  expect(keys.length).toBeGreaterThan(before);
  expect(keys.some((key) => key.includes('/contact/'))).toBe(true);
});

test('a run in which nothing moved keeps the checkpoints of products and stock with their reports', async () => {
  const w = worldOf();
  await rest(w);
  await w.open().run();
  const commits: string[] = [];
  const storage: SyncStorage = {
    ...w.storage,
    commit(writes, options) {
      const keys = writes.flatMap((write) => ('put' in write ? [write.put] : []));
      commits.push(keys.map((key) => key.replace('shop/main/', '').replace(/^run\/.*/, 'run')).join(' '));
      return w.storage.commit(writes, options);
    },
  };
  const { reports } = await w.open({ storage }).run();
  expect(reports.every(({ counts }) => counts.done === 0)).toBe(true);
  expect(commits).toEqual([
    'run',
    'cursor/products run',
    'cursor/orders cursor/orders-shop',
    'run',
    'cursor/stock run',
  ]);
});

test('goods that leave Gestan while as many come in move no figure, and are counted all the same', async () => {
  const w = worldOf();
  await rest(w);
  const held = () =>
    Object.fromEntries(w.store.state.products.map(({ id, stock_quantity }) => [id, stock_quantity]));
  const movers = w.gestan.state.pieces.filter(({ movesStock, stockMoved }) => movesStock && !stockMoved);
  const codes = new Set(movers.flatMap(({ lines }) => lines.flatMap(({ productCode }) => productCode ?? [])));
  const stocked = w.gestan.state.products.filter(({ code }) => codes.has(code) && code !== 'PORT');
  expect(stocked.length).toBeGreaterThan(0);
  const fill = () => {
    for (const { code } of stocked) w.gestan.edit.stock(code, 500);
  };
  const run = async () => {
    w.clock.advance(15 * minute);
    return (await w.open().run({ override: ['stock-zeroed'] })).reports;
  };
  fill();
  await run();
  await run();
  const before = held();
  for (const { id } of movers) w.gestan.edit.ship(id);
  fill();
  await run();
  const after = held();
  expect(after).not.toEqual(before);
  await forgetUnchanged(w);
  await run();
  expect(held()).toEqual(after);
});

test('unchanged rows keep their history; a row that is done loses it', async () => {
  const w = worldOf();
  await rest(w);
  const known = async () => {
    const keys: string[] = [];
    for await (const { key } of w.storage.range()) if (key.includes('/trail/')) keys.push(key);
    return keys;
  };
  const before = await known();
  expect(before.length).toBeGreaterThan(0);
  w.clock.advance(15 * minute);
  await w.open().run();
  expect(await known()).toEqual(before);
});

test('an erased person is in no remembered row', async () => {
  const w = worldOf();
  await rest(w);
  await w.open().run();
  expect(await w.storage.get('shop/main/standing/contacts')).toBeDefined();
  const [customer] = w.store.state.customers;
  await w.open().forget({ email: String(customer?.email) });
  expect(await w.storage.get('shop/main/standing/contacts')).toBeUndefined();
});

/** Something that people do on either side, by a number in [0, 1). */
const edits: readonly ((w: World, at: number) => unknown)[] = [
  (w, at) => {
    const { stock } = w.gestan.state;
    const row = stock[Math.floor(at * stock.length)];
    if (row) w.gestan.edit.stock(row.code, Math.floor(at * 40));
  },
  (w, at) => {
    const { contacts } = w.gestan.state;
    const contact = contacts[Math.floor(at * contacts.length)];
    if (contact)
      w.gestan.edit.contact(contact.id, {
        city: undefined,
        firstName: `Prénom ${Math.floor(at * 9)}`,
      } as never);
  },
  (w, at) => {
    const { pieces } = w.gestan.state;
    const waiting = pieces.filter((piece) => piece.movesStock && !piece.stockMoved);
    const piece = waiting[Math.floor(at * waiting.length)];
    if (piece) w.gestan.edit.ship(piece.id);
  },
  (w, at) => {
    const { customers } = w.store.state;
    const id = customers[Math.floor(at * customers.length)]?.id;
    return w.store.call('PUT', `/wp-json/wc/v3/customers/${id}`, {
      body: { last_name: `Nom${Math.floor(at * 9)}` },
    });
  },
  (w, at) => {
    const { products } = w.store.state;
    const id = products[Math.floor(at * products.length)]?.id;
    return w.store.call('PUT', `/wp-json/wc/v3/products/${id}`, {
      body: { manage_stock: true, stock_quantity: Math.floor(at * 30) },
    });
  },
  (w, at) => {
    const { orders } = w.store.state;
    const id = orders[Math.floor(at * orders.length)]?.id;
    return w.store.call('PUT', `/wp-json/wc/v3/orders/${id}`, { body: { status: 'completed' } });
  },
  (w) => w.open().blacklist.add({ code: 'SHA-DAI-084' }, { reason: 'essai' }),
  (w) => w.open().blacklist.remove({ code: 'SHA-DAI-084' }),
  async (w, at) => {
    const [plan] = (await w.open().links.list()).slice(Math.floor(at * 3));
    if (plan && at > 0.6) await w.open().links.remove({ code: plan.code });
  },
];

const histories = Array.from({ length: isFull ? 60 : 3 }, (_, seed) => seed + 1);

// In the short form one of three, another one each day.
test.each(inTurn(histories, 3))(
  'a run that skips unchanged rows gives the same result as one that reads all of them (history %i)',
  async (seed) => {
    const believing = worldOf();
    const looking = worldOf();
    await rest(believing);
    await rest(looking);
    const random = seeded(seed);
    for (let step = 0; step < 12; step += 1) {
      const edit = edits[Math.floor(random() * edits.length * 1.5)];
      const at = random();
      const ended: unknown[] = [];
      for (const w of [believing, looking]) {
        await edit?.(w, at);
        w.clock.advance(15 * minute);
        if (w === looking) await forgetUnchanged(w);
        const { reports } = await w.open().run();
        ended.push(
          reports.map(({ flow, counts, rows, warnings, error }) => ({ flow, counts, rows, warnings, error })),
        );
      }
      expect(ended[0]).toEqual(ended[1]);
      expect(gestanFigures(believing.gestan)).toEqual(gestanFigures(looking.gestan));
      expect(believing.store.state.products).toEqual(looking.store.state.products);
    }
  },
);

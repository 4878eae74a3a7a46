import { expect, test } from 'vitest';
import { memoryGestan } from 'woo-gestan/gestan';
import type { Shop } from 'woo-gestan/testing';
import { manyGestan, manySettings, mapPayments, shopOfMany } from './many-orders.js';
import { dump, testClock, type World, world } from './shops.js';

// Who the customer of an order is does not depend on what is imported with it, nor on faults.

type Row = Shop[string][number];

const brest = { address_1: '147 chemin du Moulin-à-Vent', city: 'Brest', postcode: '29200', country: 'FR' };
const geneva = { address_1: '107 rue du Lac', city: 'Genève', postcode: '1201', country: 'CH' };
const nobody = { first_name: '', last_name: '', company: '', address_2: '', state: '', email: '', phone: '' };

/** A shop of as many guests as given; each has one paid order, in this order. */
function shopOfGuests(guests: readonly Readonly<Record<string, string>>[]): Shop {
  const shop = shopOfMany(40);
  const model = (shop.orders ?? []).find(
    ({ status, refunds }) => status === 'completed' && (refunds as unknown[]).length === 0,
  ) as Row;
  const orders = guests.map((billing, index): Row => {
    const at = new Date(Date.parse('2026-02-01T08:00:00Z') + index * 60_000).toISOString().slice(0, 19);
    const id = 1_000 + index;
    return {
      ...model,
      id,
      number: String(id),
      customer_id: 0,
      billing: { ...nobody, ...billing },
      shipping: nobody,
      date_created: at,
      date_created_gmt: at,
      date_modified: at,
      date_modified_gmt: at,
    };
  });
  return { ...shop, orders, refunds: [] };
}

async function openWorld(shop: Shop, before?: World): Promise<World> {
  const clock = before?.clock ?? testClock();
  const gestan = before?.gestan ?? memoryGestan({ clock, ...manyGestan });
  const w = world({
    shop,
    clock,
    gestan,
    settings: manySettings,
    ...(before && { storage: before.storage }),
  });
  if (!before) await mapPayments(w.open());
  return w;
}

/** Runs that each see more orders: as many as the numbers say, and all at last. */
async function inRuns(shop: Shop, cuts: readonly number[]): Promise<World> {
  let w: World | undefined;
  const orders = shop.orders ?? [];
  for (const cut of [...cuts, orders.length]) {
    w = await openWorld({ ...shop, orders: orders.slice(0, cut) }, w);
    await w.open().run({ flows: ['orders'] });
    w.clock.advance(60_000);
  }
  return w as World;
}

/** Who was made, whose pieces each order has, and which orders wait for which answer. */
async function outcome({ gestan, storage }: World) {
  const { contacts, pieces } = gestan.state;
  const refs = new Map(contacts.map(({ id, externalRef }) => [id, externalRef ?? id]));
  const kept = await dump(storage);
  const under = (part: string) =>
    Object.entries(kept).flatMap(([key, value]) => (key.startsWith(`shop/main/${part}/`) ? [value] : []));
  const waiting = under('retry') as readonly {
    readonly orderId: number;
    readonly code: string;
    readonly waits?: { readonly candidates?: readonly string[] };
  }[];
  return {
    contacts: contacts
      .map(({ externalRef, firstName, lastName, email }) =>
        [externalRef, firstName, lastName, email].join(' '),
      )
      .sort(),
    pieces: pieces
      .map(({ externalRef, contactId, totalGross }) =>
        [externalRef, refs.get(contactId ?? ''), totalGross].join(' '),
      )
      .sort(),
    questions: waiting
      .map(({ orderId, code, waits }) =>
        [orderId, code, ...(waits?.candidates ?? []).map((id) => refs.get(id)).sort()].join(' '),
      )
      .sort(),
  };
}

test.each([
  { name: 'in one run', cuts: [] },
  { name: 'in two', cuts: [1] },
])('two guests behind one mailbox, $name: no piece of one is made out to the other', async ({ cuts }) => {
  const mailbox = { email: 'famille@exemple.test', phone: '0612345678' };
  const guests = [
    { ...mailbox, ...brest, first_name: 'Agnès', last_name: 'Lefèvre' },
    { ...mailbox, ...geneva, first_name: 'Agnès', last_name: 'Ferré' },
  ];
  const { contacts, pieces, questions } = await outcome(await inRuns(shopOfGuests(guests), cuts));
  expect(contacts).toHaveLength(1);
  expect(contacts[0]).toContain('Agnès Lefèvre');
  expect(pieces.filter((piece) => piece.includes('order:1001:'))).toEqual([]);
  expect(questions).toEqual([expect.stringContaining('1001 customer-under-review woo:main:guest:')]);
});

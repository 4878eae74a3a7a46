import { expect, test } from 'vitest';
import { GestanError } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import type { Shop } from 'woo-gestan/testing';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { firstSeed, inTurn, isFull } from '../support/forms.js';
import { manyGestan, manySettings, mapPayments, shopOfMany } from './many-orders.js';
import { mortal, mortalGestan, mortalStorage } from './mortal.js';
import { dump, seeded, testClock, type World, world } from './shops.js';

// Who the customer of an order is does not depend on what is imported with it, nor on faults.

type Row = Shop[string][number];

const brest = { address_1: '147 chemin du Moulin-à-Vent', city: 'Brest', postcode: '29200', country: 'FR' };
const geneva = { address_1: '107 rue du Lac', city: 'Genève', postcode: '1201', country: 'CH' };
const nobody = { first_name: '', last_name: '', company: '', address_2: '', state: '', email: '', phone: '' };

/** A shop of as many guests as given; each has one paid order, which changed in this order. */
function shopOfGuests(
  guests: readonly Readonly<Record<string, string>>[],
  idOf = (index: number) => 1_000 + index,
): Shop {
  const shop = shopOfMany(40);
  const model = (shop.orders ?? []).find(
    ({ status, refunds }) => status === 'completed' && (refunds as unknown[]).length === 0,
  ) as Row;
  const orders = guests.map((billing, index): Row => {
    const at = new Date(Date.parse('2026-02-01T08:00:00Z') + index * 60_000).toISOString().slice(0, 19);
    const id = idOf(index);
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
  const waiting = under('retry') as readonly { readonly orderId: number; readonly code: string }[];
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
    questions: waiting.map(({ orderId, code }) => `${orderId} ${code}`).sort(),
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
  expect(questions).toEqual(['1001 customer-under-review']);
});

test.each([
  { code: 'gestan.unavailable' as const, second: '1001 customer-blocked' },
  // Nothing but a person can change that: nobody waits for it.
  { code: 'gestan.refused' as const, second: undefined },
])(
  'a contact that cannot be made, $code: who resembles it waits for its turn, and nobody else',
  async (given) => {
    const mailbox = { email: 'famille@exemple.test' };
    const shop = shopOfGuests([
      { ...mailbox, ...brest, first_name: 'Agnès', last_name: 'Lefèvre' },
      { ...mailbox, ...geneva, first_name: 'Agnès', last_name: 'Ferré' },
      { ...geneva, email: 'urs@exemple.test', first_name: 'Urs', last_name: 'Meier' },
    ]);
    const w = await openWorld(shop);
    const upsertContact: GestanAdapter['upsertContact'] = (draft, options) =>
      draft.lastName === 'Lefèvre'
        ? Promise.reject(new GestanError('Not now.', { code: given.code }))
        : w.gestan.upsertContact(draft, options);
    const { reports } = await w.open({ gestan: { ...w.gestan, upsertContact } }).run({ flows: ['orders'] });
    const waits = ['1000 import', given.second].filter((each) => each !== undefined);
    expect((await outcome(w)).questions).toEqual(waits);
    if (given.second)
      expect(reports[0]?.rows.find(({ wooId }) => wooId === 1001)?.reason).toEqual({
        code: 'customer-blocked',
        values: { because: { code: 'contact-unmade', values: { name: 'Agnès Lefèvre' } } },
      });
    const names = () => w.gestan.state.contacts.map(({ lastName }) => lastName).sort();
    expect(names()).toEqual(given.second ? ['Meier'] : ['Ferré', 'Meier']);
    w.clock.advance(60_000);
    await w.open().run({ flows: ['orders'] });
    // The one that was first is the contact, as without the fault.
    if (given.second) expect(names()).toEqual(['Lefèvre', 'Meier']);
  },
);

const few = 12;

/** A shop of few people who have much in common: names, mailboxes, phones, streets, firms. */
function shopOfFew(seed: number): Shop {
  const random = seeded(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const mails = ['a', 'b', 'famille.martin', 'contact12', 'jean.martin'].map(
    (name) => `${name}@exemple.test`,
  );
  const one = () => ({
    first_name: pick(['Agnès', 'Agnes', 'Anne', 'Jean', 'Jean-Pierre', 'Rémi', '']),
    last_name: pick(['Martin', 'Marten', 'Lefèvre', 'Ferré', 'Le Goff']),
    company: pick(['', '', '', '', 'SARL Martin', 'Mairie de Brest']),
    email: pick([...mails, '']),
    phone: pick(['0612345678', '0687654321', '', '0298001122']),
    ...pick([brest, geneva, { ...brest, address_1: '3 rue de Siam' }, { ...geneva, address_1: '' }]),
  });
  const guests = Array.from({ length: few }, one);
  const shop = shopOfGuests(guests, (index) => 1_000 + ((index * 7) % few));
  const [model] = shop.customers ?? [];
  const customers = [501, 502, 503].map((id): Row => {
    const { first_name, last_name, email, ...rest } = one();
    const billing = { ...nobody, first_name, last_name, email, ...rest };
    const own = { id, first_name, last_name, email: email || `c${id}@exemple.test`, username: `u${id}` };
    return { ...model, ...own, role: 'customer', billing, shipping: nobody, meta_data: [] };
  });
  const orders = (shop.orders ?? []).map(
    (order): Row => (random() < 0.35 ? { ...order, customer_id: pick([501, 502, 503]) } : order),
  );
  return { ...shop, customers, orders };
}

async function runs(w: World, count: number, more: Parameters<World['open']>[0] = {}): Promise<void> {
  for (let round = 0; round < count; round += 1) {
    const sync = w.open(more);
    await sync.run({ flows: ['orders'] }).catch(() => undefined);
    w.clock.advance(61_000);
  }
}

/** A Gestan that fails a quarter of all writes: before they happen, or after, when only the answer is lost. */
function faulty(gestan: GestanAdapter, random: () => number, when: 'before' | 'after'): GestanAdapter {
  const fails =
    <A extends readonly unknown[], R>(method: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const isHit = random() < 0.25;
      const code = random() < 0.5 ? 'gestan.unavailable' : 'gestan.unsettled';
      if (isHit && when === 'before') throw new GestanError('Gestan is away.', { code });
      const answer = await method(...args);
      if (isHit) throw new GestanError('The answer is lost.', { code: 'gestan.unsettled' });
      return answer;
    };
  return {
    ...gestan,
    upsertContact: fails(gestan.upsertContact),
    createPiece: fails(gestan.createPiece),
    find: fails(gestan.find),
  };
}

type History = (shop: Shop, random: () => number) => Promise<World>;

const withFaults =
  (when: 'before' | 'after'): History =>
  async (shop, random) => {
    const w = await openWorld(shop);
    await runs(w, 1, { gestan: faulty(w.gestan, random, when) });
    await runs(w, 3);
    return w;
  };

const histories: Readonly<Record<string, History>> = {
  'run after run, each with some orders more': (shop, random) => {
    const cuts = Array.from({ length: few - 1 }, (_, index) => index + 1).filter(() => random() < 0.6);
    return inRuns(shop, cuts);
  },
  'run again, and a day later': async (shop) => {
    const w = await openWorld(shop);
    await runs(w, 2);
    w.clock.advance(25 * 3_600_000);
    await runs(w, 2);
    return w;
  },
  'with a process that dies': async (shop, random) => {
    const w = await openWorld(shop);
    for (let death = 0; death < 3; death += 1) {
      const life = mortal(1 + Math.floor(random() * 60), random() < 0.5 ? 'before' : 'after');
      await runs(w, 1, { gestan: mortalGestan(w.gestan, life), storage: mortalStorage(w.storage, life) });
    }
    await runs(w, 1);
    return w;
  },
  'with writes that fail': withFaults('before'),
  'with answers that are lost': withFaults('after'),
};

const known = new Map<number, Awaited<ReturnType<typeof outcome>>>();

/** What one run makes of the orders. */
async function undisturbed(seed: number) {
  const before = known.get(seed);
  if (before) return before;
  const w = await openWorld(shopOfFew(seed));
  await runs(w, 1);
  const made = await outcome(w);
  known.set(seed, made);
  return made;
}

// The first three once had an outcome of their own after faults.
const seeds = [
  ...inTurn([1, 5, 9], 3),
  ...Array.from({ length: isFull ? 100 : 1 }, (_, index) => firstSeed + 10 + index),
];

test.each(Object.entries(histories))(
  'who the customers are is the same as in one undisturbed run: %s',
  async (_, history) => {
    for (const seed of seeds) {
      const w = await history(shopOfFew(seed), seeded(seed * 7));
      expect({ seed, ...(await outcome(w)) }).toEqual({ seed, ...(await undisturbed(seed)) });
    }
  },
  isFull ? 3_600_000 : 60_000,
);

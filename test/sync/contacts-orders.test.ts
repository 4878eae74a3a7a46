import { describe, expect, test } from 'vitest';
import type { OrderRow } from 'woo-gestan';
import { dump } from './shops.js';
import { setUp, smallWorld } from './small.js';

type World = ReturnType<typeof smallWorld>;
type Settings = NonNullable<Parameters<ReturnType<World['open']>['settings']['save']>[0]>;

/** The shop's customer 25 is Inès Martin of Marseille; Gestan knows one of that name in Lille, with another address. Order 396 is hers. */
async function homonyms(onReview: 'wait' | 'create') {
  const w = smallWorld();
  const id = w.gestan.edit.addContact({
    firstName: 'Inès',
    lastName: 'Martin',
    email: 'ines.martin@ailleurs.test',
    billing: { line1: '1 rue Nationale', postcode: '59000', city: 'Lille', country: 'FR' },
  } as never);
  const sync = w.open();
  await setUp(sync);
  await sync.settings.save({ contacts: { onReview } } as Settings);
  return { w, sync, id };
}

const her = (rows: readonly { readonly wooId?: number; readonly status: string }[]) =>
  rows.find(({ wooId }) => wooId === 25)?.status;

const piecesOf = (w: World, order: number) =>
  w.gestan.state.pieces.filter(({ externalRef }) => externalRef?.startsWith(`woo:main:order:${order}:`));

async function applyOrder(w: World, id: number): Promise<OrderRow | undefined> {
  const plan = await w.open().orders.plan({ ids: [id] });
  const report = await w.open().orders.apply(plan, { select: 'all' });
  expect(report.counts).toMatchObject({ failed: 0, unsettled: 0, stale: 0 });
  return plan.rows[0];
}

describe('a possible homonym', () => {
  test('is shown with its candidate, and left alone by run() until somebody answers', async () => {
    const { w, sync, id } = await homonyms('wait');
    const { rows } = await sync.contacts.plan();
    const row = rows.find(({ wooId }) => wooId === 25);
    expect(row).toMatchObject({ status: 'review', candidates: [{ contactId: id, name: 'Inès Martin' }] });
    expect(row?.candidates[0]?.score).toBeGreaterThan(0.3);
    const before = JSON.stringify(w.gestan.state.contacts.find((contact) => contact.id === id));
    await sync.run({ flows: ['contacts'] });
    expect(JSON.stringify(w.gestan.state.contacts.find((contact) => contact.id === id))).toBe(before);
    expect(w.gestan.state.contacts.some(({ externalRef }) => externalRef === 'woo:main:customer:25')).toBe(
      false,
    );
  });

  test('that is the same person is linked, and never asked about again', async () => {
    const { w, sync, id } = await homonyms('wait');
    await sync.contacts.decide({ customer: 25, contactId: id, same: true });
    const plan = await w.open().contacts.plan();
    expect(plan.rows.find(({ wooId }) => wooId === 25)).toMatchObject({ contactId: id });
    expect(her(plan.rows)).not.toBe('review');
    await w.open().contacts.apply(plan, { select: 'all' });
    for (let round = 0; round < 2; round += 1) {
      const again = await w.open().contacts.plan({ includeInSync: true });
      expect(her(again.rows)).toBe('in-sync');
    }
    await applyOrder(w, 396);
    expect(piecesOf(w, 396).map(({ contactId }) => contactId)).toEqual([id, id, id, id]);
  });

  test('that is somebody else gets a contact of their own, and is never asked about again', async () => {
    const { w, sync, id } = await homonyms('wait');
    await sync.contacts.decide({ customer: 25, contactId: id, same: false });
    const plan = await w.open().contacts.plan();
    expect(her(plan.rows)).toBe('add-to-gestan');
    await w.open().contacts.apply(plan, { select: 'all' });
    expect(her((await w.open().contacts.plan({ includeInSync: true })).rows)).toBe('in-sync');
    await applyOrder(w, 396);
    const own = w.gestan.state.contacts.find(({ externalRef }) => externalRef === 'woo:main:customer:25');
    expect(new Set(piecesOf(w, 396).map(({ contactId }) => contactId))).toEqual(new Set([own?.id]));
    expect(own?.id).not.toBe(id);
  });
});

describe('an order whose customer is under review', () => {
  test('waits, by plan and by run, and is imported once there is an answer', async () => {
    const { w, sync, id } = await homonyms('wait');
    expect(await applyOrder(w, 396)).toMatchObject({
      status: 'waiting',
      reason: { code: 'customer-under-review' },
    });
    await sync.run({ flows: ['contacts', 'orders'] });
    expect(piecesOf(w, 396)).toEqual([]);
    await sync.contacts.decide({ customer: 25, contactId: id, same: true });
    await sync.run({ flows: ['orders'] });
    expect(piecesOf(w, 396).map(({ contactId }) => contactId)).toEqual([id, id, id, id]);
  });

  test('waits also where only the account tells why: the order knows neither SIRET nor VAT number', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    await sync.settings.save({ contacts: { onReview: 'wait' } } as Settings);
    await sync.run({ flows: ['contacts', 'orders'] });
    expect((await w.open().contacts.plan()).rows).toMatchObject([{ wooId: 32, status: 'review' }]);
    const { rows } = await w.open().orders.plan({ ids: [385] });
    expect(rows).toMatchObject([{ status: 'waiting', reason: { code: 'customer-under-review' } }]);
    expect(piecesOf(w, 385)).toEqual([]);
  });

  test('or gets a new contact, as set, and a warning names whom it may be', async () => {
    const { w, sync, id } = await homonyms('create');
    const plan = await sync.orders.plan({ ids: [396] });
    expect(plan.rows[0]?.status).toBe('import');
    const report = await sync.orders.apply(plan, { select: 'all' });
    expect(report.warnings).toMatchObject([{ code: 'contact-made-anyway' }]);
    expect(JSON.stringify(report.warnings)).toContain(`Inès Martin (${id})`);
    const [piece] = piecesOf(w, 396);
    expect(piece?.contactId).not.toBe(id);
    expect(w.gestan.state.contacts.find((contact) => contact.id === piece?.contactId)?.externalRef).toBe(
      'woo:main:customer:25',
    );
  });
});

test('whoever is made by an order is whole: the next runs change nothing', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const { reports } = await w.open().run();
  // Rémi Le Goff's account has the SIRET of another one, which his order does not know: under review all the same, and made whole.
  expect(reports.flatMap(({ warnings }) => warnings.map(({ code }) => code))).toContain(
    'contact-made-anyway',
  );
  const before = w.gestan.state;
  const made = before.contacts.find(({ externalRef }) => externalRef === 'woo:main:customer:32');
  expect(made?.siret).toBe('732 829 320 00074');
  const writes = w.writes().length;
  for (let round = 0; round < 2; round += 1) {
    const again = await w.open().run();
    expect(again.reports.map(({ flow, counts }) => [flow, counts.done, counts.failed])).toEqual([
      ['contacts', 0, 0],
      ['products', 0, 0],
      ['orders', 0, 0],
      ['stock', 0, 0],
    ]);
  }
  expect(w.gestan.state).toEqual(before);
  expect(w.writes()).toHaveLength(writes);
});

describe('a customer whom the shop has erased', () => {
  async function erased() {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    await sync.run({ flows: ['contacts', 'products', 'orders'] });
    const contact = w.gestan.state.contacts.find(({ externalRef }) => externalRef === 'woo:main:customer:37');
    expect(contact).toMatchObject({ lastName: 'Østergaard', email: 'contact33@exemple-peche.test' });
    const nobody = {
      first_name: '[deleted]',
      last_name: '[deleted]',
      email: 'deleted@site.invalid',
      phone: '',
      address_1: '[deleted]',
      address_2: '[deleted]',
      city: '[deleted]',
      postcode: '[deleted]',
      country: '',
    };
    for (const { id } of w.store.state.orders.filter(({ customer_id: customer }) => customer === 37)) {
      await w.store.call('PUT', `/wp-json/wc/v3/orders/${id}`, { body: { billing: nobody, shipping: {} } });
    }
    await w.store.call('PUT', '/wp-json/wc/v3/customers/37', {
      body: { first_name: '', last_name: '', email: 'deleted@site.invalid', billing: nobody },
    });
    return { w, contact };
  }

  test('overwrites nothing in Gestan, and makes nobody new', async () => {
    const { w, contact } = await erased();
    const before = w.gestan.state.contacts;
    const pieces = w.gestan.state.pieces.length;
    const plan = await w.open().contacts.plan();
    expect(plan.rows.find(({ wooId }) => wooId === 37)).toMatchObject({
      status: 'blocked',
      reason: { code: 'anonymised' },
    });
    await w.open().contacts.apply(plan, { select: 'all' });
    const { reports } = await w.open().run({ flows: ['contacts', 'orders'] });
    expect(reports.map(({ counts }) => counts.failed)).toEqual([0, 0]);
    expect(w.gestan.state.contacts).toEqual(before);
    expect(w.gestan.state.contacts).toContainEqual(contact);
    expect(w.gestan.state.pieces).toHaveLength(pieces);
  });

  test.each([false, true])(
    'a later refund is credited to whom it was invoiced (account deleted too: %s)',
    async (isDeleted) => {
      const { w, contact } = await erased();
      if (isDeleted) {
        await w.store.call('DELETE', '/wp-json/wc/v3/customers/37', { query: { force: 'true' } });
      }
      await w.store.call('POST', '/wp-json/wc/v3/orders/411/refunds', {
        body: { amount: '5.00', api_refund: false },
      });
      await w.open().run({ flows: ['contacts', 'orders'] });
      const credits = piecesOf(w, 411).filter(({ kind }) => kind === 'credit-note');
      const last = credits.at(-1);
      expect(credits).toHaveLength(2);
      expect(last).toMatchObject({ totalGross: '5.00', contactId: contact?.id });
      expect(last?.billing).toBeUndefined();
    },
  );
});

describe('a person who is forgotten', () => {
  const traces = [
    'contact30@exemple-peche.test',
    'O’Connor',
    '240000000',
    '2 40 00 00 00',
    '2 rue des Écluses',
  ];
  const found = (all: object) => traces.filter((trace) => JSON.stringify(all).includes(trace));

  /** Everything was synced, and Gestan once refused the contact in words that tell a whole address. */
  async function known() {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    w.gestan.faults.failNext(
      'upsertContact',
      new Error('Refusé : Søren O’Connor, 2 rue des Écluses, Appt 12, 3e étage, +33 2 40 00 00 00'),
    );
    await sync.contacts.apply(await sync.contacts.plan(), { select: ({ wooId }) => wooId === 34 });
    await sync.run();
    await sync.contacts.decide({ customer: 34, contactId: '999', same: false });
    return { w, sync };
  }

  test('leaves no trace in the storage: address, name, phone, street', async () => {
    const { w, sync } = await known();
    expect(found(await dump(w.storage)).length).toBeGreaterThan(3);
    expect(await sync.forget({ email: 'contact30@exemple-peche.test' })).toMatchObject({ contacts: 1 });
    // Émilie Østergaard has the same telephone: what is hers stays.
    const after = Object.entries(await dump(w.storage)).filter(([key]) => !key.includes('customer%3A51'));
    expect(found(Object.fromEntries(after))).toEqual([]);
  });

  test('whom the shop has erased too comes back by no run', async () => {
    const { w, sync } = await known();
    const nobody = {
      first_name: '[deleted]',
      last_name: '[deleted]',
      email: 'deleted@site.invalid',
      phone: '',
    };
    const place = { address_1: '[deleted]', address_2: '', city: '[deleted]', postcode: '' };
    await w.store.call('PUT', '/wp-json/wc/v3/orders/422', {
      body: { billing: { ...nobody, ...place }, shipping: { ...place, first_name: '', last_name: '' } },
    });
    await w.store.call('DELETE', '/wp-json/wc/v3/customers/34', { query: { force: 'true' } });
    await sync.forget({ email: 'contact30@exemple-peche.test' });
    const { contacts, pieces } = w.gestan.state;
    const { reports } = await w.open().run();
    await w.open().run();
    expect(reports.map(({ counts }) => counts.failed)).toEqual([0, 0, 0, 0]);
    expect(w.gestan.state.contacts).toEqual(contacts);
    expect(w.gestan.state.pieces).toEqual(pieces);
    const after = Object.entries(await dump(w.storage)).filter(([key]) => !key.includes('customer%3A51'));
    expect(found(Object.fromEntries(after))).toEqual([]);
  });

  test('who is still a customer is found again by the reference that Gestan keeps: nobody is made twice', async () => {
    const { w, sync } = await known();
    await sync.forget({ email: 'contact30@exemple-peche.test' });
    const { contacts, pieces } = w.gestan.state;
    await w.open().run();
    expect(w.gestan.state.contacts.map(({ id }) => id)).toEqual(contacts.map(({ id }) => id));
    expect(w.gestan.state.pieces).toEqual(pieces);
  });
});

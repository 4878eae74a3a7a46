import { describe, expect, test } from 'vitest';
import type { OrderRow } from 'woo-gestan';
import { dump } from './shops.js';
import { setUp, smallWorld } from './small.js';

type World = ReturnType<typeof smallWorld>;
type Settings = NonNullable<Parameters<ReturnType<World['open']>['settings']['save']>[0]>;

/**
 * The shop's customer 25 is Inès Martin of Marseille; Gestan knows one of that name in another
 * street there. Order 396 is hers.
 */
async function homonyms(onReview: 'wait' | 'create') {
  const w = smallWorld();
  const id = w.gestan.edit.addContact({
    firstName: 'Inès',
    lastName: 'Martin',
    billing: { line1: '1 rue Nationale', postcode: '13001', city: 'Marseille', country: 'FR' },
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
    // His account has the SIRET of a contact who may be his father.
    w.gestan.edit.addContact({
      firstName: 'Rémi-Jean',
      lastName: 'Le Goff',
      siret: '73282932000074',
    } as never);
    await sync.run({ flows: ['contacts', 'orders'] });
    const asked = (await w.open().contacts.plan()).rows.find(({ wooId }) => wooId === 32);
    expect(asked).toMatchObject({ status: 'review' });
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

describe('with onReview create', () => {
  async function madeAnyway() {
    const { w, sync, id } = await homonyms('create');
    await sync.orders.apply(await sync.orders.plan({ ids: [396] }), { select: 'all' });
    const [piece] = piecesOf(w, 396);
    return { w, id, made: piece?.contactId ?? '' };
  }

  test('the question stays open, with the contact that was made and its pieces, and run() names it', async () => {
    const { w, id, made } = await madeAnyway();
    const { rows } = await w.open().contacts.plan();
    const row = rows.find(({ wooId }) => wooId === 25);
    expect(row).toMatchObject({
      status: 'review',
      contactId: made,
      reason: { code: 'made-anyway' },
      candidates: [{ contactId: id }],
      merge: { contactId: made },
    });
    expect(row?.merge?.pieces.map(({ externalRef }) => externalRef)).toEqual(
      expect.arrayContaining(piecesOf(w, 396).map(({ externalRef }) => externalRef)),
    );
    expect(row?.candidates[0]?.fields).toContainEqual({
      field: 'name',
      woo: 'Inès Martin',
      gestan: 'Inès Martin',
      agreement: 'same',
    });
    const { reports } = await w.open().run({ flows: ['contacts'] });
    expect(reports[0]?.rows[0]).toMatchObject({ status: 'review', reason: { code: 'made-anyway' } });
  });

  test('"the same" moves the link and says what to merge; "another" closes the question', async () => {
    const { w, id, made } = await madeAnyway();
    await w.open().contacts.decide([{ customer: 25, contactId: id, same: true }]);
    const plan = await w.open().contacts.plan();
    expect(plan.rows.find(({ wooId }) => wooId === 25)).toMatchObject({
      status: 'link',
      contactId: id,
      merge: { contactId: made },
    });
    await w.open().contacts.apply(plan, { select: 'all' });
    expect(her((await w.open().contacts.plan()).rows)).not.toBe('review');

    const other = await madeAnyway();
    await other.w.open().contacts.decide([{ customer: 25, contactId: other.id, same: false }]);
    expect(her((await other.w.open().contacts.plan({ includeInSync: true })).rows)).toBe('in-sync');
  });
});

test('a list of answers is remembered as a whole, or not at all', async () => {
  const { w, sync, id } = await homonyms('wait');
  const bad = [
    { customer: 25, contactId: id, same: true },
    { customer: 26, contactId: '', same: true },
  ];
  await expect(sync.contacts.decide(bad)).rejects.toMatchObject({ field: '[1].contactId' });
  expect(her((await w.open().contacts.plan()).rows)).toBe('review');
  await sync.contacts.decide(bad.slice(0, 1));
  expect(her((await w.open().contacts.plan()).rows)).not.toBe('review');
});

test('the orders of a guest who is a question are one row of the plan', async () => {
  const w = smallWorld();
  const guests = w.store.state.orders.filter(({ customer_id: customer }) => customer === 0);
  const [first, second] = guests;
  if (!first || !second) throw new Error('the recordings have changed');
  const billing: Record<string, string> = {
    ...(first as { billing: Record<string, string> }).billing,
    phone: '',
  };
  for (const { id } of [first, second])
    await w.store.call('PUT', `/wp-json/wc/v3/orders/${id}`, { body: { billing } });
  w.gestan.edit.addContact({
    firstName: billing.first_name,
    lastName: billing.last_name,
    billing: {
      line1: '1 rue du Lavoir',
      postcode: billing.postcode,
      city: billing.city,
      country: billing.country,
    },
  } as never);
  await setUp(w.open());
  const { reports } = await w.open().run({ flows: ['contacts', 'orders'] });
  const asked = reports.at(-1)?.rows.filter(({ reason }) => reason?.code === 'customer-under-review') ?? [];
  expect(asked.map(({ wooId }) => wooId)).toEqual(expect.arrayContaining([first.id, second.id]));
  const rows = (await w.open().contacts.plan()).rows.filter(({ orders }) =>
    orders?.includes(first.id as number),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ status: 'review', orders: [first.id, second.id].toSorted() });
  const contactId = rows[0]?.candidates[0]?.contactId ?? '';
  await w.open().contacts.decide({ customer: rows[0]?.key ?? '', contactId, same: true });
  await w.open().run({ flows: ['orders'] });
  expect(piecesOf(w, first.id as number).every((piece) => piece.contactId === contactId)).toBe(true);
  expect((await w.open().contacts.plan()).rows.filter(({ orders }) => orders)).toEqual([]);
});

test('an order whose customer resembles who was made a moment ago is a question, and read again when that one changes', async () => {
  const w = smallWorld();
  const [first, second] = w.store.state.orders.filter(({ customer_id: customer }) => customer === 0);
  if (!first || !second) throw new Error('the recordings have changed');
  const named = {
    first_name: 'Maëlle',
    last_name: 'Kerjean',
    city: 'Marseille',
    postcode: '13001',
    phone: '',
  };
  const [one, other] = [first.id, second.id].map(String);
  const move = (order: unknown, billing: Readonly<Record<string, string>>) =>
    w.store.call('PUT', `/wp-json/wc/v3/orders/${order}`, { body: { billing, status: 'completed' } });
  await move(one, { ...named, email: 'un@exemple-peche.test', address_1: '1 rue du Lavoir' });
  await move(other, { ...named, email: 'deux@exemple-peche.test', address_1: '77 avenue Foch' });
  await setUp(w.open());
  const run = async () => {
    const from = w.store.requests.length;
    const { reports } = await w.open().run({ flows: ['orders'] });
    const again = w.store.requests
      .slice(from)
      .flatMap(({ path, query }) => (path === '/wp-json/wc/v3/orders' ? (query.include ?? []) : []));
    return { again, rows: reports[0]?.rows ?? [] };
  };
  const { rows } = await run();
  const asked = rows.filter(({ reason }) => reason?.code === 'customer-under-review');
  expect(asked).toHaveLength(1);
  const waiting = asked[0]?.wooId as number;
  expect([first.id, second.id]).toContain(waiting);
  const question = (await w.open().contacts.plan()).rows.find(({ orders }) => orders?.includes(waiting));
  expect(question).toMatchObject({ status: 'review', orders: [waiting] });

  // What the run itself has made costs nothing.
  expect((await run()).again).toEqual([]);
  const contactId = question?.candidates[0]?.contactId ?? '';
  w.gestan.edit.contact(contactId, { phone: '0491000000' });
  expect((await run()).again).toEqual([String(waiting)]);
  expect((await run()).again).toEqual([]);
  await w.open().contacts.decide({ customer: question?.key ?? '', contactId, same: true });
  await run();
  expect(new Set(piecesOf(w, waiting).map((piece) => piece.contactId))).toEqual(new Set([contactId]));
});

test('whoever is made by an order is whole: the next runs change nothing', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const { reports } = await w.open().run();
  // Rémi Le Goff's account has a SIRET that his order does not know, and that somebody else has
  // too: he is made whole.
  expect(reports.every(({ counts }) => counts.failed === 0)).toBe(true);
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

test('an order that bears the number of a firm goes to the firm, its credit notes too', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const firm = w.gestan.edit.addContact({ company: 'Criée du Port', siret: '303 265 045 00053' } as never);
  await w.store.call('PUT', '/wp-json/wc/v3/orders/411', {
    body: { meta_data: [{ key: '_billing_siret', value: '30326504500053' }] },
  });
  await w.open().run({ flows: ['contacts', 'orders'] });
  const own = w.gestan.state.contacts.find(({ externalRef }) => externalRef === 'woo:main:customer:37');
  expect(own?.id).toBeDefined();
  await w.store.call('POST', '/wp-json/wc/v3/orders/411/refunds', {
    body: { amount: '5.00', api_refund: false },
  });
  await w.open().run({ flows: ['orders'] });
  const pieces = piecesOf(w, 411);
  expect(pieces.filter(({ kind }) => kind === 'credit-note').length).toBeGreaterThan(0);
  expect(new Set(pieces.map(({ contactId }) => contactId))).toEqual(new Set([firm]));
});

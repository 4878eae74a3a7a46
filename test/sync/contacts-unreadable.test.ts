import { describe, expect, test } from 'vitest';
import type { WooCustomer } from 'woo-gestan/woo';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import type { World } from './shops.js';
import { setUp, smallWorld } from './small.js';
import { field, spoiledShop } from './spoiled-shop.js';

async function ready(): Promise<World> {
  const w = smallWorld();
  await setUp(w.open());
  return w;
}

/** A Gestan that lists one contact with an odd field. */
function spoiled(w: World, contactId: string, odd: object): GestanAdapter {
  const gestan = w.gestan as GestanAdapter;
  return {
    ...gestan,
    async *contacts(options) {
      for await (const contact of gestan.contacts(options))
        yield contact.id === contactId ? { ...contact, ...odd } : contact;
    },
  };
}

const refOf = (id: number) => `woo:main:customer:${id}`;

const contactOf = (w: World, id: number) =>
  w.gestan.state.contacts.find(({ externalRef }) => externalRef === refOf(id));

describe('a customer with one odd field', () => {
  test('is blocked, the others are made, and the orders wait', async () => {
    const w = await ready();
    const transport = spoiledShop(w, 'customers', { 25: field('shipping.postcode', []) });
    const blocked = {
      wooId: 25,
      status: 'blocked',
      reason: { code: 'customer-unreadable', values: { id: 25, field: 'shipping.postcode' } },
    };
    const plan = await w.open({ transport }).contacts.plan();
    expect(plan.rows.filter(({ status }) => status === 'blocked')).toMatchObject([blocked]);
    const { reports } = await w.open({ transport }).run({ flows: ['contacts', 'orders'] });
    expect(reports.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(reports[0]?.rows.filter(({ status }) => status === 'blocked')).toMatchObject([
      { ...blocked, outcome: 'skipped' },
    ]);
    expect(reports[0]?.counts.done).toBeGreaterThan(0);
    expect(reports[1]?.rows.filter(({ wooId }) => wooId === 396)).toMatchObject([
      {
        status: 'waiting',
        reason: { code: 'customer-blocked', values: { because: { code: 'customer-unreadable' } } },
      },
    ]);
    expect(contactOf(w, 25)).toBeUndefined();
    const corrected = await w.open().run({ flows: ['contacts', 'orders'] });
    expect(
      corrected.reports.flatMap(({ rows }) => rows).filter(({ status }) => status === 'blocked'),
    ).toEqual([]);
    expect(corrected.reports[1]?.rows.filter(({ wooId }) => wooId === 396)).toEqual([]);
    expect(w.gestan.state.contacts.filter(({ externalRef }) => externalRef === refOf(25))).toHaveLength(1);
  });

  test('that was planned before: apply skips it with the reason', async () => {
    const w = await ready();
    const plan = await w.open().contacts.plan();
    const transport = spoiledShop(w, 'customers', { 25: field('billing.city', {}) });
    const report = await w.open({ transport }).contacts.apply(plan, { select: 'all' });
    expect(report.rows.filter(({ outcome }) => outcome !== 'done')).toMatchObject([
      { wooId: 25, outcome: 'skipped', reason: { code: 'customer-unreadable' } },
    ]);
  });
});

describe('a contact of Gestan with one odd field', () => {
  test('that is linked is blocked, neither gone nor changed; orders of it are imported', async () => {
    const w = await ready();
    await w.open().run({ flows: ['contacts'] });
    const id = contactOf(w, 25)?.id ?? '';
    const before = JSON.stringify(contactOf(w, 25));
    const gestan = spoiled(w, id, { billing: { city: 12 } });
    const { reports } = await w.open({ gestan }).run({ flows: ['contacts', 'orders'] });
    expect(reports[0]?.rows.filter(({ wooId }) => wooId === 25)).toMatchObject([
      {
        wooId: 25,
        status: 'blocked',
        reason: { code: 'contact-unreadable', values: { id, field: 'billing.city' } },
      },
    ]);
    expect(reports[1]?.counts).toMatchObject({ failed: 0 });
    expect(
      w.gestan.state.pieces
        .filter(({ externalRef }) => externalRef?.includes(':order:396:'))
        .map((p) => p.contactId),
    ).toContain(id);
    expect(JSON.stringify(contactOf(w, 25))).toBe(before);
    expect(w.gestan.state.contacts.filter(({ externalRef }) => externalRef === refOf(25))).toHaveLength(1);
  });

  test.each([
    ['with its id', {}],
    ['without its id', { id: [] }],
  ])('that a new customer may be (%s) is not made a second time', async (_, more) => {
    const w = await ready();
    const customer = w.store.state.customers.find(({ id }) => id === 25) as unknown as WooCustomer;
    const id = w.gestan.edit.addContact({
      firstName: customer.billing.first_name,
      lastName: customer.billing.last_name,
      email: customer.email,
    } as never);
    const gestan = spoiled(w, id, { siret: 12, ...more });
    const before = w.gestan.state.contacts.length;
    const people = await w.open({ gestan }).run({ flows: ['contacts'] });
    expect(people.reports[0]?.rows.filter(({ wooId }) => wooId === 25)).toMatchObject([
      { status: 'blocked', reason: { code: 'contact-unreadable' } },
    ]);
    expect(people.reports[0]?.counts.done).toBeGreaterThan(0);
    expect(w.gestan.state.contacts.length - before).toBe(people.reports[0]?.counts.done);
    const orders = await w.open({ gestan }).run({ flows: ['orders'] });
    expect(contactOf(w, 25)).toBeUndefined();
    expect(orders.reports[0]?.rows.filter(({ wooId }) => wooId === 396)).toMatchObject([
      { status: 'waiting' },
    ]);
  });
});

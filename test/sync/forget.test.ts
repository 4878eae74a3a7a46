import { describe, expect, test } from 'vitest';
import { dump } from './shops.js';
import { setUp, smallWorld } from './small.js';

const email = 'contact33@exemple-peche.test';

async function imported() {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  await sync.contacts.apply(await sync.contacts.plan(), { select: 'all' });
  await sync.products.apply(await sync.products.plan(), { select: 'all' });
  await sync.orders.apply(await sync.orders.plan(), { select: 'all' });
  return { w, sync };
}

describe('forget', () => {
  test('erases a customer: contact, decisions and name, and nothing of anybody else', async () => {
    const { w, sync } = await imported();
    await sync.contacts.decide({ customer: 37, contactId: '999', same: false });
    const before = await dump(w.storage);
    expect(JSON.stringify(before)).toMatch(/Agnès Østergaard/);
    const gestan = JSON.stringify(w.gestan.state);
    const writes = w.writes().length;

    const report = await sync.forget({ email: ` ${email.toUpperCase()} ` });
    expect(report).toMatchObject({ contacts: 1, decisions: 1, reports: 2 });
    const after = await dump(w.storage);
    const text = JSON.stringify(after);
    expect(text).not.toMatch(/Agnès Østergaard/i);
    expect(text).not.toContain(email);
    expect(text).toContain('[erased]');
    expect(JSON.stringify(w.gestan.state)).toBe(gestan);
    expect(w.writes()).toHaveLength(writes);
    // Orders keep what they need not to be imported twice; other people are as they were.
    const orders = (all: object) => Object.entries(all).filter(([key]) => key.includes('/order/'));
    expect(orders(after)).toEqual(orders(before));
    const others = (all: object) =>
      Object.entries(all).filter(([key]) => key.includes('/contact/') && !key.includes('customer%3A37'));
    expect(others(after)).toEqual(others(before));
    expect(others(after).length).toBeGreaterThan(3);
    expect((await sync.orders.plan()).summary.import ?? 0).toBe(0);
    expect(await sync.forget({ email })).toEqual({ contacts: 0, decisions: 0, history: 0, reports: 0 });
  });

  test('erases a guest, known by the address alone', async () => {
    const { w, sync } = await imported();
    const guest = 'client20@exemple-mail.test';
    const [order] = w.store.state.orders.filter(({ id }) => id === 444);
    const { first_name: first, last_name: last } = (order?.billing ?? {}) as Record<string, string>;
    const name = `${first} ${last}`;
    expect(JSON.stringify(await dump(w.storage))).toContain(name);
    expect((await sync.forget({ email: guest })).contacts).toBeGreaterThan(0);
    const text = JSON.stringify(await dump(w.storage));
    expect(text).not.toContain(guest);
    expect(text).not.toContain(`444 – ${name}`);
  });

  test('erases a person whom the shop has erased already, by what was stored', async () => {
    const { w, sync } = await imported();
    for (const order of w.store.state.orders.filter(({ customer_id: id }) => id === 37)) {
      await w.store.call('PUT', `/wp-json/wc/v3/orders/${order.id}`, {
        body: { billing: { first_name: '[deleted]', last_name: '[deleted]', email: 'deleted@site.invalid' } },
      });
    }
    await w.store.call('DELETE', '/wp-json/wc/v3/customers/37', { query: { force: 'true' } });
    expect((await sync.forget({ email })).contacts).toBe(1);
    expect(JSON.stringify(await dump(w.storage))).not.toContain(email);
  });

  test('erases the history of an order that failed', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    w.gestan.faults.failNext('upsertContact');
    await sync.contacts.apply(await sync.contacts.plan(), { select: ({ wooId }) => wooId === 37 });
    const history = async () => Object.keys(await dump(w.storage)).filter((key) => key.includes('/trail/'));
    expect((await history()).some((key) => key.includes('customer%3A37'))).toBe(true);
    expect(await sync.forget({ email })).toMatchObject({ history: 1 });
    expect((await history()).some((key) => key.includes('customer%3A37'))).toBe(false);
  });

  test('refuses what is no address, and writes nothing where nothing may be written', async () => {
    const { w, sync } = await imported();
    await expect(sync.forget({ email: 'Agnès' })).rejects.toMatchObject({
      code: 'settings.invalid',
      field: 'email',
    });
    await expect(w.open({ readOnly: true }).forget({ email })).rejects.toMatchObject({
      code: 'sync.read-only',
    });
  });

  test('keeps to its own shop', async () => {
    const { w, sync } = await imported();
    const copy = await dump(w.storage);
    await w.storage.commit(
      Object.entries(copy)
        .filter(([key]) => key.includes('/contact/'))
        .map(([key, value]) => ({ put: key.replace('shop/main/', 'shop/zwei/'), value: value as never })),
    );
    await sync.forget({ email });
    const text = JSON.stringify(await dump(w.storage));
    expect(text).toContain(email);
    expect(Object.keys(await dump(w.storage)).filter((key) => key.startsWith('shop/zwei/'))).not.toHaveLength(
      0,
    );
  });
});

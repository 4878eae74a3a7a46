import { beforeAll, describe, expect, test } from 'vitest';
import type { WooCustomer } from 'woo-gestan/woo';
import { call, run } from './shop-life.js';
import { dump } from './shops.js';
import { setUp, smallWorld } from './small.js';
import { field, spoiledShop } from './spoiled-shop.js';

// The customers and guests behind an e-mail address, as explain() and forget() find them.
const w = smallWorld();
const email = 'Zoe.LeBihan@exemple.fr';
const ids: Record<string, number> = {};

beforeAll(async () => {
  await setUp(w.open());
  const zoe = { first_name: 'Zoé', last_name: 'Le Bihan', country: 'FR' };
  const order = async (customer: number, address: string, billing = zoe) => {
    const { id } = await call(w, 'POST', 'orders', {
      status: 'completed',
      set_paid: true,
      customer_id: customer,
      payment_method: 'bacs',
      billing: { ...billing, email: address },
      line_items: [{ product_id: 34, quantity: 1 }],
    });
    return Number(id);
  };
  ids.guest = await order(0, email);
  const { id } = await call(w, 'POST', 'customers', { email, first_name: 'Zoé', last_name: 'Le Bihan' });
  ids.customer = Number(id);
  ids.account = await order(ids.customer, email.toLowerCase());
  // With the account, and another address on the order.
  ids.elsewhere = await order(ids.customer, 'bureau@exemple.fr');
  // The shop's search finds it, since it holds the address: it is another person's.
  ids.other = await order(0, `x${email}`, { ...zoe, first_name: 'Karim', last_name: 'Benali' });
  await run(w, 'orders');
});

const ordersOf = async (sync: ReturnType<typeof w.open>, address: string) =>
  (await sync.explain({ email: address })).orders.map(({ orderId }) => orderId).sort();

describe('a person', () => {
  test('has the orders with the address in any case, and those of the account, and no others', async () => {
    const own = [ids.guest, ids.account, ids.elsewhere].sort();
    for (const address of [email, email.toUpperCase()])
      expect(await ordersOf(w.open(), address)).toEqual(own);
    expect(await ordersOf(w.open(), `x${email}`)).toEqual([ids.other]);
    // By an address that stands on an order only, the order is found, and not the rest of the account.
    expect(await ordersOf(w.open(), 'bureau@exemple.fr')).toEqual([ids.elsewhere]);
  });

  test('is found where the account cannot be read', async () => {
    const transport = spoiledShop(w, 'customers', { [ids.customer ?? 0]: field('first_name', []) });
    expect(await ordersOf(w.open({ transport }), email)).toEqual(
      [ids.guest, ids.account, ids.elsewhere].sort(),
    );
  });

  test('is shown as a hook makes it', async () => {
    const map = { contact: (customer: WooCustomer) => ({ ...customer, last_name: 'Renommée' }) };
    const { persons } = await w.open({ map }).explain({ email });
    expect(persons.some(({ name }) => name.includes('Renommée'))).toBe(true);
  });
});

test('forgetting a person leaves the one whose address only holds theirs', async () => {
  const of = async (address: string) =>
    Object.entries(await dump(w.storage)).filter(
      ([key, value]) =>
        key.includes('/contact/') &&
        JSON.stringify(value).toLowerCase().includes(`"${address.toLowerCase()}"`),
    ).length;
  const other = await of(`x${email}`);
  expect(other).toBeGreaterThan(0);
  expect((await w.open().forget({ email })).contacts).toBeGreaterThan(0);
  expect([await of(email), await of(`x${email}`)]).toEqual([0, other]);
});

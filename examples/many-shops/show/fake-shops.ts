/**
 * A process with many shops in which customers buy. Its parent asks for what each shop has sold.
 *
 *   fake-shops.ts <shops> <orders a second>
 */
import { createHash } from 'node:crypto';
import { createFakeStore, type FakeStore, generateShop } from 'woo-gestan/testing';

const [count = 1, perSecond = 1] = process.argv.slice(2).map(Number);
const stores: { readonly id: string; readonly store: FakeStore; readonly url: string }[] = [];
for (let number = 1; number <= count; number++) {
  const id = `S${String(number).padStart(3, '0')}`;
  const shop = generateShop({
    products: 5,
    orders: 3,
    customers: 2,
    seed: number,
    until: Date.now() - 60_000,
  });
  const store = createFakeStore({
    shop,
    seed: number,
    sendWebhook: (request) => fetch(request, { redirect: 'manual' }),
  });
  stores.push({ id, store, url: (await store.listen({ port: 0 })).url });
}
process.send?.({
  kind: 'ready',
  shops: stores.map(({ id, url, store }) => ({
    id,
    url,
    keys: `${store.keys.consumerKey}:${store.keys.consumerSecret}`,
  })),
});

/**
 * Names that do not look like one another: an order whose customer might be another one waits for a
 * person's answer.
 */
const nameOf = (number: number) =>
  createHash('sha256')
    .update(String(number))
    .digest('hex')
    .replace(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')
    .slice(0, 9);

let made = 0;
/** Answers to webhooks, by status. */
const delivered: Record<string, number> = {};
/** Orders that are being made. */
const pending = new Set<Promise<unknown>>();
const customers = setInterval(() => {
  for (let order = 0; order < perSecond; order++) {
    const { store } = stores[Math.floor(Math.random() * stores.length)] as (typeof stores)[number];
    const product = store.state.products.find(({ type }) => type === 'simple');
    made += 1;
    const buying = store
      .call('POST', '/wp-json/wc/v3/orders', {
        body: {
          status: 'processing',
          set_paid: true,
          payment_method: 'bacs',
          billing: {
            first_name: nameOf(made + 7_919),
            last_name: nameOf(made),
            email: `client${made % 500}@example.com`,
            country: 'FR',
          },
          line_items: [{ product_id: product?.id ?? null, quantity: 1 + (made % 3) }],
        },
      })
      .then(({ status, body }) => {
        if (status !== 201) throw new Error(`An order was refused: ${JSON.stringify(body)}`);
        return store.deliverWebhooks();
      })
      .then((deliveries) => {
        for (const { status } of deliveries) delivered[String(status)] = (delivered[String(status)] ?? 0) + 1;
      })
      .catch((error: unknown) => console.error(error))
      .finally(() => pending.delete(buying));
    pending.add(buying);
  }
}, 1_000);

process.on('message', (message) => {
  if (message === 'close') {
    clearInterval(customers);
    // What is bought is bought: an order that is still being made came before the end.
    void Promise.all(pending).then(() => process.send?.({ kind: 'closed' }));
  }
  if (message !== 'sold') return;
  const sold = stores.map(({ id, store }) => ({
    id,
    orders: store.state.orders.map(({ id: order, status, total }) => ({ order, status, total })),
  }));
  process.send?.({ kind: 'sold', sold, delivered });
});
process.on('disconnect', () => process.exit());

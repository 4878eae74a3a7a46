/**
 * The pure modules by themselves: mapping tables, the diff engine and the piece builder, without `createSync` and
 * without storage. Your own code reads both sides, asks, and writes.
 *
 *   npx tsx examples/pure-modules/main.ts
 */
import {
  createContactIndex,
  personOf,
  planContact,
  planProducts,
  planStock,
  type WooSource,
} from 'woo-gestan/diff';
import {
  createFamilyTable,
  createLinkTable,
  createPaymentTable,
  createTaxTable,
  suggestTaxes,
} from 'woo-gestan/mapping';
import { buildPieces, defaultBilling } from 'woo-gestan/pieces';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';
import { createWooClient } from 'woo-gestan/woo';

const shopId = 'main';
const store = createFakeStore({ shop: sampleShop() });
const woo = createWooClient({ url: 'https://shop.example', ...store.keys.main, transport: store.transport });
const gestan = sampleGestan();
const { products: gestanProducts, contacts } = gestan.state;

// Mapping: tables are plain immutable values. Rows may come from JSON.
const rates = await woo.taxes.list().toArray();
const taxes = createTaxTable(
  suggestTaxes(rates, { country: 'FR' }).map(({ taxClass, rate }) => ({ taxClass, rate })),
);
const families = createFamilyTable();
const payments = createPaymentTable([{ methodId: 'bacs', paymentModeId: 'virement' }]);
const [first] = gestanProducts;
console.log(`tax classes: ${taxes.list().length}`);

// Diff: one planner for the products of both sides.
const sources: WooSource[] = [];
for await (const product of woo.products.list()) {
  sources.push({ product });
  if (product.type !== 'variable') continue;
  for await (const variation of woo.variations(product.id).list()) sources.push({ product, variation });
}
const links = createLinkTable();
const rows = [
  ...planProducts(
    { woo: sources, gestan: gestanProducts, links, baseOf: () => undefined },
    {
      context: { pricesIncludeTax: true, taxes, families, productFields: gestan.capabilities.productFields },
      defaultFamily: { familyId: '9' },
      codePrefix: 'WEB-',
    },
  ),
];
const counts = new Map<string, number>();
for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
console.log(`product rows: ${[...counts].map(([status, count]) => `${status} ${count}`).join(', ')}`);

// Diff: what one product's stock becomes. Two units are reserved by orders that Gestan does not
// know yet.
const managed = sources.find(({ product, variation }) => !variation && product.manage_stock === true);
if (managed === undefined || first === undefined) throw new Error('The sample shop has lost its products.');
const stock = planStock(managed, { gestanId: first.id, code: first.code, quantity: '7.5', reserved: '2' });
console.log(`stock: ${stock?.status}, ${stock?.quantity}`);

// Diff: is a customer of the shop somebody whom Gestan knows?
const index = createContactIndex(contacts);
for await (const customer of woo.customers.list()) {
  const { name, status } = planContact(personOf(customer, { shop: shopId }), undefined, {
    shop: shopId,
    index,
  });
  console.log(`contact: ${name}, ${status}`);
}

// Pieces: what one paid order becomes.
const [order] = await woo.orders.list({ status: 'completed' }).toArray({ limit: 1 });
if (order === undefined) throw new Error('The sample shop has lost its completed order.');
const built = buildPieces(
  order,
  await woo.refunds(order.id).list().toArray(),
  {
    shopId,
    zone: 'Europe/Paris',
    capabilities: gestan.capabilities,
    contactId: 'C1',
    taxRates: new Map(rates.map((rate) => [rate.id, rate])),
    resolveProduct: ({ sku }) => {
      const product = gestanProducts.find(({ code }) => code === sku);
      return product && { code: product.code, productId: product.id };
    },
    paymentMode: (method) => payments.lookup(method)?.paymentModeId,
  },
  defaultBilling,
);
if (built.refused) console.log(`order ${order.number} is refused: ${built.refused.code}`);
else
  for (const { kind, totalGross } of built.pieces)
    console.log(`order ${order.number}: ${kind}, ${totalGross}`);

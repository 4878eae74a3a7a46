import { describe, expect, test } from 'vitest';
import { isSyncError } from 'woo-gestan';
import { gestanFigures } from './shops.js';
import { setUp, smallWorld } from './small.js';

type Fields = Record<string, unknown>;

/** Hooks in plain JavaScript, or in a hurry. */
const wrong: readonly [string, unknown, string, 'products' | 'orders' | 'contacts' | 'stock'][] = [
  [
    'a price that is a number',
    { product: { gestan: (p: Fields) => ({ ...p, price: 12.5 }) } },
    'map.product.gestan.price',
    'products',
  ],
  [
    'a price that is no number',
    { product: { gestan: (p: Fields) => ({ ...p, price: 'NaN' }) } },
    'map.product.gestan.price',
    'products',
  ],
  [
    'a weight with a comma',
    { product: { woo: (p: Fields) => ({ ...p, weightKg: '0,5' }) } },
    'map.product.woo.weightKg',
    'products',
  ],
  [
    'a name that is none',
    { product: { woo: (p: Fields) => ({ ...p, name: { fr: 'Ver' } }) } },
    'map.product.woo.name',
    'products',
  ],
  [
    'published as a word',
    { product: { woo: (p: Fields) => ({ ...p, published: 'yes' }) } },
    'map.product.woo.published',
    'products',
  ],
  ['a promise of a product', { product: { woo: async (p: Fields) => p } }, 'map.product.woo', 'products'],
  ['no product', { product: { gestan: () => undefined } }, 'map.product.gestan', 'products'],
  ['a promise of an order', { order: async (o: Fields) => o }, 'map.order', 'orders'],
  ['another order', { order: (o: Fields) => ({ ...o, id: 1 }) }, 'map.order.id', 'orders'],
  [
    'an order without lines',
    { order: (o: Fields) => ({ ...o, line_items: undefined }) },
    'map.order.line_items',
    'orders',
  ],
  ['a promise of a contact', { contact: async (c: Fields) => c }, 'map.contact', 'contacts'],
  ['another contact', { contact: (c: Fields) => ({ ...c, id: 7777 }) }, 'map.contact.id', 'contacts'],
  ['a promise of a figure', { stock: async (s: Fields) => s }, 'map.stock', 'stock'],
  ['no figure', { stock: () => undefined }, 'map.stock', 'stock'],
  [
    'a quantity that is a number',
    { stock: (s: Fields) => ({ ...s, quantity: 5 }) },
    'map.stock.quantity',
    'stock',
  ],
];

describe('a hook that gives', () => {
  test.each(wrong)('%s is named, and nothing is written', async (_, map, field, flow) => {
    const w = smallWorld();
    await setUp(w.open());
    const before = JSON.stringify([gestanFigures(w.gestan), w.store.state.products]);
    const error = await w
      .open({ map: map as never })
      .run({ flows: [flow] })
      .then(
        () => undefined,
        (caught: unknown) => caught,
      );
    if (!isSyncError(error)) throw error ?? new Error('It was taken.');
    expect([error.code, error.field]).toEqual(['settings.invalid', field]);
    expect(error.hint).toContain('hook');
    expect(JSON.stringify([gestanFigures(w.gestan), w.store.state.products])).toBe(before);
  });

  test('what it was given changes nothing', async () => {
    const given = <T>(value: T) => value;
    const [plain, mapped] = [smallWorld(), smallWorld()];
    for (const w of [plain, mapped]) await setUp(w.open());
    await plain.open().run();
    await mapped
      .open({ map: { product: { woo: given, gestan: given }, order: given, contact: given, stock: given } })
      .run();
    expect(gestanFigures(mapped.gestan)).toEqual(gestanFigures(plain.gestan));
    expect(mapped.store.state.products).toEqual(plain.store.state.products);
  });
});

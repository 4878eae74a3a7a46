import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductField, ProductOwners, ProductRules } from '../../src/diff/index.js';
import { defaultOwners } from '../../src/diff/index.js';
import { comparedFields, ownedFields } from '../../src/diff/products/field-table.js';
import type { ComparedField } from '../../src/diff/products/fields.js';
import type { GestanProduct } from '../../src/gestan/model.js';
import type { WooProduct } from '../../src/woo/types.js';
import { isFull } from '../support/forms.js';
import { sync } from './products-sync.js';
import { context, createWorld, due, gestanProduct, plan, wooProduct } from './products-world.js';

/** One value as both sides hold it. */
interface Held {
  readonly woo: Partial<WooProduct>;
  readonly gestan: Partial<GestanProduct>;
}

const decimal = (min: number, max: number) => fc.integer({ min, max }).map((cents) => String(cents / 100));
const word = fc.stringMatching(/^[a-z]{3,12}$/);
const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
const instant = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 1000, max: Date.parse(to) / 1000 })
    .map((seconds) => new Date(seconds * 1000).toISOString());

const couleur = (value: string) => ({
  woo: { meta_data: [{ key: 'couleur', value }] },
  gestan: { extra: { couleur: value } },
});

/** Values other than those of the pair below, by field. A new field of the table needs its values here. */
const values = {
  name: text.map((name) => ({ woo: { name: `${name} &lt;M8` }, gestan: { name: `${name} <M8` } })),
  price: decimal(1001, 99_999).map((price) => ({
    woo: { regular_price: price },
    gestan: { priceGross: price },
  })),
  salePrice: decimal(1, 799).map((sale) => ({ woo: { sale_price: sale }, gestan: { salePriceGross: sale } })),
  saleFrom: instant('2025-01-01', '2025-12-01').map((date) => ({
    woo: { date_on_sale_from_gmt: date.slice(0, 19) },
    gestan: { saleFrom: date },
  })),
  saleTo: instant('2027-02-01', '2027-12-01').map((date) => ({
    woo: { date_on_sale_to_gmt: date.slice(0, 19) },
    gestan: { saleTo: date },
  })),
  vatRate: fc.constantFrom<Held>(
    { woo: { tax_class: 'taux-reduit-55' }, gestan: { vatRate: '5.5' } },
    { woo: { tax_class: 'zero-rate' }, gestan: { vatRate: '0' } },
  ),
  weightKg: decimal(101, 9999).map((weight) => ({ woo: { weight }, gestan: { weightKg: weight } })),
  barcode: fc.stringMatching(/^[1-9][0-9]{12}$/).map((barcode) => ({
    woo: { global_unique_id: barcode },
    gestan: { barcode },
  })),
  family: fc.constantFrom<Held>(
    { woo: { categories: [{ id: 12, name: 'C12', slug: 'c12' }] }, gestan: { familyId: 'F3' } },
    {
      woo: { categories: [{ id: 11, name: 'C11', slug: 'c11' }] },
      gestan: { familyId: 'F2', subFamilyId: 'S1' },
    },
  ),
  description: text.map((description) => ({ woo: { description }, gestan: { description } })),
  shortDescription: text.map((short) => ({
    woo: { short_description: short },
    gestan: { shortDescription: short },
  })),
  published: fc.constant<Held>({ woo: { status: 'draft' }, gestan: { published: false } }),
  'meta:couleur': word.map(couleur),
} satisfies Record<ComparedField | 'meta:couleur', fc.Arbitrary<Held>>;

const fields = Object.keys(values) as readonly (keyof typeof values)[];
const oneOfEach = fc.record(values) as fc.Arbitrary<Record<keyof typeof values, Held>>;

const rules: ProductRules = {
  context: { ...context, metaFields: ['couleur'] },
  owners: Object.fromEntries(ownedFields.map((field) => [field, 'both'])) as Record<
    keyof ProductOwners,
    'both'
  >,
};

/** A pair that is in sync, under a promotion. */
const pair = (index: number, field: ProductField) => ({
  woo: wooProduct({
    id: index + 1,
    sku: `A${index}`,
    name: `Produit ${field}`,
    sale_price: '8',
    date_on_sale_from_gmt: '2026-01-06T23:00:00',
    date_on_sale_to_gmt: '2027-01-03T22:59:59',
    weight: '1',
  }),
  gestan: gestanProduct({
    id: `P${index}`,
    code: `A${index}`,
    name: `Produit ${field}`,
    salePriceGross: '8',
    saleFrom: '2026-01-06T23:00:00.000Z',
    saleTo: '2027-01-03T22:59:59.000Z',
    weightKg: '1',
  }),
});

describe('every field of the table', () => {
  it.each(['woo', 'gestan'] as const)('that changes on the side %s arrives on the other', async (side) => {
    await fc.assert(
      fc.asyncProperty(oneOfEach, async (changed) => {
        const pairs = fields.map((field, index) => pair(index, field));
        const world = createWorld(
          pairs.map(({ woo: product }) => ({ product })),
          pairs.map(({ gestan }) => gestan),
        );
        await sync(world, rules);
        expect(world.links.size).toBe(fields.length);
        fields.forEach((field, index) => {
          const { woo, gestan } = changed[field];
          const product = world.woo.get(String(index + 1))?.product;
          const other = world.gestan.get(`P${index}`);
          if (!product || !other) throw new Error(`${field}: the pair is not there.`);
          if (side === 'woo') world.woo.set(String(index + 1), { product: { ...product, ...woo } });
          else world.gestan.set(other.id, { ...other, ...gestan });
        });
        const rows = await sync(world, rules);
        const target = side === 'woo' ? 'gestan' : 'woo';
        // Rows that write a long text come last.
        const inOrder = [...rows].sort((a, b) => Number(a.wooId) - Number(b.wooId));
        expect(inOrder.map(({ changes }) => changes.map((change) => [change.field, change.target]))).toEqual(
          fields.map((field) => [[field, target]]),
        );
        fields.forEach((field, index) => {
          const { meta_data, ...woo } = changed[field].woo;
          const product = world.woo.get(String(index + 1))?.product;
          expect(product, field).toMatchObject(woo);
          if (meta_data) expect(product?.meta_data, field).toMatchObject(meta_data);
          expect(world.gestan.get(`P${index}`), field).toMatchObject(changed[field].gestan);
        });
        expect(due(plan(world, rules))).toEqual([]);
      }),
      { numRuns: isFull ? 50 : 6, endOnFailure: true },
    );
  });

  it('stands once, in the order of plans, with an owner', () => {
    expect(comparedFields).toEqual(fields.filter((field) => !field.startsWith('meta:')));
    expect(new Set([...comparedFields, 'meta'])).toEqual(new Set([...ownedFields, 'saleFrom', 'saleTo']));
    expect(defaultOwners).toEqual({
      name: 'both',
      price: 'gestan',
      salePrice: 'woo',
      vatRate: 'gestan',
      weightKg: 'gestan',
      barcode: 'gestan',
      family: 'gestan',
      description: 'woo',
      shortDescription: 'woo',
      published: 'woo',
      meta: 'woo',
    });
  });
});

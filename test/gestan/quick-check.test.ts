import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { withoutUndefined } from '../../src/gestan/check-draft.js';
import { createQuickParse, quickCheck } from '../../src/gestan/quick-check.js';
import * as schemas from '../../src/gestan/schemas.js';

const address = { line1: '1 rue du Lac', postcode: '74000', city: 'Annecy', country: 'FR' };
const vat = { rate: '20', label: 'TVA', country: 'FR', base: '10.00', amount: '2.00' };
const line = {
  type: 'product',
  productCode: 'A-1',
  label: 'Hameçon',
  quantity: '2',
  unitNet: '5.000000',
  discountNet: '0.00',
  net: '10.00',
  taxes: [{ rate: '20', label: 'TVA' }],
  sourceLineId: 7,
};
const content = {
  kind: 'invoice',
  date: '2026-03-01',
  currency: 'EUR',
  contactId: '3',
  lines: [line, { ...line, type: 'shipping' }],
  vat: [vat],
  totalNet: '20.00',
  totalVat: '4.00',
  totalGross: '24.00',
};
const product = {
  barcode: '3017620422003',
  priceNet: '10.00',
  priceGross: '12.00',
  vatRate: '20',
  saleFrom: '2026-01-01T00:00:00Z',
  familyId: '1',
  description: '<p>Acier</p>',
  weightKg: '0.02',
  published: true,
  images: [{ name: 'a.jpg', sha256: 'a'.repeat(64), alt: '' }],
  extra: { color: 'rouge' },
};
const contact = {
  group: 'client',
  firstName: 'Ève',
  lastName: 'Roux',
  email: 'eve@exemple.fr',
  billing: address,
};

/** A right value of each schema that rows and drafts are checked with. */
const samples = {
  gestanFamilySchema: { id: '1', name: 'Pêche', parentId: '2' },
  gestanVatRateSchema: { rate: '5.5', name: 'Réduit' },
  gestanProductSchema: { id: '1', code: 'A-1', name: 'Hameçon', kind: 'simple', ...product, archived: false },
  gestanContactSchema: { id: '1', externalRef: 'woo:a:customer:1', ...contact },
  gestanStockSchema: { productId: '1', code: 'A-1', quantity: '-3', modifiedAt: '2026-01-01T00:00:00Z' },
  gestanPieceSchema: { ...content, id: '9', number: 'FA-9', stockMoved: true },
  gestanFoundSchema: { id: '9', number: 'FA-9' },
  gestanSentStatusSchema: { state: 'waiting', where: 'boîte' },
  productDraftSchema: { externalRef: 'woo:a:product:1', ...product, name: 'Hameçon', weightKg: null },
  contactDraftSchema: { externalRef: 'woo:a:customer:1', ...contact, phone: null },
  pieceDraftSchema: {
    ...content,
    externalRef: 'woo:a:order:1:invoice',
    reference: '1',
    movesStock: true,
    billing: address,
    nature: 'goods',
    paidOn: '2026-03-01',
  },
  entryDraftSchema: {
    externalRef: 'woo:a:order:1:1',
    date: '2026-03-01',
    direction: 'in',
    amount: '24.00',
    currency: 'EUR',
    label: 'Commande 1',
    contactId: '3',
    paymentModeId: '1',
    bankAccountId: '1',
    parts: [
      { postingCategoryId: '1', amount: '12.00' },
      { postingCategoryId: '2', amount: '12.00' },
    ],
  },
} as const satisfies Partial<Record<keyof typeof schemas, object>>;

const byName = new Map<string, z.ZodType<unknown>>(Object.entries(schemas));

type Place = readonly (string | number)[];

function placesOf(value: unknown, place: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([key, member]) => placesOf(member, [...place, key]))];
}

/** The same value with another one in a place. */
function replaced(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, at) => (at === Number(key) ? replaced(item, rest, by) : item));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
}

const odd = fc.oneof(
  fc.constantFrom(
    ...['', ' ', ' x ', 'x', '-0', '-0.00', '-1', '1e5', '1,5', '.5', '5.', '1.12345', '1.1000000', '0'],
    ...[
      '2026-02-30',
      '2026-02-28',
      '2026-02-28T10:00:00Z',
      'FR',
      'fr',
      'EUR',
      'invoice',
      'simple',
      'é'.repeat(50),
    ],
    ...[undefined, null, true, 0, 1, 1.5, Number.NaN, 2 ** 60],
  ),
  fc.constantFrom([], {}, [null], [undefined], { id: '1' }, { unknown: undefined }, new Date(0), new Map()),
  fc.string(),
);

describe('a quick check gives what its schema gives', () => {
  test.each(Object.entries(samples))('%s', (name, sample) => {
    const schema: z.ZodType<unknown> | undefined = byName.get(name);
    if (schema === undefined) throw new Error('There is no such schema.');
    const quick = quickCheck(schema);
    const parse = createQuickParse(schema, withoutUndefined);
    if (quick === undefined) throw new Error('It was not understood.');
    expect(quick(sample)).toEqual(schema.parse(sample));
    const places = placesOf(sample);
    const change = fc.tuple(fc.constantFrom(...places, ['unknown'], ['kind'], ['paidOn']), odd);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
        const value = changes.reduce<unknown>((now, [place, by]) => {
          const parent = place.slice(0, -1).reduce<unknown>((at, key) => Object(at)[key], now);
          return place.length > 0 && Object(parent) !== parent ? now : replaced(now, place, by);
        }, sample);
        const asked = schema.safeParse(withoutUndefined(value));
        const given = parse(value);
        expect(given.success).toBe(asked.success);
        // The members stand in the same order too.
        expect(JSON.stringify(given.data)).toBe(JSON.stringify(asked.data));
        if (quick(value) !== undefined) expect(asked.success).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('what it gives is a copy, as far down as the value goes', () => {
    const quick = quickCheck<unknown>(schemas.gestanPieceSchema);
    const given = structuredClone(samples.gestanPieceSchema);
    const copy = quick?.(given);
    Object.assign(given.lines[0] ?? {}, { label: 'another' });
    given.vat.length = 0;
    expect(copy).toEqual(samples.gestanPieceSchema);
  });

  test('a schema that it does not know has none', () => {
    expect(quickCheck(z.object({ a: z.union([z.string(), z.number()]) }))).toBeUndefined();
    expect(quickCheck(z.string().max(3))).toBeUndefined();
    expect(quickCheck(z.strictObject({ a: z.string() }))).toBeUndefined();
    expect(quickCheck(z.coerce.string())).toBeUndefined();
    expect(quickCheck(z.string().default('a'))).toBeUndefined();
  });
});

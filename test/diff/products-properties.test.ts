import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Owner, ProductOwners, ProductProjection, ProductRules } from '../../src/diff/index.js';
import { defaultOwners, mergeProduct, projectGestan, projectWoo } from '../../src/diff/index.js';
import type { Change } from '../../src/diff/plan.js';
import { advanceBase } from '../../src/diff/products/advance-base.js';
import { comparedFields, ownedFields } from '../../src/diff/products/field-table.js';
import type { ProductRow } from '../../src/diff/products/row.js';
import type { GestanProduct } from '../../src/gestan/model.js';
import { productFields } from '../../src/gestan/model.js';
import type { WooProduct } from '../../src/woo/types.js';
import { isFull, oneInTurn } from '../support/forms.js';
import { realPlan, sync } from './products-sync.js';
import { context, createWorld, due, gestanProduct, plan, type World, wooProduct } from './products-world.js';

/** Each run writes through the real sync. */
const runs = isFull ? 200 : 8;

const price = fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
const text = fc.constantFrom(
  '',
  'Canne à mouche',
  '<p>Canne &agrave; mouche</p>\n',
  'Une ligne\n\nUne autre',
  '<ul>\n<li>Un &amp; deux</li>\n</ul>',
  `Long ${'texte '.repeat(40)}`,
  'Fil < 3 mm',
);
const name = fc.constantFrom(
  'Canne',
  'Moulinet &amp; fil',
  'Lot <b>été</b>',
  '  Vers  ',
  'Appât “fin”',
  'Vis <M8',
);
const sale = fc.option(
  fc.integer({ min: 1, max: 9 }).map((tenth) => (tenth / 10).toFixed(1)),
  { nil: undefined },
);
const date = fc.constantFrom(null, '2026-01-06T23:00:00', '2026-02-03T22:59:59');
const category = fc.subarray([10, 11, 12, 13, 14, 99], { minLength: 1, maxLength: 3 });

const wooFields: fc.Arbitrary<Partial<WooProduct>> = fc
  .record({
    name,
    regular_price: price,
    ratio: sale,
    from: date,
    to: date,
    description: text,
    short_description: text,
    tax_class: fc.constantFrom('', 'taux-reduit-55', 'zero-rate'),
    tax_status: fc.constantFrom('taxable', 'none'),
    weight: fc.constantFrom('', '0.680', '1', '.5'),
    global_unique_id: fc.constantFrom('', '3464042848995', '978-2-07-036822-8'),
    status: fc.constantFrom('publish', 'draft', 'private'),
    meta_data: fc.constantFrom(
      [],
      [{ id: 3, key: 'couleur', value: 'Rouge' }],
      [{ id: 3, key: 'couleur', value: ' ' }],
    ),
    ids: category,
  })
  .map(({ ratio, from, to, ids, ...fields }) => ({
    ...fields,
    sale_price: ratio === undefined ? '' : (Number(fields.regular_price) * Number(ratio)).toFixed(2),
    date_on_sale_from_gmt: from,
    date_on_sale_to_gmt: to,
    categories: ids.map((id) => ({ id, name: `C${id}`, slug: `c${id}` })),
  }));

const gestanFields: fc.Arbitrary<Partial<GestanProduct>> = fc
  .record(
    {
      name: fc.constantFrom('Canne', 'Moulinet & fil', 'Vers', 'Vis <M8', 'Appât "fin"'),
      priceGross: price,
      ratio: fc.integer({ min: 1, max: 15 }),
      saleFrom: fc.constantFrom('2026-01-06T23:00:00.000Z', '2026-02-03T22:59:59Z'),
      description: text,
      shortDescription: text,
      vatRate: fc.constantFrom('20', '5.50', '0'),
      weightKg: fc.constantFrom('0.68', '1.000', '0.5'),
      barcode: fc.constantFrom('3464042848995', '9782070368228', 'ABC-123'),
      published: fc.boolean(),
      extra: fc.constantFrom({ couleur: 'Bleu' }, { autre: '1' }),
      family: fc.constantFrom(['F1'], ['F2', 'S1'], ['F3'], ['F4'], ['F3', 'S9']),
    },
    { requiredKeys: ['name', 'priceGross', 'vatRate', 'family'] },
  )
  .map(({ ratio, family, ...fields }) => ({
    ...fields,
    familyId: family[0] ?? 'F1',
    ...(family[1] === undefined ? {} : { subFamilyId: family[1] }),
    ...(ratio === undefined ? {} : { salePriceGross: ((Number(fields.priceGross) * ratio) / 10).toFixed(2) }),
  }));

/** A shop refuses a barcode that another product has: here a barcode goes with its code. */
const barcodeOf = (code: number) => `346404284899${code}`;

/** Products on both sides, some of which share a code. */
const world: fc.Arbitrary<World> = fc
  .record({
    woo: fc.array(fc.tuple(wooFields, fc.integer({ min: 1, max: 6 })), { maxLength: 5 }),
    gestan: fc.array(fc.tuple(gestanFields, fc.integer({ min: 1, max: 6 })), { maxLength: 5 }),
  })
  .map(({ woo, gestan }) =>
    createWorld(
      woo.map(([fields, code], index) => ({
        product: wooProduct({
          id: index + 1,
          ...fields,
          sku: `A${code}`,
          ...(fields.global_unique_id ? { global_unique_id: barcodeOf(code) } : {}),
        }),
      })),
      gestan.map(([fields, code], index) =>
        gestanProduct({
          id: `P${index + 1}`,
          ...fields,
          code: `A${code}`,
          ...(fields.barcode ? { barcode: barcodeOf(code) } : {}),
        }),
      ),
    ),
  );

const owner = fc.constantFrom<Owner>('gestan', 'woo', 'both');
const owners: fc.Arbitrary<ProductOwners> = fc.record(
  Object.fromEntries(ownedFields.map((field) => [field, owner])) as Record<keyof ProductOwners, typeof owner>,
);

/** A change that a person makes, on either side. */
type Edit =
  | { readonly side: 'woo'; readonly fields: Partial<WooProduct> }
  | { readonly side: 'gestan'; readonly fields: Partial<GestanProduct> };

const one = <T extends object>(fields: fc.Arbitrary<T>): fc.Arbitrary<Partial<T>> =>
  fc.tuple(fields, fc.nat()).map(([all, at]) => {
    const entries = Object.entries(all);
    const entry = entries[at % entries.length];
    return (entry === undefined ? {} : Object.fromEntries([entry])) as Partial<T>;
  });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  one(wooFields).map((fields): Edit => ({ side: 'woo', fields })),
  one(gestanFields).map((fields): Edit => ({ side: 'gestan', fields })),
);

/**
 * The fields of an edit as a shop and Gestan take them: a barcode is the product's own, and a
 * sub-family is one of its family.
 */
function withoutClash({ side, fields }: Edit, at: number): Edit {
  const own = `${side === 'woo' ? 1 : 2}${String(at).padStart(12, '0')}`;
  if (side === 'woo')
    return { side, fields: fields.global_unique_id ? { ...fields, global_unique_id: own } : fields };
  const barcode = fields.barcode && fields.barcode !== 'ABC-123' ? { barcode: own } : {};
  const family = { S1: 'F2', S9: 'F3' }[fields.subFamilyId ?? ''];
  const place =
    family !== undefined
      ? { familyId: family }
      : fields.familyId === undefined
        ? {}
        : ({ subFamilyId: undefined } as unknown as Partial<GestanProduct>);
  return { side, fields: { ...fields, ...barcode, ...place } };
}

function apply(target: World, edit: Edit, at: number): void {
  const { side, fields } = withoutClash(edit, at);
  const map: Map<string, unknown> = side === 'woo' ? target.woo : target.gestan;
  const keys = [...map.keys()];
  const key = keys[at % Math.max(keys.length, 1)];
  if (key === undefined) return;
  if (side === 'woo') {
    const source = target.woo.get(key);
    if (source) target.woo.set(key, { product: { ...source.product, ...fields } });
  } else {
    const product = target.gestan.get(key);
    if (product) {
      const edited = Object.entries({ ...product, ...fields }).filter(([, value]) => value !== undefined);
      target.gestan.set(key, Object.fromEntries(edited) as unknown as GestanProduct);
    }
  }
}

const edits = fc.array(fc.tuple(edit, fc.nat()), { maxLength: 6 });

describe('the product status engine', () => {
  it('is the one that the window runs: both plan the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(world, owners, edits, async (start, own, changes) => {
        const rules: ProductRules = { context, owners: own };
        await sync(start, rules, () => 'woo');
        for (const [change, at] of changes) apply(start, change, at);
        const byKey = (rows: readonly ProductRow[]) => new Map(rows.map((row) => [row.key, row]));
        const exported = plan(start, rules).filter(({ status }) => status !== 'in-sync');
        expect(byKey(await realPlan(start, rules))).toEqual(byKey(exported));
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });

  it('has nothing left to do once a plan was applied, whatever the adapter holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        owners,
        edits,
        fc.constantFrom<'gestan' | 'woo'>('gestan', 'woo'),
        fc.subarray([...productFields], { minLength: 8 }),
        async (start, own, changes, conflicts, held) => {
          // An adapter without sub-families lists none, which a world that holds them cannot show.
          const always = ['name', 'vatRate', 'priceGross', 'salePriceGross', 'subFamilyId'] as const;
          const fields = [...new Set([...held, ...always])];
          const rules: ProductRules = {
            context: { ...context, productFields: fields, metaFields: ['couleur'] },
            owners: own,
            conflicts,
          };
          await sync(start, rules);
          expect(due(plan(start, rules))).toEqual([]);
          for (const [change, at] of changes) apply(start, change, at);
          await sync(start, rules);
          expect(due(plan(start, rules))).toEqual([]);
        },
      ),
      { numRuns: runs, endOnFailure: true },
    );
  });

  it('never writes to a side that the direction leaves out', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        owners,
        edits,
        fc.constantFrom<'woo' | 'gestan'>('woo', 'gestan'),
        async (start, own, changes, target) => {
          await sync(start, { context, owners: own, conflicts: 'gestan' });
          for (const [change, at] of changes) apply(start, change, at);
          const direction = target === 'woo' ? 'gestan-to-woo' : 'woo-to-gestan';
          for (const conflicts of ['ask', 'gestan', 'woo'] as const) {
            const rows = plan(start, { context, owners: own, conflicts, direction });
            expect(rows.flatMap((row) => row.changes).filter((change) => change.target !== target)).toEqual(
              [],
            );
            for (const row of rows)
              for (const conflict of row.conflicts ?? [])
                expect(conflict.answers).not.toContain(target === 'woo' ? 'woo' : 'gestan');
          }
        },
      ),
      { numRuns: runs, endOnFailure: true },
    );
  });

  it('narrows Gestan to Woo by family, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        owners,
        edits,
        fc.constantFrom('F1', 'F2', 'S1', 'F3'),
        async (start, own, changes, family) => {
          await sync(start, { context, owners: own, conflicts: 'woo' });
          for (const [change, at] of changes) apply(start, change, at);
          const all = plan(start, { context, owners: own });
          const some = plan(start, { context, owners: own, family });
          for (const row of some) {
            if (!row.changes.some((change) => change.target === 'woo')) continue;
            const product = start.gestan.get(row.gestanId ?? '');
            expect([product?.familyId, product?.subFamilyId]).toContain(family);
          }
          const towards = (rows: typeof all) =>
            rows.flatMap((row) =>
              row.changes.filter((change) => change.target === 'gestan').map((change) => [row.key, change]),
            );
          expect(towards(some)).toEqual(towards(all));
        },
      ),
      { numRuns: runs, endOnFailure: true },
    );
  });

  it('loses no change that a person made: it travels, or is shown, or is put back by the owner and says so', async () => {
    await fc.assert(
      fc.asyncProperty(world, owners, edits, async (start, own, changes) => {
        const rules: ProductRules = { context, owners: own };
        await sync(start, rules, () => 'woo');
        const before = new Map(
          start.links.list().map((link) => {
            const woo = start.woo.get(String(link.wooId));
            const gestan = start.gestan.get(link.gestanId);
            return [
              link.wooId,
              { woo: woo && projectWoo(woo, context), gestan: gestan && projectGestan(gestan, context) },
            ];
          }),
        );
        for (const [change, at] of changes) apply(start, change, at);
        const rows = new Map(plan(start, rules).map((row) => [row.wooId, row]));
        for (const link of start.links.list()) {
          const source = start.woo.get(String(link.wooId));
          const product = start.gestan.get(link.gestanId);
          const was = before.get(link.wooId);
          if (!source || !product || !was?.woo || !was.gestan) continue;
          const now = { woo: projectWoo(source, context), gestan: projectGestan(product, context) };
          const row = rows.get(link.wooId);
          for (const field of comparedFields) {
            const [w, g] = [now.woo[field], now.gestan[field]];
            if (
              w === undefined ||
              g === undefined ||
              was.woo[field] === undefined ||
              was.gestan[field] === undefined
            )
              continue;
            if (field === 'family' && typeof g === 'string' && now.woo.families?.includes(g)) continue;
            if (w === g || (w === was.woo[field] && g === was.gestan[field])) continue;
            const reported = [...(row?.changes ?? []), ...(row?.withheld ?? [])].find(
              (change) => change.field === field,
            );
            if (row?.conflicts?.some((conflict) => conflict.field === field)) continue;
            expect(reported, `${field} of ${link.wooId}`).toBeDefined();
            const overwritten = reported?.target === 'woo' ? w !== was.woo[field] : g !== was.gestan[field];
            if (overwritten && field !== 'family') expect(reported?.because, field).toBe('owner');
          }
        }
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});

describe('the merge', () => {
  const projection: fc.Arbitrary<ProductProjection> = fc
    .tuple(wooFields, fc.constantFrom('a', null, undefined))
    .map(([fields, value]) => ({
      ...projectWoo({ product: wooProduct({ id: 1, ...fields }) }, context),
      families: undefined,
      meta: value === undefined ? undefined : { couleur: value },
    }));

  it('is symmetric where the settings are', () => {
    const other = { woo: 'gestan', gestan: 'woo' } as const;
    const mirror = (own: ProductOwners): ProductOwners =>
      Object.fromEntries(
        Object.entries(own).map(([field, side]) => [field, side === 'both' ? 'both' : other[side]]),
      ) as unknown as ProductOwners;
    fc.assert(
      fc.property(
        projection,
        projection,
        fc.option(fc.tuple(projection, projection), { nil: undefined }),
        owners,
        fc.constantFrom('ask', 'woo', 'gestan'),
        (woo, gestan, was, own, conflicts) => {
          const base = was && advanceBase({ woo: was[0], gestan: was[0], written: [] });
          const metaFields = ['couleur'];
          const there = mergeProduct({ base, woo, gestan, owners: own, conflicts, metaFields });
          const back = mergeProduct({
            base,
            woo: gestan,
            gestan: woo,
            owners: mirror(own),
            conflicts: conflicts === 'ask' ? 'ask' : other[conflicts],
            metaFields,
          });
          const turned = (changes: readonly Change[]) =>
            new Set(changes.map((change) => JSON.stringify({ ...change, target: other[change.target] })));
          expect(turned(back.changes)).toEqual(
            new Set(there.changes.map((change) => JSON.stringify(change))),
          );
          expect(back.conflicts.map(({ field, woo, gestan }) => [field, gestan, woo])).toEqual(
            there.conflicts.map(({ field, woo, gestan }) => [field, woo, gestan]),
          );
          expect(back.rebase).toBe(there.rebase);
        },
      ),
      { numRuns: isFull ? 500 : 200 },
    );
  });
});

describe('hundreds of changes', () => {
  it('move no price that was not changed', async () => {
    for (const pricesIncludeTax of oneInTurn([true, false]))
      for (const productFields of [
        context.productFields,
        context.productFields.filter((field) => field !== 'priceGross'),
        context.productFields.filter((field) => field !== 'priceNet'),
      ]) {
        const rules: ProductRules = {
          context: { ...context, pricesIncludeTax, productFields },
          owners: { ...defaultOwners, price: 'both' },
          conflicts: 'gestan',
        };
        const woo = Array.from({ length: 12 }, (_, index) => ({
          product: wooProduct({
            id: index + 1,
            sku: `A${index}`,
            regular_price: (0.01 + index * 0.02).toFixed(2),
          }),
        }));
        const start = createWorld(woo);
        await sync(start, rules);
        let seed = 7;
        const random = (below: number) => {
          seed = (seed * 1103515245 + 12345) % 2147483648;
          return Math.floor((seed / 2147483648) * below);
        };
        const expected = new Map(woo.map(({ product }) => [String(product.id), product.regular_price]));
        for (let round = 0; round < 96; round += 1) {
          const id = String(1 + (round % 12));
          const source = start.woo.get(id);
          const link = start.links.byWoo({ wooId: Number(id) });
          const product = start.gestan.get(link?.gestanId ?? '');
          if (!source || !product) throw new Error('not linked');
          const amount = ((1 + random(9999)) / 100).toFixed(2);
          const kind = random(4);
          if (kind === 0) {
            start.woo.set(id, { product: { ...source.product, regular_price: amount } });
            expected.set(id, amount);
          } else if (kind === 1) {
            const field =
              productFields.includes('priceGross') &&
              (pricesIncludeTax || !productFields.includes('priceNet'))
                ? 'priceGross'
                : 'priceNet';
            start.gestan.set(product.id, { ...product, [field]: amount });
            const now = start.gestan.get(product.id);
            expected.set(id, now ? String(projectGestan(now, rules.context).price) : '');
          } else if (kind === 2) start.woo.set(id, { product: { ...source.product, name: `Nom ${round}` } });
          else start.gestan.set(product.id, { ...product, barcode: String(10_000_000 + round) });
          if (round % 12 !== 11) continue;
          await sync(start, rules);
          for (const [key, source] of start.woo)
            expect(Number(source.product.regular_price), `round ${round}`).toBe(Number(expected.get(key)));
        }
        expect(due(plan(start, rules))).toEqual([]);
      }
  });
});

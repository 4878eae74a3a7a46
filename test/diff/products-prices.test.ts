import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductRules } from '../../src/diff/index.js';
import { defaultOwners, projectGestan, sameAmount, toGestanDraft } from '../../src/diff/index.js';
import type { GestanProduct } from '../../src/gestan/model.js';
import { context, createWorld, due, gestanProduct, plan, sync, wooProduct } from './products-world.js';

const without = (field: 'priceNet' | 'priceGross') =>
  context.productFields.filter((one) => one !== field && one !== field.replace('price', 'salePrice'));

const bare: GestanProduct = { id: 'P', code: 'P', name: 'Article' };

const cents = fc.integer({ min: 1, max: 99_999 }).map((amount) => (amount / 100).toFixed(2));

/** Shops whose own price mode Gestan does not hold. */
const crossed = [
  { pricesIncludeTax: true, productFields: without('priceGross'), held: 'priceNet' },
  { pricesIncludeTax: false, productFields: without('priceNet'), held: 'priceGross' },
] as const;

describe.each(crossed)('prices with tax: $pricesIncludeTax, and Gestan holds $held only', (mode) => {
  const rules: ProductRules = {
    context: { ...context, pricesIncludeTax: mode.pricesIncludeTax, productFields: mode.productFields },
  };
  const world = (regular_price: string) => {
    const made = createWorld([{ product: wooProduct({ id: 1, sku: 'A', regular_price }) }]);
    sync(made, rules);
    return made;
  };
  const shown = (made: ReturnType<typeof createWorld>) => Number(made.woo.get('1')?.product.regular_price);

  it('a pair that lost its base moves no price', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        const made = world(amount);
        const [before] = made.gestan.values();
        made.bases.clear();
        expect(due(plan(made, rules))).toEqual([]);
        sync(made, rules);
        expect(shown(made)).toBe(Number(amount));
        expect([...made.gestan.values()]).toEqual([before]);
        // The base is there again: a change of either side is one.
        expect(made.bases.size).toBe(1);
        const product = [...made.gestan.values()][0] as GestanProduct;
        made.gestan.set(product.id, { ...product, [mode.held]: '1234.56' });
        sync(made, rules);
        const expected = projectGestan({ ...product, [mode.held]: '1234.56' }, rules.context).price;
        expect(shown(made)).toBe(Number(expected));
      }),
      { numRuns: 300 },
    );
  });

  it('a price that the shop changed is put back as it was, not a cent beside it', () => {
    fc.assert(
      fc.property(cents, cents, (amount, other) => {
        const made = world(amount);
        made.woo.set('1', { product: wooProduct({ id: 1, sku: 'A', regular_price: other }) });
        const [row] = plan(made, rules);
        if (row && row.changes.length > 0)
          expect(row.changes[0]).toMatchObject({ field: 'price', because: 'owner' });
        sync(made, rules);
        const isSame = row === undefined || row.changes.length === 0;
        expect(shown(made)).toBe(Number(isSame ? other : amount));
        expect(due(plan(made, rules))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('says of two amounts whether they are one', () => {
    const product = { ...bare, vatRate: '20', [mode.held]: '8.33' };
    const same = sameAmount(product, rules.context);
    const own = projectGestan(product, rules.context).price;
    expect(same?.('price', '500', own)).toBe(false);
    expect(same?.('name', own, own)).toBe(false);
    // What a hook made of the amount is not what Gestan holds.
    expect(same?.('price', mode.pricesIncludeTax ? '9.99' : '6.94', '77')).toBe(false);
    if (mode.pricesIncludeTax) expect(same?.('price', '9.99', '10')).toBe(true);
  });
});

it('where Gestan holds the shop’s own mode, equal means equal', () => {
  expect(sameAmount(gestanProduct({ id: 'P' }), context)).toBeUndefined();
  expect(sameAmount({ ...bare, priceNet: '8.33' }, context)).toBeUndefined();
});

it('a new rate takes the shop’s own amount along, so that Gestan does not compute it anew', () => {
  const current = gestanProduct({ id: 'P', priceGross: '9.99', priceNet: '8.33' });
  const changes = [{ field: 'vatRate', from: '20', to: '5.5', target: 'gestan' }] as const;
  const draft = (more: object) =>
    toGestanDraft({ changes, context: { ...context, ...more }, externalRef: 'x', current });
  expect(draft({})).toMatchObject({ vatRate: '5.5', priceGross: '9.99' });
  expect(draft({}).priceNet).toBeUndefined();
  expect(draft({ pricesIncludeTax: false })).toMatchObject({ vatRate: '5.5', priceNet: '8.33' });
});

it('a promotion that lost its base, in the other mode, stays as it is', () => {
  const rules: ProductRules = {
    context: { ...context, productFields: without('priceGross') },
    owners: { ...defaultOwners, salePrice: 'gestan' },
  };
  const made = createWorld([
    { product: wooProduct({ id: 1, sku: 'A', regular_price: '19.99', sale_price: '9.99' }) },
  ]);
  sync(made, rules);
  made.bases.clear();
  expect(due(plan(made, rules))).toEqual([]);
  sync(made, rules);
  expect(made.woo.get('1')?.product).toMatchObject({ regular_price: '19.99', sale_price: '9.99' });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductRules } from '../../src/diff/index.js';
import { defaultOwners, projectGestan } from '../../src/diff/index.js';
import { toGestanDraft } from '../../src/diff/products/gestan-draft.js';
import { sameAmount } from '../../src/diff/products/same-amount.js';
import type { GestanProduct } from '../../src/gestan/model.js';
import { isFull } from '../support/forms.js';
import { sync } from './products-sync.js';
import { context, createWorld, due, gestanProduct, plan, wooProduct } from './products-world.js';

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
  const product = (index: number, regular_price: string) => ({
    product: wooProduct({ id: index + 1, sku: `A${index}`, regular_price }),
  });
  const world = async (amounts: readonly string[]) => {
    const made = createWorld(amounts.map((amount, index) => product(index, amount)));
    await sync(made, rules);
    return made;
  };
  const shown = (made: ReturnType<typeof createWorld>) =>
    [...made.woo.values()].map(({ product: { regular_price } }) => Number(regular_price));
  const manyCents = fc.array(cents, { minLength: 40, maxLength: 40 });

  it('a pair that lost its base moves no price', async () => {
    await fc.assert(
      fc.asyncProperty(manyCents, async (amounts) => {
        const made = await world(amounts);
        const before = [...made.gestan.values()];
        made.bases.clear();
        expect(due(plan(made, rules))).toEqual([]);
        await sync(made, rules);
        expect(shown(made)).toEqual(amounts.map(Number));
        expect([...made.gestan.values()]).toEqual(before);
        // The bases are there again: a change of either side is one.
        expect(made.bases.size).toBe(amounts.length);
        for (const each of before) made.gestan.set(each.id, { ...each, [mode.held]: '1234.56' });
        await sync(made, rules);
        const expected = before.map((each) =>
          Number(projectGestan({ ...each, [mode.held]: '1234.56' }, rules.context).price),
        );
        expect(shown(made)).toEqual(expected);
      }),
      { numRuns: isFull ? 40 : 3 },
    );
  });

  it('a price that the shop changed is put back as it was, not a cent beside it', async () => {
    await fc.assert(
      fc.asyncProperty(manyCents, manyCents, async (amounts, others) => {
        const made = await world(amounts);
        others.forEach((other, index) => {
          made.woo.set(String(index + 1), product(index, other));
        });
        const changed = new Map(plan(made, rules).map((row) => [row.wooId, row.changes]));
        for (const [change] of changed.values())
          if (change) expect(change).toMatchObject({ field: 'price', because: 'owner' });
        await sync(made, rules);
        expect(shown(made)).toEqual(
          amounts.map((amount, index) => Number(changed.get(index + 1)?.length ? amount : others[index])),
        );
        expect(due(plan(made, rules))).toEqual([]);
      }),
      { numRuns: isFull ? 40 : 3 },
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

it('a promotion that lost its base, in the other mode, stays as it is', async () => {
  const rules: ProductRules = {
    context: { ...context, productFields: without('priceGross') },
    owners: { ...defaultOwners, salePrice: 'gestan' },
  };
  const made = createWorld([
    { product: wooProduct({ id: 1, sku: 'A', regular_price: '19.99', sale_price: '9.99' }) },
  ]);
  await sync(made, rules);
  made.bases.clear();
  expect(due(plan(made, rules))).toEqual([]);
  await sync(made, rules);
  expect(made.woo.get('1')?.product).toMatchObject({ regular_price: '19.99', sale_price: '9.99' });
});

describe('a promotion at nothing', () => {
  it.each(['woo', 'gestan', 'both'] as const)(
    'of Gestan reaches the shop and stays on both sides, whoever decides: %s',
    async (salePrice) => {
      const rules: ProductRules = { context, owners: { ...defaultOwners, salePrice } };
      const saleFrom = '2026-02-03T22:59:59Z';
      const start = createWorld(
        [],
        [gestanProduct({ id: 'P1', code: 'A1', priceGross: '4', salePriceGross: '0.00', saleFrom })],
      );
      await sync(start, rules);
      const [made] = start.woo.values();
      expect(made?.product).toMatchObject({ price: '0.00', sale_price: '0.00' });
      expect(due(plan(start, rules))).toEqual([]);
      await sync(start, rules);
      expect(start.gestan.get('P1')).toMatchObject({ salePriceGross: '0.00', saleFrom });
    },
  );
});

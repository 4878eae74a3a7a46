import { expect, test } from 'vitest';
import { compareStores, renderComparison } from './differential/compare-stores.js';
import { openShop } from './shop.js';

const calls = Number(process.env.WOO_DIFFERENCES ?? 40);
const seed = Number(process.env.WOO_SEED ?? 1);

/**
 * Seeded random calls go to the shop and to a fake store loaded from it. Differences are printed by
 * cause; they fail nothing, since a shop with plugins answers in ways of its own. Without a shop
 * the fake is compared with itself, and must be equal.
 */
test('the fake answers random calls as the shop does', async () => {
  const shop = await openShop();
  try {
    const found = await compareStores(shop, fetch, { seed, calls, prefix: shop.prefix });
    console.log(renderComparison(found));
    expect(found.calls).toBe(calls);
    if (process.env.WOO_URL === undefined) expect(found.causes).toEqual([]);
  } finally {
    await shop.cleanUp();
  }
});

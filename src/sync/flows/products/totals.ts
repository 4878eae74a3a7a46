import type { SafetyTotals } from '../../../diff/safety.js';
import type { StoredCheckpoint } from '../../state/records/checkpoint.js';
import type { SyncContext } from '../../work/context.js';
import type { ProductSetup } from './rules.js';

/**
 * The totals for the shares of the safety limits. They are counted again for an apply: a plan may
 * come from a file, so its totals cannot be trusted. The shop is counted only if no earlier run has
 * done so.
 *
 * @param gestan the number of products in Gestan, just read.
 */
export async function countTotals(
  context: SyncContext,
  { links }: ProductSetup,
  gestan: number,
  signal: AbortSignal | undefined,
): Promise<SafetyTotals> {
  const { store } = context;
  const stored = await store.get<StoredCheckpoint>(store.keys.cursor('products'));
  const counted = stored?.totals.woo ?? (await countShop(context, signal));
  return { woo: Math.max(counted, links.size), gestan, managedStock: 0 };
}

/** Products of the shop but variable ones, and the variations of those. */
async function countShop({ woo }: SyncContext, signal: AbortSignal | undefined): Promise<number> {
  let count = 0;
  const all = { status: 'any', per_page: 1, _fields: ['id'] as const };
  for await (const { total } of woo.products.list(all, { signal }).pages()) {
    count = total ?? 0;
    break;
  }
  const variable = { status: 'any', type: 'variable', _fields: ['variations'] as const };
  for await (const { variations } of woo.products.list(variable, { signal })) count += variations.length;
  return count;
}

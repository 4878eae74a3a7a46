import type { WorkOptions } from '../../../core/index.js';
import type { PlannedProduct } from '../../../diff/products/catalogue-state.js';
import type { StoredCheckpoint } from '../../state/records/checkpoint.js';
import type { SyncContext } from '../../work/context.js';
import { readBases } from './bases.js';
import { readChanges } from './changes.js';
import {
  addTexts,
  addTrash,
  type Comparison,
  gestanProducts,
  plannerOfSome,
  readingOf,
  unreadableInShopTo,
} from './comparison.js';
import { readSome } from './read.js';
import type { ProductSetup } from './rules.js';
import { readSkuHolders, skusOfNew } from './sku-holders.js';

/** If nothing has changed, it costs one incremental read on each side. */
export async function* compareChanged(
  context: SyncContext,
  setup: ProductSetup,
  since: StoredCheckpoint,
  options: WorkOptions,
): Comparison {
  const { links } = setup;
  const { signal } = options;
  const changes = await readChanges(context, setup, since, options);
  const { wooIds, atHand, asBefore, looksForNew, isEmpty, checkpoint } = changes;
  for (const row of asBefore) yield { row };
  if (isEmpty) return { counts: { inSync: links.size, ...since.totals }, checkpoint };
  const planner = plannerOfSome(setup, wooIds);
  const reading = readingOf(context, options, unreadableInShopTo(planner));
  const skus = new Set<string>();
  for await (const product of gestanProducts(context, planner, signal)) {
    planner.addGestan(product);
    if (looksForNew && !links.byGestan(product.id))
      for (const sku of skusOfNew(product, setup)) skus.add(sku);
  }
  for (const id of await readSkuHolders(context, [...skus], signal)) wooIds.add(id);
  let linkedRows = 0;
  let newInShop = 0;
  const rows = async function* (): AsyncGenerator<PlannedProduct> {
    for await (const page of readSome(reading, [...wooIds], atHand))
      yield* planner.addWoo(page, await readBases(context.store, page));
    if (skus.size > 0) yield* addTrash(planner, reading);
    yield* planner.finish();
    yield* addTexts(context, planner, signal);
  };
  for await (const planned of rows()) {
    // Gestan's products without a counterpart are unchanged.
    if (!looksForNew && planned.row.wooId === undefined) continue;
    if (planned.row.matchedBy === 'link') linkedRows += 1;
    if (planned.row.status === 'add-to-gestan') newInShop += 1;
    yield planned;
  }
  // Between full comparisons the shop is not counted: it has the linked products and the new ones.
  const totals = {
    ...since.totals,
    gestan: planner.counts.gestan,
    woo: Math.max(since.totals.woo, links.size + newInShop),
  };
  const inSync = Math.max(0, links.size - linkedRows);
  return { counts: { ...totals, inSync }, checkpoint: { ...checkpoint, totals } };
}

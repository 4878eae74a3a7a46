import { projectGestan } from '../../../diff/products/project-gestan.js';
import type { ProductRow } from '../../../diff/products/row.js';
import type { VariantPlace } from '../../../diff/products/variants.js';
import { toWooParentOptions, toWooParentWrite } from '../../../diff/products/woo-write.js';
import type { WooInput, WooProduct } from '../../../woo/index.js';
import type { ApplyWork } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { type RowState, reportFields } from './row-state.js';
import type { ProductSetup } from './rules.js';

/**
 * Creates the missing variable parents of new variants, and adds missing options to the others.
 * Returns the parents by SKU.
 */
export async function prepareParents(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  states: readonly RowState[],
): Promise<ReadonlyMap<string, WooProduct>> {
  const parents = new Map<string, WooProduct>();
  const groups = new Map<string, RowState[]>();
  for (const state of states) {
    const sku = state.row.variant?.parentSku;
    if (sku === undefined || state.woo) continue;
    groups.set(sku, [...(groups.get(sku) ?? []), state]);
  }
  for (const [sku, group] of groups) {
    work.signal?.throwIfAborted();
    const places = group.flatMap(({ row }) => (row.variant ? [row.variant] : []));
    try {
      parents.set(sku, await prepareParent(context, setup, work, places, group));
    } catch (error) {
      for (const state of group) {
        state.error = error;
        reportFields(work, state);
      }
    }
  }
  return parents;
}

async function prepareParent(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  places: readonly VariantPlace[],
  group: readonly RowState[],
): Promise<WooProduct> {
  const [first] = places;
  const { products } = context.woo;
  if (first?.parentId !== undefined) {
    const parent = await products.get(first.parentId);
    const missing = toWooParentOptions(parent, places);
    return missing ? products.update(parent.id, missing) : parent;
  }
  const sides = group.flatMap(({ gestan }) => (gestan ? [projectGestan(gestan, setup.context)] : []));
  const family = sides.map((side) => side.family).find((key) => typeof key === 'string');
  const isPublished = group.some(({ changes }) =>
    changes.some(({ field, to }) => field === 'published' && to === true),
  );
  // The name is only the prefix of a code, so the product is a draft until a person names it.
  const isNamed = places.some(({ parentName, parentSku }) => parentName !== parentSku);
  if (isPublished && !isNamed && first)
    work.report.warn({ code: 'parent-as-draft', values: { sku: first.parentSku } });
  const write = toWooParentWrite(places, {
    context: setup.context,
    published: isPublished && isNamed,
    ...(family === undefined ? {} : { family }),
  });
  return products.create(write, { lookup: async () => (await findBySku(context, [write]))[0] });
}

/** After a lost answer: the products that hold the SKUs now. */
export async function findBySku(
  { woo }: SyncContext,
  inputs: readonly WooInput[],
): Promise<readonly (WooProduct | undefined)[]> {
  const skus = inputs.map(({ sku }) => String(sku ?? ''));
  const rows = await woo.products.list({ sku: skus.join(','), status: 'any' }).toArray();
  return skus.map((sku) => rows.find((row) => row.sku === sku));
}

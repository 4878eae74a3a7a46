import type { GestanProduct, ProductDraft } from '../../gestan/model.js';
import type { Change } from '../plan.js';
import { amountNames, inModes } from './amounts.js';
import type { DraftFields } from './field-spec.js';
import { fieldSpec } from './field-table.js';
import type { ProductContext } from './fields.js';
import { projectGestan } from './project-gestan.js';

export interface GestanDraftInput {
  /** The row's changes; those of the other side are ignored. */
  readonly changes: readonly Change[];
  readonly context: ProductContext;
  /** See `productExternalRef`. */
  readonly externalRef: string;
  /** The current product in Gestan. Absent: it is created. */
  readonly current?: GestanProduct | undefined;
  /** On a creation: the code, which is the SKU. */
  readonly code?: string | undefined;
}

/**
 * A Gestan that holds both amounts may compute one again from the other at a new rate: the shop's
 * own goes along as it is, so that no price moves.
 */
function keepAmounts(draft: DraftFields, current: GestanProduct, context: ProductContext): void {
  for (const names of Object.values(amountNames)) {
    const [own] = inModes(names, context);
    if (!context.productFields.includes(own) || current[own] === undefined) continue;
    // An amount that the same draft empties (null) stays emptied.
    if (draft[own] === undefined) draft[own] = current[own];
  }
}

/**
 * An ineffective promotion (dates without a price, a price that is not below the regular one) could
 * become effective with a new price: it is cleared in the same write.
 */
function clearHiddenSale(draft: DraftFields, current: GestanProduct, context: ProductContext): void {
  if (projectGestan(current, { ...context, map: undefined }).salePrice !== null) return;
  for (const field of ['salePriceNet', 'salePriceGross', 'saleFrom', 'saleTo'] as const)
    if (current[field] !== undefined && draft[field] === undefined) draft[field] = null;
}

/**
 * The Gestan draft for a row, with only its changes. Prices are in the shop's own mode; Gestan
 * computes the other amount. Free fields are written as a whole, an emptied one as `''`, so that no
 * other free field is lost.
 *
 * @example
 * toGestanDraft({ changes: row.changes, context, externalRef: 'woo:main:product:13', code: 'HAM-1' })
 * // { externalRef: 'woo:main:product:13', code: 'HAM-1', name: 'Hameçon', priceGross: '3.95', vatRate: '20' }
 */
export function toGestanDraft({
  changes,
  context,
  externalRef,
  current,
  code,
}: GestanDraftInput): ProductDraft {
  const own = changes.filter((change) => change.target === 'gestan');
  const newRate = own.find((change) => change.field === 'vatRate')?.to;
  const vatRate = typeof newRate === 'string' ? newRate : current?.vatRate;
  const draft: DraftFields = {};
  let extra: Record<string, string> | undefined;
  for (const change of own) {
    if (!change.field.startsWith('meta:'))
      Object.assign(draft, fieldSpec(change.field)?.gestan.write({ change, vatRate, context }));
    else {
      extra ??= { ...current?.extra };
      extra[change.field.slice('meta:'.length)] = typeof change.to === 'string' ? change.to : '';
    }
  }
  if (current !== undefined && newRate !== undefined) keepAmounts(draft, current, context);
  if (current !== undefined && own.some(({ field }) => field === 'price' || field === 'salePrice'))
    clearHiddenSale(draft, current, context);
  return {
    externalRef,
    ...(current === undefined ? (code === undefined ? {} : { code }) : { id: current.id }),
    ...draft,
    ...(extra === undefined ? {} : { extra }),
  };
}

/**
 * A product as Gestan holds it after a draft, for the base: projecting it gives what the next
 * reading should give, also where an amount had to be converted.
 *
 * @param id Gestan's id of a created product.
 */
export function withDraft(
  current: GestanProduct | undefined,
  draft: ProductDraft,
  id: string,
): GestanProduct {
  const { externalRef: _, ...fields } = draft;
  const merged: Record<string, unknown> = { ...current, ...fields, id };
  for (const [field, value] of Object.entries(merged)) if (value === null) delete merged[field];
  return { code: '', name: '', ...merged, id } as GestanProduct;
}

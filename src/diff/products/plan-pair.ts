import type { GestanProduct } from '../../gestan/model.js';
import type { BlacklistEntry, WooRef } from '../../mapping/index.js';
import type { Reason } from '../plan.js';
import type { ProductBase } from './base.js';
import { heldFamily } from './families.js';
import { comparedFields, productFieldTable } from './field-table.js';
import type { ProductField, SameValue, WooSource } from './fields.js';
import { productFingerprint } from './fingerprint.js';
import { isTrashed, kindRefusal, typeRefusal } from './kinds.js';
import { mergeProduct } from './merge-product.js';
import type { MergeResult } from './merge-types.js';
import { planAddToGestan, planAddToWoo } from './plan-creations.js';
import type { PlanScope, ProductSide } from './plan-scope.js';
import { blockedRow, createPlanScope, gestanPart, sidePart, wooPart } from './plan-scope.js';
import { projectGestan } from './project-gestan.js';
import { projectWoo } from './project-woo.js';
import { stopRepeats } from './repeats.js';
import type { MatchedBy, ProductRow } from './row.js';
import { originOf, statusOf, wooRowKey } from './row.js';
import type { ProductRules } from './rules.js';
import { inFamily } from './rules.js';
import { sameAmount } from './same-amount.js';
import type { VariantPlace } from './variants.js';
import { ownSku } from './woo-names.js';

export interface PairInput {
  readonly woo: WooSource;
  readonly gestan: GestanProduct;
  /** `link`: they are linked already. */
  readonly matchedBy: MatchedBy;
  readonly base?: ProductBase | undefined;
  /** Whether Gestan's long texts stand as their hashes. @default false */
  readonly shortTexts?: boolean | undefined;
}

/** What a link points to, where one of its sides is gone. */
export interface GoneInput {
  readonly ref: WooRef;
  readonly gestanId: string;
  readonly code: string;
  /** The side that is still there. */
  readonly woo?: WooSource | undefined;
  readonly gestan?: GestanProduct | undefined;
}

/**
 * Plans one product at a time, for flows that stream both sides. Undefined: nothing to show under
 * the plan's options (in sync, or filtered out).
 */
export interface ProductPlanner {
  /** A linked pair, or one that was matched. */
  pair(input: PairInput): ProductRow | undefined;
  /** A Woo product or variation without counterpart. */
  addToGestan(woo: WooSource): ProductRow | undefined;
  /** A Gestan product without counterpart; `place` where it is a variant. */
  addToWoo(gestan: GestanProduct, place?: VariantPlace): ProductRow | undefined;
  /** A link of which one side is gone or in the trash. */
  gone(input: GoneInput): ProductRow | undefined;
  /** A product that cannot be dealt with, for a reason found while matching. */
  blocked(side: ProductSide, reason: Reason): ProductRow | undefined;
  blacklisted(side: ProductSide, entry: BlacklistEntry): ProductRow | undefined;
  /**
   * Whether the plan's `codes` and `wooIds` choose a pair: by Gestan's code, by the SKU or by the
   * Woo id.
   */
  /** The same of a row. */
  isShown(row: ProductRow): boolean;
  isChosen(pair: { readonly woo: WooSource; readonly gestan: GestanProduct }): boolean;
}

const variationFields = (kind: 'from-shop' | 'from-parent'): ReadonlySet<ProductField> =>
  new Set(comparedFields.filter((field) => productFieldTable[field].variation === kind));
const variationWooOnly = variationFields('from-shop');
const variationLeftOut = variationFields('from-parent');
/** A variation follows its parent's family where Gestan has only a default one for it. */
const variationTexts = new Set([...variationLeftOut].filter((field) => field !== 'family'));

function planPair(scope: PlanScope, input: PairInput): ProductRow | undefined {
  const { woo, gestan, matchedBy, base, shortTexts } = input;
  const { rules, updates } = scope;
  const linked = matchedBy === 'link';
  const refusal = typeRefusal(woo) ?? kindRefusal(gestan);
  if (refusal !== undefined) {
    const part = { ...wooPart(woo), ...gestanPart(gestan), matchedBy };
    return updates || !linked ? blockedRow(part, 'woo', refusal) : undefined;
  }
  const w = projectWoo(woo, rules.context, shortTexts);
  const projected = projectGestan(gestan, rules.context);
  const { family, isPlaced } = heldFamily(gestan, projected.family, base, rules.context);
  const g = family === projected.family ? projected : { ...projected, family };
  const variation = woo.variation !== undefined;
  const compared = mergeProduct({
    base,
    woo: w,
    gestan: g,
    owners: scope.owners,
    same: whereAsked(gestan, rules),
    conflicts: rules.conflicts,
    metaFields: scope.metaFields,
    wooOnly: variation ? variationWooOnly : undefined,
    placedFamily: isPlaced,
    leftOut: variation ? (isPlaced ? variationTexts : variationLeftOut) : undefined,
    mayWrite: scope.checks({
      variation,
      outOfFamily: !inFamily(gestan, rules.family),
      archived: gestan.archived ?? false,
    }),
  });
  const merged = stopRepeats(compared, base);
  // Most pairs have nothing to show, and a hash of each would cost more than the comparison.
  return rowOfPair(scope, input, merged, () =>
    productFingerprint({ woo: w, gestan: g, base }, matchedBy, gestan.id),
  );
}

/** The row of a merged pair; undefined: nothing to show of it. */
function rowOfPair(
  { rules, updates }: PlanScope,
  { woo, gestan, matchedBy, base }: PairInput,
  merged: MergeResult,
  fingerprint: () => string,
): ProductRow | undefined {
  const linked = matchedBy === 'link';
  const { changes, conflicts, withheld } = merged;
  // A link without a base (forced, made by an order, found again after a crash) gets one as soon as
  // both sides agree.
  const rebase = merged.rebase || (linked && (base === undefined || base.asMade !== undefined));
  const idle = changes.length === 0 && conflicts.length === 0;
  const stuck = idle && merged.stuck ? withheld.find(({ reason }) => !isFilter(reason)) : undefined;
  const status = stuck ? ('blocked' as const) : statusOf(changes, conflicts, linked);
  // A pair that the plan's own options withhold is not in sync, but is not shown.
  if (status === 'in-sync' && !rebase && (!rules.includeInSync || withheld.length > 0)) return undefined;
  if (!updates && status !== 'link' && status !== 'in-sync') return undefined;
  return {
    ...wooPart(woo),
    ...gestanPart(gestan),
    status,
    origin: originOf(status),
    ...(status === 'update-woo' ? { name: gestan.name } : {}),
    matchedBy,
    changes,
    ...(conflicts.length > 0 ? { conflicts } : {}),
    ...(withheld.length > 0 ? { withheld } : {}),
    ...(stuck ? { reason: stuck.reason } : {}),
    ...(rebase ? { rebase } : {}),
    fingerprint: fingerprint(),
  };
}

/** Most pairs are equal without conversions, which are computed only for the others. */
function whereAsked(gestan: GestanProduct, { context }: ProductRules): SameValue {
  let found: SameValue | undefined;
  let looked = false;
  return (field, woo, value) => {
    if (!looked) {
      found = sameAmount(gestan, context);
      looked = true;
    }
    return found?.(field, woo, value) ?? false;
  };
}

function isFilter(reason: Reason): boolean {
  return reason.code === 'direction' || reason.code === 'family';
}

function planGone(scope: PlanScope, { ref, gestanId, code, woo, gestan }: GoneInput): ProductRow | undefined {
  const gestanCode = gestan?.code ?? code;
  const wooThere = woo !== undefined && !isTrashed(woo);
  if (!scope.updates || !scope.chosen([gestanCode], ref.wooId)) return undefined;
  if (wooThere === (gestan !== undefined)) return undefined;
  const part = {
    key: wooRowKey(ref),
    name: gestan?.name ?? code,
    wooId: ref.wooId,
    ...(ref.variationId === undefined ? {} : { variationId: ref.variationId }),
    ...(woo === undefined ? {} : wooPart(woo)),
    gestanId,
    gestanCode,
    matchedBy: 'link' as const,
  };
  return blockedRow(part, wooThere ? 'woo' : 'gestan', {
    code: 'counterpart-gone',
    values: {
      what: 'product',
      side: wooThere ? 'gestan' : 'woo',
      ...(!wooThere && woo !== undefined ? { trashed: true } : {}),
    },
  });
}

/**
 * The planner of one plan. Settings are read once, here.
 *
 * @example
 * const planner = createProductPlanner({ context, direction: 'both' })
 * planner.pair({ woo: { product }, gestan, matchedBy: 'link', base })?.status   // 'update-woo'
 */
export function createProductPlanner(rules: ProductRules): ProductPlanner {
  const scope = createPlanScope(rules);
  const isChosen: ProductPlanner['isChosen'] = ({ woo, gestan }) =>
    scope.chosen([gestan.code, ownSku(woo)], woo.product.id);
  const isShown = (side: ProductSide) =>
    'woo' in side
      ? scope.chosen([ownSku(side.woo)], side.woo.product.id)
      : scope.chosen([side.gestan.code], undefined);
  const origin = (side: ProductSide) => ('woo' in side ? 'woo' : 'gestan');
  return {
    pair: (input) => (isChosen(input) ? planPair(scope, input) : undefined),
    isChosen,
    isShown: ({ gestanCode, wooId }) => scope.chosen(gestanCode === undefined ? [] : [gestanCode], wooId),
    addToGestan: (woo) => planAddToGestan(scope, woo),
    addToWoo: (gestan, place) => planAddToWoo(scope, gestan, place),
    gone: (input) => planGone(scope, input),
    blocked: (side, reason) => (isShown(side) ? blockedRow(sidePart(side), origin(side), reason) : undefined),
    blacklisted(side, entry) {
      if (!rules.includeBlacklisted || !isShown(side)) return undefined;
      const reason: Reason = { code: 'blacklisted', values: { note: entry.reason } };
      return { ...blockedRow(sidePart(side), origin(side), reason), status: 'blacklisted' };
    },
  };
}

import { fingerprint } from '../../core/index.js';
import type { GestanProduct, GestanProductField } from '../../gestan/model.js';
import type { Change, Reason, Side } from '../plan.js';
import { comparedFields, defaultOwners, productFieldTable } from './field-table.js';
import type { ProductField, ProductOwners, ProductProjection, WooSource } from './fields.js';
import { fieldOf, isEmpty } from './fields.js';
import { refOf } from './kinds.js';
import type { WriteCheck } from './merge-types.js';
import type { ProductRow } from './row.js';
import { gestanRowKey, wooRowKey } from './row.js';
import type { CheckOf, ProductRules } from './rules.js';
import { createWriteChecks } from './rules.js';
import { ownSku, variationName } from './woo-names.js';

/** One product of either side. */
export type ProductSide = { readonly woo: WooSource } | { readonly gestan: GestanProduct };

/** The rules of one plan, made ready: what every product of it needs. */
export interface PlanScope {
  readonly rules: ProductRules;
  readonly owners: ProductOwners;
  readonly checks: (of: CheckOf) => WriteCheck;
  /** The adapter's fields. */
  readonly has: ReadonlySet<GestanProductField>;
  readonly updates: boolean;
  readonly metaFields: readonly string[];
  /** The compared fields that Gestan can hold, in plan order. */
  readonly held: readonly ProductField[];
  /** Whether the plan's `codes` and `wooIds` choose a product. */
  readonly chosen: (codes: readonly string[], wooId: number | undefined) => boolean;
}

export function createPlanScope(rules: ProductRules): PlanScope {
  const { context } = rules;
  const has = new Set(context.productFields);
  const metaFields = has.has('extra') ? (context.metaFields ?? []) : [];
  const codes = rules.codes && new Set(rules.codes);
  const wooIds = rules.wooIds && new Set(rules.wooIds);
  const compared = comparedFields.filter((field) => productFieldTable[field].gestan.isHeld(has));
  return {
    rules,
    owners: { ...defaultOwners, ...rules.owners },
    checks: createWriteChecks(rules),
    has,
    updates: rules.includeUpdates ?? true,
    metaFields,
    held: [...compared, ...metaFields.map((key): ProductField => `meta:${key}`)],
    chosen: (own, wooId) =>
      (codes === undefined && wooIds === undefined) ||
      (codes !== undefined && own.some((code) => codes.has(code))) ||
      (wooId !== undefined && (wooIds?.has(wooId) ?? false)),
  };
}

/** What a row says of its Woo side. */
export function wooPart(woo: WooSource) {
  const ref = refOf(woo);
  return {
    key: wooRowKey(ref),
    name: variationName(woo),
    wooId: ref.wooId,
    ...(ref.variationId === undefined ? {} : { variationId: ref.variationId }),
  };
}

/** What a row says of its Gestan side. */
export function gestanPart(gestan: GestanProduct) {
  return { gestanId: gestan.id, gestanCode: gestan.code };
}

/** What a row says of a product that has one side only. */
export function sidePart(side: ProductSide) {
  if ('gestan' in side)
    return { key: gestanRowKey(side.gestan.id), name: side.gestan.name, ...gestanPart(side.gestan) };
  const sku = ownSku(side.woo);
  return { ...wooPart(side.woo), ...(sku === '' ? {} : { gestanCode: sku }) };
}

export const noChanges: readonly never[] = [];

export function blockedRow(
  part: Pick<ProductRow, 'key' | 'name'> & Partial<ProductRow>,
  origin: Side,
  reason: Reason,
): ProductRow {
  return {
    ...part,
    status: 'blocked',
    origin,
    changes: noChanges,
    reason,
    fingerprint: fingerprint([part.key, reason.code]),
  };
}

/** The changes that make a product out of nothing. */
export function creationChanges(
  projection: ProductProjection,
  target: Side,
  fields: readonly ProductField[],
): Change[] {
  const changes: Change[] = [];
  for (const field of fields) {
    const value = fieldOf(projection, field);
    if (value !== undefined && !isEmpty(value)) changes.push({ field, from: null, to: value, target });
  }
  return changes;
}

import type { GestanProduct } from '../../gestan/model.js';
import { familyKey, parseFamilyKey } from '../../mapping/families.js';
import type { Reason } from '../plan.js';
import { holdsPrice } from './amounts.js';
import { fieldSpec } from './field-table.js';
import { isEmpty, type ProductField, type ProductProjection, type WooSource } from './fields.js';
import { productFingerprint } from './fingerprint.js';
import { isTrashed, kindRefusal, typeRefusal } from './kinds.js';
import type { PlanScope } from './plan-scope.js';
import { blockedRow, creationChanges, gestanPart, sidePart, wooPart } from './plan-scope.js';
import { projectGestan } from './project-gestan.js';
import { projectWoo } from './project-woo.js';
import type { ProductRow } from './row.js';
import type { ProductRules } from './rules.js';
import { allowsDirection, currencyRefusal, familyRefusal, inFamily, rateRefusal } from './rules.js';
import type { VariantPlace } from './variants.js';
import { ownSku } from './woo-names.js';

/**
 * Whether a new variation takes a field from Gestan: the shop names it, and its parent gives the
 * rest.
 */
const isOfVariation = (field: ProductField) => (fieldSpec(field)?.variation ?? 'own') === 'own';

/** A projection with the default family where the shop's categories give none. */
function placed(w: ProductProjection, { defaultFamily }: ProductRules): ProductProjection {
  return w.family === null && defaultFamily !== undefined ? { ...w, family: familyKey(defaultFamily) } : w;
}

/** Why a Woo product cannot be added to Gestan. */
function gestanRefusal(
  woo: WooSource,
  code: string,
  w: ProductProjection,
  scope: PlanScope,
): Reason | undefined {
  const type = typeRefusal(woo);
  if (type !== undefined) return type;
  if (scope.rules.writeProducts === false) return { code: 'gestan-read-only', values: {} };
  if (code === '') return { code: 'sku-missing', values: {} };
  if (scope.has.has('familyId') && w.family === null) return { code: 'family-unmapped', values: {} };
  if (scope.has.has('vatRate') && w.vatRate === undefined)
    return {
      code: 'tax-unmapped',
      values: { taxClass: (woo.variation ?? woo.product).tax_class || 'standard' },
    };
  return isEmpty(w.price) ? undefined : currencyRefusal(scope.rules.context);
}

/** The row of a Woo product or variation without counterpart. */
export function planAddToGestan(scope: PlanScope, woo: WooSource): ProductRow | undefined {
  const { rules } = scope;
  const sku = ownSku(woo);
  if (isTrashed(woo) || !scope.chosen([sku], woo.product.id)) return undefined;
  if (!allowsDirection(rules.direction, 'gestan')) return undefined;
  const id = woo.variation?.id ?? woo.product.id;
  const code = sku || (rules.codePrefix === undefined ? '' : `${rules.codePrefix}${id}`);
  const part = { ...wooPart(woo), ...(code === '' ? {} : { gestanCode: code }) };
  const w = placed(projectWoo(woo, rules.context), rules);
  const refusal = gestanRefusal(woo, code, w, scope);
  if (refusal !== undefined) return blockedRow(part, 'woo', refusal);
  return {
    ...part,
    status: 'add-to-gestan',
    origin: 'woo',
    changes: creationChanges(w, 'gestan', scope.held),
    fingerprint: productFingerprint({ woo: w }, code),
  };
}

/** The family that the shop must have a category for. */
function familyToPlace(g: ProductProjection, { familyId = '', subFamilyId }: GestanProduct) {
  if (typeof g.family === 'string') return parseFamilyKey(g.family);
  return { familyId, ...(subFamilyId === undefined ? {} : { subFamilyId }) };
}

/** Why a Gestan product cannot be added to the shop. */
function wooRefusal(
  gestan: GestanProduct,
  g: ProductProjection,
  place: VariantPlace | undefined,
  { has, rules }: PlanScope,
): Reason | undefined {
  const kind = kindRefusal(gestan);
  if (kind !== undefined) return kind;
  if (gestan.code.trim() === '') return { code: 'code-missing', values: {} };
  // A variant is where its parent is.
  const wantsFamily = has.has('familyId') && Boolean(gestan.familyId) && place === undefined;
  const family = wantsFamily ? familyRefusal(familyToPlace(g, gestan), rules.context) : undefined;
  if (family !== undefined) return family;
  const rate = typeof g.vatRate === 'string' ? rateRefusal(g.vatRate, rules.context) : undefined;
  if (rate !== undefined) return rate;
  const priced = (gestan.priceNet ?? gestan.priceGross) !== undefined && holdsPrice(has);
  if (g.price === undefined && priced) return { code: 'vat-unknown', values: {} };
  return isEmpty(g.price) ? undefined : currencyRefusal(rules.context);
}

/** The row of a Gestan product without counterpart. */
export function planAddToWoo(
  scope: PlanScope,
  gestan: GestanProduct,
  place: VariantPlace | undefined,
): ProductRow | undefined {
  const { rules, held } = scope;
  if (!allowsDirection(rules.direction, 'woo') || !inFamily(gestan, rules.family)) return undefined;
  if (gestan.archived || !scope.chosen([gestan.code], undefined)) return undefined;
  const part = { ...sidePart({ gestan }), ...gestanPart(gestan) };
  const g = projectGestan(gestan, rules.context);
  const refusal = wooRefusal(gestan, g, place, scope);
  if (refusal !== undefined) return blockedRow(part, 'gestan', refusal);
  const published = g.published ?? rules.publishNew ?? true;
  const fields = place === undefined ? held : held.filter(isOfVariation);
  const changes = creationChanges({ ...g, published: undefined }, 'woo', fields);
  return {
    ...part,
    status: 'add-to-woo',
    origin: 'gestan',
    changes: [...changes, { field: 'published', from: null, to: published, target: 'woo' }],
    ...(place === undefined ? {} : { variant: place }),
    fingerprint: productFingerprint({ gestan: g }, gestan.code, place ?? null),
  };
}

import { fingerprint } from '../core/index.js';
import type { GestanProduct } from '../gestan/model.js';
import type { BlacklistEntry, WooRef } from '../mapping/index.js';
import { familyKey, parseFamilyKey } from '../mapping/index.js';
import { mergeProduct } from './merge-product.js';
import type { Change, Reason } from './plan.js';
import type { ProductBase } from './product-base.js';
import type { ProductField, ProductProjection, WooSource } from './product-fields.js';
import { comparedFields, defaultOwners, fieldOf, isEmpty } from './product-fields.js';
import type { MatchedBy, ProductRow } from './product-row.js';
import { gestanRowKey, originOf, statusOf, wooRowKey } from './product-row.js';
import type { ProductRules } from './product-rules.js';
import { allowsDirection, createWriteChecks, familyRefusal, inFamily, rateRefusal } from './product-rules.js';
import type { VariantPlace } from './product-variants.js';
import { holdsPrice, projectGestan } from './project-gestan.js';
import { ownSku, projectWoo, variationName } from './project-woo.js';

export interface PairInput {
  readonly woo: WooSource;
  readonly gestan: GestanProduct;
  /** `link`: they are linked already. */
  readonly matchedBy: MatchedBy;
  readonly base?: ProductBase | undefined;
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
 * Plans one product at a time: what a flow that streams both sides composes. Undefined: nothing to show under the plan's options (in sync,
 * or filtered out).
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
  blocked(
    side: { readonly woo: WooSource } | { readonly gestan: GestanProduct },
    reason: Reason,
  ): ProductRow | undefined;
  blacklisted(
    side: { readonly woo: WooSource } | { readonly gestan: GestanProduct },
    entry: BlacklistEntry,
  ): ProductRow | undefined;
}

/** A product or variation as a reference. */
export function refOf({ product, variation }: WooSource): WooRef {
  return variation === undefined ? { wooId: product.id } : { wooId: product.id, variationId: variation.id };
}

/** Whether a product, or the parent of a variation, is in the trash. */
export function isTrashed({ product, variation }: WooSource): boolean {
  return product.status === 'trash' || variation?.status === 'trash';
}

/** Why a kind of Woo product is not dealt with; undefined: it is. A variable product is dealt with through its variations. */
export function typeRefusal({ product, variation }: WooSource): Reason | undefined {
  if (product.type === (variation === undefined ? 'simple' : 'variable')) return undefined;
  const message = (what: string) => `${what} It is left as it is.`;
  switch (product.type) {
    case 'simple':
      return {
        code: 'type-changed',
        message: message('The variation belongs to a product that is no longer variable.'),
      };
    case 'variable':
      return {
        code: 'type-changed',
        message: message('The product became variable; its variations are linked one by one.'),
      };
    case 'grouped':
      return {
        code: 'type-grouped',
        message: message('A grouped product has no price or stock of its own.'),
      };
    case 'external':
      return { code: 'type-external', message: message('An external product is sold elsewhere.') };
    default:
      return {
        code: 'type-unsupported',
        message: message(`Products of type "${product.type}" come from a plugin.`),
      };
  }
}

const modelRefusal: Reason = {
  code: 'gestan-model',
  message: 'A model is a template in Gestan, not a product for sale.',
};

/** A variation's name is made by the shop and its family is its parent's. */
const variationWooOnly: ReadonlySet<ProductField> = new Set(['name']);
const variationLeftOut: ReadonlySet<ProductField> = new Set(['family']);

function wooPart(woo: WooSource) {
  const ref = refOf(woo);
  return {
    key: wooRowKey(ref),
    name: variationName(woo),
    wooId: ref.wooId,
    ...(ref.variationId === undefined ? {} : { variationId: ref.variationId }),
  };
}

function gestanPart(gestan: GestanProduct) {
  return { gestanId: gestan.id, gestanCode: gestan.code };
}

const noChanges: readonly never[] = [];

/** The planner of one plan. Settings are read once, here. */
export function createProductPlanner(rules: ProductRules): ProductPlanner {
  const { context } = rules;
  const owners = { ...defaultOwners, ...rules.owners };
  const checks = createWriteChecks(rules);
  const has = new Set(context.productFields);
  const updates = rules.includeUpdates ?? true;
  const codes = rules.codes && new Set(rules.codes);
  const wooIds = rules.wooIds && new Set(rules.wooIds);
  const chosen = (code: string | undefined, wooId: number | undefined): boolean =>
    (codes === undefined && wooIds === undefined) ||
    (code !== undefined && (codes?.has(code) ?? false)) ||
    (wooId !== undefined && (wooIds?.has(wooId) ?? false));
  const metaFields = has.has('extra') ? (context.metaFields ?? []) : [];

  /** What Gestan can hold, in plan order. */
  const held: readonly ProductField[] = [
    ...comparedFields.filter((field) => {
      if (field === 'price') return holdsPrice(has);
      if (field === 'salePrice') return has.has('salePriceNet') || has.has('salePriceGross');
      return has.has(field === 'family' ? 'familyId' : field);
    }),
    ...metaFields.map((key): ProductField => `meta:${key}`),
  ];

  const creation = (
    projection: ProductProjection,
    target: 'woo' | 'gestan',
    fields: readonly ProductField[],
  ): Change[] => {
    const changes: Change[] = [];
    for (const field of fields) {
      const value = fieldOf(projection, field);
      if (value !== undefined && !isEmpty(value)) changes.push({ field, from: null, to: value, target });
    }
    return changes;
  };

  const blockedRow = (
    part: Pick<ProductRow, 'key' | 'name'> & Partial<ProductRow>,
    origin: 'woo' | 'gestan',
    reason: Reason,
  ): ProductRow => ({
    ...part,
    status: 'blocked',
    origin,
    changes: noChanges,
    reason,
    fingerprint: fingerprint([part.key, reason.code]),
  });

  const ofSide = (side: { readonly woo: WooSource } | { readonly gestan: GestanProduct }) => {
    if ('woo' in side) {
      const sku = ownSku(side.woo);
      const part = { ...wooPart(side.woo), ...(sku === '' ? {} : { gestanCode: sku }) };
      return { part, origin: 'woo' as const, shown: chosen(sku, side.woo.product.id) };
    }
    const { gestan } = side;
    const part = { key: gestanRowKey(gestan.id), name: gestan.name, ...gestanPart(gestan) };
    return { part, origin: 'gestan' as const, shown: chosen(gestan.code, undefined) };
  };

  return {
    pair({ woo, gestan, matchedBy, base }) {
      if (!chosen(gestan.code, woo.product.id)) return undefined;
      const linked = matchedBy === 'link';
      const refusal = typeRefusal(woo) ?? (gestan.kind === 'model' ? modelRefusal : undefined);
      if (refusal !== undefined)
        return updates || !linked
          ? blockedRow({ ...wooPart(woo), ...gestanPart(gestan), matchedBy }, 'woo', refusal)
          : undefined;
      const w = projectWoo(woo, context);
      const g = projectGestan(gestan, context);
      const variation = woo.variation !== undefined;
      const merged = mergeProduct({
        base,
        woo: w,
        gestan: g,
        owners,
        conflicts: rules.conflicts,
        metaFields,
        wooOnly: variation ? variationWooOnly : undefined,
        leftOut: variation ? variationLeftOut : undefined,
        mayWrite: checks({
          variation,
          outOfFamily: !inFamily(gestan, rules.family),
          archived: gestan.archived ?? false,
        }),
      });
      const { changes, conflicts, withheld, rebase } = merged;
      const idle = changes.length === 0 && conflicts.length === 0;
      const stuck = idle && merged.stuck ? withheld.find((change) => !isFilter(change.reason)) : undefined;
      const status = stuck ? ('blocked' as const) : statusOf(changes, conflicts, linked);
      if (status === 'in-sync' && (!(rules.includeInSync || rebase) || (withheld.length > 0 && !rebase)))
        return undefined;
      if (!updates && status !== 'link' && (status !== 'in-sync' || !rebase)) return undefined;
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
        fingerprint: fingerprint([w, g, base ?? null, matchedBy, gestan.id]),
      };
    },

    addToGestan(woo) {
      if (isTrashed(woo) || !chosen(ownSku(woo), woo.product.id)) return undefined;
      if (!allowsDirection(rules.direction, 'gestan')) return undefined;
      const sku = ownSku(woo);
      const code =
        sku ||
        (rules.codePrefix === undefined ? '' : `${rules.codePrefix}${woo.variation?.id ?? woo.product.id}`);
      const part = { ...wooPart(woo), ...(code === '' ? {} : { gestanCode: code }) };
      const type = typeRefusal(woo);
      if (type !== undefined) return blockedRow(part, 'woo', type);
      if (rules.writeProducts === false)
        return blockedRow(part, 'woo', {
          code: 'gestan-read-only',
          message: 'This Gestan adapter does not write products.',
        });
      if (code === '')
        return blockedRow(part, 'woo', {
          code: 'sku-missing',
          message:
            'The product has no SKU, which would be its Gestan code. Give it one, or set a code prefix.',
        });
      const w = placed(projectWoo(woo, context), rules);
      if (has.has('familyId') && w.family === null)
        return blockedRow(part, 'woo', {
          code: 'family-unmapped',
          message:
            'None of the product’s categories stands for a family. Map one in the family table, or set a default family.',
        });
      if (has.has('vatRate') && w.vatRate === undefined)
        return blockedRow(part, 'woo', {
          code: 'tax-unmapped',
          message: `No VAT rate is known for tax class "${(woo.variation ?? woo.product).tax_class || 'standard'}". Map it in the tax table.`,
        });
      return {
        ...part,
        status: 'add-to-gestan',
        origin: 'woo',
        changes: creation(w, 'gestan', held),
        fingerprint: fingerprint([w, code]),
      };
    },

    addToWoo(gestan, place) {
      if (!allowsDirection(rules.direction, 'woo') || !inFamily(gestan, rules.family)) return undefined;
      if (gestan.archived || !chosen(gestan.code, undefined)) return undefined;
      const part = { key: gestanRowKey(gestan.id), name: gestan.name, ...gestanPart(gestan) };
      if (gestan.kind === 'model') return blockedRow(part, 'gestan', modelRefusal);
      if (gestan.code.trim() === '')
        return blockedRow(part, 'gestan', {
          code: 'code-missing',
          message: 'The product has no code in Gestan.',
        });
      const g = projectGestan(gestan, context);
      const refusal =
        (has.has('familyId') && gestan.familyId && place === undefined
          ? familyGap(g, gestan, rules)
          : undefined) ??
        (typeof g.vatRate === 'string' ? rateRefusal(g.vatRate, context) : undefined) ??
        (g.price === undefined && (gestan.priceNet ?? gestan.priceGross) !== undefined && holdsPrice(has)
          ? {
              code: 'vat-unknown',
              message: 'The price cannot be converted: Gestan gives no VAT rate for the product.',
            }
          : undefined);
      if (refusal !== undefined) return blockedRow(part, 'gestan', refusal);
      const published = g.published ?? rules.publishNew ?? true;
      const fields = place === undefined ? held : held.filter((field) => !notOfVariations.has(field));
      const changes = creation({ ...g, published: undefined }, 'woo', fields);
      return {
        ...part,
        status: 'add-to-woo',
        origin: 'gestan',
        changes: [...changes, { field: 'published', from: null, to: published, target: 'woo' }],
        ...(place === undefined ? {} : { variant: place }),
        fingerprint: fingerprint([g, gestan.code, place ?? null]),
      };
    },

    gone({ ref, gestanId, code, woo, gestan }) {
      if (!updates || !chosen(gestan?.code ?? code, ref.wooId)) return undefined;
      const wooThere = woo !== undefined && !isTrashed(woo);
      if (wooThere && gestan !== undefined) return undefined;
      if (!wooThere && gestan === undefined) return undefined;
      const message = wooThere
        ? 'The Gestan product that it is linked to is gone.'
        : woo === undefined
          ? 'The Woo product that it is linked to is gone.'
          : 'The Woo product that it is linked to is in the trash.';
      const names = woo === undefined ? {} : wooPart(woo);
      return blockedRow(
        {
          key: wooRowKey(ref),
          name: gestan?.name ?? code,
          wooId: ref.wooId,
          ...(ref.variationId === undefined ? {} : { variationId: ref.variationId }),
          ...names,
          gestanId,
          gestanCode: gestan?.code ?? code,
          matchedBy: 'link',
        },
        wooThere ? 'woo' : 'gestan',
        { code: 'counterpart-gone', message: `${message} Restore it, or remove the link.` },
      );
    },

    blocked(side, reason) {
      const { part, origin, shown } = ofSide(side);
      return shown ? blockedRow(part, origin, reason) : undefined;
    },

    blacklisted(side, entry) {
      const { part, origin, shown } = ofSide(side);
      if (!shown || !rules.includeBlacklisted) return undefined;
      return {
        ...blockedRow(part, origin, { code: 'blacklisted', message: entry.reason }),
        status: 'blacklisted',
      };
    },
  };
}

const notOfVariations: ReadonlySet<ProductField> = new Set(['name', 'family', 'shortDescription']);

function isFilter(reason: Reason): boolean {
  return reason.code === 'direction' || reason.code === 'family';
}

/** A projection with the default family where the shop's categories give none. */
export function placed(w: ProductProjection, { defaultFamily }: ProductRules): ProductProjection {
  return w.family === null && defaultFamily !== undefined ? { ...w, family: familyKey(defaultFamily) } : w;
}

/** Why a Gestan product that is to be added has no category in the shop. */
function familyGap(
  g: ProductProjection,
  gestan: GestanProduct,
  { context }: ProductRules,
): Reason | undefined {
  const ref =
    typeof g.family === 'string'
      ? parseFamilyKey(g.family)
      : {
          familyId: gestan.familyId ?? '',
          ...(gestan.subFamilyId === undefined ? {} : { subFamilyId: gestan.subFamilyId }),
        };
  return familyRefusal(ref, context);
}

import type { GestanProduct } from '../../gestan/model.js';
import type { Blacklist, LinkTable, WooRef } from '../../mapping/index.js';
import { createBlacklist, wooKey } from '../../mapping/index.js';
import type { ProductBase } from './base.js';
import type { WooSource } from './fields.js';
import { isTrashed, refOf } from './kinds.js';
import { createProductMatcher } from './match-products.js';
import type { WooMatchKey } from './match-types.js';
import type { ProductPlanner } from './plan-pair.js';
import { createProductPlanner } from './plan-pair.js';
import type { ProductRow } from './row.js';
import type { ProductRules } from './rules.js';
import { canonicalBarcode } from './values.js';
import type { VariantLookup } from './variants.js';
import { codePrefix, placeVariant } from './variants.js';
import { ownBarcode, ownSku } from './woo-names.js';

export interface ProductInputs {
  /** All products of the shop, variable ones too, and each variation with its parent; with the trash, where it was read. Read twice. */
  readonly woo: Iterable<WooSource>;
  /** All products of Gestan. Read twice. */
  readonly gestan: Iterable<GestanProduct>;
  readonly links: LinkTable;
  readonly baseOf: (ref: WooRef) => ProductBase | undefined;
  readonly blacklist?: Blacklist | undefined;
}

/** What matching keeps of a Woo product. */
export function wooMatchKey(source: WooSource): WooMatchKey {
  const { product, variation } = source;
  const kind = variation === undefined ? 'simple' : 'variable';
  return {
    ...refOf(source),
    sku: ownSku(source),
    barcode: ownBarcode(source),
    role: isTrashed(source)
      ? 'trash'
      : product.type === kind
        ? 'sold'
        : product.type === 'variable'
          ? 'parent'
          : 'other',
  };
}

/** What telling variants apart needs to know, collected page by page. */
export interface VariantCensus extends VariantLookup {
  addWoo(source: WooSource): void;
  addGestan(product: Pick<GestanProduct, 'code'>): void;
}

/** An empty census for the variant rule of a plan. Keeps SKUs of parents and counts of prefixes only. */
export function createVariantCensus(rules: Pick<ProductRules, 'variants'>): VariantCensus {
  const parents = new Map<string, { readonly id: number; readonly type: string; readonly name: string }>();
  const prefixes = new Map<string, number>();
  const separator = rules.variants?.by === 'prefix' ? rules.variants.separator : undefined;
  const wanted =
    rules.variants?.by === 'table' ? new Set(rules.variants.rows.map((row) => row.parentSku)) : undefined;
  return {
    addWoo({ product, variation }) {
      if (variation !== undefined || product.sku === '' || product.status === 'trash') return;
      if (product.type === 'variable' || (wanted?.has(product.sku) ?? false))
        parents.set(product.sku, { id: product.id, type: product.type, name: product.name });
    },
    addGestan({ code }) {
      const prefix = separator === undefined ? undefined : codePrefix(code, separator);
      if (prefix !== undefined) prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
    },
    parent: (sku) => parents.get(sku),
    countPrefix: (prefix) => prefixes.get(prefix) ?? 0,
  };
}

/** Whether a Woo row has nothing to plan by itself: a variable product (its variations have), or something in the trash that is not linked. */
function isSilent(source: WooSource, linked: boolean): boolean {
  return (
    !linked && (isTrashed(source) || (source.variation === undefined && source.product.type === 'variable'))
  );
}

/**
 * Plans a whole catalogue from what was read of both sides, row by row. A flow that streams composes the same parts itself: a matcher, a census and a
 * planner over keys first, then one call per pair.
 *
 * Order: the shop's products as they came, then what only Gestan has.
 *
 * @example
 * const rows = [...planProducts({ woo, gestan, links, baseOf }, rules)]
 */
export function* planProducts(inputs: ProductInputs, rules: ProductRules): Generator<ProductRow> {
  const { links, baseOf, blacklist = createBlacklist() } = inputs;
  const planner = createProductPlanner(rules);
  const matcher = createProductMatcher(links);
  const census = createVariantCensus(rules);
  const gestan = new Map<string, GestanProduct>();
  const trashed = new Map<string, WooSource>();
  const seen = new Set<string>();
  for (const source of inputs.woo) {
    matcher.addWoo(wooMatchKey(source));
    census.addWoo(source);
    seen.add(wooKey(refOf(source)));
    if (isTrashed(source)) trashed.set(wooKey(refOf(source)), source);
  }
  for (const product of inputs.gestan) {
    matcher.addGestan({ id: product.id, code: product.code, barcode: canonicalBarcode(product.barcode) });
    census.addGestan(product);
    gestan.set(product.id, product);
  }
  const matches = matcher.match();

  for (const source of inputs.woo) {
    const row = planWooRow(source);
    if (row !== undefined) yield row;
  }
  for (const product of inputs.gestan) {
    const row = planGestanRow(product);
    if (row !== undefined) yield row;
  }

  function planWooRow(source: WooSource): ProductRow | undefined {
    const ref = refOf(source);
    const match = matches.ofWoo(ref);
    const linked = match.kind === 'pair' ? match.matchedBy === 'link' : match.kind === 'gone';
    if (isSilent(source, linked)) return undefined;
    const other = match.kind === 'pair' ? gestan.get(match.gestanId) : undefined;
    const listed = blacklist.lookup({ ...ref, code: other?.code ?? (ownSku(source) || undefined) });
    if (listed !== undefined) return planner.blacklisted({ woo: source }, listed);
    switch (match.kind) {
      case 'pair':
        if (other === undefined || isTrashed(source)) return goneRow(ref, source, other, match.gestanId);
        return planner.pair({
          woo: source,
          gestan: other,
          matchedBy: match.matchedBy,
          base: match.matchedBy === 'link' ? baseOf(ref) : undefined,
        });
      case 'gone':
        return goneRow(ref, source, undefined, match.gestanId);
      case 'blocked':
        return planner.blocked({ woo: source }, match.reason);
      case 'none':
        return planner.addToGestan(source);
    }
  }

  function goneRow(
    ref: WooRef,
    woo: WooSource | undefined,
    other: GestanProduct | undefined,
    gestanId: string,
  ): ProductRow | undefined {
    const code = links.byGestan(gestanId)?.code ?? '';
    return planner.gone({ ref, gestanId, code, woo, gestan: other });
  }

  function planGestanRow(product: GestanProduct): ProductRow | undefined {
    const match = matches.ofGestan(product.id);
    if (match.kind === 'pair') return undefined;
    const ref = match.kind === 'gone' ? match.ref : undefined;
    // One row per link: what is in the trash was told from the shop's side.
    if (ref !== undefined && seen.has(wooKey(ref))) return undefined;
    const listed = blacklist.lookup({ code: product.code, ...ref });
    if (listed !== undefined) return planner.blacklisted({ gestan: product }, listed);
    if (ref !== undefined) return goneRow(ref, undefined, product, product.id);
    if (match.kind === 'blocked')
      return product.archived ? undefined : planner.blocked({ gestan: product }, match.reason);
    return planNew(planner, product);
  }

  function planNew(plan: ProductPlanner, product: GestanProduct): ProductRow | undefined {
    const place = placeVariant(product.code, rules.variants ?? { by: 'none' }, census);
    if (place !== undefined && 'reason' in place) return plan.blocked({ gestan: product }, place.reason);
    return plan.addToWoo(product, place);
  }
}

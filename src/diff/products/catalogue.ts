import type { GestanProduct } from '../../gestan/model.js';
import type { WooRef } from '../../mapping/index.js';
import type { ProductBase } from './base.js';
import { baseAsMade } from './base-of-new.js';
import type { Catalogue, PlannedProduct } from './catalogue-state.js';
import type { WooSource } from './fields.js';
import { isTrashed, refOf } from './kinds.js';
import type { ProductMatches } from './match-products.js';
import { gestanMatchKey, wooMatchKey } from './match-products.js';
import type { MatchedBy, ProductRow } from './row.js';
import { placeVariant } from './variants.js';
import { ownSku } from './woo-names.js';

/** A code as shops compare SKUs. */
const foldedCode = (code: string) => code.trim().toUpperCase();

export function addGestanProduct(catalogue: Catalogue, product: GestanProduct): void {
  const { compactor, gestan, keepsText, links, unlinkedByCode, variants, withTexts } = catalogue;
  catalogue.counts.gestan += 1;
  const keeps = keepsText(product);
  const held = compactor && !keeps ? compactor.gestan(product) : product;
  gestan.set(product.id, held);
  if (keeps) withTexts.add(product.id);
  if (!links.byGestan(product.id)) {
    const code = foldedCode(product.code);
    unlinkedByCode.set(code, unlinkedByCode.has(code) ? null : held);
  }
  variants.addGestan(product);
}

/** Whether a Gestan product is held without its texts. */
export function lacksTexts({ compactor, withTexts }: Catalogue, id: string): boolean {
  return compactor !== undefined && !withTexts.has(id);
}

/** Matches what has no link, once everything was added. */
export function matchLeft({ gestan, matcher }: Catalogue): ProductMatches {
  for (const product of gestan.values()) matcher.addGestan(gestanMatchKey(product));
  return matcher.match();
}

/** Plans a linked pair at once, and holds what has to be matched. */
export function addWooProduct(
  catalogue: Catalogue,
  source: WooSource,
  baseOf: (ref: WooRef) => ProductBase | undefined,
): PlannedProduct | undefined {
  const { counts, gestan, links, matcher, reported, unmatched, variants } = catalogue;
  const ref = refOf(source);
  const trashed = isTrashed(source);
  matcher.addWoo(wooMatchKey(source));
  variants.addWoo(source);
  if (!trashed) {
    counts.woo += 1;
    if ((source.variation ?? source.product).manage_stock === true) counts.managedStock += 1;
  }
  const link = links.byWoo(ref);
  const other = link && gestan.get(link.gestanId);
  if (other && !trashed) {
    // A listing may give a product twice.
    if (reported.get(other.id) === 'compacted') return undefined;
    const base = baseAsMade(baseOf(ref), source, catalogue.rules.context);
    const planned = planPair(catalogue, source, other, 'link', base);
    if (planned === undefined) compact(catalogue, other);
    return planned;
  }
  // A variable product has no counterpart: its variations have. In the trash only a linked product
  // counts.
  if (link || (!trashed && (source.variation || source.product.type !== 'variable')))
    unmatched.push(compactedForMatching(catalogue, source));
  return undefined;
}

/** Keeps only the keys and the name of a product in sync. */
function compact(
  { gestan, reported }: Catalogue,
  { id, code, name, barcode, archived }: GestanProduct,
): void {
  reported.set(id, 'compacted');
  gestan.set(id, {
    id,
    code,
    name,
    ...(barcode === undefined ? {} : { barcode }),
    ...(archived === undefined ? {} : { archived }),
  });
}

/** A product of the shop without its texts, where Gestan's are the same: no row will write them. */
function compactedForMatching(catalogue: Catalogue, source: WooSource): WooSource {
  const { compactor, unlinkedByCode } = catalogue;
  const sku = foldedCode(ownSku(source));
  // Without an SKU it is not matched by code: it may be added to Gestan, texts and all.
  const candidate = sku === '' ? undefined : unlinkedByCode.get(sku);
  if (!compactor || !candidate || !lacksTexts(catalogue, candidate.id)) return source;
  // Another case is another SKU where both are there: the product may be added to Gestan after all.
  if (candidate.code.trim() !== ownSku(source).trim()) return source;
  const compacted = compactor.woo(source);
  return compactor.isSameText(compacted, candidate) ? compacted : source;
}

function blacklistEntry(
  { blacklist }: Catalogue,
  woo: WooSource | undefined,
  other: GestanProduct | undefined,
) {
  if (blacklist.list().length === 0) return undefined;
  const code = other?.code ?? (woo && ownSku(woo));
  return blacklist.lookup({ ...(woo ? refOf(woo) : {}), ...(code ? { code } : {}) });
}

function planPair(
  catalogue: Catalogue,
  woo: WooSource,
  other: GestanProduct,
  matchedBy: MatchedBy,
  base?: ProductBase,
): PlannedProduct | undefined {
  const { compactor, counts, planner, reported, rules } = catalogue;
  reported.set(other.id, 'paired');
  const sides = { woo, gestan: other, ...(base ? { base } : {}) };
  const entry = blacklistEntry(catalogue, woo, other);
  if (entry) {
    const row = planner.blacklisted({ woo }, entry);
    return row && { row, ...sides };
  }
  if (!planner.isChosen({ woo, gestan: other })) return undefined;
  const shortTexts = lacksTexts(catalogue, other.id);
  const row = planner.pair({ woo, gestan: other, matchedBy, base, shortTexts });
  if (row && shortTexts && compactor?.lacksText(row)) {
    catalogue.awaitingText.set(other.id, (product) => planPair(catalogue, woo, product, matchedBy, base));
    return undefined;
  }
  if ((!row || row.status === 'in-sync') && (rules.includeUpdates ?? true)) counts.inSync += 1;
  return row && { row, ...sides };
}

/** A link of which one side is gone or in the trash. */
function planGone(
  catalogue: Catalogue,
  woo: WooSource | undefined,
  other: GestanProduct | undefined,
  gestanId: string,
): ProductRow | undefined {
  const link = catalogue.links.byGestan(gestanId);
  if (!link || (!other && catalogue.unreadable.holds('gestan', link))) return undefined;
  if (!woo && catalogue.unreadable.holds('woo', link)) return undefined;
  if (other) catalogue.reported.set(other.id, 'paired');
  const live = woo && !isTrashed(woo) ? woo : undefined;
  // Nothing is left on either side: there is no product to show, blacklisted or not.
  if (!live && !other) return undefined;
  const entry = blacklistEntry(catalogue, woo, other);
  if (entry) {
    const side = woo ? { woo } : other && { gestan: other };
    return side && catalogue.planner.blacklisted(side, entry);
  }
  return catalogue.planner.gone({ ref: link, gestanId, code: link.code, woo, gestan: other });
}

/** The row of a product of the shop that was held until everything was added. */
export function planUnmatchedWoo(
  catalogue: Catalogue,
  woo: WooSource,
  matches: ProductMatches,
): PlannedProduct | undefined {
  const { gestan, planner } = catalogue;
  const match = matches.ofWoo(refOf(woo));
  const other = match.kind === 'pair' ? gestan.get(match.gestanId) : undefined;
  if (match.kind === 'pair' && other && !isTrashed(woo))
    return planPair(catalogue, woo, other, match.matchedBy);
  const rowOf = (): ProductRow | undefined => {
    if (match.kind === 'pair' || match.kind === 'gone')
      return planGone(catalogue, woo, other, match.gestanId);
    const entry = blacklistEntry(catalogue, woo, undefined);
    if (entry) return planner.blacklisted({ woo }, entry);
    const reason = match.kind === 'blocked' ? match.reason : catalogue.unreadable.holdsCode(ownSku(woo));
    return reason ? planner.blocked({ woo }, reason) : planner.addToGestan(woo);
  };
  const row = rowOf();
  return row && { row, woo, ...(other ? { gestan: other } : {}) };
}

/** The row of a Gestan product that has not met a counterpart. */
export function planLeftGestan(
  catalogue: Catalogue,
  product: GestanProduct,
  matches: ProductMatches,
): PlannedProduct | undefined {
  const { awaitingText, compactor, reported } = catalogue;
  if (reported.has(product.id) || matches.ofGestan(product.id).kind === 'pair') return undefined;
  const row = gestanRow(catalogue, product, matches);
  if (row && lacksTexts(catalogue, product.id) && compactor?.lacksText(row)) {
    awaitingText.set(product.id, (whole) => {
      const complete = gestanRow(catalogue, whole, matches);
      return complete && { row: complete, gestan: whole };
    });
    return undefined;
  }
  return row && { row, gestan: product };
}

function gestanRow(
  catalogue: Catalogue,
  product: GestanProduct,
  matches: ProductMatches,
): ProductRow | undefined {
  const { isRead, planner, rules, variants } = catalogue;
  const match = matches.ofGestan(product.id);
  if (match.kind === 'gone')
    return isRead(match.ref.wooId) ? planGone(catalogue, undefined, product, product.id) : undefined;
  const entry = blacklistEntry(catalogue, undefined, product);
  if (entry) return planner.blacklisted({ gestan: product }, entry);
  if (match.kind === 'blocked')
    return product.archived ? undefined : planner.blocked({ gestan: product }, match.reason);
  const place = placeVariant(product.code, rules.variants ?? { by: 'none' }, variants);
  if (place && 'reason' in place) return planner.blocked({ gestan: product }, place.reason);
  return planner.addToWoo(product, place);
}

/** Plans what waited for the texts of a product. */
export function withText(catalogue: Catalogue, product: GestanProduct): PlannedProduct | undefined {
  const { awaitingText, gestan, withTexts } = catalogue;
  const plan = awaitingText.get(product.id);
  if (!plan) return undefined;
  awaitingText.delete(product.id);
  withTexts.add(product.id);
  gestan.set(product.id, product);
  return plan(product);
}

import type { ProductBase, ProductRow, WooSource } from '../../../diff/index.js';
import { isTrashed, refOf } from '../../../diff/products/kinds.js';
import { createProductMatcher } from '../../../diff/products/match-products.js';
import { createProductPlanner } from '../../../diff/products/plan-pair.js';
import { createVariantCensus, wooMatchKey } from '../../../diff/products/plan-products.js';
import { canonicalBarcode } from '../../../diff/products/values.js';
import { placeVariant } from '../../../diff/products/variants.js';
import { ownSku } from '../../../diff/products/woo-names.js';
import type { GestanProduct } from '../../../gestan/index.js';
import { paddedRef } from '../../state/links.js';
import { createCompactor } from './compact.js';
import type { ProductSetup } from './rules.js';

/** A row with what it was computed from, as apply needs it. */
export interface ComparedProduct {
  readonly row: ProductRow;
  readonly woo?: WooSource;
  readonly gestan?: GestanProduct;
  readonly base?: ProductBase;
}

/**
 * Compares two catalogues that are fed to it: all of Gestan first, then the shop page by page. A linked pair is compared as it comes and let go;
 * only what has no link yet is kept until the end, when it is matched. Long texts are not kept: a row that has to write one waits for Gestan to be read
 * once more.
 */
export interface CatalogueComparison {
  addGestan(product: GestanProduct): void;
  /** A page of the shop, with the stored bases by their padded reference. Gives the rows that can be told already. */
  addWoo(sources: readonly WooSource[], bases: ReadonlyMap<string, ProductBase>): Generator<ComparedProduct>;
  /** Whether some Gestan product has not met its other side, so that the trash may hold it, or its SKU. */
  needsTrash(): boolean;
  /** The rest, once everything was added. */
  finish(): Generator<ComparedProduct>;
  /** How many Gestan products are needed with their texts after all: each is to be given to `withText`, the others may be. */
  readonly lacking: number;
  withText(product: GestanProduct): Generator<ComparedProduct>;
  readonly counts: {
    /** Pairs that need nothing under the plan's options. */
    readonly inSync: number;
    /** Products and variations of the shop. */
    readonly woo: number;
    readonly gestan: number;
    readonly managedStock: number;
  };
}

/** What a comparison is told of the part of the catalogue that it sees. */
export interface ComparisonOptions {
  /**
   * Of a linked Gestan product: whether its Woo product was asked for. Where only a part of the shop is read, the others are left out rather than taken
   * for gone. @default all are
   */
  readonly isRead?: (wooId: number) => boolean;
  /** Whether a Gestan product is kept with its texts, since it is likely to be written. @default none is */
  readonly keepsText?: (product: GestanProduct) => boolean;
}

export function createComparison(
  setup: ProductSetup,
  { isRead = () => true, keepsText = () => false }: ComparisonOptions = {},
): CatalogueComparison {
  const { links, blacklist, rules } = setup;
  const compactor = createCompactor(rules.context);
  const planner = createProductPlanner(rules);
  const matcher = createProductMatcher(links);
  const census = createVariantCensus(rules);
  const gestan = new Map<string, GestanProduct>();
  /** Gestan products whose row is told. */
  const told = new Set<string>();
  const waiting: WooSource[] = [];
  /** Gestan products that are kept without their texts. */
  const bare = new Set<string>();
  /** Of unlinked Gestan products by their code as a shop compares it; null: several. */
  const free = new Map<string, GestanProduct | null>();
  /** What is to be told of a Gestan product once its texts are there. */
  const lacking = new Map<string, (product: GestanProduct) => ComparedProduct | undefined>();
  const counts = { inSync: 0, woo: 0, gestan: 0, managedStock: 0 };

  const chosen = (code: string, wooId: number) =>
    (!rules.codes && !rules.wooIds) ||
    (rules.codes?.includes(code) ?? false) ||
    (rules.wooIds?.includes(wooId) ?? false);

  const listed = (woo: WooSource | undefined, other: GestanProduct | undefined) => {
    const code = other?.code ?? (woo && ownSku(woo));
    return blacklist.lookup({ ...(woo ? refOf(woo) : {}), ...(code ? { code } : {}) });
  };

  const pair = (
    woo: WooSource,
    other: GestanProduct,
    matchedBy: 'link' | 'code' | 'barcode',
    base?: ProductBase,
  ): ComparedProduct | undefined => {
    told.add(other.id);
    const seen = compactor && bare.has(other.id) ? compactor.woo(woo) : woo;
    const sides = { woo, gestan: other, ...(base ? { base } : {}) };
    const entry = listed(woo, other);
    if (entry) {
      const row = planner.blacklisted({ woo }, entry);
      return row && { row, ...sides };
    }
    if (!chosen(other.code, woo.product.id)) return undefined;
    const row = planner.pair({ woo: seen, gestan: other, matchedBy, base });
    if (row && bare.has(other.id) && compactor?.lacksText(row)) {
      lacking.set(other.id, (product) => pair(woo, product, matchedBy, base));
      return undefined;
    }
    if ((!row || row.status === 'in-sync') && (rules.includeUpdates ?? true)) counts.inSync += 1;
    return row && { row, ...sides };
  };

  const goneRow = (woo: WooSource | undefined, other: GestanProduct | undefined, gestanId: string) => {
    const link = links.byGestan(gestanId);
    if (!link) return undefined;
    if (other) told.add(other.id);
    const entry = listed(woo, other);
    if (entry) return planner.blacklisted(woo ? { woo } : { gestan: other as GestanProduct }, entry);
    return planner.gone({ ref: link, gestanId, code: link.code, woo, gestan: other });
  };

  function wooRow(woo: WooSource, matches: ReturnType<typeof matcher.match>): ComparedProduct | undefined {
    const match = matches.ofWoo(refOf(woo));
    const other = match.kind === 'pair' ? gestan.get(match.gestanId) : undefined;
    const named = (row: ProductRow | undefined) => row && { row, woo, ...(other ? { gestan: other } : {}) };
    if (match.kind === 'pair' && other && !isTrashed(woo)) return pair(woo, other, match.matchedBy);
    if (match.kind === 'pair' || match.kind === 'gone') return named(goneRow(woo, other, match.gestanId));
    const entry = listed(woo, undefined);
    if (entry) return named(planner.blacklisted({ woo }, entry));
    return named(
      match.kind === 'blocked' ? planner.blocked({ woo }, match.reason) : planner.addToGestan(woo),
    );
  }

  function gestanRow(
    product: GestanProduct,
    matches: ReturnType<typeof matcher.match>,
  ): ProductRow | undefined {
    const match = matches.ofGestan(product.id);
    if (match.kind === 'gone') {
      return isRead(match.ref.wooId) ? goneRow(undefined, product, product.id) : undefined;
    }
    const entry = listed(undefined, product);
    if (entry) return planner.blacklisted({ gestan: product }, entry);
    if (match.kind === 'blocked') {
      return product.archived ? undefined : planner.blocked({ gestan: product }, match.reason);
    }
    const place = placeVariant(product.code, rules.variants ?? { by: 'none' }, census);
    if (place && 'reason' in place) return planner.blocked({ gestan: product }, place.reason);
    return planner.addToWoo(product, place);
  }

  /** An unlinked source as it is kept until the end: without its texts where Gestan's are the same, so that nobody will ask for them. */
  const lightened = (source: WooSource): WooSource => {
    const candidate = free.get(folded(ownSku(source)));
    if (!compactor || !candidate || !bare.has(candidate.id)) return source;
    const light = compactor.woo(source);
    return compactor.isSameText(light, candidate) ? light : source;
  };

  return {
    counts,

    get lacking() {
      return lacking.size;
    },

    *withText(product) {
      const tell = lacking.get(product.id);
      if (!tell) return;
      lacking.delete(product.id);
      bare.delete(product.id);
      gestan.set(product.id, product);
      const compared = tell(product);
      if (compared) yield compared;
    },

    addGestan(product) {
      counts.gestan += 1;
      const kept = compactor && !keepsText(product) ? compactor.gestan(product) : product;
      gestan.set(product.id, kept);
      if (kept !== product) bare.add(product.id);
      if (!links.byGestan(product.id)) {
        const code = folded(product.code);
        free.set(code, free.has(code) ? null : kept);
      }
      census.addGestan(product);
      matcher.addGestan(gestanMatchKey(product));
    },

    *addWoo(sources, bases) {
      for (const source of sources) {
        const ref = refOf(source);
        const trashed = isTrashed(source);
        matcher.addWoo(wooMatchKey(source));
        census.addWoo(source);
        if (!trashed) {
          counts.woo += 1;
          if ((source.variation ?? source.product).manage_stock === true) counts.managedStock += 1;
        }
        const link = links.byWoo(ref);
        const other = link && gestan.get(link.gestanId);
        if (other && !trashed) {
          const compared = pair(source, other, 'link', bases.get(paddedRef(ref)));
          if (compared) yield compared;
        } else if (link || (!trashed && (source.variation || source.product.type !== 'variable'))) {
          waiting.push(lightened(source));
        }
      }
    },

    needsTrash: () => told.size < gestan.size,

    *finish() {
      if (waiting.length === 0 && told.size === gestan.size) return;
      const matches = matcher.match();
      for (const woo of waiting) {
        const compared = wooRow(woo, matches);
        if (compared) yield compared;
      }
      for (const product of gestan.values()) {
        if (told.has(product.id) || matches.ofGestan(product.id).kind === 'pair') continue;
        const row = gestanRow(product, matches);
        if (row && bare.has(product.id) && compactor?.lacksText(row))
          lacking.set(product.id, (whole) => {
            const again = gestanRow(whole, matches);
            return again && { row: again, gestan: whole };
          });
        else if (row) yield { row, gestan: product };
      }
    },
  };
}

/** A code as shops compare SKUs. */
const folded = (code: string) => code.trim().toUpperCase();

function gestanMatchKey({ id, code, barcode }: GestanProduct) {
  return { id, code, barcode: canonicalBarcode(barcode) };
}

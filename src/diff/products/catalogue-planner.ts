import type { GestanProduct } from '../../gestan/model.js';
import type { Blacklist, LinkTable, WooRef } from '../../mapping/index.js';
import { createBlacklist } from '../../mapping/index.js';
import type { ProductBase } from './base.js';
import {
  addGestanProduct,
  addWooProduct,
  matchLeft,
  planLeftGestan,
  planUnmatchedWoo,
  withText,
} from './catalogue.js';
import type { CatalogueCounts, CatalogueInputs, PlannedProduct } from './catalogue-state.js';
import { createCatalogue } from './catalogue-state.js';
import type { WooSource } from './fields.js';
import { addUnreadableProduct, planUnreadable } from './plan-unreadable.js';
import type { ProductRow } from './row.js';
import type { ProductRules } from './rules.js';
import type { UnreadableProduct } from './unreadable.js';

/**
 * Plans two catalogues page by page. A linked pair is compared at once and not kept. Only a product
 * without a link is kept until the end, when it is matched. A long text is kept as its hash: a row
 * that writes one waits until Gestan is read a second time.
 *
 * The order of calls: `addGestan` for all of Gestan, `addWoo` for each page of the shop, then for
 * the trash if `needsTrash()`, `finish()`, and `addText` for all of Gestan if `awaitingText` is not
 * 0.
 */
export interface CataloguePlanner {
  /** Adds one product of Gestan. Add all of them before the shop's. */
  addGestan(product: GestanProduct): void;
  /** Adds an unreadable product: it is blocked, and does not count as deleted. */
  addUnreadable(product: UnreadableProduct): void;
  /**
   * Adds a page of the shop and returns the rows that are already known.
   *
   * @param baseOf returns the stored base of a linked product.
   */
  addWoo(
    sources: Iterable<WooSource>,
    baseOf: (ref: WooRef) => ProductBase | undefined,
  ): Generator<PlannedProduct>;
  /** Whether a Gestan product has no counterpart yet: the trash may contain it, or its SKU. */
  needsTrash(): boolean;
  /** Returns the remaining rows, once everything was added. */
  finish(): Generator<PlannedProduct>;
  /** The number of rows that wait for the texts of their Gestan product. */
  readonly awaitingText: number;
  /** Returns the rows that waited for this product. Other products may be passed too. */
  addText(product: GestanProduct): Generator<PlannedProduct>;
  /** The counts of both catalogues. */
  readonly counts: CatalogueCounts;
}

/**
 * The planner of a whole catalogue. Pure: it reads and writes nothing.
 *
 * @example
 * const planner = createCataloguePlanner({ rules: { context }, links })
 * for (const product of products) planner.addGestan(product)
 * for (const page of pages) for (const { row } of planner.addWoo(page, baseOf)) show(row)
 * for (const { row } of planner.finish()) show(row)
 * if (planner.awaitingText > 0) for (const product of products) for (const { row } of planner.addText(product)) show(row)
 */
export function createCataloguePlanner(inputs: CatalogueInputs): CataloguePlanner {
  const catalogue = createCatalogue(inputs);
  const { counts, gestan, reported, unmatched, awaitingText } = catalogue;
  return {
    counts,
    addGestan: (product) => addGestanProduct(catalogue, product),
    addUnreadable: (product) => addUnreadableProduct(catalogue, product),

    *addWoo(sources, baseOf) {
      for (const source of sources) {
        const planned = addWooProduct(catalogue, source, baseOf);
        if (planned) yield planned;
      }
    },

    needsTrash: () => reported.size < gestan.size,

    *finish() {
      yield* planUnreadable(catalogue);
      if (unmatched.length === 0 && reported.size === gestan.size) return;
      const matches = matchLeft(catalogue);
      for (const source of unmatched) {
        const planned = planUnmatchedWoo(catalogue, source, matches);
        if (planned) yield planned;
      }
      for (const product of gestan.values()) {
        const planned = planLeftGestan(catalogue, product, matches);
        if (planned) yield planned;
      }
    },

    get awaitingText() {
      return awaitingText.size;
    },

    *addText(product) {
      const planned = withText(catalogue, product);
      if (planned) yield planned;
    },
  };
}

/** Both catalogues of {@link planProducts}. */
export interface ProductInputs {
  /**
   * All products of the shop, variable ones too, and each variation with its parent; with the
   * trash, if it was read.
   */
  readonly woo: Iterable<WooSource>;
  /** All products of Gestan. Read a second time if a long text has to be written. */
  readonly gestan: Iterable<GestanProduct>;
  /** The links between both sides. */
  readonly links: LinkTable;
  /** The base of the last sync. Undefined: never synced. */
  readonly baseOf: (ref: WooRef) => ProductBase | undefined;
  /** Products that are ignored. @default none */
  readonly blacklist?: Blacklist | undefined;
}

/**
 * Plans two catalogues that are in memory, row by row, by {@link createCataloguePlanner}.
 *
 * Order: linked pairs as the shop lists them, products of the shop without a link, then products of
 * Gestan without a counterpart. Rows that write a long text come last.
 *
 * @example
 * const rows = [...planProducts({ woo, gestan, links, baseOf }, rules)]
 */
export function* planProducts(inputs: ProductInputs, rules: ProductRules): Generator<ProductRow> {
  const { woo, gestan, links, baseOf, blacklist = createBlacklist() } = inputs;
  const planner = createCataloguePlanner({ rules, links, blacklist });
  for (const product of gestan) planner.addGestan(product);
  for (const { row } of planner.addWoo(woo, baseOf)) yield row;
  for (const { row } of planner.finish()) yield row;
  if (planner.awaitingText === 0) return;
  for (const product of gestan) for (const { row } of planner.addText(product)) yield row;
}

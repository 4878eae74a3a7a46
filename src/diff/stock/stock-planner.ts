import type { Decimal } from '../../core/index.js';
import type { Blacklist, LinkTable, WooRef } from '../../mapping/index.js';
import type { WooProduct, WooVariation } from '../../woo/types.js';
import type { UnreadableShopRow } from '../orders/unreadable-shop-row.js';
import type { Reason } from '../plan.js';
import type { WooSource } from '../products/fields.js';
import { refOf } from '../products/kinds.js';
import {
  heldByUnknownUnits,
  planParentStock,
  planStock,
  type StockFigure,
  type StockRow,
  type StockRules,
  unreadableStockRow,
  usesParentStock,
} from './plan-stock.js';

/** Gestan's figures, and those of them that cannot be read, by Gestan's id of the product. */
export interface GestanFigures {
  readonly quantities: ReadonlyMap<string, Decimal>;
  readonly unreadable: ReadonlyMap<string, Reason>;
}

/** What the stock rows of a shop depend on, besides its products. */
export interface StockPlannerInput {
  readonly rules: StockRules;
  readonly links: LinkTable;
  readonly blacklist: Blacklist;
  readonly figures: GestanFigures;
  /** Units that shops have reserved and that Gestan's figure does not show yet, by Gestan's id. */
  readonly reservedOf: (gestanId: string) => Decimal;
  /** Orders whose units are not known. */
  readonly unread: readonly UnreadableShopRow[];
}

/** Plans the stock of a shop while its products are read, page by page. */
export interface StockPlanner {
  /**
   * The rows of a page of products. Variable products that hold stock for variations wait for the
   * end.
   */
  addPage(sources: readonly WooSource[]): readonly StockRow[];
  /**
   * The rows that are known once all products were read.
   *
   * @param unreadable why the quantity of a product of the shop cannot be read, by its id.
   * @param isWhole whether all products of the shop were read. Only then a figure of Gestan that
   * cannot be read and has no link is known to be of no product of the shop.
   */
  finish(unreadable: ReadonlyMap<string, Reason>, isWhole: boolean): readonly StockRow[];
}

export function createStockPlanner(input: StockPlannerInput): StockPlanner {
  const { rules, links, blacklist, figures, reservedOf, unread } = input;
  const parents = new Map<number, { product: WooProduct; variations: WooVariation[] }>();

  const figureOf = (ref: WooRef): StockFigure | undefined => {
    const link = links.byWoo(ref);
    if (!link) return undefined;
    const { gestanId, code } = link;
    return {
      gestanId,
      code,
      quantity: figures.quantities.get(gestanId),
      unreadable: figures.unreadable.get(gestanId),
      reserved: reservedOf(gestanId),
    };
  };
  const isBlacklisted = (source: WooSource) => {
    const ref = refOf(source);
    const code = links.byWoo(ref)?.code ?? (source.variation ?? source.product).sku;
    return blacklist.lookup({ ...ref, ...(code ? { code } : {}) }) !== undefined;
  };
  const held = (row: StockRow | undefined) => (row ? [heldByUnknownUnits(row, unread)] : []);

  return {
    addPage(sources) {
      return sources.flatMap((source) => {
        if (isBlacklisted(source)) return [];
        if (!usesParentStock(source)) return held(planStock(source, figureOf(refOf(source)), rules));
        const { product, variation } = source;
        const group = parents.get(product.id) ?? { product, variations: [] };
        parents.set(product.id, group);
        if (variation) group.variations.push(variation);
        return [];
      });
    },

    finish(unreadable, isWhole) {
      const ofParents = [...parents.values()].flatMap(({ product, variations }) =>
        held(planParentStock(product, variations, figureOf, rules)),
      );
      const ofShop = [...unreadable].map(([id, reason]) => unreadableStockRow('woo', id, reason));
      const unlinked = isWhole ? [...figures.unreadable].filter(([id]) => !links.byGestan(id)) : [];
      return [
        ...ofParents,
        ...ofShop,
        ...unlinked.map(([id, reason]) => unreadableStockRow('gestan', id, reason)),
      ];
    },
  };
}

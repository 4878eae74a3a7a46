import type { StockRow } from './plan-stock.js';

/** One item of a stock batch. */
export interface StockWrite {
  /** Id of the product or variation in the shop. */
  readonly id: number;
  /** The quantity to set, in units. */
  readonly stock_quantity: number;
  /** Present where the shop begins to manage the stock. */
  readonly manage_stock?: true;
}

/**
 * Stock writes as the API takes them: one list of products, and one list of variations for each
 * parent.
 */
export interface StockWrites {
  /** Writes of products. */
  readonly products: readonly StockWrite[];
  /** Writes of variations, by the parent's id. */
  readonly variations: ReadonlyMap<number, readonly StockWrite[]>;
}

/**
 * The writes of the rows that change something.
 *
 * @example
 * const { products, variations } = toStockWrites(rows)
 */
export function toStockWrites(rows: Iterable<StockRow>): StockWrites {
  const products: StockWrite[] = [];
  const variations = new Map<number, StockWrite[]>();
  for (const { status, wooId, variationId, quantity, startsManaging } of rows) {
    if (status !== 'update-woo' || wooId === undefined || quantity === undefined) continue;
    const write = { stock_quantity: quantity, ...(startsManaging ? { manage_stock: true as const } : {}) };
    if (variationId === undefined) products.push({ id: wooId, ...write });
    else {
      const group = variations.get(wooId) ?? [];
      group.push({ id: variationId, ...write });
      variations.set(wooId, group);
    }
  }
  return { products, variations };
}

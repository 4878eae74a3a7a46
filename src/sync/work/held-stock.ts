import type { WooSource } from '../../diff/index.js';
import type { StockOrder } from '../../diff/stock/reserved-units.js';
import type { WooDateCursor, WooProduct, WooVariation } from '../../woo/index.js';
import type { HeldOrder } from '../state/records/stock.js';

/** The stock of a product and its variations. Plain JSON. */
export interface HeldProduct {
  readonly product: WooProduct;
  readonly variations: readonly WooVariation[];
}

/** All products of the shop, as they were read, and from where to follow their changes. */
export interface HeldCatalogue {
  readonly cursor: WooDateCursor;
  readonly products: ReadonlyMap<number, HeldProduct>;
}

/** The columns that stock rows are made of, so that a large shop is held in little memory. */
const columns = [
  'id',
  'name',
  'status',
  'sku',
  'type',
  'manage_stock',
  'stock_quantity',
  'parent_id',
] as const;

const ofVariations = [...columns, 'attributes'] as const;

function pruned<T extends object>(row: T, kept: readonly string[]): T {
  const held: Record<string, unknown> = {};
  for (const column of kept) {
    const value: unknown = Reflect.get(row, column);
    if (value !== undefined) held[column] = value;
  }
  return held as T;
}

/** Most products have none, and share this list. */
const none: readonly WooVariation[] = [];

/** Gathers pages of products and variations. */
export function holdSources(held: Map<number, HeldProduct>, sources: Iterable<WooSource>): void {
  for (const { product, variation } of sources) {
    const before = held.get(product.id);
    const variations = before?.variations ?? none;
    if (variation === undefined) held.set(product.id, { product: pruned(product, columns), variations });
    else
      held.set(product.id, {
        product: before?.product ?? pruned(product, columns),
        variations: [...variations, pruned(variation, ofVariations)],
      });
  }
}

/** A held product in the form that plans take. */
export function sourcesOf({ product, variations }: HeldProduct): readonly WooSource[] {
  return [{ product }, ...variations.map((variation) => ({ product, variation }))];
}

/** The units of an order, in little memory. */
export function heldOrder({ id, status, date_created_gmt, line_items }: HeldOrder): HeldOrder {
  const lines = line_items.flatMap(({ id: line, product_id, variation_id, meta_data }) => {
    const reduced = meta_data.filter(({ key }) => key === '_reduced_stock');
    return reduced.length === 0 ? [] : [{ id: line, product_id, variation_id, meta_data: reduced }];
  });
  return { id, status, date_created_gmt, line_items: lines as unknown as StockOrder['line_items'] };
}

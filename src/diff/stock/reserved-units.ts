import type { Big, Decimal, Instant } from '../../core/index.js';
import { decimal, fromGmt, isDecimal, toText, zero } from '../../core/index.js';
import type { PieceDraft } from '../../gestan/piece-model.js';
import type { WooRef } from '../../mapping/index.js';
import type { KnownPiece } from '../../pieces/index.js';
import { livePieces } from '../../pieces/revisions.js';
import type { WooLineItem, WooOrder } from '../../woo/types.js';

/** The state of an order in Gestan. */
export interface OrderStockState {
  /** Whether Gestan has a piece of it that reserves or moves goods: a quote does neither. */
  readonly imported: boolean;
  /**
   * Whether the goods of its piece have left Gestan's stock. Undefined: unknown, which counts as
   * not yet.
   */
  readonly stockMoved?: boolean | undefined;
  /**
   * Units by order line that Gestan's figure shows: what the pieces hold that count for it.
   * Undefined where they do not tell it; then they hold what the order holds.
   */
  readonly shown?: ReadonlyMap<number, Decimal> | undefined;
}

/** Options of the count. */
export interface ReservedUnitsOptions {
  /** The adapter's `capabilities.stockFigure`. */
  readonly stockFigure: 'physical' | 'available';
}

/** The shop whose orders are counted. */
export interface ShopOrders {
  /** The Gestan product of a Woo product or variation in that shop's links. */
  readonly gestanIdOf: (ref: WooRef) => string | undefined;
  /** Orders before it were entered by hand: Gestan's figure shows them already. @default none */
  readonly startAt?: Instant | undefined;
}

/**
 * Counts, by Gestan product, the units that shops have reserved from their own stock
 * (`_reduced_stock` of order lines, which WooCommerce lowers again when it puts goods back) and
 * that Gestan's figure does not show yet. Orders come in any order and page by page, from all shops
 * on that Gestan; memory grows with products, not with orders.
 *
 * `physical`: orders that are not imported, and imported ones whose piece has not left stock.
 * `available`: orders that are not imported.
 */
export interface ReservedUnits {
  /** Counts the units of one order. */
  add(
    shop: ShopOrders,
    order: Pick<StockOrder, 'status' | 'line_items' | 'date_created_gmt'>,
    state: OrderStockState,
  ): void;
  /** The reserved units of a product; `'0'` if none. */
  of(gestanId: string): Decimal;
  /** All products with reserved units. */
  entries(): Iterable<readonly [gestanId: string, units: Decimal]>;
}

/** Units that a line has reserved from the shop's stock. */
export function reducedStock(line: WooLineItem): Big {
  const value = line.meta_data.find((meta) => meta.key === '_reduced_stock')?.value;
  return (typeof value === 'string' || typeof value === 'number') && isDecimal(String(value))
    ? decimal(value)
    : zero;
}

/** An order as the count of units reads it. */
export type StockOrder = Pick<
  WooOrder,
  'id' | 'status' | 'date_created_gmt' | 'date_modified_gmt' | 'line_items'
>;

/**
 * Whether an order holds units of the shop's stock. Orders in the trash hold none, and those
 * created before `startAt` were kept by hand.
 */
export function holdsUnits(
  { status, line_items, date_created_gmt }: Pick<StockOrder, 'status' | 'line_items' | 'date_created_gmt'>,
  startAt: Instant | undefined,
): boolean {
  const created = fromGmt(date_created_gmt);
  if (startAt !== undefined && created !== undefined && Date.parse(created) < Date.parse(startAt))
    return false;
  return status !== 'trash' && line_items.some((line) => !reducedStock(line).eq(zero));
}

/** Whether Gestan's figure shows an order's units already. */
export function isShown(
  stockFigure: 'physical' | 'available',
  { imported, stockMoved }: OrderStockState,
): boolean {
  return imported && (stockFigure === 'available' || stockMoved === true);
}

/** The units of one line that Gestan's figure does not show yet. */
export interface LineUnits {
  readonly line: WooLineItem;
  readonly units: Big;
}

/**
 * The units of an order that the shop has reserved and Gestan's figure does not show yet: all of an
 * order that it does not show, and of one that it shows those that were added to it since.
 */
export function unitsNotShown(
  order: Pick<StockOrder, 'status' | 'line_items' | 'date_created_gmt'>,
  state: OrderStockState,
  stockFigure: 'physical' | 'available',
  startAt: Instant | undefined,
): readonly LineUnits[] {
  if (!holdsUnits(order, startAt)) return [];
  const lines = order.line_items.map((line) => ({ line, units: reducedStock(line) }));
  if (!isShown(stockFigure, state)) return lines.filter(({ units }) => !units.eq(zero));
  const { shown } = state;
  if (shown === undefined) return [];
  const total = lines.reduce((sum, { units }) => sum.plus(units), zero);
  const known = [...shown.values()].reduce((sum, units) => sum.plus(decimal(units)), zero);
  // A piece may hold a line under another name: only what the order holds in all is sure.
  if (!total.gt(known)) return [];
  return lines
    .map(({ line, units }) => ({ line, units: units.minus(decimal(shown.get(line.id) ?? '0')) }))
    .filter(({ units }) => units.gt(zero));
}

/**
 * Units by order line of the pieces that count for Gestan's figure, where all of them tell their
 * lines.
 */
function unitsShown(pieces: readonly KnownPiece[]): ReadonlyMap<number, Decimal> | undefined {
  const units = new Map<number, Decimal>();
  const add = (item: number, quantity: Decimal) =>
    units.set(item, toText(decimal(units.get(item) ?? '0').plus(decimal(quantity))));
  for (const { issued, units: delivered } of pieces) {
    if (delivered !== undefined) {
      for (const [item, quantity] of Object.entries(delivered)) add(Number(item), quantity);
      continue;
    }
    if (issued === undefined) return undefined;
    for (const { item, type, quantity } of issued.lines) {
      if (type !== 'product') continue;
      if (item === undefined) return undefined;
      add(item, quantity);
    }
  }
  return units.size === 0 ? undefined : units;
}

/**
 * The units of a piece's products by line of the order; a piece of which a line has none tells
 * nothing.
 */
export function unitsOf({ lines }: Pick<PieceDraft, 'lines'>): Readonly<Record<string, Decimal>> | undefined {
  const units: Record<string, Decimal> = {};
  for (const { type, sourceLineId, quantity } of lines) {
    if (type !== 'product') continue;
    if (sourceLineId === undefined) return undefined;
    units[sourceLineId] = toText(decimal(units[sourceLineId] ?? '0').plus(decimal(quantity)));
  }
  return units;
}

/**
 * How far an order has come in Gestan, from what is remembered of it. An order that was entered by
 * hand has moved its stock by hand as well.
 *
 * @param moved by external reference, whether the goods of a piece have left stock, as far as
 * Gestan tells it
 */
export function orderStockState(
  known: { readonly pieces: readonly KnownPiece[]; readonly adopted?: boolean } | undefined,
  moved: ReadonlyMap<string, boolean>,
): OrderStockState {
  // A piece that was cancelled in Gestan moves and reserves nothing there.
  const pieces = livePieces(known?.pieces ?? []);
  const movers = pieces.filter((piece) => piece.movesStock);
  const [mover] = movers;
  const left = movers.filter((piece) => moved.get(piece.externalRef ?? '') === true);
  return {
    ...(known?.adopted ? {} : { shown: unitsShown(left) }),
    imported: pieces.some(({ kind }) => kind !== 'quote' && kind !== 'credit-note'),
    stockMoved: known?.adopted ? true : mover && moved.get(mover.externalRef),
  };
}

/**
 * An empty count.
 *
 * @example
 * const reserved = createReservedUnits({ stockFigure: 'physical' })
 * for await (const order of orders) reserved.add(shop, order, stateOf(order.id))
 * planStock({ product }, { ...figure, reserved: reserved.of(figure.gestanId) })
 */
export function createReservedUnits({ stockFigure }: ReservedUnitsOptions): ReservedUnits {
  const units = new Map<string, Big>();
  return {
    add({ gestanIdOf, startAt }, order, state) {
      for (const { line, units: quantity } of unitsNotShown(order, state, stockFigure, startAt)) {
        const whole = { wooId: line.product_id };
        const id =
          (line.variation_id > 0 ? gestanIdOf({ ...whole, variationId: line.variation_id }) : undefined) ??
          gestanIdOf(whole);
        if (id !== undefined) units.set(id, (units.get(id) ?? zero).plus(quantity));
      }
    },
    of: (gestanId) => toText(units.get(gestanId) ?? zero),
    *entries() {
      for (const [id, quantity] of units) yield [id, toText(quantity)];
    },
  };
}

import type { Big, Decimal } from '../../core/index.js';
import { decimal, defined, fingerprint, sum, toText, zero } from '../../core/index.js';
import type { WooRef } from '../../mapping/index.js';
import type { WooProduct, WooVariation } from '../../woo/types.js';
import type { UnreadableShopRow } from '../orders/unreadable-shop-row.js';
import type { Change, Reason, Row, Side } from '../plan.js';
import type { WooSource } from '../products/fields.js';
import { isTrashed, refOf, typeRefusal } from '../products/kinds.js';
import { gestanRowKey, listedRowKey, unknownId, wooRowKey } from '../products/row.js';
import { variationName } from '../products/woo-names.js';

/** All statuses of a stock row. */
export const stockStatuses = ['update-woo', 'in-sync', 'unlinked', 'unmanaged', 'blocked'] as const;
/** A status of a stock row. */
export type StockStatus = (typeof stockStatuses)[number];

/** A row of the stock window: one quantity in the shop. Plain JSON. */
export interface StockRow extends Row<StockStatus> {
  /** Absent if several Gestan products share the quantity (stock managed by the parent). */
  readonly gestanId?: string;
  /** The variation's id in the shop. */
  readonly variationId?: number;
  /** Gestan's figure. */
  readonly figure?: Decimal;
  /** Units that Woo has reserved and that Gestan's figure does not show yet. */
  readonly reserved?: Decimal;
  /** The target quantity in the shop: whole units. */
  readonly quantity?: number;
  /** The current quantity. Absent if the shop has none. */
  readonly wooQuantity?: number;
  /** The shop does not manage this stock yet and will begin. */
  readonly startsManaging?: true;
}

/** Gestan's stock of a product. */
export interface StockFigure {
  /** Gestan's id of the product. */
  readonly gestanId: string;
  /** Gestan's code of the product. */
  readonly code: string;
  /** Undefined: unknown, which is never zero. */
  readonly quantity?: Decimal | undefined;
  /** Why the quantity is unknown, where Gestan's figure cannot be read. */
  readonly unreadable?: Reason | undefined;
  /** See `createReservedUnits`. @default '0' */
  readonly reserved?: Decimal | undefined;
}

/** Options of computing a quantity from a figure. */
export interface StockRules {
  /** Whether a negative quantity is sent as 0. @default true */
  readonly clampNegative?: boolean | undefined;
  /**
   * Whether the shop begins to manage the stock of a product with a figure in Gestan.
   *
   * @default false
   */
  readonly startManaging?: boolean | undefined;
}

/**
 * Whether a row is a quantity that the shop manages and Gestan knows. The safety limits are shares
 * of these.
 */
export function isManagedStock({ status }: Pick<StockRow, 'status'>): boolean {
  return status === 'update-woo' || status === 'in-sync';
}

/** Whether a variation has no stock of its own, but draws on that of its variable product. */
export function usesParentStock({ variation }: WooSource): boolean {
  return variation?.manage_stock === 'parent';
}

/** Rounds down to a whole: 2.9 → 2, −0.5 → −1. */
function floor(value: Big): Big {
  const cut = value.round(0, 0);
  return cut.gt(value) ? cut.minus(1) : cut;
}

/**
 * The target quantity: Gestan's figure minus the reserved units, rounded down, then (by default)
 * not below 0. In this order, so that half a unit is never sold.
 *
 * @example
 * stockQuantity('2.9')                                   // 2
 * stockQuantity('5', '2')                                // 3
 * stockQuantity('1.5', '2')                              // 0
 * stockQuantity('1.5', '2', { clampNegative: false })    // -1
 */
export function stockQuantity(figure: Decimal, reserved: Decimal = '0', rules: StockRules = {}): number {
  const whole = floor(decimal(figure).minus(decimal(reserved)));
  const kept = (rules.clampNegative ?? true) && whole.lt(zero) ? zero : whole;
  return Number(toText(kept));
}

const unknown: Reason = {
  code: 'stock-unknown',
  values: {},
};

function rowOf(source: WooSource, figure: StockFigure | undefined) {
  const ref = refOf(source);
  return {
    key: wooRowKey(ref),
    origin: 'gestan' as const,
    name: variationName(source),
    wooId: ref.wooId,
    ...defined({ variationId: ref.variationId, gestanId: figure?.gestanId, gestanCode: figure?.code }),
    changes: [] as readonly Change[],
  };
}

/**
 * The row of a quantity that cannot be read: of Gestan's where no link says which product of the
 * shop it is of, or of a product or variation of the shop.
 */
export function unreadableStockRow(side: Side, id: string, reason: Reason): StockRow {
  const isKnown = side === 'woo' && id !== unknownId;
  const key = side === 'woo' ? listedRowKey(id) : gestanRowKey(id);
  const part = { key, ...(isKnown && { wooId: Number(id) }) };
  return idle({ ...part, origin: side, name: id, changes: [] }, 'blocked', reason);
}

type RowBase = Omit<StockRow, 'status' | 'fingerprint'>;

function idle(base: RowBase, status: StockStatus, reason?: Reason): StockRow {
  return {
    ...base,
    status,
    ...defined({ reason }),
    fingerprint: fingerprint([base.key, status, reason?.code ?? null]),
  };
}

function compared(
  base: RowBase,
  figure: Decimal,
  reserved: Decimal,
  held: number | null,
  rules: StockRules,
): StockRow {
  const quantity = stockQuantity(figure, reserved, rules);
  const same = held === quantity;
  return {
    ...base,
    status: same ? 'in-sync' : 'update-woo',
    changes: same ? [] : [{ field: 'stock', from: held, to: quantity, target: 'woo' }],
    figure,
    reserved,
    quantity,
    ...(held === null ? {} : { wooQuantity: held }),
    fingerprint: fingerprint([base.key, figure, reserved, held]),
  };
}

function beginning(row: StockRow): StockRow {
  return {
    ...row,
    startsManaging: true,
    changes: [{ field: 'manageStock', from: false, to: true, target: 'woo' }, ...row.changes],
    fingerprint: fingerprint([row.fingerprint, 'manage']),
  };
}

/**
 * The stock row of a simple product or of a variation with stock of its own. Undefined for a
 * variation whose stock its parent holds: see {@link planParentStock}, and for what has no stock of
 * its own (variable products, the trash).
 *
 * Only `stock_quantity` is changed: backorders stay as the shop has them, and so does whether stock
 * is managed, unless `startManaging` says otherwise.
 *
 * @param figure absent: the product is not linked.
 * @example
 * planStock({ product }, { gestanId: 'P7', code: 'HAM-1', quantity: '12' })?.status // 'update-woo'
 */
export function planStock(
  source: WooSource,
  figure: StockFigure | undefined,
  rules: StockRules = {},
): StockRow | undefined {
  const item = source.variation ?? source.product;
  if (isTrashed(source) || usesParentStock(source)) return undefined;
  if (source.variation === undefined && source.product.type === 'variable') return undefined;
  const base = rowOf(source, figure);
  const refusal = typeRefusal(source);
  if (refusal !== undefined)
    return figure === undefined ? idle(base, 'unlinked') : idle(base, 'blocked', refusal);
  if (figure === undefined) return idle(base, 'unlinked');
  if (item.manage_stock !== true) {
    const { quantity, reserved = '0' } = figure;
    if (!rules.startManaging || quantity === undefined) return idle(base, 'unmanaged');
    return beginning(compared(base, quantity, reserved, null, rules));
  }
  if (figure.quantity === undefined) return idle(base, 'blocked', figure.unreadable ?? unknown);
  return compared(base, figure.quantity, figure.reserved ?? '0', item.stock_quantity, rules);
}

/**
 * The stock row of a variable product that holds the stock of its variations: the sum of what
 * Gestan has of those that draw on it, or the figure of the product that the parent itself was
 * linked to by hand. One variation that is unknown or not linked makes the sum unknown: `blocked`.
 * Undefined where no variation draws on the parent.
 *
 * @param figureOf what Gestan says of a product or variation; undefined: not linked.
 * @example
 * planParentStock(product, variations, ({ variationId = 0 }) => figures.get(variationId))
 */
export function planParentStock(
  product: WooProduct,
  variations: readonly WooVariation[],
  figureOf: (ref: WooRef) => StockFigure | undefined,
  rules: StockRules = {},
): StockRow | undefined {
  if (product.type !== 'variable' || product.status === 'trash') return undefined;
  const drawing = variations.filter(
    (variation) => usesParentStock({ product, variation }) && variation.status !== 'trash',
  );
  if (drawing.length === 0) return undefined;
  const own = figureOf({ wooId: product.id });
  const base = rowOf({ product }, own);
  if (product.manage_stock !== true) return idle(base, 'unmanaged');
  const figures =
    own === undefined ? drawing.map((one) => figureOf({ wooId: product.id, variationId: one.id })) : [own];
  if (figures.every((figure) => figure === undefined)) return idle(base, 'unlinked');
  const known = figures.flatMap((figure) => (figure?.quantity === undefined ? [] : [figure]));
  if (known.length < figures.length)
    return idle(base, 'blocked', {
      code: 'parent-stock-incomplete',
      values: { missing: figures.length - known.length, total: figures.length },
    });
  const figure = toText(sum(known.map((one) => decimal(one.quantity ?? '0'))));
  const reserved = toText(sum(known.map((one) => decimal(one.reserved ?? '0'))));
  return compared(base, figure, reserved, product.stock_quantity, rules);
}

/**
 * The row while orders cannot be read whose units are not counted. A quantity is not raised then:
 * the units that they hold would be sold twice. One that falls is sent, since it can only be too
 * high as well.
 *
 * @param unread the orders whose units are not known.
 */
export function heldByUnknownUnits(row: StockRow, unread: readonly UnreadableShopRow[]): StockRow {
  const [first] = unread;
  if (first === undefined || row.status !== 'update-woo') return row;
  const { quantity, wooQuantity } = row;
  if (quantity !== undefined && wooQuantity !== undefined && quantity < wooQuantity) return row;
  const { id, field, said } = first;
  const { startsManaging: _, ...rest } = row;
  const reason: Reason = { code: 'order-units-unknown', values: defined({ order: id, field, said }) };
  return {
    ...rest,
    status: 'blocked',
    changes: [],
    reason,
    fingerprint: fingerprint([row.fingerprint, 'blocked', reason.code]),
  };
}

/**
 * Whether a shop's quantities show that a plugin lets it hold parts of a unit. It still gets whole
 * ones.
 */
export function hasDecimalStock(items: Iterable<{ readonly stock_quantity: number | null }>): boolean {
  for (const { stock_quantity } of items)
    if (stock_quantity !== null && !Number.isInteger(stock_quantity)) return true;
  return false;
}

import type { Big, Day } from '../core/index.js';
import { dayIn, fromGmt, sum, toFixed, toText, zero } from '../core/index.js';
import type { PieceContent, PieceDraft, PieceKind, PieceLine, PieceVat } from '../gestan/piece-model.js';
import type { WooOrder } from '../woo/types.js';
import type { OperationNature } from './exemption.js';
import type { OrderRate } from './rates.js';
import type { Content } from './reconcile.js';
import type { BillingSettings } from './settings.js';
import { netOf, type WorkLine } from './work.js';

/** The figures of a piece. */
export type PieceFigures = Pick<PieceContent, 'lines' | 'vat' | 'totalNet' | 'totalVat' | 'totalGross'>;

/** Turns a worked-out content into what a piece carries. */
export function figures(content: Content): PieceFigures {
  return {
    lines: content.lines.map(pieceLine),
    vat: pieceVat(content),
    totalNet: toFixed(netOf(content.lines), 2),
    totalVat: toFixed(sum(content.vat.values()), 2),
    totalGross: toFixed(content.gross, 2),
  };
}

function pieceLine(line: WorkLine): PieceLine {
  return {
    type: line.type,
    ...(line.productCode === undefined ? {} : { productCode: line.productCode }),
    ...(line.productId === undefined ? {} : { productId: line.productId }),
    label: line.label,
    quantity: toText(line.quantity),
    unitNet: toText(line.unitNet),
    discountNet: toFixed(line.discountNet, 2),
    net: toFixed(line.net, 2),
    taxes: line.rates.map((rate) => ({
      rate: toText(rate.percent),
      label: rate.label,
      ...(rate.compound ? { compound: true } : {}),
    })),
    ...(line.sourceLineId === undefined ? {} : { sourceLineId: line.sourceLineId }),
  };
}

/** One row per rate that a line bears or that has an amount: its base is the net of the lines that bear it (EN 16931, BG-23). */
function pieceVat(content: Content): readonly PieceVat[] {
  const bases = new Map<OrderRate, Big>();
  for (const rate of content.vat.keys()) bases.set(rate, zero);
  const borne = new Set<OrderRate>();
  for (const line of content.lines) {
    for (const rate of line.rates) {
      bases.set(rate, (bases.get(rate) ?? zero).plus(line.net));
      borne.add(rate);
    }
  }
  return [...bases]
    .map(([rate, base]) => ({ rate, base, tax: content.vat.get(rate) ?? zero }))
    .filter(({ rate, tax }) => borne.has(rate) || !tax.eq(0))
    .map(({ rate, base, tax }) => ({
      rate: toText(rate.percent),
      label: rate.label,
      ...(rate.compound ? { compound: true } : {}),
      base: toFixed(base, 2),
      amount: toFixed(tax, 2),
    }));
}

/** Goods, services or both, from the products of the lines. Shipping and fees follow what they go with. */
export function natureOf(order: WooOrder, lines: readonly WorkLine[]): OperationNature | undefined {
  const products = lines.filter((line) => line.type === 'product');
  if (products.length === 0) return order.shipping_lines.length > 0 ? 'goods' : undefined;
  const services = products.filter((line) => line.virtual === true).length;
  if (services === 0) return 'goods';
  return services === products.length ? 'services' : 'mixed';
}

/** The day of a `_gmt` date in the shop's zone. */
export function dayOf(gmt: string | null | undefined, zone: string): Day | undefined {
  const instant = fromGmt(gmt);
  return instant === undefined ? undefined : dayIn(zone, instant);
}

/** The day of a piece, in the shop's zone. `undefined`: the order has no date at all. */
export function pieceDay(
  kind: PieceKind,
  order: WooOrder,
  zone: string,
  settings: BillingSettings,
): Day | undefined {
  const { date_created_gmt: created, date_paid_gmt: paid, date_completed_gmt: completed } = order;
  const invoice = { paid: [paid, completed], completed: [completed, paid], created: [] };
  const dates: readonly (string | null)[] =
    kind === 'invoice' ? invoice[settings.invoiceDate] : kind === 'delivery-note' ? [completed, paid] : [];
  for (const date of [...dates, created, order.date_modified_gmt]) {
    const day = dayOf(date, zone);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** Everything but figures and kind: what all pieces of an order share. */
export type PieceHead = Omit<
  PieceDraft,
  keyof PieceFigures | 'kind' | 'date' | 'externalRef' | 'sourceRef' | 'movesStock'
>;

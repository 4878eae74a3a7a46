import type { Big } from '../core/index.js';
import { isZero, sum, toText, type Unfinished, zero } from '../core/index.js';
import type { PieceContent, PieceDraft, PieceLine, PieceVat } from '../gestan/piece-model.js';
import type { WooOrder } from '../woo/types.js';
import type { OperationNature } from './exemption.js';
import type { Money } from './money.js';
import type { OrderRate } from './rates.js';
import type { Content } from './reconcile.js';
import { netOf, type WorkLine } from './work.js';

/** The figures of a piece. */
export type PieceFigures = Pick<PieceContent, 'lines' | 'vat' | 'totalNet' | 'totalVat' | 'totalGross'>;

/** Turns a worked-out content into what a piece carries. */
export function figures(content: Content, money: Money): PieceFigures {
  return {
    lines: content.lines.map((line) => pieceLine(line, money)),
    vat: pieceVat(content, money),
    totalNet: money.text(netOf(content.lines)),
    totalVat: money.text(sum(content.vat.values())),
    totalGross: money.text(content.gross),
  };
}

function pieceLine(line: WorkLine, money: Money): PieceLine {
  const made: Unfinished<PieceLine> = {
    type: line.type,
    label: line.label,
    quantity: toText(line.quantity),
    unitNet: toText(line.unitNet),
    discountNet: money.text(line.discountNet),
    net: money.text(line.net),
    taxes: line.rates.map(({ percent, label, compound }) =>
      compound ? { rate: toText(percent), label, compound } : { rate: toText(percent), label },
    ),
  };
  if (line.productCode !== undefined) made.productCode = line.productCode;
  if (line.productId !== undefined) made.productId = line.productId;
  if (line.sourceLineId !== undefined) made.sourceLineId = line.sourceLineId;
  return made;
}

/**
 * One row per rate that a line has or that has an amount: its base is the net of the lines that
 * have it (EN 16931, BG-23).
 */
function pieceVat(content: Content, money: Money): readonly PieceVat[] {
  const bases = new Map<OrderRate, Big>();
  for (const rate of content.vat.keys()) bases.set(rate, zero);
  const onLines = new Set<OrderRate>();
  for (const line of content.lines) {
    for (const rate of line.rates) {
      bases.set(rate, (bases.get(rate) ?? zero).plus(line.net));
      onLines.add(rate);
    }
  }
  return [...bases]
    .map(([rate, base]) => ({ rate, base, tax: content.vat.get(rate) ?? zero }))
    .filter(({ rate, tax }) => onLines.has(rate) || !isZero(tax))
    .map(({ rate, base, tax }) => {
      const row: Unfinished<PieceVat> = {
        rate: toText(rate.percent),
        label: rate.label,
        base: money.text(base),
        amount: money.text(tax),
      };
      if (rate.compound) row.compound = true;
      if (rate.country !== undefined) row.country = rate.country;
      return row;
    });
}

/**
 * Goods, services or both, from the products of the lines. Shipping and fees follow what they go
 * with.
 */
export function natureOf(order: WooOrder, lines: readonly WorkLine[]): OperationNature | undefined {
  const products = lines.filter((line) => line.type === 'product');
  if (products.length === 0) return order.shipping_lines.length > 0 ? 'goods' : undefined;
  const services = products.filter((line) => line.virtual === true).length;
  if (services === 0) return 'goods';
  return services === products.length ? 'services' : 'mixed';
}

/** Everything but figures and kind: what all pieces of an order share. */
export type PieceHead = Omit<
  PieceDraft,
  | keyof PieceFigures
  | 'kind'
  | 'date'
  | 'externalRef'
  | 'sourceRef'
  | 'sourceId'
  | 'sourceNumber'
  | 'movesStock'
>;

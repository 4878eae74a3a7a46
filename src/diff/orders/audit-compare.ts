import type { Big } from '../../core/index.js';
import { decimal, sum, toFixed, zero } from '../../core/index.js';
import type { GestanPiece, PieceContent, PieceLine, PieceVat } from '../../gestan/piece-model.js';
import { parseReference } from '../../pieces/index.js';
import { type KeptFigures, keptFigures } from '../../pieces/kept-figures.js';
import type { ReasonSums } from '../../pieces/reason-values.js';
import type { Reason } from '../plan.js';

/** The expected piece: a draft, or the record of one. */
export interface ExpectedPiece
  extends Pick<PieceContent, 'kind' | 'currency' | 'totalNet' | 'totalVat' | 'totalGross'> {
  readonly externalRef: string;
  readonly date?: string | undefined;
  readonly vat?: readonly PieceVat[] | undefined;
  readonly movesStock?: boolean | undefined;
  /** Net per product and rates. Absent: unknown, and not compared. */
  readonly products?: ReadonlyMap<string, Big> | undefined;
}

/** The part of a Gestan piece that is kept, so that an audit of 100,000 orders stays small. */
export interface HeldPiece extends KeptFigures, Pick<PieceContent, 'kind'> {
  readonly id: string;
  readonly ref: string;
  readonly orderId: number;
  readonly stockMoved?: boolean | undefined;
  readonly products: ReadonlyMap<string, Big>;
}

/** The part of a line that shows what was sold, and at which rates. */
interface SoldLine {
  readonly productCode?: string;
  readonly net: string;
  readonly rates: readonly string[];
}

/** Net per product code and rates. Lines without a product count by their rates alone. */
export function netPerProduct(lines: readonly SoldLine[]): ReadonlyMap<string, Big> {
  const result = new Map<string, Big>();
  for (const { productCode, net, rates } of lines) {
    const key = `${productCode ?? ''} @ ${[...rates].sort().join(' + ')}`;
    result.set(key, (result.get(key) ?? zero).plus(net));
  }
  return result;
}

export function soldLines(lines: readonly PieceLine[]): readonly SoldLine[] {
  return lines.map(({ productCode, net, taxes }) => ({
    ...(productCode === undefined ? {} : { productCode }),
    net,
    rates: taxes.map(({ rate }) => decimal(rate).toFixed()),
  }));
}

/** The first difference, with both amounts. */
export interface Difference {
  readonly reason: Extract<Reason, { code: 'amounts-differ' }>;
  readonly sums: ReasonSums;
}

/** What differs from the expected piece. `undefined`: nothing. */
export function differs(expected: ExpectedPiece, held: HeldPiece): Difference | undefined {
  const { kind, currency } = expected;
  const tell = (
    what: 'currency' | 'totalGross' | 'totalVat' | 'totalNet' | 'vat' | 'product',
    [wanted, found]: readonly [string, string],
    name?: string,
  ): Difference => {
    const rate = what === 'vat' ? { rate: name } : {};
    const product = what === 'product' ? { product: name } : {};
    return {
      reason: {
        code: 'amounts-differ',
        values: { kind, what, ...rate, ...product, expected: wanted, found, currency },
      },
      sums: { currency, expected: wanted, found },
    };
  };
  if (currency !== held.currency) return tell('currency', [currency, held.currency]);
  for (const field of ['totalGross', 'totalVat', 'totalNet'] as const) {
    if (!decimal(expected[field]).eq(held[field])) return tell(field, [expected[field], held[field]]);
  }
  const places = expected.totalGross.split('.')[1]?.length ?? 0;
  const text = (amount: Big) => toFixed(amount, places);
  for (const row of expected.vat ?? []) {
    const wanted = vatAt(expected.vat ?? [], row);
    const found = vatAt(held.vat, row);
    if (!wanted.eq(found)) return tell('vat', [text(wanted), text(found)], row.rate);
  }
  if (!expected.products || held.products.size === 0) return undefined;
  for (const key of new Set([...expected.products.keys(), ...held.products.keys()])) {
    const wanted = expected.products.get(key) ?? zero;
    const found = held.products.get(key) ?? zero;
    if (!wanted.eq(found)) return tell('product', [text(wanted), text(found)], key);
  }
  return undefined;
}

function vatAt(rows: readonly PieceVat[], { rate }: PieceVat): Big {
  return sum(rows.filter((row) => decimal(row.rate).eq(rate)).map((row) => decimal(row.amount)));
}

export function compact(piece: GestanPiece, shopId: string): HeldPiece {
  const parsed = piece.externalRef === undefined ? undefined : parseReference(piece.externalRef);
  const own = parsed?.type === 'piece' && parsed.shop === shopId ? parsed : undefined;
  const { id, kind, stockMoved } = piece;
  return {
    id,
    ref: own ? (piece.externalRef ?? '') : '',
    orderId: own?.orderId ?? 0,
    kind,
    ...keptFigures(piece),
    stockMoved,
    products: netPerProduct(soldLines(piece.lines)),
  };
}

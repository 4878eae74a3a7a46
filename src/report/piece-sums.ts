import type { Decimal, Speaker } from '../core/index.js';
import { colon, decimal, toFixed, toText } from '../core/index.js';
import type { Row } from '../diff/plan.js';
import type { PieceDraft } from '../gestan/piece-model.js';
import { label } from './labels/label.js';
import { piecesOf } from './row-details.js';

/** An amount of a piece as it counts: what a credit note gives back is negative, everywhere. */
export function signed({ kind }: Pick<PieceDraft, 'kind'>, amount: Decimal): Decimal {
  if (kind !== 'credit-note' || decimal(amount).eq(0)) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/**
 * The totals of invoices and credit notes, in one currency. Quotes, orders and delivery notes are
 * no turnover.
 */
export interface TurnoverSum {
  readonly currency: string;
  readonly net: Decimal;
  readonly vat: Decimal;
  readonly gross: Decimal;
}

/** The sums of some pieces by currency, in the order in which currencies appear. */
export function turnoverOf(pieces: readonly PieceDraft[]): readonly TurnoverSum[] {
  const sums = new Map<string, TurnoverSum>();
  for (const piece of pieces) {
    if (piece.kind !== 'invoice' && piece.kind !== 'credit-note') continue;
    const { currency, totalNet, totalVat, totalGross } = piece;
    const before = sums.get(currency);
    if (before === undefined) {
      // Most orders have one piece that counts: its sums are its own.
      const own = (amount: Decimal) => asSum(signed(piece, amount));
      sums.set(currency, { currency, net: own(totalNet), vat: own(totalVat), gross: own(totalGross) });
      continue;
    }
    const plus = (a: Decimal, b: Decimal) =>
      toFixed(decimal(a).plus(signed(piece, b)), Math.max(placesOf(a), placesOf(b)));
    sums.set(currency, {
      currency,
      net: plus(before.net, totalNet),
      vat: plus(before.vat, totalVat),
      gross: plus(before.gross, totalGross),
    });
  }
  return [...sums.values()];
}

/** A sum as a plain figure, without exponent; zero is never negative. */
function asSum(amount: Decimal): Decimal {
  return plainFigure.test(amount) ? amount : toFixed(decimal(amount), placesOf(amount));
}

const plainFigure = /^(?:-(?=.*[1-9]))?(?:0|[1-9]\d*)(?:\.\d+)?$/;

function placesOf(text: Decimal): number {
  const plain = /e/i.test(text) ? toText(decimal(text)) : text;
  const point = plain.indexOf('.');
  return point === -1 ? 0 : plain.length - point - 1;
}

/** « Factures et avoirs : HT 100,00 € · TVA 20,00 € · TTC 120,00 € », one for each currency. */
export function turnoverLines(rows: readonly Row[], say: Speaker): readonly string[] {
  const l = (code: string) => label(code, say.language);
  return turnoverOf(rows.flatMap(piecesOf)).map(
    ({ currency, net, vat, gross }) =>
      `${l('sum.turnover')}${colon(say.language)}${[
        `${l('short.net')} ${say.amount(net, currency)}`,
        `${l('short.vat')} ${say.amount(vat, currency)}`,
        `${l('short.gross')} ${say.amount(gross, currency)}`,
      ].join(' · ')}`,
  );
}

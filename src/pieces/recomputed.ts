import type { Big } from '../core/index.js';
import { isZero, sum, zero } from '../core/index.js';
import type { BillingContext } from './context.js';
import type { Money } from './money.js';
import { byCode } from './products.js';
import { factors, type OrderRate, type RateBook } from './rates.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { arrondi, type Content } from './reconcile.js';
import type { BillingSettings } from './settings.js';
import { netOf, type WorkLine } from './work.js';

/**
 * VAT per rate as a program computes it that knows only lines and rates: the sum over the lines,
 * rounded once per rate.
 */
export function recomputeVat(
  lines: readonly WorkLine[],
  vat: Content['vat'],
  money: Money,
): ReadonlyMap<OrderRate, Big> {
  const exact = new Map<OrderRate, Big>([...vat.keys()].map((rate) => [rate, zero]));
  for (const line of lines) {
    const shares = factors(line.rates);
    line.rates.forEach((rate, index) => {
      exact.set(rate, (exact.get(rate) ?? zero).plus(line.net.times(shares[index] ?? zero)));
    });
  }
  return new Map([...exact].map(([rate, tax]) => [rate, money.round(tax)]));
}

/**
 * For a Gestan that recomputes VAT (`vatAmounts: false`): its VAT, and a line « Arrondi » at 0 %
 * for what its VAT differs from the order's, at most a cent per line. A larger difference refuses
 * the order: it would not be rounding.
 */
export function withRoundingLine(
  content: Content,
  book: RateBook,
  context: BillingContext,
  settings: BillingSettings,
  what: { readonly order: string; readonly refund?: number },
  money: Money,
): Outcome<Content> {
  // One such line is enough: what the shop's own rounding left over is in the same difference.
  const lines = content.lines.filter((line) => line.type !== 'rounding');
  const vat = recomputeVat(lines, content.vat, money);
  const found = netOf(lines).plus(sum(vat.values()));
  const rest = content.gross.minus(found);
  if (isZero(rest)) return ok({ ...content, lines, vat });
  const most = money.unit.times(lines.length);
  if (rest.abs().gt(most)) {
    return refuse({
      code: 'rounding-too-large',
      values: {
        ...what,
        currency: money.currency,
        expected: money.text(content.gross),
        found: money.text(found),
        most: money.text(most),
      },
    });
  }
  const product = settings.roundingProductCode ? byCode(settings.roundingProductCode, context) : undefined;
  return ok({ lines: [...lines, arrondi(rest, book, product)], vat, gross: content.gross });
}

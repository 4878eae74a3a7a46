import { decimal, isDecimal, toText } from '../../core/index.js';
import type { RowTotal } from '../../report/html/row-total.js';

/** Sums by currency: net, VAT, gross. An order without a piece counts with its gross amount only. */
export function addUp(
  totals: readonly RowTotal[],
): readonly (readonly [currency: string, net: string, vat: string, gross: string])[] {
  const sums = new Map<string, [string, string, string]>();
  for (const total of totals) {
    if (total === 0) continue;
    const [currency, ...amounts] = total;
    const before = sums.get(currency) ?? ['0', '0', '0'];
    const added = before.map((sum, at) => add(sum, amounts[at] ?? '')) as [string, string, string];
    sums.set(currency, added);
  }
  return [...sums].map(([currency, amounts]) => [currency, ...amounts] as const);
}

function add(sum: string, amount: string): string {
  return isDecimal(amount) ? toText(decimal(sum).plus(decimal(amount))) : sum;
}

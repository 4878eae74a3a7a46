import { decimal, isDecimal, sum, toText } from '../../core/index.js';
import type { RowTotal } from '../../report/html/row-total.js';

/** A sum of many amounts: whole numbers, by how many decimals they have. */
type Units = Map<number, bigint>;

/**
 * Sums by currency: net, VAT, gross. An order without a piece counts with its gross amount only.
 */
export function addUp(
  totals: readonly RowTotal[],
): readonly (readonly [currency: string, net: string, vat: string, gross: string])[] {
  const sums = new Map<string, readonly [Units, Units, Units]>();
  for (const total of totals) {
    if (total === 0) continue;
    const [currency, net, vat, gross] = total;
    let held = sums.get(currency);
    if (!held) {
      held = [new Map(), new Map(), new Map()];
      sums.set(currency, held);
    }
    add(held[0], net);
    add(held[1], vat);
    add(held[2], gross);
  }
  return [...sums].map(([currency, [net, vat, gross]]) => [
    currency,
    textOf(net),
    textOf(vat),
    textOf(gross),
  ]);
}

function add(units: Units, amount: string): void {
  if (amount === '' || !isDecimal(amount)) return;
  const text = /[e\s]/i.test(amount) ? toText(decimal(amount)) : amount;
  const point = text.indexOf('.');
  const places = point === -1 ? 0 : text.length - point - 1;
  const own = BigInt(point === -1 ? text : text.slice(0, point) + text.slice(point + 1));
  units.set(places, (units.get(places) ?? 0n) + own);
}

function textOf(units: Units): string {
  return toText(sum([...units].map(([places, own]) => decimal(String(own)).div(decimal(10).pow(places)))));
}

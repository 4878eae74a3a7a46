import type { Big } from '../core/index.js';
import { decimal, sum, toText, zero } from '../core/index.js';
import { basketKey } from './baskets.js';
import type { Money } from './money.js';
import { factors, type OrderRate } from './rates.js';
import type { LineDifference, RateDifference } from './reason-values.js';
import type { Content } from './reconcile.js';
import type { WorkLine } from './work.js';

/** A line of an order as it was invoiced and as it is. */
export interface ChangedLine {
  /** The line itself: today's if the order still has it, else the invoiced one. */
  readonly line: WorkLine;
  readonly was: { readonly quantity: Big; readonly net: Big };
  readonly is: { readonly quantity: Big; readonly net: Big };
}

/** What the shop changed of an order after its invoice. */
export interface EditDifference {
  readonly lines: readonly ChangedLine[];
  /** VAT of today less what was invoiced, per rate; only what differs. */
  readonly vat: ReadonlyMap<OrderRate, Big>;
}

/**
 * Compares an order with what was invoiced of it, line by line and rate by rate. A line whose rates
 * changed counts as two: one removed and one added.
 *
 * @param invoiced lines of all invoices; VAT of all invoices.
 * @param corrected what credit notes of edits took from them.
 */
export function editDifference(invoiced: Content, corrected: Content, today: Content): EditDifference {
  const isByItem = invoiced.lines.every(
    (line) => line.sourceLineId !== undefined || line.type === 'rounding',
  );
  const keyOf = (line: WorkLine) => `${isByItem ? (line.sourceLineId ?? line.type) : ''}/${basketKey(line)}`;
  const rows = new Map<string, ChangedLine>();
  const add = (side: 'was' | 'is', line: WorkLine, sign: 1 | -1) => {
    const key = keyOf(line);
    const none = { quantity: zero, net: zero };
    const row = rows.get(key) ?? { line, was: none, is: none };
    const before = row[side];
    rows.set(key, {
      ...row,
      ...(side === 'is' ? { line } : {}),
      [side]: {
        quantity: before.quantity.plus(line.quantity.times(sign)),
        net: before.net.plus(line.net.times(sign)),
      },
    });
  };
  for (const line of invoiced.lines) add('was', line, 1);
  for (const line of corrected.lines) add('was', line, -1);
  for (const line of today.lines) add('is', line, 1);
  const vat = new Map<OrderRate, Big>();
  const addVat = (content: Content, sign: 1 | -1) => {
    for (const [rate, tax] of content.vat) vat.set(rate, (vat.get(rate) ?? zero).plus(tax.times(sign)));
  };
  addVat(today, 1);
  addVat(invoiced, -1);
  addVat(corrected, 1);
  return {
    lines: [...rows.values()].filter(({ was, is }) => !was.net.eq(is.net)),
    vat: new Map([...vat].filter(([, tax]) => !tax.eq(0))),
  };
}

/** Whether nothing differs. */
export function isUnchanged({ lines, vat }: EditDifference): boolean {
  return lines.length === 0 && vat.size === 0;
}

/** The difference in plain data, for the row of the order. */
export function differenceValues(
  { lines, vat }: EditDifference,
  invoiced: Content,
  corrected: Content,
  today: Content,
  money: Money,
): { readonly lines: readonly LineDifference[]; readonly rates: readonly RateDifference[] } {
  const side = ({ quantity, net }: ChangedLine['was']) => ({
    quantity: toText(quantity),
    net: money.text(net),
  });
  const netAt = (content: Content, rate: OrderRate) =>
    sum(content.lines.filter((line) => line.rates.includes(rate)).map((line) => line.net));
  const touched = new Set([...vat.keys(), ...lines.flatMap(({ line }) => line.rates)]);
  return {
    lines: lines.map(({ line, was, is }) => ({ label: line.label, was: side(was), is: side(is) })),
    rates: [...touched].map((rate) => ({
      rate: rate.label,
      was: {
        net: money.text(netAt(invoiced, rate).minus(netAt(corrected, rate))),
        vat: money.text((invoiced.vat.get(rate) ?? zero).minus(corrected.vat.get(rate) ?? zero)),
      },
      is: { net: money.text(netAt(today, rate)), vat: money.text(today.vat.get(rate) ?? zero) },
    })),
  };
}

/** Net of a line with the VAT that its rates usually make of it. */
export function usualGross(line: WorkLine, net: Big): Big {
  return net.times(sum(factors(line.rates)).plus(decimal(1)));
}

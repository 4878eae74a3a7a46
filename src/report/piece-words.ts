import { colon, decimal, isDecimal, type Speaker } from '../core/index.js';
import type { Row } from '../diff/plan.js';
import type { EntryDraft, PieceDraft, PieceLine } from '../gestan/piece-model.js';
import { label } from './labels/label.js';
import { productsOf, stockFigureOf } from './row-details.js';

/** The rates of a line: `20 %`, or several where they are compound. */
export function lineRates(line: PieceLine, say: Speaker): string {
  return line.taxes.map(({ rate }) => say.rate(rate)).join(' + ');
}

/** The name of a VAT amount: its label, with the rate unless the label contains it. */
export function vatLabel(vat: { readonly label: string; readonly rate: string }, say: Speaker): string {
  const rate = say.rate(vat.rate);
  if (vat.label.trim() === '') return rate;
  return vat.label.includes('%') ? vat.label : `${vat.label} (${rate})`;
}

/** The name of a line: its label, otherwise its kind. */
export function lineLabel(line: PieceLine, say: Speaker): string {
  const kind = line.type === 'product' ? '' : label(`line.${line.type}`, say.language);
  if (line.label === '') return kind;
  return kind === '' || line.label === kind ? line.label : `${kind}${colon(say.language)}${line.label}`;
}

/** The head of a piece: « Facture du 12/03/2026 », and its notes. */
export function pieceHead(
  piece: PieceDraft,
  say: Speaker,
): { readonly title: string; readonly notes: readonly string[] } {
  const l = (code: string) => label(code, say.language);
  const moves = piece.movesStock
    ? [l(piece.kind === 'credit-note' ? 'piece.putsBack' : 'piece.movesStock')]
    : [];
  const cited = piece.sourceNumber === undefined ? '' : ` ${l('piece.cites')} ${piece.sourceNumber}`;
  return {
    title: `${l(piece.kind)}${cited} ${l('piece.on')} ${say.day(piece.date)}`,
    notes: [
      `${l('piece.reference')} ${piece.externalRef}`,
      ...(piece.sourceRef ? [`${l('piece.source')} ${piece.sourceRef}`] : []),
      ...(piece.paidOn ? [`${l('piece.paidOn')} ${say.day(piece.paidOn)}`] : []),
      ...moves,
      ...(piece.exemption ? [piece.exemption] : []),
      ...(piece.note ? [piece.note] : []),
    ],
  };
}

/** A ledger entry as one sentence. */
export function entryText(entry: EntryDraft, say: Speaker): string {
  const what = label(`entry.${entry.direction}`, say.language);
  const amount = say.amount(entry.amount, entry.currency);
  return `${what} ${amount} ${label('piece.on', say.language)} ${say.day(entry.date)}${colon(say.language)}${entry.label}`;
}

/**
 * Whether two pieces have the same lines, VAT and totals. A credit note never equals an invoice.
 */
export function sameContent(a: PieceDraft, b: PieceDraft): boolean {
  return (
    (a.kind === 'credit-note') === (b.kind === 'credit-note') &&
    a.totalGross === b.totalGross &&
    a.totalNet === b.totalNet &&
    a.totalVat === b.totalVat &&
    a.currency === b.currency &&
    isEqual(a.lines, b.lines) &&
    isEqual(a.vat, b.vat)
  );
}

/**
 * Whether plain data is equal, whatever the order of members. An absent member is one that is
 * undefined.
 */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let at = 0; at < a.length; at += 1) if (!isEqual(a[at], b[at])) return false;
    return true;
  }
  if (Array.isArray(b)) return false;
  const one = a as Readonly<Record<string, unknown>>;
  const other = b as Readonly<Record<string, unknown>>;
  let isWhole = true;
  let members = 0;
  for (const key in one) {
    const value = one[key];
    const like = other[key];
    if (value !== like && !isEqual(value, like)) return false;
    members += 1;
    if (value === undefined) isWhole = false;
  }
  // Where all members have a value, their number tells whether the other has more.
  if (isWhole && Object.keys(other).length === members) return true;
  for (const key in other) if (one[key] === undefined && other[key] !== undefined) return false;
  return true;
}

/**
 * How a quantity was computed: Gestan's figure, and the reserved units. Only if it is not simply
 * the figure, or always.
 */
export function stockSums(row: Row, say: Speaker, always: boolean): readonly string[] {
  const found = stockFigureOf(row);
  if (!found || (!always && isZero(found.reserved))) return [];
  const part = (code: string, value: string) =>
    `${label(code, say.language)}${colon(say.language)}${say.number(value)}`;
  return [
    [
      part('stock.figure', found.figure),
      ...(isZero(found.reserved) ? [] : [part('stock.reserved', found.reserved)]),
    ].join(' · '),
  ];
}

/** The products that an order makes necessary, a sentence each. */
export function newProducts(row: Row, say: Speaker): readonly string[] {
  return productsOf(row).map(
    ({ code, name }) =>
      `${label('order.create', say.language)}${colon(say.language)}${[code, name].filter((part) => part !== '').join(' – ')}`,
  );
}

function isZero(value: string): boolean {
  return isDecimal(value) && decimal(value).eq(0);
}

import type { EntryDraft, PieceDraft } from '../../src/gestan/piece-model.js';
import type { BuiltOrder } from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';

/**
 * What an accountant holds against an order: whole numbers of the smallest unit, and nothing of the
 * library's arithmetic.
 */
const decimals: Readonly<Record<string, number>> = { JPY: 0, XPF: 0, KWD: 3, TND: 3 };

export function unitsOf(value: string | number | undefined, currency: string): bigint {
  const places = decimals[currency] ?? 2;
  const text = String(value ?? '0') || '0';
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const padded = fraction.padEnd(places + 1, '0');
  const cut = BigInt(whole + padded.slice(0, places)) + (Number(padded[places]) >= 5 ? 1n : 0n);
  return negative ? -cut : cut;
}

type Built = Extract<BuiltOrder, { refused?: undefined }>;

export interface Case {
  readonly name: string;
  readonly order: WooOrder;
  readonly refunds: readonly WooRefund[];
  readonly closedUntil?: string | undefined;
  /** What cards paid, on top of the order's total. */
  readonly cards?: string | undefined;
  /** Whether entries are asked for. */
  readonly entries?: boolean | undefined;
}

/** What is wrong with what was made of an order in its own currency. */
export function faultsOf({ order, refunds, closedUntil, cards, entries }: Case, built: Built): string[] {
  const faults: string[] = [];
  const { currency } = order;
  const u = (value: string | number | undefined) => unitsOf(value, currency);
  const need = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  const invoices = built.pieces.filter(({ kind }) => kind === 'invoice');
  const credits = built.pieces.filter(({ kind }) => kind === 'credit-note');
  const total = u(order.total) + u(cards);
  const [invoice] = invoices;
  const lines = [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
  if (lines.length === 0 && total === 0n && built.notes.some(({ code }) => code === 'order-empty'))
    return faults;
  need(invoices.length === 1, `${invoices.length} invoices`);
  if (!invoice) return faults;
  // A shop without cents in its prices rounds VAT to whole units: that is told.
  const noted = new Set(
    built.notes.flatMap((note) => (note.code === 'vat-unusual' ? [String(note.values.rate)] : [])),
  );
  for (const piece of built.pieces) pieceFaults(piece, invoice, noted, faults);
  for (const piece of built.pieces.filter(({ kind }) => kind !== 'credit-note')) {
    need(u(piece.totalGross) === total, `${piece.kind} ${piece.totalGross}, order ${order.total}`);
  }

  // What was refunded, and what is told.
  const given = refunds.filter((refund) => u(refund.amount) !== 0n);
  const blocked = new Set(built.blocked.map(({ refundId }) => refundId));
  for (const refund of given) {
    const credit = credits.find(({ externalRef }) => externalRef.endsWith(`:credit-note:${refund.id}`));
    need(Boolean(credit) !== blocked.has(refund.id), `refund ${refund.id} is neither credited nor blocked`);
    if (credit)
      need(u(credit.totalGross) === u(refund.amount), `refund ${refund.amount}, ${credit.totalGross}`);
    if (credit)
      need(credit.sourceRef === invoice.externalRef, `${credit.externalRef} cites ${credit.sourceRef}`);
  }
  const credited = given
    .filter(({ id }) => !blocked.has(id))
    .reduce((all, { amount }) => all + u(amount), 0n);
  const net = u(invoice.totalGross) - credits.reduce((all, piece) => all + u(piece.totalGross), 0n);
  need(net === total - credited, `pieces come to ${net}, order less refunds to ${total - credited}`);
  for (const { refundId } of built.blocked) {
    const refund = refunds.find(({ id }) => id === refundId);
    const before = given
      .filter(({ id }) => id < refundId && !blocked.has(id))
      .reduce((all, { amount }) => all + u(amount), 0n);
    need(
      u(refund?.amount) > total - before,
      `refund ${refundId} of ${refund?.amount} is blocked without need`,
    );
  }

  // At no rate more back than was invoiced there; what is given back without VAT stands at 0 %.
  const back = new Map<string, [bigint, bigint]>();
  const key = (row: PieceDraft['vat'][number]) => `${row.rate}/${row.label}/${row.country ?? ''}`;
  for (const row of credits.flatMap(({ vat }) => vat)) {
    const [base, vat] = back.get(key(row)) ?? [0n, 0n];
    back.set(key(row), [base + u(row.base), vat + u(row.amount)]);
  }
  const gross = invoice.lines.some((line) => u(line.net) < 0n);
  for (const [rate, [base, vat]] of back) {
    const own = invoice.vat.find((row) => key(row) === rate);
    const [most, mostVat] = [u(own?.base), u(own?.amount)];
    need(gross || vat <= mostVat, `VAT ${vat} back at ${rate}, ${mostVat} invoiced`);
    need(gross || rate.startsWith('0/') || base <= most, `net ${base} back at ${rate}, ${most} invoiced`);
    if (credited === total) need(base === most && vat === mostVat, `no mirror at ${rate}`);
  }

  // Dates.
  for (const credit of credits)
    need(credit.date >= invoice.date, `credit ${credit.date}, invoice ${invoice.date}`);
  for (const { date } of [...built.pieces, ...built.entries]) {
    need(closedUntil === undefined || date > closedUntil, `${date} is closed`);
  }

  // Each line that sells something is there, with its quantity.
  for (const line of lines.filter((each) => u(each.total) !== 0n)) {
    const own = invoice.lines.filter(({ sourceLineId }) => sourceLineId === line.id);
    const sum = own.reduce((all, each) => all + u(each.net), 0n);
    need(sum === u(line.total), `line ${line.id} of ${line.total}: ${sum}`);
  }
  if (entries) entryFaults({ order, refunds: given, cards }, built, invoice, faults);
  return faults;
}

function pieceFaults(
  piece: PieceDraft,
  invoice: PieceDraft,
  noted: ReadonlySet<string>,
  faults: string[],
): void {
  const u = (value: string) => unitsOf(value, piece.currency);
  const at = `${piece.kind} ${piece.externalRef.split(':').slice(3).join(':')}`;
  const nets = piece.lines.reduce((all, line) => all + u(line.net), 0n);
  const bases = new Map<string, bigint>();
  for (const line of piece.lines)
    for (const tax of line.taxes) {
      const rate = `${tax.rate}/${tax.label}`;
      bases.set(rate, (bases.get(rate) ?? 0n) + u(line.net));
    }
  const vat = piece.vat.reduce((all, row) => all + u(row.amount), 0n);
  if (nets !== u(piece.totalNet)) faults.push(`${at}: lines ${nets}, net ${piece.totalNet}`);
  if (vat !== u(piece.totalVat)) faults.push(`${at}: VAT ${vat}, ${piece.totalVat}`);
  if (nets + vat !== u(piece.totalGross)) faults.push(`${at}: ${nets} + ${vat}, ${piece.totalGross}`);
  for (const row of piece.vat) {
    const base = bases.get(`${row.rate}/${row.label}`) ?? 0n;
    if (base !== u(row.base)) faults.push(`${at}: base ${row.base} at ${row.rate}, lines ${base}`);
    if (row.compound || noted.has(row.label)) continue;
    // A percentage in millionths.
    const [whole = '0', fraction = ''] = row.rate.split('.');
    const rate = BigInt(whole + fraction.padEnd(6, '0').slice(0, 6));
    const off = u(row.base) * rate - u(row.amount) * 100_000_000n;
    // Shops sell in cents. A credit note may take up what the invoice and those before it were off.
    const cent = decimals[piece.currency] === 3 ? 10n : 1n;
    const amounts = piece === invoice ? piece.lines.length : piece.lines.length + invoice.lines.length;
    const most = 100_000_000n * cent * BigInt(amounts + 1);
    if (off > most || -off > most) faults.push(`${at}: ${row.base} × ${row.rate} % is not ${row.amount}`);
  }
}

function entryFaults(
  { order, refunds, cards }: Pick<Case, 'order' | 'refunds' | 'cards'>,
  built: Built,
  invoice: PieceDraft,
  faults: string[],
): void {
  const u = (value: string | undefined) => unitsOf(value, order.currency);
  const of = (entry: EntryDraft) => entry.externalRef.split(':entry:')[1] ?? '';
  const sum = (list: readonly EntryDraft[]) => list.reduce((all, { amount }) => all + u(amount), 0n);
  for (const entry of built.entries) {
    if (entry.parts && sum(entry.parts as unknown as EntryDraft[]) !== u(entry.amount))
      faults.push(`${entry.externalRef}: parts`);
    if (u(entry.amount) <= 0n) faults.push(`${entry.externalRef}: ${entry.amount}`);
    const piece = built.pieces.find(({ externalRef }) => externalRef === entry.pieceRef);
    if (!piece) faults.push(`${entry.externalRef} pays ${entry.pieceRef}`);
  }
  if (!order.date_paid_gmt) return;
  // What cannot be booked yet is told, entry by entry.
  const isTold = (n: string) =>
    built.missingEntries.some(({ externalRef }) => externalRef.endsWith(`:entry:${n}`));
  const money = built.entries.filter((entry) => entry.direction === 'in' && of(entry) === '1');
  const prepaid = built.entries.filter((entry) => of(entry).startsWith('prepaid'));
  if (!isTold('1') && sum(money) !== u(invoice.totalGross) - u(cards))
    faults.push(`paid ${sum(money)}, invoiced ${invoice.totalGross}`);
  if (sum(prepaid) !== u(cards)) faults.push(`cards ${sum(prepaid)}, ${cards}`);
  const blocked = new Set(built.blocked.map(({ refundId }) => refundId));
  for (const refund of refunds.filter(({ id }) => !blocked.has(id))) {
    const own = built.entries.filter((entry) => entry.direction === 'out' && of(entry) === String(refund.id));
    if (!isTold(String(refund.id)) && sum(own) !== u(refund.amount))
      faults.push(`refund ${refund.id} of ${refund.amount}: ${sum(own)} booked`);
  }
}

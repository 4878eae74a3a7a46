import { type JsonValue, stableJson } from '../core/index.js';
import type { Row } from '../diff/plan.js';
import type { EntryDraft, PieceDraft, PieceLine } from '../gestan/model.js';
import { colon, formatAmount, formatDay, formatNumber, formatRate } from './format.js';
import { label } from './labels/label.js';
import type { Language } from './labels/language.js';
import type { TextSetup } from './options.js';
import { entriesOf, piecesOf } from './row-details.js';
import { clean } from './text/clean.js';
import { paint } from './text/style.js';
import { type Column, type TableRow, tableLines } from './text/table.js';
import { wrap } from './text/width.js';

/** The rates of a line: `20 %`, or several where they are compound. */
export function lineRates(line: PieceLine, language: Language): string {
  return line.taxes.map(({ rate }) => formatRate(rate, { language })).join(' + ');
}

/** What a line is called: its label, else what kind of line it is. */
export function lineLabel(line: PieceLine, language: Language): string {
  const kind = line.type === 'product' ? '' : label(`line.${line.type}`, language);
  if (line.label === '') return kind;
  return kind === '' || line.label === kind ? line.label : `${kind}${colon(language)}${line.label}`;
}

/** The head of a piece: « Facture du 12/03/2026 », and what is to be known about it. */
export function pieceHead(
  piece: PieceDraft,
  language: Language,
): { readonly title: string; readonly notes: readonly string[] } {
  const l = (code: string) => label(code, language);
  const moves = piece.movesStock
    ? [l(piece.kind === 'credit-note' ? 'piece.putsBack' : 'piece.movesStock')]
    : [];
  return {
    title: `${l(piece.kind)} ${l('piece.on')} ${formatDay(piece.date, language)}`,
    notes: [
      `${l('piece.reference')} ${piece.externalRef}`,
      ...(piece.sourceRef ? [`${l('piece.source')} ${piece.sourceRef}`] : []),
      ...(piece.paidOn ? [`${l('piece.paidOn')} ${formatDay(piece.paidOn, language)}`] : []),
      ...moves,
      ...(piece.exemption ? [piece.exemption] : []),
      ...(piece.note ? [piece.note] : []),
    ],
  };
}

/** A ledger entry as one sentence. */
export function entryText(entry: EntryDraft, language: Language): string {
  const what = label(`entry.${entry.direction}`, language);
  const amount = formatAmount(entry.amount, entry.currency, { language });
  return `${what} ${amount} ${label('piece.on', language)} ${formatDay(entry.date, language)}${colon(language)}${entry.label}`;
}

function lineTable(piece: PieceDraft, language: Language): { columns: Column[]; rows: TableRow[] } {
  const l = (code: string) => label(code, language);
  const amount = (value: string) => formatAmount(value, piece.currency, { language });
  return {
    columns: [
      { head: l('column.quantity'), align: 'right' },
      { head: l('code'), flexible: true, min: 8 },
      { head: l('column.label'), title: true, flexible: true, min: 14 },
      { head: l('column.unitNet'), align: 'right' },
      { head: l('column.discount'), align: 'right' },
      { head: l('column.net'), align: 'right' },
      { head: l('column.vat'), align: 'right' },
    ],
    rows: piece.lines.map((line) => ({
      cells: [
        formatNumber(line.quantity, { language }),
        line.productCode ?? '',
        lineLabel(line, language),
        amount(line.unitNet),
        Number(line.discountNet) === 0 ? '' : amount(line.discountNet),
        amount(line.net),
        lineRates(line, language),
      ],
    })),
  };
}

function totalsTable(piece: PieceDraft, language: Language): { columns: Column[]; rows: TableRow[] } {
  const l = (code: string) => label(code, language);
  const amount = (value: string) => formatAmount(value, piece.currency, { language });
  return {
    columns: [
      { head: l('column.rate'), title: true, flexible: true, min: 8 },
      { head: l('column.base'), align: 'right' },
      { head: l('column.vat'), align: 'right' },
    ],
    rows: piece.vat.map(({ rate, label: name, base, amount: vat }) => ({
      cells: [
        name === '' ? formatRate(rate, { language }) : `${name} (${formatRate(rate, { language })})`,
        amount(base),
        amount(vat),
      ],
    })),
  };
}

/** Whether two pieces have the same lines, VAT and totals. */
export function sameContent(a: PieceDraft, b: PieceDraft): boolean {
  const content = ({ currency, lines, vat, totalNet, totalVat, totalGross }: PieceDraft) =>
    stableJson({ currency, lines, vat, totalNet, totalVat, totalGross } as unknown as JsonValue);
  return content(a) === content(b);
}

/** The pieces and entries of an order row as an accountant reads them: every line, the VAT by rate, the totals. */
export function orderLines(row: Row, setup: TextSetup): readonly string[] {
  const { language, width, colour } = setup;
  const indent = width >= 56 ? '    ' : width > 20 ? '  ' : '';
  const room = Math.max(1, width - indent.length);
  const options = { width: room, colour, colon: colon(language), cardsBelow: 66 };
  const within = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : indent + line));
  const said = (text: string, style: 'title' | 'dim' | undefined) =>
    wrap(clean(text), room).map((line) => paint(line, style, colour));
  const pieces = piecesOf(row);
  const blocks = pieces.map((piece, i) => {
    const { title, notes } = pieceHead(piece, language);
    const intro = ['', ...said(title, 'title'), ...said(notes.join(' · '), 'dim')];
    // Quote, order, note and invoice mostly say the same: it is read once.
    const like = pieces.slice(0, i).find((earlier) => sameContent(earlier, piece));
    if (like) {
      const same = `${label('piece.same', language)}${colon(language)}${label(like.kind, language)}`;
      return [...intro, ...said(same, undefined)];
    }
    const lines = lineTable(piece, language);
    const vat = totalsTable(piece, language);
    const total = (code: string, value: string) =>
      `${label(code, language)}${colon(language)}${formatAmount(value, piece.currency, { language })}`;
    return [
      ...intro,
      ...tableLines(lines.columns, lines.rows, options),
      '',
      ...tableLines(vat.columns, vat.rows, { ...options, cardsBelow: 30 }),
      ...said(
        [
          total('total.net', piece.totalNet),
          total('total.vat', piece.totalVat),
          total('total.gross', piece.totalGross),
        ].join(' · '),
        'title',
      ),
    ];
  });
  const entries = entriesOf(row).flatMap((entry) => said(entryText(entry, language), undefined));
  const tail = blocks.length + entries.length > 0 ? [''] : [];
  return [...within([...blocks.flat(), ...(entries.length > 0 ? ['', ...entries] : [])]), ...tail];
}

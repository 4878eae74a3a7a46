import { colon, type Speaker } from '../core/index.js';
import type { Row } from '../diff/plan.js';
import type { PieceDraft } from '../gestan/piece-model.js';
import { label } from './labels/label.js';
import type { TextSetup } from './options.js';
import { signed } from './piece-sums.js';
import {
  entryText,
  lineLabel,
  lineRates,
  newProducts,
  pieceHead,
  sameContent,
  vatLabel,
} from './piece-words.js';
import { reasonText } from './reason-text.js';
import { entriesOf, notesOf, piecesOf } from './row-details.js';
import { clean } from './text/clean.js';
import { paint } from './text/style.js';
import { tableLines } from './text/table.js';
import type { Column, TableRow } from './text/table-types.js';
import { wrap } from './text/width.js';

function lineTable(piece: PieceDraft, say: Speaker): { columns: Column[]; rows: TableRow[] } {
  const l = (code: string) => label(code, say.language);
  const amount = (value: string) => say.amount(value, piece.currency);
  const own = (value: string) => amount(signed(piece, value));
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
        say.number(signed(piece, line.quantity)),
        line.productCode ?? '',
        lineLabel(line, say),
        amount(line.unitNet),
        Number(line.discountNet) === 0 ? '' : own(line.discountNet),
        own(line.net),
        lineRates(line, say),
      ],
    })),
  };
}

function totalsTable(piece: PieceDraft, say: Speaker): { columns: Column[]; rows: TableRow[] } {
  const l = (code: string) => label(code, say.language);
  const amount = (value: string) => say.amount(value, piece.currency);
  const own = (value: string) => amount(signed(piece, value));
  return {
    columns: [
      { head: l('column.rate'), title: true, flexible: true, min: 8 },
      { head: l('column.base'), align: 'right' },
      { head: l('column.vat'), align: 'right' },
    ],
    rows: piece.vat.map((vat) => ({
      cells: [vatLabel(vat, say), own(vat.base), own(vat.amount)],
    })),
  };
}

/**
 * The pieces and entries of an order row for an accountant: every line, the VAT by rate, the
 * totals.
 */
export function orderLines(row: Row, setup: TextSetup): readonly string[] {
  const { language, width, colour, say } = setup;
  const indent = width >= 56 ? '    ' : width > 20 ? '  ' : '';
  const room = Math.max(1, width - indent.length);
  const options = { width: room, colour, colon: colon(language), cardsBelow: 66 };
  const within = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : indent + line));
  const said = (text: string, style: 'title' | 'dim' | 'ask' | undefined) =>
    wrap(clean(text), room).map((line) => paint(line, style, colour));
  const pieces = piecesOf(row);
  const blocks = pieces.map((piece, i) => {
    const { title, notes } = pieceHead(piece, say);
    const intro = ['', ...said(title, 'title'), ...said(notes.join(' · '), 'dim')];
    // Quote, order, delivery note and invoice are mostly equal: the lines are shown once.
    const like = pieces.slice(0, i).find((earlier) => sameContent(earlier, piece));
    const total = (code: string, value: string) =>
      `${label(code, language)}${colon(language)}${say.amount(signed(piece, value), piece.currency)}`;
    const totals = said(
      [
        total('total.net', piece.totalNet),
        total('total.vat', piece.totalVat),
        total('total.gross', piece.totalGross),
      ].join(' · '),
      'title',
    );
    if (like) {
      const same = `${label('piece.same', language)}${colon(language)}${label(like.kind, language)}`;
      return [...intro, ...said(same, undefined), ...totals];
    }
    const lines = lineTable(piece, say);
    const vat = totalsTable(piece, say);
    return [
      ...intro,
      ...tableLines(lines.columns, lines.rows, options),
      '',
      ...tableLines(vat.columns, vat.rows, { ...options, cardsBelow: 30 }),
      ...totals,
    ];
  });
  const created = newProducts(row, say).flatMap((text) => said(text, undefined));
  const remarks = notesOf(row).flatMap((note) => said(`• ${reasonText(note, setup)}`, 'ask'));
  const entries = entriesOf(row).flatMap((entry) => said(entryText(entry, say), undefined));
  const tail = blocks.length + created.length + entries.length + remarks.length > 0 ? [''] : [];
  return [
    ...within([
      ...blocks.flat(),
      ...(entries.length > 0 ? ['', ...entries] : []),
      ...(remarks.length > 0 ? ['', ...remarks] : []),
    ]),
    ...tail,
  ];
}

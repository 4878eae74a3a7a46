import { colon } from '../core/index.js';
import type { Change, FlowName, Plan, Row } from '../diff/plan.js';
import { formatValue } from './format.js';
import { evidenceLabel, fieldLabel, label, statusLabel } from './labels/label.js';
import { toneOf } from './labels/statuses.js';
import type { TextSetup } from './options.js';
import { signed } from './piece-sums.js';
import { stockSums } from './piece-words.js';
import { candidateLine, questionLines } from './question-lines.js';
import { becauseText, reasonText } from './reason-text.js';
import {
  candidatesOf,
  changesWithoutConflicts,
  conflictsOf,
  entriesOf,
  orderTotalOf,
  piecesOf,
  withheldOf,
  wooIdText,
} from './row-details.js';
import type { Cell, Column, Paragraph, TableRow } from './text/table-types.js';

/** The letter of the side that a row was read from; yellow for Gestan. */
function originMark(origin: Row['origin']): Paragraph {
  return origin === 'gestan' ? { text: 'G', style: 'gestan' } : { text: 'W', style: 'woo' };
}

/** A status or an outcome, in words that agree with the rows of the flow. */
export function statusCell(status: string, flow: FlowName, setup: TextSetup): Paragraph {
  return { text: statusLabel(status, setup.language, flow), style: toneOf(status) };
}

function changeText(row: Row, change: Change, setup: TextSetup): string {
  const { language, say } = setup;
  const value = (of: Change['from']) => formatValue(change.field, of, say);
  const why = becauseText(change, language);
  const because = why ? ` (${why})` : '';
  // A creation has no old values.
  const before = change.from === null && row.status.startsWith('add-') ? '' : `${value(change.from)} → `;
  return `${fieldLabel(change.field, language)}${colon(language)}${before}${value(change.to)}${because}`;
}

function changesCell(row: Row, setup: TextSetup): readonly Paragraph[] {
  const { language, say } = setup;
  const decided = changesWithoutConflicts(row);
  const sides = new Set(decided.map(({ target }) => target));
  // If both sides are written, each change names its side.
  const aim = (change: Change) => (sides.size > 1 ? ` [${label(change.target, language)}]` : '');
  return [
    ...decided.map((change) => ({ text: changeText(row, change, setup) + aim(change) })),
    ...conflictsOf(row).map(({ field, gestan, woo }) => ({
      text: `${fieldLabel(field, language)}${colon(language)}Gestan ${formatValue(field, gestan, say)} ≠ Woo ${formatValue(field, woo, say)}`,
      style: 'ask' as const,
    })),
    ...withheldOf(row).map((change) => ({
      text: `${changeText(row, change, setup)} (${label('change.withheld', language)}${colon(language)}${reasonText(change.reason, setup)})`,
      style: 'calm' as const,
    })),
    ...(row.reason ? [{ text: reasonText(row.reason, setup), style: toneOf(row.status) }] : []),
  ];
}

interface Layout {
  readonly columns: readonly Column[];
  readonly cells: (row: Row) => readonly Cell[];
}

function productLayout(setup: TextSetup): Layout {
  const l = (code: string) => label(code, setup.language);
  return {
    columns: [
      { head: l('column.gestanCode'), flexible: true, min: 8 },
      { head: l('column.wooId'), align: 'right' },
      { head: l('column.name'), title: true, flexible: true, min: 14 },
      { head: l('column.status'), flexible: true, min: 11 },
      { head: l('column.changes'), flexible: true, min: 18, whenNarrow: 'own-line' },
    ],
    cells: (row) => [
      row.gestanCode ?? '',
      wooIdText(row),
      row.name,
      statusCell(row.status, 'products', setup),
      changesCell(row, setup),
    ],
  };
}

function stockLayout(setup: TextSetup): Layout {
  const l = (code: string) => label(code, setup.language);
  const quantity = (row: Row) =>
    row.changes.find(({ field }) => /quantity|stock/i.test(field)) ?? row.changes[0];
  const figure = (value: Change['from'] | undefined) =>
    value === undefined || value === null ? '' : formatValue('quantity', value, setup.say);
  return {
    columns: [
      { head: l('column.idGestan'), flexible: true, min: 8 },
      { head: l('column.idWoocommerce'), align: 'right' },
      { head: l('column.name'), title: true, flexible: true, min: 14 },
      { head: l('column.status'), flexible: true, min: 11 },
      { head: l('column.from'), align: 'right' },
      { head: l('column.to'), align: 'right' },
      { head: l('column.reason'), flexible: true, min: 14, whenNarrow: 'own-line' },
    ],
    cells: (row) => [
      row.gestanCode ?? '',
      wooIdText(row),
      row.name,
      statusCell(row.status, 'stock', setup),
      figure(quantity(row)?.from),
      { text: figure(quantity(row)?.to), style: 'to' },
      [
        ...(row.reason ? [{ text: reasonText(row.reason, setup), style: toneOf(row.status) }] : []),
        // How the new quantity was computed, if it is not simply Gestan's figure.
        ...stockSums(row, setup.say, setup.details).map((text) => ({
          text,
          style: 'dim' as const,
        })),
      ],
    ],
  };
}

function contactLayout(setup: TextSetup): Layout {
  const { language, say } = setup;
  const l = (code: string) => label(code, language);
  return {
    columns: [
      { head: l('column.gestanCode'), flexible: true, min: 6 },
      { head: l('column.wooId'), align: 'right' },
      { head: l('column.name'), title: true, flexible: true, min: 14 },
      { head: l('column.status'), flexible: true, min: 11 },
      { head: l('column.changes'), flexible: true, min: 18, whenNarrow: 'own-line' },
      { head: l('column.candidates'), flexible: true, min: 18, whenNarrow: 'own-line-with-title' },
    ],
    cells: (row) => [
      row.gestanCode ?? '',
      wooIdText(row),
      row.name,
      statusCell(row.status, 'contacts', setup),
      changesCell(row, setup),
      [
        ...questionLines(row, language).map((text) => ({ text })),
        ...candidatesOf(row).flatMap(({ name, contactId, score, reasons, fields }) => {
          const share =
            score === undefined ? '' : ` ${say.rate(Math.round(score <= 1 ? score * 100 : score))}`;
          const why = reasons.map((code) => evidenceLabel(code, language)).join(', ');
          const lines = fields.map((line) => candidateLine(line, language));
          // The comparison side by side already contains the reasons.
          const more = why === '' || lines.length > 0 ? '' : ` – ${why}`;
          return [
            { text: `${name} [${contactId}]${share}${more}` },
            ...lines.map((text) => ({ text, style: 'dim' as const })),
          ];
        }),
      ],
    ],
  };
}

/**
 * So wide a table gives date, number, HT, TVA and TTC a column each; a narrower one a line per
 * piece.
 */
const wideOrders = 130;

/** A piece or an entry of an order, with its amounts. */
interface MoneyLine {
  readonly what: string;
  readonly date: string;
  readonly amounts: readonly [net: string, vat: string, gross: string];
}

function moneyLines(row: Row, { language, say }: TextSetup): readonly MoneyLine[] {
  const l = (code: string) => label(code, language);
  return [
    ...piecesOf(row).map((piece): MoneyLine => {
      const amount = (value: string) => say.amount(signed(piece, value), piece.currency);
      const cited = piece.sourceNumber === undefined ? '' : ` ${l('piece.cites')} ${piece.sourceNumber}`;
      return {
        what: `${l(piece.kind)}${cited}`,
        date: say.day(piece.date),
        amounts: [amount(piece.totalNet), amount(piece.totalVat), amount(piece.totalGross)],
      };
    }),
    ...entriesOf(row).map(({ amount, currency, direction, date }): MoneyLine => {
      const sign = direction === 'out' ? '-' : '';
      return {
        what: l(`entry.${direction}`),
        date: say.day(date),
        amounts: ['', '', say.amount(`${sign}${amount}`, currency)],
      };
    }),
  ];
}

/** The total of an order without pieces to make. */
function totalOfRow(row: Row, { say }: TextSetup): string {
  const whole = piecesOf(row).length === 0 ? orderTotalOf(row) : undefined;
  return whole ? say.amount(whole.total, whole.currency) : '';
}

function orderReasons(row: Row, setup: TextSetup): readonly Paragraph[] {
  return [
    ...row.changes.map((change) => ({ text: changeText(row, change, setup) })),
    ...(row.reason ? [{ text: reasonText(row.reason, setup), style: toneOf(row.status) }] : []),
  ];
}

function orderLayout(setup: TextSetup): Layout {
  const l = (code: string) => label(code, setup.language);
  const lead: readonly Column[] = [
    { head: l('column.wooId'), align: 'right' },
    { head: l('column.order'), title: true, flexible: true, min: 14 },
    { head: l('column.status'), flexible: true, min: 10 },
  ];
  const leadCells = (row: Row): readonly Cell[] => [
    wooIdText(row),
    row.name,
    statusCell(row.status, 'orders', setup),
  ];
  const reason: Column = { head: l('column.reason'), flexible: true, min: 14, whenNarrow: 'own-line' };
  if (setup.width < wideOrders) {
    return {
      columns: [
        ...lead,
        { head: l('column.total'), align: 'right' },
        { head: l('column.pieces'), flexible: true, min: 60, whenNarrow: 'own-line' },
        reason,
      ],
      cells: (row) => [
        ...leadCells(row),
        totalOfRow(row, setup),
        moneyLines(row, setup).map(({ what, date, amounts: [net, vat, gross] }) => ({
          text: [
            `${what} ${date}`,
            ...(net === '' ? [] : [`${l('short.net')} ${net}`, `${l('short.vat')} ${vat}`]),
            `${l('short.gross')} ${gross}`,
          ].join(' · '),
        })),
        orderReasons(row, setup),
      ],
    };
  }
  return {
    columns: [
      ...lead,
      // These never wrap, so that the lines of a piece stay aligned.
      { head: l('column.pieces') },
      { head: l('column.date') },
      { head: l('short.net'), align: 'right' },
      { head: l('short.vat'), align: 'right' },
      { head: l('short.gross'), align: 'right' },
      reason,
    ],
    cells: (row) => {
      const lines = moneyLines(row, setup);
      const amounts = (index: 0 | 1 | 2) => lines.map((line) => ({ text: line.amounts[index] || '–' }));
      return [
        ...leadCells(row),
        lines.map(({ what }) => ({ text: what })),
        lines.map(({ date }) => ({ text: date })),
        amounts(0),
        amounts(1),
        lines.length > 0 ? amounts(2) : totalOfRow(row, setup),
        orderReasons(row, setup),
      ];
    },
  };
}

const layouts: Readonly<Record<Plan['flow'], (setup: TextSetup) => Layout>> = {
  products: productLayout,
  stock: stockLayout,
  contacts: contactLayout,
  orders: orderLayout,
};

/** The columns of a flow's window, and its rows. */
export function planTable(
  flow: Plan['flow'],
  rows: readonly Row[],
  setup: TextSetup,
  below: (row: Row) => readonly string[],
): { readonly columns: readonly Column[]; readonly rows: readonly TableRow[] } {
  const layout = layouts[flow](setup);
  return {
    columns: layout.columns,
    rows: rows.map((row) => ({ cells: layout.cells(row), mark: originMark(row.origin), below: below(row) })),
  };
}

import type { FlowName, Plan, Report, Row, RowReport, Side } from '../../diff/plan.js';
import { isActionable } from '../../diff/statuses.js';
import type { PieceDraft } from '../../gestan/piece-model.js';
import { formatValue } from '../format.js';
import { evidenceLabel, fieldLabel, label, statusLabel } from '../labels/label.js';
import { pick } from '../labels/language.js';
import { type PageWord, pageWords } from '../labels/page-words.js';
import { toneOf } from '../labels/statuses.js';
import type { Reader } from '../options.js';
import { signed, turnoverOf } from '../piece-sums.js';
import {
  entryText,
  lineLabel,
  lineRates,
  newProducts,
  pieceHead,
  sameContent,
  stockSums,
  vatLabel,
} from '../piece-words.js';
import { candidateLine, questionLines } from '../question-lines.js';
import { becauseText, reasonTexts } from '../reason-text.js';
import {
  candidatesOf,
  changesWithoutConflicts,
  conflictsOf,
  entriesOf,
  notesOf,
  orderTotalOf,
  piecesOf,
  withheldOf,
  wooIdText,
} from '../row-details.js';
import { type Spoken, sentence, sentenceParts } from '../sentences/sentence.js';
import { clean } from '../text/clean.js';
import { noteKey } from './common-notes.js';
import type { PageChange, PageConflict, PageData, PagePiece, PageRow } from './page-types.js';
import { totalOf } from './row-total.js';
import { inShownOrder } from './shown-order.js';

function pieceData(piece: PieceDraft, earlier: readonly PieceDraft[], { language, say }: Reader): PagePiece {
  const { title, notes } = pieceHead(piece, say);
  const amount = (value: string) => clean(say.amount(value, piece.currency));
  const own = (value: string) => amount(signed(piece, value));
  const head = {
    t: clean(title),
    n: notes.map(clean),
    z: [own(piece.totalNet), own(piece.totalVat), own(piece.totalGross)],
  };
  const like = earlier.find((other) => sameContent(other, piece));
  if (like) {
    return { ...head, same: `${label('piece.same', language)} ${label(like.kind, language)}` };
  }
  return {
    ...head,
    l: piece.lines.map((line) => [
      clean(say.number(signed(piece, line.quantity))),
      clean(line.productCode ?? ''),
      clean(lineLabel(line, say)),
      amount(line.unitNet),
      Number(line.discountNet) === 0 ? '' : own(line.discountNet),
      own(line.net),
      clean(lineRates(line, say)),
    ]),
    v: piece.vat.map((vat) => [clean(vatLabel(vat, say)), own(vat.base), own(vat.amount)]),
  };
}

function some<K extends string, T>(key: K, list: readonly T[]): { readonly [P in K]?: readonly T[] } {
  return list.length > 0 ? ({ [key]: list } as { readonly [P in K]?: readonly T[] }) : {};
}

/**
 * A row with all its texts.
 *
 * @param common notes that are shown once, above the rows.
 */
export function planRow(row: Row, reader: Reader, common: ReadonlySet<string> = new Set()): PageRow {
  const { language, say } = reader;
  const value = (field: string, of: Row['changes'][number]['from']) => clean(formatValue(field, of, say));
  const decided = changesWithoutConflicts(row);
  const fresh = row.status.startsWith('add-');
  const sideOf = (target: Side) => (fresh ? '' : target === 'gestan' ? 'g' : 'w');
  const changes = decided.map(
    (change): PageChange => [
      clean(fieldLabel(change.field, language)),
      fresh && change.from === null ? '' : value(change.field, change.from),
      value(change.field, change.to),
      becauseText(change, language) ?? '',
      sideOf(change.target),
    ],
  );
  const withheld = withheldOf(row).map(
    ({ field, from, to, target, reason }): PageChange => [
      clean(fieldLabel(field, language)),
      value(field, from),
      value(field, to),
      clean(`${label('change.withheld', language)} – ${sentenceParts(reason, reader).text}`),
      sideOf(target),
    ],
  );
  const pieces = piecesOf(row);
  const sums = turnoverOf(pieces);
  const total = orderTotalOf(row);
  const texts = (reason: Spoken) => reasonTexts(reason, reader).map(clean);
  return {
    k: row.key,
    s: row.status,
    o: row.origin === 'gestan' ? 'g' : 'w',
    c: clean(row.gestanCode ?? ''),
    w: clean(wooIdText(row)),
    n: clean(row.name),
    ...some('ch', [...changes, ...withheld]),
    ...some(
      'cf',
      conflictsOf(row).map(
        ({ field, gestan, woo, base, answers, code }): PageConflict => [
          field,
          clean(fieldLabel(field, language)),
          value(field, gestan),
          value(field, woo),
          base === undefined ? '' : value(field, base),
          answers.join(' '),
          code === undefined ? '' : clean(sentenceParts({ code, values: {} }, reader).text),
        ],
      ),
    ),
    ...(row.reason ? { r: texts(row.reason) } : {}),
    ...(total || pieces.length > 0 ? { a: totalOf(row, sums) } : {}),
    ...(total ? { z: clean(say.amount(total.total, total.currency)) } : {}),
    ...some(
      'ca',
      candidatesOf(row).map(({ name, contactId, score, reasons, fields }) =>
        [
          name,
          contactId,
          score === undefined ? '' : say.rate(Math.round(score <= 1 ? score * 100 : score)),
          fields.length > 0 ? '' : reasons.map((code) => evidenceLabel(code, language)).join(', '),
          ...fields.map((line) => candidateLine(line, language)),
        ].map(clean),
      ),
    ),
    ...some(
      'p',
      pieces.map((piece, i) => pieceData(piece, pieces.slice(0, i), reader)),
    ),
    ...some(
      't',
      sums.map(({ currency, net, vat, gross }) => [currency, net, vat, gross] as const),
    ),
    ...some(
      'e',
      entriesOf(row).map((entry) => clean(entryText(entry, say))),
    ),
    ...some('x', [
      ...[...newProducts(row, say), ...stockSums(row, say, true), ...questionLines(row, language)].map(clean),
      ...notesOf(row)
        .filter((note) => common.size === 0 || !common.has(noteKey(note)))
        // The reason is not repeated.
        .filter((note) => note.code !== row.reason?.code || noteKey(note) !== noteKey(row.reason))
        .map((note) => texts(note).join(' – ')),
    ]),
  };
}

/**
 * The shared parts of the rows of a table: its words, heads and statuses.
 *
 * @param codes the status of each row, for the counts.
 */
export function tableFrame(
  flow: FlowName,
  { language }: Reader,
  last: string,
  codes: Iterable<string>,
): Omit<PageData, 'kind' | 'flow' | 'shop' | 'createdAt' | 'hasCodes'> {
  const l = (code: string) => label(code, language);
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const heads =
    flow === 'stock' ? ['column.idGestan', 'column.idWoocommerce'] : ['column.gestanCode', 'column.wooId'];
  const words = Object.entries(pageWords).map(([code, pair]) => [code, pick(pair, language)]);
  return {
    language,
    statuses: [...counts].map(
      ([code, count]) =>
        [code, clean(statusLabel(code, language, flow)), toneOf(code), count, isActionable(code)] as const,
    ),
    heads: [...heads, flow === 'orders' ? 'column.order' : 'column.name', 'column.status', last].map(l),
    lineHeads: [
      'column.quantity',
      'code',
      'column.label',
      'column.unitNet',
      'column.discount',
      'column.net',
      'column.vat',
    ].map(l),
    vatHeads: ['column.rate', 'column.base', 'column.vat'].map(l),
    totals: ['total.net', 'total.vat', 'total.gross'].map(l),
    words: Object.fromEntries(words) as Readonly<Record<PageWord, string>>,
    hasTotals: false,
  };
}

/** The head of the column with the row's subject. */
export function lastHead(flow: FlowName): string {
  return flow === 'orders' ? 'column.pieces' : 'column.changes';
}

/** The shared parts of the rows of a plan. */
export function planFrame(plan: Plan, reader: Reader): PageData {
  const statuses = inShownOrder(plan.rows).map(({ status }) => status);
  return {
    ...tableFrame(plan.flow, reader, lastHead(plan.flow), statuses),
    hasCodes: plan.rows.some(({ gestanCode }) => gestanCode !== undefined),
    hasTotals: plan.flow === 'orders',
    kind: 'plan',
    flow: plan.flow,
    shop: plan.shop,
    createdAt: plan.createdAt,
  };
}

/** The shared parts of the rows of a report: its filter is on outcomes. */
export function reportFrame(report: Report, reader: Reader): PageData {
  const found = report.rows.map(({ outcome }) => outcome);
  return {
    ...tableFrame(report.flow, reader, 'column.reason', found),
    hasCodes: report.rows.some(({ gestanCode }) => gestanCode !== undefined),
    kind: 'report',
    flow: report.flow,
    shop: report.shop,
    createdAt: report.startedAt,
  };
}

/** The row of a report, with all its texts. */
export function reportRow(row: RowReport, flow: FlowName, reader: Reader): PageRow {
  const { key, outcome, status, gestanCode, wooId, name } = row;
  return {
    k: key,
    s: outcome,
    o: '',
    c: clean(gestanCode ?? ''),
    w: wooId === undefined ? '' : String(wooId),
    n: clean(name),
    of: [clean(statusLabel(status, reader.language, flow)), toneOf(status)],
    ...some('r', outcomeTexts(row, reader)),
  };
}

/** Why a row has its outcome, and what to do. */
export function outcomeTexts(
  { reason, error }: Pick<RowReport, 'reason' | 'error'>,
  reader: Reader,
): readonly string[] {
  const again = error?.retryable ? ` – ${label('report.retry', reader.language)}` : '';
  return [
    ...(reason ? reasonTexts(reason, reader).map(clean) : []),
    ...(error ? [clean(`${sentence(error, reader)}${again}`)] : []),
  ];
}

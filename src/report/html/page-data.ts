import type { FlowName, Plan, Report, Row } from '../../diff/plan.js';
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
import { reasonTexts } from '../reason-text.js';
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
import type { PageConflict, PageData, PagePiece, PageRow } from './page-types.js';

function pieceData(piece: PieceDraft, earlier: readonly PieceDraft[], { language, say }: Reader): PagePiece {
  const { title, notes } = pieceHead(piece, say);
  const head = { t: clean(title), n: notes.map(clean) };
  const like = earlier.find((other) => sameContent(other, piece));
  if (like) {
    return { ...head, same: `${label('piece.same', language)} ${label(like.kind, language)}` };
  }
  const amount = (value: string) => say.amount(value, piece.currency);
  const own = (value: string) => amount(signed(piece, value));
  return {
    ...head,
    l: piece.lines.map((line) =>
      [
        say.number(signed(piece, line.quantity)),
        line.productCode ?? '',
        lineLabel(line, say),
        amount(line.unitNet),
        Number(line.discountNet) === 0 ? '' : own(line.discountNet),
        own(line.net),
        lineRates(line, say),
      ].map(clean),
    ),
    v: piece.vat.map((vat) => [vatLabel(vat, say), own(vat.base), own(vat.amount)].map(clean)),
    z: [piece.totalNet, piece.totalVat, piece.totalGross].map((value) => clean(own(value))),
  };
}

function some<K extends string, T>(key: K, list: readonly T[]): { readonly [P in K]?: readonly T[] } {
  return list.length > 0 ? ({ [key]: list } as { readonly [P in K]?: readonly T[] }) : {};
}

function planRow(row: Row, reader: Reader): PageRow {
  const { language, say } = reader;
  const value = (field: string, of: Row['changes'][number]['from']) => clean(formatValue(field, of, say));
  const settled = changesWithoutConflicts(row);
  const both = new Set(settled.map(({ target }) => target)).size > 1;
  const fresh = row.status.startsWith('add-');
  const changes = settled.map(({ field, from, to, target, because }): [string, string, string, string] => [
    clean(fieldLabel(field, language)),
    fresh && from === null ? '' : value(field, from),
    value(field, to),
    [both ? `→ ${label(target, language)}` : '', because ? label(`because.${because}`, language) : '']
      .filter((part) => part !== '')
      .join(', '),
  ]);
  const withheld = withheldOf(row).map(({ field, from, to, reason }): [string, string, string, string] => [
    clean(fieldLabel(field, language)),
    value(field, from),
    value(field, to),
    clean(`${label('change.withheld', language)} – ${sentenceParts(reason, reader).text}`),
  ]);
  const pieces = piecesOf(row);
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
    ...(total && pieces.length === 0 ? { z: clean(say.amount(total.total, total.currency)) } : {}),
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
      'm',
      turnoverOf(pieces).map(({ currency, net, vat, gross }) => [currency, net, vat, gross] as const),
    ),
    ...some(
      'e',
      entriesOf(row).map((entry) => clean(entryText(entry, say))),
    ),
    ...some('x', [
      ...[...newProducts(row, say), ...stockSums(row, say, true), ...questionLines(row, language)].map(clean),
      ...notesOf(row).map((note) => texts(note).join(' – ')),
    ]),
  };
}

function frame(flow: FlowName, { language }: Reader, last: string, codes: readonly string[]) {
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
  };
}

/** What the page of a plan is made of. */
export function planData(plan: Plan, reader: Reader): PageData {
  const statuses = plan.rows.map(({ status }) => status);
  const last = plan.flow === 'orders' ? 'column.pieces' : 'column.changes';
  return {
    ...frame(plan.flow, reader, last, statuses),
    kind: 'plan',
    flow: plan.flow,
    shop: plan.shop,
    createdAt: plan.createdAt,
    rows: plan.rows.map((row) => planRow(row, reader)),
  };
}

/** What the page of a report is made of: the filter is on outcomes. */
export function reportData(report: Report, reader: Reader): PageData {
  const { language } = reader;
  return {
    ...frame(
      report.flow,
      reader,
      'column.reason',
      report.rows.map(({ outcome }) => outcome),
    ),
    kind: 'report',
    flow: report.flow,
    shop: report.shop,
    createdAt: report.startedAt,
    rows: report.rows.map(({ key, outcome, status, gestanCode, wooId, name, reason, error }) => ({
      k: key,
      s: outcome,
      o: '',
      c: clean(gestanCode ?? ''),
      w: wooId === undefined ? '' : String(wooId),
      n: clean(name),
      of: [clean(statusLabel(status, language, report.flow)), toneOf(status)],
      ...some('r', [
        ...(reason ? reasonTexts(reason, reader).map(clean) : []),
        ...(error
          ? [
              clean(
                `${sentence(error, reader)}${error.retryable ? ` – ${label('report.retry', language)}` : ''}`,
              ),
            ]
          : []),
      ]),
    })),
  };
}

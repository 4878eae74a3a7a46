import type { Resolution } from '../selection.js';
import { escapeHtml as e } from './escape.js';
import type { PageConflict, PageData, PageRow } from './page-types.js';

/*
 * The row of a plan or a report as markup: the offline page and the windows show the same one. All
 * data goes through `escapeHtml`.
 */

/** The shared parts of the rows of a table. */
export type RowFrame = Pick<
  PageData,
  | 'kind'
  | 'flow'
  | 'statuses'
  | 'heads'
  | 'lineHeads'
  | 'vatHeads'
  | 'totals'
  | 'words'
  | 'hasCodes'
  | 'hasTotals'
>;

/** Options of one row. */
export interface RowView {
  /** The number of the row, unique in the table. */
  readonly n: number;
  /** Absent: the table has no ticks. */
  readonly pick?: { readonly ticked: boolean; readonly open: boolean } | undefined;
  /** The answers to its conflicts, by field. */
  readonly answers?: Readonly<Record<string, Resolution>> | undefined;
  /** Markup below the status: the outcome. */
  readonly state?: string | undefined;
  /** Markup in place of the list of candidates: the question. */
  readonly question?: string | undefined;
  /** Markup of the row's actions. Absent: the table has no such column. */
  readonly menu?: string | undefined;
  /** Whether the tables of an order's pieces are in the row; otherwise they are made on demand. */
  readonly isWhole?: boolean | undefined;
}

const list = (items: readonly string[]) =>
  items.length === 0 ? '' : `<ul class="plain">${items.join('')}</ul>`;

/** The head of the table. */
export function headMarkup(
  frame: RowFrame,
  options: {
    readonly picks: boolean;
    readonly menu?: string;
    /** The cell of a column: its head, or a link that sorts by it. */
    readonly head?: (column: 'code' | 'id' | 'name' | 'status' | 'total' | 'what', label: string) => string;
  },
): string {
  const { head = (_: string, label: string) => e(label) } = options;
  const [code = '', id = '', name = '', status = '', what = ''] = frame.heads;
  const th = (column: Parameters<typeof head>[0], label: string, type = column as string) =>
    `<th scope="col" class="${type}" data-sort="${column}">${head(column, label)}</th>`;
  return [
    '<thead><tr>',
    options.picks ? `<td class="pick"><span class="away">${e(frame.words.tick)}</span></td>` : '',
    frame.hasCodes ? th('code', code) : '',
    th('id', id, id.length > 8 ? 'num wide' : 'num'),
    th('name', name),
    th('status', status, 'state'),
    frame.hasTotals ? th('total', frame.totals[2] ?? '', 'num total') : '',
    th('what', what),
    options.menu === undefined ? '' : `<td class="menu"><span class="away">${e(options.menu)}</span></td>`,
    '</tr></thead>',
  ].join('');
}

/** One row of the table. */
export function rowMarkup(row: PageRow, frame: RowFrame, view: RowView): string {
  const { words, heads } = frame;
  const [, label = row.s, tone = 'calm'] = frame.statuses.find(([code]) => code === row.s) ?? [];
  const origin = row.o === 'g' ? words.fromGestan : words.fromWoo;
  const sign =
    row.o === '' ? '' : `<abbr class="sign" title="${e(origin)}">${row.o === 'g' ? 'G' : 'W'}</abbr>`;
  const cell = (type: string, content: string, head = '') =>
    `<td class="${type}"${head === '' ? '' : ` data-head="${e(head)}"`}>${content}</td>`;
  return [
    `<tr class="${row.o}" data-row="${view.n}">`,
    view.pick ? cell('pick', tickMarkup(row, frame, view) + sign) : '',
    frame.hasCodes ? cell(row.c.length > 20 ? 'code' : 'code short', e(row.c), row.c && heads[0]) : '',
    cell('num', e(row.w), row.w && heads[1]),
    cell('name', `${view.pick ? '' : sign}<bdi>${e(row.n)}</bdi>`, heads[2]),
    cell(
      'state',
      `<span class="badge ${tone}">${e(label)}</span>${row.of ? `<p class="why">${e(row.of[0])}</p>` : ''}${view.state ?? ''}`,
      heads[3],
    ),
    frame.hasTotals ? cell('num total', e(row.z ?? ''), row.z && frame.totals[2]) : '',
    cell('what', whatMarkup(row, frame, view)),
    view.menu === undefined ? '' : cell('menu', view.menu),
    '</tr>',
  ].join('');
}

function tickMarkup(row: PageRow, { words }: RowFrame, { n, pick }: RowView): string {
  const open = pick?.open ?? false;
  return `<input type="checkbox" name="tick" value="${n}" aria-label="${e(`${words.tick} : ${row.n}`)}"${
    pick?.ticked ? ' checked' : ''
  }${open ? '' : ` disabled title="${e(words.notApplicable)}"`}>`;
}

function whatMarkup(row: PageRow, frame: RowFrame, view: RowView): string {
  const reasons = (row.r ?? []).map((text, at) => `<p class="${at === 0 ? 'reason' : 'why'}">${e(text)}</p>`);
  const candidates = (row.ca ?? []).map(
    ([name = '', id = '', score = '', why = '', ...lines]) =>
      `<li><bdi>${e(name)}</bdi> [${e(id)}] <b>${e(score)}</b>${why === '' ? '' : ` – ${e(why)}`}${list(lines.map((line) => `<li class="why">${e(line)}</li>`))}</li>`,
  );
  return [
    reasons.length === 0 ? '' : `<div>${reasons.join('')}</div>`,
    ...(row.cf ?? []).map((conflict, at) => conflictMarkup(conflict, at, frame, view)),
    row.ch ? changesMarkup(row.ch, frame) : '',
    view.question ?? list(candidates),
    row.p ? piecesMarkup(row, frame, view) : '',
    list((row.e ?? []).map((text) => `<li>${e(text)}</li>`)),
    list((row.x ?? []).map((text) => `<li class="why">${e(text)}</li>`)),
  ].join('');
}

/** The fields that are written, with both values. */
function changesMarkup(changes: NonNullable<PageRow['ch']>, { words }: RowFrame): string {
  const value = (text: string) => `<div class="long">${e(text)}</div>`;
  const note = (remark: string) => (remark === '' ? '' : `<p class="why">${e(remark)}</p>`);
  if (changes.every(([, , , , target]) => target === '')) {
    const items = changes.map(
      ([field, from, to, remark]) =>
        `<dt>${e(field)}</dt><dd>${from === '' ? '' : `<del>${e(from)}</del> → `}<ins>${e(to)}</ins>${note(remark)}</dd>`,
    );
    return `<dl class="changes">${items.join('')}</dl>`;
  }
  const rows = changes.map(([field, from, to, remark, target]) => {
    const [kept, replaced] = [`<td class="kept">${value(to)}`, `<td class="gone">${value(from)}`];
    const [gestan, woo] = target === 'g' ? [replaced, kept] : [kept, replaced];
    const sign = target === 'g' ? '←' : '→';
    return `<tr><th scope="row">${e(field)}</th>${gestan}</td><td class="way">${sign}</td>${woo}${note(remark)}</td></tr>`;
  });
  return `<table class="both"><thead><tr><td></td><th scope="col">${e(words.gestan)}</th><td></td><th scope="col">${e(words.woo)}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function conflictMarkup(conflict: PageConflict, at: number, { words }: RowFrame, view: RowView): string {
  const [field, label, gestan, woo, base, answers, why] = conflict;
  const given = view.answers?.[field];
  const side = (answer: Resolution, title: string, value?: string) => {
    const isOpen = (view.pick?.open ?? false) && (answer === 'skip' || answers.split(' ').includes(answer));
    return `<label class="side ${answer}"><input type="radio" name="answer-${view.n}-${at}" value="${answer}" data-field="${e(field)}"${
      given === answer ? ' checked' : ''
    }${isOpen ? '' : ' disabled'}> <b>${e(title)}</b>${value === undefined ? '' : `<span>${e(value)}</span>`}</label>`;
  };
  const extra = [why, base === '' ? '' : `${words.baseWas} : ${base}`].filter(Boolean).join(' · ');
  return `<fieldset class="conflict"><legend>${e(label)}</legend>${
    extra === '' ? '' : `<p class="why">${e(extra)}</p>`
  }<div class="sides">${side('gestan', words.keepGestan, gestan)}${side('woo', words.keepWoo, woo)}${side('skip', words.keepNone)}</div></fieldset>`;
}

function piecesMarkup(row: PageRow, frame: RowFrame, { isWhole }: RowView): string {
  const { net, vat, gross } = frame.words;
  const heads = (row.p ?? []).map(
    ({ t, z }) =>
      `<li>${e(t)} · <span class="parts">${e(`${net} ${z[0]} · ${vat} ${z[1]} · ${gross}`)} </span>${e(z[2] ?? '')}</li>`,
  );
  const toggle = isWhole
    ? `<details class="pieces"><summary>${e(frame.words.details)}</summary>${pieceTables(row, frame)}</details>`
    : `<button type="button" class="expand" aria-expanded="false">${e(frame.words.details)}</button>`;
  return `${list(heads)}${toggle}`;
}

/** The pieces of an order: lines, VAT, totals. */
export function pieceTables({ p = [] }: PageRow, { lineHeads, vatHeads, totals }: RowFrame): string {
  const head = (texts: readonly string[]) =>
    `<thead><tr>${texts.map((text) => `<th scope="col">${e(text)}</th>`).join('')}</tr></thead>`;
  const table = (content: string) => `<div class="scroll"><table class="lines">${content}</table></div>`;
  return p
    .map((piece) => {
      const title = `<h3>${e(piece.t)}</h3><p class="why">${e(piece.n.join(' · '))}</p>`;
      const sums = `<tfoot>${totals
        .map(
          (text, at) =>
            `<tr><td colspan="2">${e(text)}</td><td class="num">${e(piece.z[at] ?? '')}</td></tr>`,
        )
        .join('')}</tfoot>`;
      if (piece.same !== undefined)
        return `<section class="piece">${title}<p class="why">${e(piece.same)}</p>${table(sums)}</section>`;
      const lines = (piece.l ?? []).map(
        (line) =>
          `<tr>${line.map((text, at) => `<td${at === 1 || at === 2 ? '' : ' class="num"'}>${e(text)}</td>`).join('')}</tr>`,
      );
      const vat = (piece.v ?? []).map(
        (line) =>
          `<tr>${line.map((text, at) => `<td${at === 0 ? '' : ' class="num"'}>${e(text)}</td>`).join('')}</tr>`,
      );
      return `<section class="piece">${title}${table(`${head(lineHeads)}<tbody>${lines.join('')}</tbody>`)}${table(
        `${head(vatHeads)}<tbody>${vat.join('')}</tbody>${sums}`,
      )}</section>`;
    })
    .join('');
}

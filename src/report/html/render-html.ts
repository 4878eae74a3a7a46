import { colon } from '../../core/index.js';
import { outcomes, type Plan, type Report, type Row } from '../../diff/plan.js';
import { checkPlan } from '../check-plan.js';
import { formatDuration } from '../format.js';
import { countedLabel, label } from '../labels/label.js';
import { pick } from '../labels/language.js';
import { pageWords } from '../labels/page-words.js';
import { toneOf } from '../labels/statuses.js';
import { needReport } from '../need-report.js';
import { type HtmlOptions, type Reader, readHtmlOptions } from '../options.js';
import { durationOf } from '../render-report.js';
import { conflictsOf } from '../row-details.js';
import { sentence } from '../sentences/sentence.js';
import { commonNotes, noteKey } from './common-notes.js';
import { pageParts } from './page.js';
import { planFrame, planRow, reportFrame, reportRow } from './page-data.js';
import type { PageData, PageRow, ScriptRow } from './page-types.js';
import { rowMarkup } from './row-markup.js';
import { inShownOrder } from './shown-order.js';

/** A row for the page's script: its markup, and the values for filters and sums. */
function scriptRow(page: PageRow, n: number, frame: PageData, row?: Row): ScriptRow {
  const pickable =
    frame.kind === 'plan' && frame.statuses.some(([code, , , , can]) => can && code === page.s);
  const fields = page.cf ? conflictsOf(row as Row).map(({ field }) => field) : [];
  return {
    k: page.k,
    s: page.s,
    m: rowMarkup(page, frame, {
      n,
      ...(frame.kind === 'plan' ? { pick: { ticked: false, open: pickable } } : {}),
    }),
    ...(page.p ? { p: page.p } : {}),
    ...(fields.length > 0 ? { f: fields } : {}),
    n: page.n,
    c: page.c,
    w: Number.parseInt(page.w, 10) || 0,
    ...(page.a ? { a: page.a } : {}),
    ...(page.t ? { t: page.t } : {}),
  };
}

/**
 * A plan as one HTML page for a browser, offline: filter, search, tick rows, answer conflicts side
 * by side, and save the selection as JSON, which `parseSelection` reads. Orders show their pieces,
 * line by line.
 *
 * The page is one file and loads nothing. Its security policy allows only its own script, and all
 * data is escaped.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option or a plan that cannot be used.
 * @example
 * await writeFile('plan.html', renderHtml(plan, { language: 'fr' }))
 */
export function renderHtml(plan: Plan, options?: HtmlOptions): string {
  return [...planParts(plan, options)].join('');
}

/**
 * The page of {@link renderHtml} in parts, for large plans: it does not block the process, and
 * parts can be sent at once.
 *
 * @throws `SettingsError` (`settings.invalid`), when it is read, as {@link renderHtml} does.
 * @example
 * await pipeline(streamHtml(plan, { language: 'fr' }), createWriteStream('plan.html'))
 */
export async function* streamHtml(plan: Plan, options?: HtmlOptions): AsyncGenerator<string> {
  for (const part of planParts(plan, options)) {
    yield part;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function* planParts(plan: Plan, options: HtmlOptions | undefined): Generator<string> {
  checkPlan(plan);
  const reader = readHtmlOptions(options, plan);
  const { language, say } = reader;
  const l = (code: string) => label(code, language);
  const present = new Set(plan.rows.map(({ status }) => status));
  const common = commonNotes(plan.rows);
  const frame = planFrame(plan, reader);
  const head = {
    title: `${l('plan.title')}${colon(language)}${l(plan.flow)}`,
    facts: [`${l('plan.shop')} ${plan.shop}`],
    at: instantOf(plan.createdAt, reader),
    counts: Object.entries(plan.summary)
      // The filter counts the rows on the page; these are the rows that are only counted.
      .filter(([status, count]) => count > 0 && !present.has(status))
      .map(
        ([status, count]) =>
          [
            `${say.number(count)} ${countedLabel(status, count, language, plan.flow)}`,
            toneOf(status),
          ] as const,
      ),
    notes: [
      ...(plan.warnings ?? []).map((warning) => sentence(warning, reader)),
      ...common.map((note) => `${pick(pageWords.everyRow, language)} ${sentence(note, reader)}`),
      ...(plan.rows.length === 0 ? [l('plan.empty')] : []),
    ],
  };
  yield* pageParts(head, frame, planRows(plan, reader, frame, new Set(common.map(noteKey))));
}

function* planRows(
  plan: Plan,
  reader: Reader,
  frame: PageData,
  common: ReadonlySet<string>,
): Generator<ScriptRow> {
  for (const [n, row] of inShownOrder(plan.rows).entries()) {
    yield scriptRow(planRow(row, reader, common), n, frame, row);
  }
}

/** An instant in the shop's time zone; if that is unknown, the browser shows it in its own. */
function instantOf(instant: string, { say, timeZone }: Reader) {
  return { instant, text: say.instant(instant), isLocal: timeZone === undefined };
}

/**
 * A report as one HTML page in the style of {@link renderHtml}: filter by outcome, search, why
 * each row was not done.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 * @example
 * await writeFile('report.html', renderReportHtml(report, { language: 'fr' }))
 */
export function renderReportHtml(report: Report, options?: HtmlOptions): string {
  needReport('renderReportHtml()', report);
  const reader = readHtmlOptions(options, report);
  const { language, say } = reader;
  const l = (code: string) => label(code, language);
  const took = durationOf(report);
  const frame = reportFrame(report, reader);
  const head = {
    title: `${l('report.title')}${colon(language)}${l(report.flow)}`,
    facts: [
      `${l('plan.shop')} ${report.shop}`,
      ...(took === undefined ? [] : [formatDuration(took)]),
      report.runId,
    ],
    at: instantOf(report.startedAt, reader),
    counts: outcomes
      .filter((outcome) => (report.counts[outcome] ?? 0) > 0)
      .map(
        (outcome) =>
          [
            `${say.number(report.counts[outcome])} ${countedLabel(outcome, report.counts[outcome], language, report.flow)}`,
            toneOf(outcome),
          ] as const,
      ),
    notes: [
      ...(report.aborted ? [l('report.aborted')] : []),
      ...(report.error ? [sentence(report.error, reader)] : []),
      ...report.warnings.map((warning) => sentence(warning, reader)),
    ],
  };
  const rows = report.rows.map((row, n) => scriptRow(reportRow(row, report.flow, reader), n, frame));
  return [...pageParts(head, frame, rows)].join('');
}

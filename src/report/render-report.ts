import { colon } from '../core/index.js';
import { isWritten, outcomes, type Report, type RowReport } from '../diff/plan.js';
import { formatDuration } from './format.js';
import { countedLabel, label } from './labels/label.js';
import { rankOfOutcome, toneOf } from './labels/statuses.js';
import { needReport } from './need-report.js';
import { readTextOptions, type TextOptions, type TextSetup } from './options.js';
import { statusCell } from './plan-table.js';
import { reasonText } from './reason-text.js';
import { joinParts, moreRows, paragraph } from './render-plan.js';
import { sentence } from './sentences/sentence.js';
import { shorten } from './shorten.js';
import { tableLines } from './text/table.js';
import type { Cell, Column } from './text/table-types.js';

function why(row: RowReport, setup: TextSetup): Cell {
  const tone = toneOf(row.outcome);
  const retry = row.error?.retryable ? ` (${label('report.retry', setup.language)})` : '';
  return [
    ...(row.reason ? [{ text: reasonText(row.reason, setup), style: tone }] : []),
    ...(row.error ? [{ text: `${sentence(row.error, setup)}${retry}`, style: tone }] : []),
  ];
}

/** The time from start to end in milliseconds; undefined if the dates of the report are invalid. */
export function durationOf(report: Report): number | undefined {
  const ms = Date.parse(report.finishedAt) - Date.parse(report.startedAt);
  return Number.isNaN(ms) ? undefined : ms;
}

/**
 * A report of `apply()` or `run()` as text: the counts, then the rows that were not simply done,
 * with the reason; with `details` every row of the report.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 * @example
 * console.log(renderReport(await sync.products.apply(plan, { select: 'all' }), { language: 'en' }))
 */
export function renderReport(report: Report, options?: TextOptions): string {
  needReport('renderReport()', report);
  const setup = readTextOptions(options, report);
  const { language, width, colour, say } = setup;
  const l = (code: string) => label(code, language);
  const took = durationOf(report);
  const lines = [
    ...joinParts(
      [
        { text: `${l('report.title')}${colon(language)}${l(report.flow)}`, style: 'title' },
        { text: `${l('plan.shop')} ${report.shop}` },
        { text: say.instant(report.startedAt) },
        ...(took === undefined ? [] : [{ text: formatDuration(took) }]),
        { text: report.runId, style: 'dim' },
      ],
      setup,
    ),
    ...joinParts(
      outcomes
        .filter((outcome) => (report.counts[outcome] ?? 0) > 0)
        .map((outcome) => ({
          text: `${say.number(report.counts[outcome])} ${countedLabel(outcome, report.counts[outcome], language, report.flow)}`,
          style: toneOf(outcome),
        })),
      setup,
    ),
    ...(report.aborted ? paragraph(l('report.aborted'), setup, 'stop') : []),
    ...(report.error ? paragraph(sentence(report.error, setup), setup, 'stop') : []),
  ];
  const telling = setup.details
    ? report.rows
    : report.rows.filter(({ outcome, reason }) => !isWritten(outcome) || reason);
  const rows = shorten(telling, setup.limit, ({ outcome }) => rankOfOutcome(outcome));
  if (rows.length > 0) {
    const columns: Column[] = [
      { head: l('column.gestanCode'), flexible: true, min: 8 },
      { head: l('column.wooId'), align: 'right' },
      { head: l('column.name'), title: true, flexible: true, min: 14 },
      { head: l('column.status'), flexible: true, min: 11 },
      { head: l('column.outcome'), flexible: true, min: 8 },
      { head: l('column.reason'), flexible: true, min: 18, whenNarrow: 'own-line' },
    ];
    const table = rows.map((row) => ({
      cells: [
        row.gestanCode ?? '',
        row.wooId === undefined ? '' : String(row.wooId),
        row.name,
        statusCell(row.status, report.flow, setup),
        statusCell(row.outcome, report.flow, setup),
        why(row, setup),
      ],
    }));
    lines.push('', ...tableLines(columns, table, { width, colour, colon: colon(language) }));
  }
  const hidden = telling.length - rows.length;
  if (hidden > 0) lines.push(...paragraph(moreRows(hidden, setup), setup, 'dim'));
  const counted = outcomes.reduce((total, outcome) => total + (report.counts[outcome] ?? 0), 0);
  if (counted === 0) lines.push(...paragraph(l('report.nothing'), setup));
  else if (counted === report.counts.done && !report.aborted)
    lines.push(...paragraph(l('report.allDone'), setup));
  if (report.warnings.length > 0) {
    lines.push('', ...paragraph(`${l('report.warnings')}${colon(language).trimEnd()}`, setup, 'title'));
    for (const warning of report.warnings)
      lines.push(...paragraph(`• ${sentence(warning, setup)}`, setup, 'ask'));
  }
  return lines.join('\n');
}

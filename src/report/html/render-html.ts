import { colon, sha256 } from '../../core/index.js';
import { outcomes, type Plan, type Report } from '../../diff/plan.js';
import { checkPlan } from '../check-plan.js';
import { formatDuration } from '../format.js';
import { countedLabel, label } from '../labels/label.js';
import { toneOf } from '../labels/statuses.js';
import { type HtmlOptions, readHtmlOptions } from '../options.js';
import { durationOf } from '../render-report.js';
import { sentence } from '../sentences/sentence.js';
import { clean } from '../text/clean.js';
import { escapeHtml, scriptJson } from './escape.js';
import { planData, reportData } from './page-data.js';
import type { PageData } from './page-types.js';
import { listScript } from './script-list.js';
import { rowScript } from './script-row.js';
import { selectionScript } from './script-selection.js';
import { pageStyle } from './style.js';

const hash = (text: string) => `'sha256-${sha256(text, 'base64')}'`;

interface Head {
  readonly title: string;
  readonly facts: readonly string[];
  /** Counts that the page opens with: text and tone. */
  readonly counts: readonly (readonly [string, string])[];
  readonly notes: readonly string[];
}

function page(head: Head, data: PageData): string {
  const script = `'use strict';\n(() => {\n${rowScript}\n${selectionScript}\n${listScript}\n})();\n`;
  // Only this script and this style, by their content: nothing that data could bring in runs, and
  // nothing is ever fetched.
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(pageStyle)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const e = (text: string) => escapeHtml(clean(text));
  const items = head.facts.map((fact) => `<li><bdi>${e(fact)}</bdi></li>`).join('');
  const counts = head.counts.map(([text, tone]) => `<li class="badge ${e(tone)}">${e(text)}</li>`).join('');
  const notes = head.notes.map((note) => `<p class="note">${e(note)}</p>`).join('');
  return `<!doctype html>
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="woo-gestan">
<title>${e(head.title)}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
</head>
<body>
<header class="top">
<h1>${e(head.title)}</h1>
<ul class="facts">${items}</ul>
<ul class="counts">${counts}</ul>
${notes}
</header>
<main id="app"><noscript><p class="note">${e(data.words.noscript)}</p></noscript></main>
<script type="application/json" id="data">${scriptJson(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/**
 * A plan as one HTML page to be looked through in a browser, offline: filter, search, tick rows,
 * answer conflicts side by side, and save the selection as JSON, which `parseSelection` reads.
 * Orders show their pieces, line by line.
 *
 * The page holds all it needs and loads nothing. Its security policy lets only its own script run,
 * and the script puts data in as text only.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option or a plan that cannot be used.
 * @example
 * await writeFile('plan.html', renderHtml(plan, { language: 'fr' }))
 */
export function renderHtml(plan: Plan, options?: HtmlOptions): string {
  checkPlan(plan);
  const reader = readHtmlOptions(options, plan);
  const { language, say } = reader;
  const l = (code: string) => label(code, language);
  const present = new Set(plan.rows.map(({ status }) => status));
  return page(
    {
      title: `${l('plan.title')}${colon(language)}${l(plan.flow)}`,
      facts: [`${l('plan.shop')} ${plan.shop}`, say.instant(plan.createdAt)],
      counts: Object.entries(plan.summary)
        // Rows on the page are counted by the filter; these are the ones that are only counted.
        .filter(([status, count]) => count > 0 && !present.has(status))
        .map(([status, count]) => [
          `${say.number(count)} ${countedLabel(status, count, language, plan.flow)}`,
          toneOf(status),
        ]),
      notes: [
        ...(plan.warnings ?? []).map((warning) => sentence(warning, reader)),
        ...(plan.rows.length === 0 ? [l('plan.empty')] : []),
      ],
    },
    planData(plan, reader),
  );
}

/**
 * A report as one HTML page in the style of {@link renderHtml}: filter by outcome, search, why
 * each row was not done.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 */
export function renderReportHtml(report: Report, options?: HtmlOptions): string {
  const reader = readHtmlOptions(options, report);
  const { language, say } = reader;
  const l = (code: string) => label(code, language);
  const took = durationOf(report);
  return page(
    {
      title: `${l('report.title')}${colon(language)}${l(report.flow)}`,
      facts: [
        `${l('plan.shop')} ${report.shop}`,
        say.instant(report.startedAt),
        ...(took === undefined ? [] : [formatDuration(took)]),
        report.runId,
      ],
      counts: outcomes
        .filter((outcome) => (report.counts[outcome] ?? 0) > 0)
        .map((outcome) => [
          `${say.number(report.counts[outcome])} ${countedLabel(outcome, report.counts[outcome], language, report.flow)}`,
          toneOf(outcome),
        ]),
      notes: [
        ...(report.aborted ? [l('report.aborted')] : []),
        ...(report.error ? [sentence(report.error, reader)] : []),
        ...report.warnings.map((warning) => sentence(warning, reader)),
      ],
    },
    reportData(report, reader),
  );
}

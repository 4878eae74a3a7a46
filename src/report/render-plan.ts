import { colon } from '../core/index.js';
import type { Plan } from '../diff/plan.js';
import { checkPlan } from './check-plan.js';
import { countedLabel, label } from './labels/label.js';
import { rankOfStatus, toneOf } from './labels/statuses.js';
import { type Reader, readTextOptions, type TextOptions, type TextSetup } from './options.js';
import { turnoverLines } from './piece-sums.js';
import { planTable } from './plan-table.js';
import { orderLines } from './render-order.js';
import { sentence } from './sentences/sentence.js';
import { shorten } from './shorten.js';
import { clean } from './text/clean.js';
import { paint, type Style } from './text/style.js';
import { tableLines } from './text/table.js';
import { widthOf, wrap } from './text/width.js';

/** How many rows are not shown: « … et 3 lignes de plus », "… and 1 row more". */
export function moreRows(n: number, { language, say }: Reader): string {
  return language === 'fr'
    ? `… et ${say.count(n, 'ligne', 'lignes')} de plus`
    : `… and ${say.count(n, 'row', 'rows')} more`;
}

/**
 * Joins parts into lines, with breaks between parts. Each keeps its colour.
 */
export function joinParts(
  parts: readonly { readonly text: string; readonly style?: Style | undefined }[],
  setup: TextSetup,
): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { text, style } of parts) {
    for (const piece of wrap(clean(text), setup.width)) {
      const size = widthOf(piece);
      const painted = paint(piece, style, setup.colour);
      if (used > 0 && used + 3 + size <= setup.width) {
        line += ` · ${painted}`;
        used += 3 + size;
      } else {
        if (used > 0) lines.push(line);
        line = painted;
        used = size;
      }
    }
  }
  return used > 0 ? [...lines, line] : lines;
}

/** Wraps a sentence to the width. */
export function paragraph(text: string, setup: TextSetup, style?: Style): string[] {
  return wrap(clean(text), setup.width).map((line) => paint(line, style, setup.colour));
}

/**
 * A plan as a text table, for a terminal or a log. Rows read from Gestan have a yellow `G`, those
 * from WooCommerce a `W`. On a narrow terminal each row becomes a card. No line is longer than
 * `width`; control characters and escape sequences in the data are shown as symbols.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option or a plan that cannot be used.
 * @example
 * console.log(renderPlan(plan, { language: 'fr', ...terminalOptions(process.stdout, process.env) }))
 */
export function renderPlan(plan: Plan, options?: TextOptions): string {
  checkPlan(plan);
  const setup = readTextOptions(options, plan);
  const { language, width, colour, say } = setup;
  const l = (code: string) => label(code, language);
  const rows = shorten(plan.rows, setup.limit, ({ status }) => rankOfStatus(status));
  const hidden = plan.rows.length - rows.length;
  const lines = [
    ...joinParts(
      [
        { text: `${l('plan.title')}${colon(language)}${l(plan.flow)}`, style: 'title' },
        { text: `${l('plan.shop')} ${plan.shop}` },
        { text: say.instant(plan.createdAt) },
      ],
      setup,
    ),
    ...joinParts(
      Object.entries(plan.summary)
        .filter(([, count]) => count > 0)
        .map(([status, count]) => ({
          text: `${say.number(count)} ${countedLabel(status, count, language, plan.flow)}`,
          style: toneOf(status),
        })),
      setup,
    ),
    ...(plan.warnings ?? []).flatMap((warning) => paragraph(sentence(warning, setup), setup, 'ask')),
    '',
  ];
  if (plan.rows.length === 0) return [...lines, ...paragraph(l('plan.empty'), setup)].join('\n');
  const below = setup.details && plan.flow === 'orders' ? orderLines : () => [];
  const table = planTable(plan.flow, rows, setup, (row) => below(row, setup));
  lines.push(...tableLines(table.columns, table.rows, { width, colour, colon: colon(language) }));
  if (hidden > 0) lines.push(...paragraph(moreRows(hidden, setup), setup, 'dim'));
  const sums = plan.flow === 'orders' ? turnoverLines(plan.rows, say) : [];
  if (sums.length > 0) lines.push('', ...sums.flatMap((sum) => paragraph(sum, setup, 'title')));
  if (rows.length > 0) lines.push('', ...paragraph(l('plan.legend'), setup, 'dim'));
  return lines.join('\n');
}

import type { ConnectionReport } from '../woo/connection/report.js';
import { connectionText } from '../woo/connection/text.js';
import { colon } from './format.js';
import { checkLabel, label } from './labels/label.js';
import type { Language } from './labels/language.js';
import { readTextOptions, type TextOptions } from './options.js';
import { sentence } from './render-plan.js';
import { tableLines } from './text/table.js';
import type { Paragraph } from './text/table-types.js';

/** A check of a transport of images or another part, as {@link renderConnection} takes it beside the shop's own. */
export interface PartCheck {
  readonly code: string;
  readonly ok: boolean;
  readonly level?: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly message?: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** The report of a part: `ImageTransport.check()` gives one. */
export interface PartReport {
  readonly ok: boolean;
  readonly checks: readonly PartCheck[];
}

type Level = 'ok' | 'warning' | 'failed' | 'skipped';

const marks: Readonly<Record<Level, Paragraph>> = {
  ok: { text: '✓', style: 'create' },
  warning: { text: '!', style: 'ask' },
  failed: { text: '✗', style: 'stop' },
  skipped: { text: '-', style: 'calm' },
};

interface ReadCheck {
  readonly level: Level;
  readonly title: string;
  readonly seen: string | undefined;
  readonly hint: string | undefined;
}

function readCheck(check: ConnectionReport['checks'][number] | PartCheck, language: Language): ReadCheck {
  if ('id' in check) return { level: check.status, ...connectionText(check, language) };
  return {
    level: check.level ?? (check.ok ? 'ok' : 'failed'),
    title: checkLabel(check.code, language, check.code),
    seen: check.message,
    hint: check.hint,
  };
}

/**
 * A connection report as text: each prerequisite, met or not, with its hint. The shop's report is told in the language asked for,
 * whichever it was written in.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 * @example
 * console.log(renderConnection(await sync.connection.test(), { language: 'fr' }))
 */
export function renderConnection(
  report: Pick<ConnectionReport, 'ok' | 'checks'> | PartReport,
  options?: TextOptions,
): string {
  const setup = readTextOptions(options);
  const { language, width, colour } = setup;
  const l = (code: string) => label(code, language);
  const columns = [
    { head: l('column.check'), title: true, flexible: true, min: 16 },
    { head: l('column.status') },
    { head: l('column.seen'), flexible: true, min: 20, drops: 'bare' as const },
  ];
  const rows = report.checks.map((check) => {
    const { level, title, seen, hint } = readCheck(check, language);
    const mark = marks[level];
    const remedy =
      hint === undefined || level === 'ok' ? [] : [`→ ${l('connection.hint')}${colon(language)}${hint}`];
    return {
      mark,
      cells: [
        title,
        { text: l(`connection.${level}`), style: mark.style },
        [...(seen ? [{ text: seen }] : []), ...remedy.map((text) => ({ text, style: 'title' as const }))],
      ],
    };
  });
  const verdict = report.ok
    ? sentence(l('connection.good'), setup, 'create')
    : sentence(l('connection.bad'), setup, 'stop');
  return [
    ...sentence(l('connection.title'), setup, 'title'),
    '',
    ...tableLines(columns, rows.slice(0, setup.limit), { width, colour, colon: colon(language) }),
    '',
    ...verdict,
  ].join('\n');
}

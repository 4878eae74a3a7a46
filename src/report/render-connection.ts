import { colon } from './format.js';
import { checkLabel, label } from './labels/label.js';
import { readTextOptions, type TextOptions } from './options.js';
import { sentence } from './render-plan.js';
import type { Paragraph } from './text/table.js';
import { tableLines } from './text/table.js';

/** One prerequisite, as the connection test found it. */
export interface ConnectionCheckView {
  readonly code: string;
  readonly ok: boolean;
  /** `warning`: it works, with a limit. `skipped`: it could not be looked at, since one before it failed. */
  readonly level?: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly message?: string;
  /** What to do about it. */
  readonly mend?: string;
}

/** What a connection report has at least. */
export interface ConnectionView {
  readonly ok: boolean;
  readonly checks: readonly ConnectionCheckView[];
}

type Level = NonNullable<ConnectionCheckView['level']>;

const marks: Readonly<Record<Level, Paragraph>> = {
  ok: { text: '✓', style: 'create' },
  warning: { text: '!', style: 'ask' },
  failed: { text: '✗', style: 'stop' },
  skipped: { text: '-', style: 'calm' },
};

/**
 * A connection report as text: each prerequisite, met or not, with its mend.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 * @example
 * console.log(renderConnection(await sync.connection.test(), { language: 'fr' }))
 */
export function renderConnection(report: ConnectionView, options?: TextOptions): string {
  const setup = readTextOptions(options);
  const { language, width, colour } = setup;
  const l = (code: string) => label(code, language);
  const columns = [
    { head: l('column.check'), title: true, flexible: true, min: 16 },
    { head: l('column.status') },
    { head: l('column.reason'), flexible: true, min: 20, drops: 'bare' as const },
  ];
  const rows = report.checks.map((check) => {
    const level: Level = check.level ?? (check.ok ? 'ok' : 'failed');
    const mark = marks[level];
    return {
      mark,
      cells: [
        checkLabel(check.code, language, check.code),
        { text: l(`connection.${level}`), style: mark.style },
        [
          ...(check.message ? [{ text: check.message }] : []),
          ...(check.mend && level !== 'ok'
            ? [{ text: `→ ${l('connection.mend')}${colon(language)}${check.mend}`, style: 'title' as const }]
            : []),
        ],
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

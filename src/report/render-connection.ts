import { need } from '../core/arguments.js';
import { colon, type SaidCode } from '../core/index.js';
import type { ConnectionReport } from '../woo/connection/report.js';
import { connectionText } from '../woo/connection/text.js';
import { checkLabel, label } from './labels/label.js';
import { type Reader, readTextOptions, type TextOptions } from './options.js';
import { paragraph } from './render-plan.js';
import { sentenceParts } from './sentences/sentence.js';
import { tableLines } from './text/table.js';
import type { Paragraph } from './text/table-types.js';

/**
 * A check of an image transport or another part, for {@link renderConnection}.
 */
export interface PartCheck {
  /** The id of the check. */
  readonly code: string;
  /** Whether it passed. */
  readonly ok: boolean;
  /** Its status. @default from `ok` */
  readonly level?: 'ok' | 'warning' | 'failed' | 'skipped';
  /** The result as code and values; its text is in the requested language. */
  readonly found?: SaidCode | undefined;
  /** The result as text, for your own part without codes. */
  readonly message?: string;
  /** What to do, likewise. */
  readonly hint?: string;
}

/** The report of a part: `ImageTransport.check()` gives one. */
export interface PartReport {
  /** Whether every check passed. */
  readonly ok: boolean;
  /** The checks, in the order in which they ran. */
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
  readonly message: string | undefined;
  readonly hint: string | undefined;
}

function readCheck(check: ConnectionReport['checks'][number] | PartCheck, reader: Reader): ReadCheck {
  const { language } = reader;
  if ('id' in check) return { level: check.status, ...connectionText(check, language) };
  const said = check.found ? sentenceParts(check.found, reader) : undefined;
  return {
    level: check.level ?? (check.ok ? 'ok' : 'failed'),
    title: checkLabel(check.code, language),
    message: said ? said.text : check.message,
    hint: said ? said.hint : check.hint,
  };
}

/** The parts of a shop's report that {@link renderConnection} uses. */
export interface ShopReport
  extends Pick<ConnectionReport, 'ok' | 'checks'>,
    Partial<Pick<ConnectionReport, 'language'>> {
  /** The checks of the image transport, which `sync.connection.test()` adds. */
  readonly images?: PartReport | undefined;
}

/**
 * A connection report as text: each prerequisite, met or not, with its hint. The checks of the
 * image transport follow those of the shop. Everything is in the requested language, whatever the
 * language of the report.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 * @example
 * console.log(renderConnection(await sync.connection.test(), { language: 'fr' }))
 */
export function renderConnection(report: ShopReport | PartReport, options?: TextOptions): string {
  need('renderConnection()', 'report', report, 'an object', { checks: 'a list' });
  const setup = readTextOptions(options, 'language' in report ? report : {});
  const { language, width, colour } = setup;
  const l = (code: string) => label(code, language);
  const columns = [
    { head: l('column.check'), title: true, flexible: true, min: 16 },
    { head: l('column.status') },
    { head: l('column.found'), flexible: true, min: 20, whenNarrow: 'own-line' as const },
  ];
  const images = 'images' in report ? (report.images?.checks ?? []) : [];
  const rows = [...report.checks, ...images].map((check) => {
    const { level, title, message, hint } = readCheck(check, setup);
    const mark = marks[level];
    const remedy =
      hint === undefined || level === 'ok' ? [] : [`→ ${l('connection.hint')}${colon(language)}${hint}`];
    return {
      mark,
      cells: [
        title,
        { text: l(`connection.${level}`), style: mark.style },
        [
          ...(message ? [{ text: message }] : []),
          ...remedy.map((text) => ({ text, style: 'title' as const })),
        ],
      ],
    };
  });
  const verdict = report.ok
    ? paragraph(l('connection.good'), setup, 'create')
    : paragraph(l('connection.bad'), setup, 'stop');
  return [
    ...paragraph(l('connection.title'), setup, 'title'),
    '',
    ...tableLines(columns, rows.slice(0, setup.limit), { width, colour, colon: colon(language) }),
    '',
    ...verdict,
  ].join('\n');
}

import { need } from '../core/arguments.js';
import { colon } from '../core/index.js';
import type { SetupRow } from '../mapping/setup/setup-row.js';
import { label } from './labels/label.js';
import { type Reader, readTextOptions, type TextOptions } from './options.js';
import { paragraph } from './render-plan.js';
import { sentenceParts } from './sentences/sentence.js';
import { tableLines } from './text/table.js';
import type { Paragraph } from './text/table-types.js';

/** The parts of a proposal that {@link renderSetup} uses. */
export interface SetupToShow {
  /** The shop's id. */
  readonly shop: string;
  /** The default language. */
  readonly language?: 'fr' | 'en';
  /** The rows. */
  readonly rows: readonly SetupRow[];
}

const marks: Readonly<Record<SetupRow['status'], Paragraph>> = {
  proposed: { text: '+', style: 'create' },
  open: { text: '?', style: 'ask' },
  stored: { text: '✓', style: 'calm' },
};

/**
 * The display name of a row: the label of a setting, otherwise its own name.
 *
 * @example
 * for (const row of proposal.rows) console.log(setupName(row, 'fr'))
 */
export function setupName(row: Pick<SetupRow, 'part' | 'of' | 'name'>, language: 'fr' | 'en'): string {
  need('setupName()', 'row', row);
  return row.part === 'settings' ? label(`setup.${row.of}` as 'setup.orders.startAt', language) : row.name;
}

function valueText({ part, of, value, valueName }: SetupRow, { language }: Reader): string {
  if (value === undefined) return '—';
  if (part === 'settings' && of === 'billing.entries.enabled')
    return label(value === 'true' ? 'value.true' : 'value.false', language);
  return valueName ?? value;
}

/**
 * The proposal of `sync.setup.propose()` as a text table: the shop's value, Gestan's value, and the
 * reason. Open rows have a hint.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 * @example
 * console.log(renderSetup(await sync.setup.propose(), { language: 'fr' }))
 */
export function renderSetup(proposal: SetupToShow, options?: TextOptions): string {
  need('renderSetup()', 'proposal', proposal, 'an object', { rows: 'a list' });
  const setup = readTextOptions(options, proposal);
  const { language, width, colour } = setup;
  const columns = [
    { head: label('woo', language), title: true, flexible: true, min: 14 },
    { head: label('gestan', language), flexible: true, min: 12 },
    { head: label('column.reason', language), flexible: true, min: 20, drops: 'bare' as const },
  ];
  const rows = proposal.rows.slice(0, setup.limit).map((row) => {
    const { text, hint } = sentenceParts(row.reason, setup);
    const mark = marks[row.status];
    return {
      mark,
      cells: [
        row.part === 'settings'
          ? setupName(row, language)
          : `${label(`setup.${row.part}`, language)}${colon(language)}${setupName(row, language)}`,
        { text: valueText(row, setup), style: mark.style },
        [
          { text },
          ...(row.status === 'open' && hint !== undefined
            ? [{ text: `→ ${hint}`, style: 'title' as const }]
            : []),
        ],
      ],
    };
  });
  const left = proposal.rows.length - rows.length;
  const open = proposal.rows.filter(({ status }) => status === 'open').length;
  return [
    ...paragraph(`${label('setup.title', language)}${colon(language)}${proposal.shop}`, setup, 'title'),
    '',
    ...tableLines(columns, rows, { width, colour, colon: colon(language) }),
    ...(left > 0 ? [`… + ${left}`] : []),
    '',
    ...paragraph(
      open === 0
        ? label('setup.complete', language)
        : `${label('setup.incomplete', language)}${colon(language)}${open}`,
      setup,
      open === 0 ? 'create' : 'ask',
    ),
  ].join('\n');
}

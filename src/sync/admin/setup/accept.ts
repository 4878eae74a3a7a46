import * as z from 'zod';
import { isRecord, SettingsError } from '../../../core/index.js';
import type { GestanFamily } from '../../../gestan/index.js';
import type { FamilyTable, Mappings, TaxTable } from '../../../mapping/index.js';
import { familyRef, familyValue } from '../../../mapping/setup/propose-families.js';
import {
  type SetupPart,
  type SetupRow,
  type SetupSetting,
  setupSettings,
} from '../../../mapping/setup/setup-row.js';
import { invalidInput } from '../../state/invalid-input.js';
import type { SettingsPatch } from '../../state/settings.js';
import { type RowSelection, selector } from '../../work/answers.js';
import type { SyncContext } from '../../work/context.js';
import { parseOptionsOf, select } from '../../work/parse-options.js';
import type { CategoriesApi } from '../categories.js';
import { type MappingTables, readMappings, unknownValue } from '../mappings.js';
import type { SettingsApi } from '../settings.js';
import { storedSettings } from './propose.js';
import type { SetupAcceptOptions, SetupProposal, SetupReport } from './types.js';

const text = z.string('must be a text');
const rowSchema = z.looseObject({
  key: text,
  part: z.enum(['taxes', 'families', 'payments', 'settings'], 'must be a part of a proposal'),
  of: text,
  status: z.enum(['proposed', 'open', 'stored'], 'must be proposed, open or stored'),
  name: text,
  value: text.optional(),
  stored: text.optional(),
  uses: z.number().optional(),
});
const optionsSchema = z.strictObject({
  select,
  answers: z.record(z.string(), text.nullable(), 'must be an object of texts by row key').optional(),
});

/** The parts that storing a proposal needs. */
export interface SetupStores {
  readonly context: SyncContext;
  readonly categories: CategoriesApi;
  readonly settings: SettingsApi;
  readonly mappings: MappingTables;
}

export async function acceptSetup(
  { context, categories, settings, mappings }: SetupStores,
  given: SetupProposal,
  options: SetupAcceptOptions,
): Promise<SetupReport> {
  const rows = checkProposal(given, context.shop.id);
  const { answers = {}, select: wanted } = parseOptionsOf(optionsSchema, options, 'Setup');
  checkAnswers(rows, answers);
  const isSelected = selector<SetupRow>(wanted as RowSelection<SetupRow>, rows);
  const chosen: SetupRow[] = [];
  const left: SetupRow[] = [];
  for (const row of rows) {
    const answer = answers[row.key];
    const value = answer === undefined ? (row.status === 'proposed' ? row.value : undefined) : answer;
    if (typeof value === 'string' && isSelected(row)) chosen.push({ ...row, value });
    else if (row.status !== 'stored') left.push(row);
  }
  const families = await checkValues(context, chosen);
  if (chosen.some(({ part }) => part === 'families')) await categories.import();

  const before = await context.settings();
  // All tables are checked before anything is stored.
  withRows(await readMappings(context.store), chosen, families);
  const [settingRows, staleSettings] = parted(chosen.filter(of('settings')), (row) => {
    return storedSettings(before)[row.of as SetupSetting] === row.stored;
  });
  if (settingRows.length > 0) await settings.save(settingsPatch(settingRows, families));

  const known = new Set((await categories.list()).map(({ id }) => id));
  let tableRows: readonly SetupRow[] = [];
  let staleTables: readonly SetupRow[] = [];
  await mappings.change((now) => {
    [tableRows, staleTables] = parted(
      chosen.filter(({ part }) => part !== 'settings'),
      (row) => storedValue(now, row) === row.stored && (row.part !== 'families' || known.has(Number(row.of))),
    );
    return withRows(now, tableRows, families);
  });
  return {
    accepted: rowsInOrder(rows, [...settingRows, ...tableRows]),
    stale: rowsInOrder(rows, [...staleSettings, ...staleTables]),
    left,
  };
}

const of = (part: SetupPart) => (row: SetupRow) => row.part === part;

function parted<T>(all: readonly T[], isIn: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(isIn), all.filter((one) => !isIn(one))];
}

function rowsInOrder(order: readonly SetupRow[], rows: readonly SetupRow[]): readonly SetupRow[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return order.flatMap(({ key }) => byKey.get(key) ?? []);
}

/** It may come from a file. */
function checkProposal(proposal: unknown, shop: string): readonly SetupRow[] {
  const schema = z.looseObject(
    {
      version: z.literal(1, 'must be 1'),
      shop: z.literal(shop, `must be "${shop}"`),
      rows: z.array(rowSchema, 'must be a list'),
    },
    'must be what propose() gave',
  );
  const result = schema.safeParse(proposal);
  if (!result.success) throw invalidInput('Setup', result.error, 'proposal');
  const keys = new Set<string>();
  for (const [index, row] of result.data.rows.entries()) {
    const isKnown = row.part !== 'settings' || (setupSettings as readonly string[]).includes(row.of);
    if (isKnown && !keys.has(row.key)) keys.add(row.key);
    else {
      throw new SettingsError(`Setup: proposal.rows[${index}] is ${isKnown ? 'there twice' : 'unknown'}.`, {
        code: 'settings.invalid',
        field: `proposal.rows[${index}]`,
        hint: 'Pass the result of sync.setup.propose(); choices go into options.answers.',
      });
    }
  }
  return (proposal as SetupProposal).rows;
}

function checkAnswers(rows: readonly SetupRow[], answers: Readonly<Record<string, string | null>>): void {
  const keys = new Set(rows.map(({ key }) => key));
  const unknown = Object.keys(answers).find((key) => !keys.has(key));
  if (unknown === undefined) return;
  throw new SettingsError(`Setup: the proposal has no row for the answer ${JSON.stringify(unknown)}.`, {
    code: 'settings.invalid',
    field: `answers.${unknown}`,
    hint: 'Answers go by the key of a row, such as payments:stripe.',
  });
}

/** Refuses values that Gestan does not have. Returns its families. */
async function checkValues(
  { gestan }: SyncContext,
  rows: readonly SetupRow[],
): Promise<readonly GestanFamily[]> {
  const families = await gestan.families();
  const modes = rows.some(of('payments')) ? await gestan.paymentModes() : [];
  for (const { key, part, of: what, value } of rows) {
    const isFamily = part === 'families' || what === 'products.defaultFamily';
    if (isFamily && !families.some(({ id }) => id === value))
      throw unknownValue('settings.unknown-family', `answers.${key}`, String(value));
    if (part === 'payments' && !modes.some(({ id }) => id === value))
      throw unknownValue('settings.unknown-payment-mode', `answers.${key}`, String(value));
  }
  return families;
}

/** A setting's value from its text. */
function settingValue({ of: setting, value }: SetupRow, families: readonly GestanFamily[]): unknown {
  if (value === undefined) return null;
  if (setting === 'products.defaultFamily') return { ...familyRef(value, families) };
  return setting === 'billing.entries.enabled' ? value === 'true' : value;
}

/** The name of a setting is its path. */
function settingsPatch(rows: readonly SetupRow[], families: readonly GestanFamily[]): SettingsPatch {
  const patch: Tree = {};
  for (const row of rows) {
    const path = row.of.split('.');
    const last = path.pop() ?? '';
    let at = patch;
    for (const part of path) {
      const below = at[part];
      const next: Tree = isRecord(below) ? below : {};
      at[part] = next;
      at = next;
    }
    at[last] = settingValue(row, families);
  }
  return patch as SettingsPatch;
}

type Tree = Record<string, unknown>;

function storedValue(
  { families, payments, taxes }: Mappings,
  { part, of: what }: SetupRow,
): string | undefined {
  if (part === 'payments') return payments.lookup(what)?.paymentModeId;
  if (part === 'taxes') return taxes.rateOf(what);
  const family = families.lookup(Number(what));
  return family && familyValue(family);
}

/** The tables with these rows in them. */
function withRows(
  now: Mappings,
  rows: readonly SetupRow[],
  known: readonly GestanFamily[],
): Partial<Mappings> {
  let { families, payments, taxes } = now;
  for (const { part, of: what, value } of rows) {
    if (value === undefined) continue;
    if (part === 'payments') payments = payments.set({ methodId: what, paymentModeId: value });
    if (part === 'taxes') taxes = taxes.set({ taxClass: what, rate: value });
    if (part === 'families')
      families = families.set({ categoryId: Number(what), ...familyRef(value, known) });
  }
  return { families: familiesWithPrimary(families, rows), payments, taxes: taxesWithPrimary(taxes, rows) };
}

/**
 * If several categories belong to one family, one must be primary: it gets the family's products.
 * It is the one of the same name, otherwise the one nearest to the top, otherwise the one with most
 * products.
 */
function familiesWithPrimary(table: FamilyTable, rows: readonly SetupRow[]): FamilyTable {
  let marked = table;
  const rank = (row: SetupRow) => (row.reason.code === 'setup-same-name' ? 0 : row.name.split(' > ').length);
  const best = rows
    .filter(of('families'))
    .toSorted((a, b) => rank(a) - rank(b) || (b.uses ?? 0) - (a.uses ?? 0));
  for (const { of: what } of best) {
    const row = marked.lookup(Number(what));
    if (row && marked.categoryOf(row).kind === 'ambiguous') marked = marked.set({ ...row, primary: true });
  }
  return marked;
}

/** The same for tax classes of one rate: the standard class comes first. */
function taxesWithPrimary(table: TaxTable, rows: readonly SetupRow[]): TaxTable {
  let marked = table;
  for (const { of: taxClass } of rows.filter(of('taxes')).toSorted((a, b) => (a.of < b.of ? -1 : 1))) {
    const rate = marked.rateOf(taxClass);
    if (rate !== undefined && marked.classOf(rate).kind === 'ambiguous')
      marked = marked.set({ taxClass, rate, primary: true });
  }
  return marked;
}

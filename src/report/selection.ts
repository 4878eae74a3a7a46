import * as z from 'zod';
import { need } from '../core/arguments.js';
import { SettingsError } from '../core/index.js';
import type { FlowName, Plan, Row } from '../diff/plan.js';
import { checkPlan } from './check-plan.js';
import { refuse } from './options.js';
import { conflictsOf } from './row-details.js';

/** The answer to a conflict: the side whose value wins, or neither. */
export type Resolution = 'gestan' | 'woo' | 'skip';

/** A selection from a plan: the HTML page saves it, `apply` uses it. Plain JSON. */
export interface PlanSelection {
  /** The version of this form. */
  readonly version: 1;
  /** The flow of the plan. */
  readonly flow: FlowName;
  /** The shop's id. */
  readonly shop: string;
  /** `createdAt` of the plan: a selection belongs to one plan only. */
  readonly createdAt: string;
  /** Keys of the rows to apply. */
  readonly keys: readonly string[];
  /** Answers to conflicts, by row key and field. */
  readonly resolutions: Readonly<Record<string, Readonly<Record<string, Resolution>>>>;
}

const schema = z.strictObject({
  version: z.literal(1),
  flow: z.enum(['contacts', 'products', 'orders', 'stock']),
  shop: z.string(),
  createdAt: z.string(),
  keys: z.array(z.string()),
  resolutions: z.record(z.string(), z.record(z.string(), z.enum(['gestan', 'woo', 'skip']))).default({}),
});

const hint = 'Open the page of this plan and save the selection again.';

function wrong(field: string, what: string): never {
  throw new SettingsError(`The selection cannot be used: selection.${field} ${what}.`, {
    code: 'settings.invalid',
    field: `selection.${field}`,
    hint,
  });
}

function readJson(json: unknown): unknown {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new SettingsError('The selection is not JSON.', {
      code: 'settings.invalid',
      field: 'selection',
      hint,
      cause,
    });
  }
}

/**
 * Reads a selection and checks it against its plan: the flow, shop and time are the same, every row
 * is in the plan, and every answer is for a conflict of a selected row and an allowed side.
 *
 * @param json the file's text, or its parsed JSON.
 * @throws `SettingsError` (`settings.invalid`) naming the faulty field. Nothing was written.
 * @example
 * const selection = parseSelection(await readFile('selection.json', 'utf8'), plan)
 * await sync.products.apply(plan, selectionChoices(selection))
 */
export function parseSelection(json: unknown, plan: Plan): PlanSelection {
  checkPlan(plan);
  const result = schema.safeParse(readJson(json));
  if (!result.success) return refuse(result.error.issues[0], 'The selection', 'selection', hint);
  const selection = result.data;
  for (const field of ['flow', 'shop', 'createdAt'] as const) {
    if (selection[field] !== plan[field])
      wrong(
        field,
        `is "${selection[field]}" but the plan has "${plan[field]}": it was made from another plan`,
      );
  }
  const rows = new Map<string, Row>(plan.rows.map((row) => [row.key, row]));
  for (const [i, key] of selection.keys.entries()) {
    if (!rows.has(key)) wrong(`keys.${i}`, `names the row "${key}", which the plan does not have`);
  }
  const keys = new Set(selection.keys);
  for (const [key, answers] of Object.entries(selection.resolutions)) {
    const row = rows.get(key);
    if (!row) return wrong(`resolutions.${key}`, 'is about a row that the plan does not have');
    if (!keys.has(key)) wrong(`resolutions.${key}`, 'answers a conflict of a row that is not in keys');
    const conflicts = new Map(conflictsOf(row).map((conflict) => [conflict.field, conflict]));
    for (const [field, answer] of Object.entries(answers)) {
      const conflict = conflicts.get(field);
      if (!conflict) return wrong(`resolutions.${key}.${field}`, 'is not in conflict in this row');
      if (answer !== 'skip' && !conflict.answers.includes(answer))
        wrong(`resolutions.${key}.${field}`, `is "${answer}", which this plan's options do not allow`);
    }
  }
  return { ...selection, keys: [...keys] };
}

/** The options of `apply` for a selection. */
export interface SelectionChoices {
  /** For `apply(plan, { select })`: whether a row is selected. */
  readonly select: (row: Pick<Row, 'key'>) => boolean;
  /** For `apply(plan, { resolve })`: the answer to a conflict. */
  readonly resolve: (row: Pick<Row, 'key'>, change: { readonly field: string }) => Resolution;
}

/**
 * A selection as the options of `apply`: exactly the selected rows; a conflict without an answer is
 * skipped.
 *
 * @example
 * await sync.products.apply(plan, selectionChoices(parseSelection(text, plan)))
 */
export function selectionChoices(selection: PlanSelection): SelectionChoices {
  need('selectionChoices()', 'selection', selection, 'an object', {
    keys: 'a list',
    resolutions: 'an object',
  });
  const keys = new Set(selection.keys);
  const answers = new Map(
    Object.entries(selection.resolutions).map(([key, fields]) => [key, new Map(Object.entries(fields))]),
  );
  return {
    select: ({ key }) => keys.has(key),
    resolve: ({ key }, { field }) => answers.get(key)?.get(field) ?? 'skip',
  };
}

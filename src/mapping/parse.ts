import type * as z from 'zod';
import { SettingsError } from '../core/index.js';

/** The path of a fault as people write it: `families[3].familyId`. */
function pathText(root: string, path: readonly PropertyKey[]): string {
  let text = root;
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : `.${String(step)}`;
  return text;
}

/**
 * Reads outside data by a schema.
 *
 * @param field what the data is called in the message: `families`.
 * @throws SettingsError `settings.invalid`, naming the first faulty field by its path.
 */
export function parseTable<T>(schema: z.ZodType<T>, value: unknown, field: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = pathText(field, issue?.path ?? []);
  throw new SettingsError(`${path}: ${issue?.message ?? 'not valid'}.`, {
    code: 'settings.invalid',
    field: path,
    hint: 'Correct this entry; nothing was changed.',
  });
}

/** Refuses a table that names one thing twice. */
export function refuseDuplicate(field: string, index: number, member: string, value: string | number): never {
  const path = `${field}[${index}].${member}`;
  throw new SettingsError(`${path}: "${value}" is in the table twice.`, {
    code: 'settings.duplicate',
    field: path,
    hint: 'Keep one row for it.',
  });
}

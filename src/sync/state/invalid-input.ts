import type * as z from 'zod';
import { SettingsError } from '../../core/index.js';

/**
 * A zod failure as a {@link SettingsError} that names the faulty field and says what it must be.
 */
export function invalidInput(
  what: string,
  error: z.ZodError,
  root = '',
  code: 'settings.invalid' | 'settings.invalid-plan' = 'settings.invalid',
): SettingsError {
  const issue = error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [root, ...(issue?.path ?? []), unknown].filter((part) => part !== undefined && part !== '');
  const field = path.join('.');
  const message = unknown === undefined ? messageOf(issue) : 'is not known';
  return new SettingsError(`${what}: ${field ? `${field} ` : ''}${lowerFirst(message)}.`, {
    code: unknown === undefined ? code : 'settings.unknown',
    field,
    hint:
      unknown === undefined
        ? `Correct ${field || 'it'} and try again.`
        : `Take ${field} out, or check its spelling.`,
  });
}

/**
 * The checked argument of a method.
 *
 * @param name the name of the argument, if the fault is not in a member of it.
 * @throws SettingsError naming the field
 */
export function checkInput<S extends z.ZodType>(
  schema: S,
  value: unknown,
  what: string,
  name: string,
): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const isWhole = issue?.path.length === 0 && issue.code !== 'unrecognized_keys';
  throw invalidInput(what, result.error, isWhole ? name : '');
}

/** Zod's own message about a type does not help people: « Invalid input: expected object ». */
function messageOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code !== 'invalid_type' || !issue.message.startsWith('Invalid input'))
    return issue?.message ?? 'is not valid';
  const { expected } = issue;
  if (expected === 'string') return 'must be a text';
  if (expected === 'boolean') return 'must be true or false';
  if (expected === 'array') return 'must be a list';
  return `must be ${/^[aeio]/.test(expected) ? 'an' : 'a'} ${expected === 'record' ? 'object' : expected}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

import { isRecord, SettingsError } from '../../core/index.js';

function refused(field: string, what: string, hint: string, cause?: unknown): SettingsError {
  return new SettingsError(`${field} ${what}.`, { code: 'settings.invalid', field, hint, cause });
}

/** Throws `SettingsError` when the fields to write are no object. Nothing was sent then. */
export function checkInput(value: unknown, field: string): void {
  if (!isRecord(value))
    throw refused(field, 'is no object', 'Give the fields to write, such as { name: "Chair" }.');
}

/** Throws `SettingsError` when a list of a batch is no list, or one of its rows no object. */
export function checkInputs(value: unknown, field: string): void {
  if (value === undefined || value === null) return;
  if (!Array.isArray(value)) throw refused(field, 'is no list', 'Give a list of rows.');
  for (const [index, input] of value.entries()) checkInput(input, `${field}.${index}`);
}

/** The body of a request as JSON. Throws `SettingsError` for what JSON cannot hold. */
export function jsonOf(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (error) {
    throw refused(
      'body',
      'cannot be written as JSON',
      'Leave out bigints and objects that hold themselves.',
      error,
    );
  }
}

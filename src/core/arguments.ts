import { SettingsError } from './errors.js';
import { isRecord } from './records.js';

/** Kinds of values that a function may need. */
const kinds = {
  'an object': isRecord,
  'a list': (value: unknown) => Array.isArray(value),
  'a text': (value: unknown) => typeof value === 'string',
  'a text or a number': (value: unknown) => typeof value === 'string' || typeof value === 'number',
  'a function': (value: unknown) => typeof value === 'function',
  iterable: (value: unknown) =>
    typeof value === 'object' && value !== null && typeof Reflect.get(value, Symbol.iterator) === 'function',
  'an AbortSignal': (value: unknown) =>
    isRecord(value) && 'aborted' in value && typeof value.throwIfAborted === 'function',
} as const satisfies Readonly<Record<string, (value: unknown) => boolean>>;

/** A kind of value that a function may need. */
export type Kind = keyof typeof kinds;

/**
 * Refuses an argument of the wrong kind, as programs without types may pass it. The error names the
 * argument and comes before anything is done.
 *
 * @param what the function, as its callers write it: `sync.runs.list()`.
 * @param field the name of the argument.
 * @param members the kinds of members of it, where they are needed.
 * @throws SettingsError `settings.invalid`.
 */
export function need(
  what: string,
  field: string,
  value: unknown,
  kind: Kind = 'an object',
  members: Readonly<Record<string, Kind>> = {},
): void {
  if (!kinds[kind](value)) throw unfit(what, field, kind);
  for (const [name, wanted] of Object.entries(members))
    if (!kinds[wanted]((value as Readonly<Record<string, unknown>>)[name]))
      throw unfit(what, `${field}.${name}`, wanted);
}

/** Refuses an invalid signal; it may be absent. */
export function needSignal(what: string, signal: unknown): void {
  if (signal !== undefined) need(what, 'signal', signal, 'an AbortSignal');
}

function unfit(what: string, field: string, kind: Kind): SettingsError {
  return new SettingsError(`${what}: ${field} must be ${kind}.`, {
    code: 'settings.invalid',
    field,
    hint: `Give ${kind}.`,
  });
}

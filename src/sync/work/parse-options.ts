import * as z from 'zod';
import type { JsonValue } from '../../core/index.js';
import { isRecord } from '../../core/index.js';
import type { SafetyLimit } from '../../diff/safety.js';
import { safetyLimits } from '../../diff/safety.js';
import { invalidInput } from '../state/invalid-input.js';
import type { RowSelection } from './answers.js';

const signal = z.custom<AbortSignal>(
  (value) => typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value,
  'must be an AbortSignal',
);

function callback(message: string) {
  return z.custom<(...args: never[]) => unknown>((value) => typeof value === 'function', message);
}

const work = z.object({
  signal: signal.optional(),
  onProgress: callback('must be a function').optional(),
});

/** A list of safety limits by name. */
export const override = z.array(
  z.enum(safetyLimits as readonly SafetyLimit[], `must be one of ${safetyLimits.join(', ')}`),
  'must be a list of limits',
);

/** The options of every `apply`. `select` is required. The product flow adds `resolve`. */
export const select = z.custom<RowSelection>(
  (value) =>
    value === 'all' ||
    typeof value === 'function' ||
    (Array.isArray(value) && value.every((key) => typeof key === 'string')),
  "must say which rows to apply: 'all', a list of row keys, or a function (row) => boolean",
);
export const resolve = callback("must be a function (row, change) => 'gestan' | 'woo' | 'skip'").optional();

/**
 * Checks the options of a method, from a caller or a saved plan: an object without unknown members.
 * Returns them without `signal` and `onProgress`, which every long call takes.
 *
 * @throws SettingsError naming the field: `options.direction`.
 */
export function parseOptionsOf<S extends z.ZodType>(schema: S, options: unknown, what: string): z.output<S> {
  const object = z
    .custom<object>(isRecord, 'must be an object')
    .safeParse(options === undefined ? {} : options);
  if (!object.success) throw invalidInput(what, object.error, 'options');
  const common = work.safeParse(object.data);
  if (!common.success) throw invalidInput(what, common.error, 'options');
  const { signal: _, onProgress: __, ...plain } = object.data as Record<string, unknown>;
  const result = schema.safeParse(plain);
  if (!result.success) throw invalidInput(what, result.error, 'options');
  return result.data;
}

/** Checks the options of a method that takes only `signal` and `onProgress`. */
export function checkWorkOptions(options: unknown, what: string): void {
  parseOptionsOf(z.strictObject({}), options, what);
}

/** The options in a plan: plain JSON, without absent members. */
export function plainOptions(options: object): Readonly<Record<string, JsonValue>> {
  return JSON.parse(JSON.stringify(options)) as Record<string, JsonValue>;
}

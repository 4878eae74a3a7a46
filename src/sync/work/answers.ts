import { SettingsError } from '../../core/index.js';
import type { Change } from '../../diff/index.js';
import type { ConflictAnswer, ProductRow } from '../../diff/products/row.js';

/**
 * Whether a row is picked. Only true and false are answers: a promise is truthy whatever it will say, and a forgotten `return` is no wish to write
 * everything.
 *
 * @throws SettingsError `settings.invalid`, `options.select`
 */
export function isSelected<R extends { readonly key: string }>(
  select: ((row: R) => boolean) | undefined,
  row: R,
): boolean {
  if (select === undefined) return true;
  const answer: unknown = select(row);
  if (typeof answer === 'boolean') return answer;
  throw badAnswer('options.select', row, answer, 'true or false');
}

/**
 * The answers to conflicts, checked: an unknown one would leave the field in conflict without a word.
 *
 * @throws SettingsError `settings.invalid`, `options.resolve`, where it is asked
 */
export function checkedResolve(
  resolve: (row: ProductRow, change: Change) => ConflictAnswer,
): (row: ProductRow, change: Change) => ConflictAnswer {
  return (row, change) => {
    const answer = resolve(row, change);
    if (answer === 'gestan' || answer === 'woo' || answer === 'skip') return answer;
    throw badAnswer('options.resolve', row, answer, "'gestan', 'woo' or 'skip'");
  };
}

function badAnswer(
  field: string,
  { key }: { readonly key: string },
  answer: unknown,
  wanted: string,
): SettingsError {
  const isPromise = typeof answer === 'object' && answer !== null && 'then' in answer;
  return new SettingsError(
    `${field} answered ${isPromise ? 'a promise' : describe(answer)} for row ${key}; it must answer ${wanted}. Nothing was written.`,
    {
      code: 'settings.invalid',
      field,
      hint: isPromise
        ? `Find the answers out first, then give a function that answers ${wanted} at once.`
        : `Answer ${wanted}.`,
    },
  );
}

function describe(answer: unknown): string {
  return typeof answer === 'string' || typeof answer === 'number'
    ? JSON.stringify(answer)
    : answer === null
      ? 'null'
      : typeof answer === 'object'
        ? 'an object'
        : String(typeof answer);
}

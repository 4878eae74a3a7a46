import { SettingsError } from '../../core/index.js';
import type { Change, Row } from '../../diff/plan.js';
import type { ConflictAnswer, ProductRow } from '../../diff/products/row.js';

/**
 * Which rows of a plan are applied: `'all'` of them, those with these keys, or those for which a
 * function answers true.
 *
 * @example
 * await sync.products.apply(plan, { select: 'all' })
 * await sync.products.apply(plan, { select: ['woo:13', 'woo:27'] })
 * await sync.products.apply(plan, { select: (row) => row.status === 'add-to-gestan' })
 */
export type RowSelection<R extends { readonly key: string } = Row> =
  | 'all'
  | readonly string[]
  | ((row: R) => boolean);

/**
 * A selection as a predicate. A function must return true or false: a promise would be truthy
 * whatever it resolves to, and a forgotten `return` must not write everything.
 *
 * @throws SettingsError `settings.invalid`, `options.select`: for a key that the plan does not
 *   have, and, when it is called, for another return value
 */
export function selector<R extends { readonly key: string }>(
  select: RowSelection<R>,
  rows: readonly R[],
): (row: R) => boolean {
  if (select === 'all') return () => true;
  if (typeof select === 'function') {
    return (row) => {
      const answer: unknown = select(row);
      if (typeof answer === 'boolean') return answer;
      throw badAnswer('options.select', row, answer, 'true or false');
    };
  }
  const keys = new Set(select);
  const known = new Set(rows.map(({ key }) => key));
  const unknown = select.find((key) => !known.has(key));
  if (unknown === undefined) return ({ key }) => keys.has(key);
  throw new SettingsError(
    `options.select names the row ${JSON.stringify(unknown)}, which the plan does not have.`,
    {
      code: 'settings.invalid',
      field: 'options.select',
      hint: 'Use keys of rows of this plan.',
    },
  );
}

/**
 * The answers to conflicts, checked. An unknown answer would silently leave the field in conflict.
 *
 * @throws SettingsError `settings.invalid`, `options.resolve`, when it is called
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

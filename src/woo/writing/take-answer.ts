import { isRecord } from '../../core/index.js';
import { errorFromBody } from '../answer/classify.js';
import { isWooError, wooError } from '../errors/errors.js';
import { type RowReader, readWrittenRow } from '../reading/row-reader.js';
import type { BatchItem, WooItemResult } from './batch-types.js';
import { unsettledError } from './create.js';
import type { BatchVerb } from './sizer.js';

type Answers = readonly Record<string, unknown>[];

function answersOf(data: unknown, verb: BatchVerb): Answers {
  const list = isRecord(data) ? data[verb] : undefined;
  // PHP sends a list with gaps as an object.
  const values: readonly unknown[] = Array.isArray(list) ? list : isRecord(list) ? Object.values(list) : [];
  return values.map((value) => (isRecord(value) ? value : {}));
}

function idOf<T>(item: BatchItem<T>): number | undefined {
  if (item.verb === 'delete') return Number(isRecord(item.input) ? item.input.id : item.input);
  const id = isRecord(item.input) ? item.input.id : undefined;
  return typeof id === 'number' ? id : undefined;
}

/**
 * The answer that belongs to a row: the one with its id, else the one at its place where none is
 * missing.
 */
function answerFor<T>(
  items: readonly BatchItem<T>[],
  index: number,
  answers: Answers,
): Record<string, unknown> | undefined {
  const item = items[index];
  if (item === undefined) return undefined;
  const id = idOf(item);
  const own = id === undefined ? undefined : answers.find((answer) => answer.id === id);
  if (own !== undefined || answers.length !== items.length) return own;
  const there = answers[index];
  // A row with another id is no answer for this one.
  return id !== undefined && typeof there?.id === 'number' && !('error' in there) ? undefined : there;
}

/** Sets the result of each row of a batch from the store's answer. */
export function takeAnswer<T>(reader: RowReader<T>, items: readonly BatchItem<T>[], data: unknown): void {
  for (const verb of ['create', 'update', 'delete'] as const) {
    const own = items.filter((item) => item.verb === verb);
    const answers = answersOf(data, verb);
    for (const [index, item] of own.entries())
      item.result = resultOf(reader, item, answerFor(own, index, answers));
  }
}

function resultOf<T>(
  reader: RowReader<T>,
  item: BatchItem<T>,
  answer: Record<string, unknown> | undefined,
): WooItemResult<T> {
  const { redact } = reader.http;
  const path = reader.http.pathOf(`${reader.path}/batch`);
  if (answer === undefined) {
    const missing = wooError('woo.unexpected', `POST ${path} did not answer for this row.`, {
      method: 'POST',
      path,
    });
    return { ok: false, error: item.verb === 'create' ? unsettledError('POST', path, missing) : missing };
  }
  const error = 'error' in answer ? errorFromBody(answer.error, { method: 'POST', path, redact }) : undefined;
  if (error !== undefined) {
    const id = idOf(item);
    // A deletion whose answer was lost is sent again. If the row is gone by then, it has succeeded.
    const gone =
      item.verb === 'delete' && item.sent && (error.code === 'woo.not-found' || error.code === 'woo.gone');
    return gone && id !== undefined ? { ok: true, row: { id } as T } : { ok: false, error };
  }
  try {
    return { ok: true, row: readWrittenRow(reader, answer, 'POST') };
  } catch (caught) {
    if (!isWooError(caught)) throw caught;
    return { ok: false, error: item.verb === 'create' ? unsettledError('POST', path, caught) : caught };
  }
}

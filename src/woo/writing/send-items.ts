import { isRecord } from '../../core/index.js';
import { isWooError, type WooError } from '../errors/errors.js';
import { outcomeOf } from '../http/request-outcome.js';
import { createList } from '../reading/list.js';
import type { RowReader } from '../reading/row-reader.js';
import type { BatchItem, BatchLookup, BatchOptions } from './batch-types.js';
import { unsettledError } from './create.js';
import type { WooInput, WooUpdate } from './input.js';
import { isRepeatable } from './repeatable.js';
import type { Sizer } from './sizer.js';
import { takeAnswer } from './take-answer.js';

/** The shared state of the requests of one batch. */
export interface BatchState<T> {
  readonly reader: RowReader<T>;
  readonly sizer: Sizer;
  readonly options: BatchOptions<T>;
  /** Why sending stopped. */
  stopped: WooError | undefined;
  /** Whether the store has accepted any request of this batch. */
  succeeded: boolean;
}

type Items<T> = readonly BatchItem<T>[];

function fail<T>(items: Items<T>, error: WooError): void {
  for (const item of items) item.result ??= { ok: false, error };
}

function bodyOf<T>({ toStore }: RowReader<T>, items: Items<T>): Record<string, unknown[]> {
  const body: Record<string, unknown[]> = {};
  for (const { verb, input } of items) {
    const list = body[verb] ?? [];
    list.push(toStore !== undefined && isRecord(input) ? toStore(input) : input);
    body[verb] = list;
  }
  return body;
}

/**
 * Errors that one row may cause for its whole request: the request is split in two until the row is
 * found.
 */
const ofOneRow = new Set([
  'woo.invalid',
  'woo.image',
  'woo.too-large',
  'woo.firewall',
  'woo.captcha',
  'woo.server-error',
  'woo.timeout',
  'woo.truncated',
  'woo.html',
  'woo.not-json',
  'woo.unexpected',
]);

/** Errors that say that a request was too much at once. */
function isTooMuch(error: WooError): boolean {
  return error.code === 'woo.timeout' || error.code === 'woo.too-large' || (error.status ?? 0) >= 500;
}

function mayBeOneRow(error: WooError): boolean {
  // A gateway that gave up waiting for PHP: the request was too much, or one row of it.
  return ofOneRow.has(error.code) || [502, 504, 520, 522, 524].includes(error.status ?? 0);
}

/**
 * Sends rows in one request and sets the result of each; if the request fails as a whole, in
 * smaller ones.
 */
export async function sendItems<T>(state: BatchState<T>, given: Items<T>, retry = 1): Promise<void> {
  if (state.stopped !== undefined) {
    fail(given, state.stopped);
    return;
  }
  const items = await stillToSend(state, given);
  if (items.length === 0) return;
  const { http, path } = state.reader;
  try {
    const reply = await http.request({
      method: 'POST',
      path: `${path}/batch`,
      body: bodyOf(state.reader, items),
      signal: state.options.signal,
      // Never repeated as a whole: the next steps know each row, and send smaller requests.
      repeatable: false,
    });
    takeAnswer(state.reader, items, reply.data);
    state.succeeded = true;
    state.sizer.grow();
  } catch (error) {
    if (!isWooError(error)) throw error;
    await sendAgain(state, items, error, retry);
  }
}

async function sendAgain<T>(
  state: BatchState<T>,
  items: Items<T>,
  error: WooError,
  retry: number,
): Promise<void> {
  const { http } = state.reader;
  if (isTooMuch(error)) state.sizer.shrink();
  const outcome = outcomeOf(error);
  const left = outcome === 'unknown' ? await resolveLost(state, items, error) : items;
  if (left.length === 0) return;
  if (!mayBeOneRow(error)) {
    // The store, or the way to it, is at fault: the same for all rows.
    if (outcome === 'unknown' && (await http.waitToRetry(error, retry, undefined))) {
      await sendItems(state, left, retry + 1);
      return;
    }
    state.stopped = error;
    fail(left, error);
    return;
  }
  if (left.length > 1) {
    if (outcome === 'unknown') await http.waitToRetry(error, 1, undefined);
    const half = Math.ceil(left.length / 2);
    await sendItems(state, left.slice(0, half));
    await sendItems(state, left.slice(half));
    return;
  }
  // A row is tried once more alone: an error that persists is caused by the row, or by the whole
  // address.
  if (outcome === 'unknown' && retry === 1 && (await http.waitToRetry(error, retry, undefined))) {
    await sendItems(state, left, retry + 1);
    return;
  }
  fail(left, error);
  if (!state.succeeded) await probe(state);
}

/** An empty batch changes nothing: when even that fails, the fault is not in the rows. */
async function probe<T>(state: BatchState<T>): Promise<void> {
  const { http, path } = state.reader;
  try {
    await http.request({
      method: 'POST',
      path: `${path}/batch`,
      body: {},
      signal: state.options.signal,
      repeatable: true,
    });
    state.succeeded = true;
  } catch (error) {
    if (!isWooError(error)) throw error;
    state.stopped = error;
  }
}

/**
 * After a lost answer: finds out which rows were created, marks unknown ones as unsettled, and
 * returns those that may be sent again.
 */
async function resolveLost<T>(state: BatchState<T>, items: Items<T>, error: WooError): Promise<Items<T>> {
  const { reader, options } = state;
  for (const item of items) item.sent = true;
  const lost = unsettledError('POST', reader.http.pathOf(`${reader.path}/batch`), error);
  const { lookup } = options;
  const canLookUp = (item: BatchItem<T>) =>
    lookup !== undefined && (lookup.tells?.(item.input as WooInput) ?? true);
  const creations = items.filter((item) => item.verb === 'create');
  fail(
    creations.filter((item) => !canLookUp(item)),
    lost,
  );
  const open = creations.filter(canLookUp);
  if (lookup !== undefined && open.length > 0) await lookUp(lookup, open, lost);
  fail(
    items.filter((item) => item.verb === 'update' && !isRepeatable(item.input)),
    lost,
  );
  return items.filter((item) => item.result === undefined);
}

/**
 * Reads the rows of changes whose answer was lost, and returns the changes that still have to be
 * sent. It reads after all waiting, to see changes by others.
 */
async function stillToSend<T>({ reader, options }: BatchState<T>, items: Items<T>): Promise<Items<T>> {
  const { needsRepeat, signal } = options;
  const lost = items.flatMap((item) => {
    const { verb, sent, input } = item;
    return verb === 'update' && sent ? [{ item, update: input as WooUpdate }] : [];
  });
  if (needsRepeat === undefined || lost.length === 0) return items;
  try {
    const include = lost.map(({ update }) => update.id).join(',');
    const rows = await createList(reader, { include }, { signal }).toArray();
    const byId = new Map(rows.map((row) => [Number((row as { readonly id?: unknown }).id), row]));
    for (const { item, update } of lost) {
      const row = byId.get(update.id);
      if (row !== undefined && !needsRepeat(update, row)) item.result = { ok: true, row, found: true };
    }
  } catch (error) {
    if (!isWooError(error)) throw error;
    fail(
      lost.map(({ item }) => item),
      error,
    );
  }
  return items.filter((item) => item.result === undefined);
}

async function lookUp<T>(lookup: BatchLookup<T>, items: Items<T>, lost: WooError): Promise<void> {
  try {
    const found = await lookup(items.map((item) => item.input as WooInput));
    for (const [index, item] of items.entries()) {
      const row = found[index];
      if (row !== undefined) item.result = { ok: true, row, found: true };
    }
  } catch (error) {
    if (!isWooError(error)) throw error;
    // Their outcome is unknown as long as the store cannot be reached.
    fail(items, lost);
  }
}

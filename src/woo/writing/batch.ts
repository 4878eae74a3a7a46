import { need } from '../../core/arguments.js';
import { type WooError, wooError } from '../errors/errors.js';
import type { RowReader } from '../reading/row-reader.js';
import type { BatchItem, BatchOptions, WooBatch, WooBatchResults, WooItemResult } from './batch-types.js';
import { checkInput, checkInputs } from './check-input.js';
import { sendItems } from './send-items.js';
import { type BatchVerb, maxPerBatch, type Sizer, weightOf } from './sizer.js';

function itemsOf<T>(batch: WooBatch): BatchItem<T>[] {
  const of = (verb: BatchVerb, inputs: readonly unknown[] | undefined): BatchItem<T>[] =>
    (inputs ?? []).map((input) => ({
      verb,
      input,
      weight: weightOf(verb, input),
      sent: false,
      result: undefined,
    }));
  return [...of('create', batch.create), ...of('update', batch.update), ...of('delete', batch.delete)];
}

/** The next rows that fit one request together. */
function nextChunk<T>(items: readonly BatchItem<T>[], from: number, sizer: Sizer): BatchItem<T>[] {
  const chunk: BatchItem<T>[] = [];
  let load = 0;
  for (const item of items.slice(from, from + maxPerBatch)) {
    load += 1 / sizer.size(item.weight);
    // 100 hundredths are a little more than 1 in binary.
    if (chunk.length > 0 && load > 1 + 1e-9) break;
    chunk.push(item);
  }
  return chunk;
}

/**
 * Writes any number of rows, as many in one request as the store manages. Each row gets a result of
 * its own, whatever the store answers.
 */
export async function runBatch<T>(
  reader: RowReader<T>,
  batch: WooBatch,
  sizer: Sizer,
  options: BatchOptions<T> = {},
): Promise<WooBatchResults<T>> {
  need('batch()', 'batch', batch);
  for (const verb of ['create', 'update', 'delete'] as const)
    if (batch[verb] !== undefined) need('batch()', `batch.${verb}`, batch[verb], 'a list');
  checkInput(batch, 'batch');
  checkInputs(batch.create, 'batch.create');
  checkInputs(batch.update, 'batch.update');
  const items = itemsOf<T>(batch);
  const state = { reader, sizer, options, stopped: undefined as WooError | undefined, succeeded: false };
  for (let at = 0; at < items.length; ) {
    const chunk = nextChunk(items, at, sizer);
    at += chunk.length;
    if (options.signal?.aborted && state.stopped === undefined) {
      state.stopped = wooError('woo.aborted', 'The batch was aborted before this row was sent.', {
        path: reader.http.pathOf(reader.path),
        cause: options.signal.reason,
      });
    }
    await sendItems(state, chunk);
  }
  const resultsOf = <R>(verb: BatchVerb) =>
    items.filter((item) => item.verb === verb).map((item) => resultOf(reader, item) as WooItemResult<R>);
  return {
    create: resultsOf<T>('create'),
    update: resultsOf<T>('update'),
    delete: resultsOf<{ readonly id: number }>('delete'),
  };
}

function resultOf<T>(reader: RowReader<T>, item: BatchItem<T>): WooItemResult<T> {
  if (item.result !== undefined) return item.result;
  const path = reader.http.pathOf(reader.path);
  return {
    ok: false,
    error: wooError('woo.unexpected', `POST ${path}/batch did not answer for this row.`, { path }),
  };
}

import { isWooError, type WooError, wooError } from '../errors/errors.js';
import { outcomeOf } from '../http/request-outcome.js';
import type { WooCallOptions } from '../reading/list-types.js';
import { type RowReader, readWrittenRow } from '../reading/row-reader.js';
import type { WooInput } from './input.js';

/** Options of creating a row. */
export interface CreateOptions<T> extends WooCallOptions {
  /**
   * Finds the row in the store after a lost answer: by SKU, by e-mail, by a reference in its meta.
   * If it returns `undefined`, the row is sent again.
   */
  readonly lookup?: (() => Promise<T | undefined>) | undefined;
}

/** The error of a write whose answer was lost. */
export function unsettledError(method: string, path: string, cause: WooError): WooError {
  return wooError('woo.unsettled', `${method} ${path} was sent, but its answer was lost (${cause.code}).`, {
    method,
    path,
    status: cause.status,
    wooCode: cause.wooCode,
    cause,
  });
}

export async function createRow<T>(
  reader: RowReader<T>,
  input: WooInput,
  options?: CreateOptions<T>,
): Promise<T> {
  const { signal, lookup } = options ?? {};
  const { http, path } = reader;
  const body = reader.toStore?.(input) ?? input;
  for (let retry = 1; ; retry += 1) {
    try {
      const reply = await http.request({ method: 'POST', path, body, signal, repeatable: false });
      return readWrittenRow(reader, reply.data, 'POST');
    } catch (error) {
      if (!isWooError(error) || outcomeOf(error) !== 'unknown') throw error;
      const lost = unsettledError('POST', http.pathOf(path), error);
      if (lookup === undefined) throw lost;
      // The store may still be working on it: a row that is missing may appear in a moment.
      const again = await http.waitToRetry(error, retry, undefined);
      const found = await lookup().catch((failure: unknown) => {
        if (isWooError(failure)) throw lost;
        throw failure;
      });
      if (found !== undefined) return found;
      if (!again) throw lost;
      signal?.throwIfAborted();
    }
  }
}

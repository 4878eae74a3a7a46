import { isWooError } from '../errors/errors.js';
import type { WooCallOptions } from '../reading/list-types.js';
import { type RowReader, readWrittenRow } from '../reading/row-reader.js';

/** Options of deleting a row. */
export interface WooDeleteOptions extends WooCallOptions {
  /**
   * Deletes permanently, without the trash. Required for customers, categories, taxes and webhooks,
   * which have no trash.
   *
   * @default false
   */
  readonly force?: boolean | undefined;
}

export async function deleteRow<T>(
  reader: RowReader<T>,
  path: string,
  { force, signal }: WooDeleteOptions = {},
): Promise<T | undefined> {
  const { http } = reader;
  const query = { force: force === true ? true : undefined };
  const once = () => http.request({ method: 'DELETE', path, query, signal, maxRetries: 0 });
  let lost = false;
  for (let retry = 1; ; retry += 1) {
    try {
      const reply = await once();
      return readWrittenRow({ ...reader, path }, reply.data, 'DELETE');
    } catch (error) {
      if (!isWooError(error)) throw error;
      // The lost answer reported success: the row is gone.
      if (lost && (error.code === 'woo.gone' || error.code === 'woo.not-found')) return undefined;
      lost = true;
      if (!(await http.waitToRetry(error, retry, signal))) throw error;
    }
  }
}

import { isWooError } from '../errors/errors.js';
import { outcomeOf } from '../http/request-outcome.js';
import type { WooCallOptions } from '../reading/list-types.js';
import { type RowReader, readWrittenRow } from '../reading/row-reader.js';
import { checkInput } from './check-input.js';
import { unsettledError } from './create.js';
import type { WooInput } from './input.js';
import { isRepeatable } from './repeatable.js';

/**
 * Changes a row. What is the same when done twice is sent again after a lost answer; new images and
 * order lines are not.
 */
export async function updateRow<T>(
  reader: RowReader<T>,
  path: string,
  input: WooInput,
  options?: WooCallOptions,
): Promise<T> {
  const signal = options?.signal;
  checkInput(input, 'input');
  const repeatable = isRepeatable(input);
  const { http } = reader;
  const body = reader.toStore?.(input) ?? input;
  try {
    const reply = await http.request({ method: 'PUT', path, body, signal, repeatable });
    return readWrittenRow({ ...reader, path }, reply.data, 'PUT');
  } catch (error) {
    if (repeatable || !isWooError(error) || outcomeOf(error) !== 'unknown') throw error;
    throw unsettledError('PUT', http.pathOf(path), error);
  }
}

import { GestanError } from '../../../errors.js';
import { readIfThere } from '../atomic-files.js';

/**
 * A JSON file that the outbox wrote itself. It is on the disk whole or not at all, so that one
 * which cannot be read was damaged later.
 *
 * @param repair what to do about a damaged one.
 * @throws {GestanError} `gestan.invalid` with the path.
 */
export async function readOwn<T>(
  path: string,
  isWhole: (value: unknown) => value is T,
  repair: string,
): Promise<T | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  let cause: unknown;
  try {
    const value: unknown = JSON.parse(text);
    if (isWhole(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    cause = error;
  }
  throw new GestanError(`The file ${path} of the outbox is damaged.`, {
    code: 'gestan.invalid',
    field: 'outbox',
    hint: repair,
    cause,
  });
}

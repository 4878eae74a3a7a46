import { copyOf } from '../../../core/copy.js';
import type { GestanListOptions, GestanReadOptions } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { refused, unsupported } from '../../refusals.js';
import type { MemoryFaultBox } from './faults.js';
import type { MemoryGestanOperation } from './options.js';

/**
 * How every method is called: the signal, what the capabilities announce, the armed faults, and
 * copies instead of the tables' own rows.
 */
export function createCalls(capabilities: GestanCapabilities, faults: MemoryFaultBox) {
  async function call<T>(
    operation: MemoryGestanOperation,
    may: boolean | string,
    work: () => T,
    given?: GestanReadOptions,
  ): Promise<T> {
    given?.signal?.throwIfAborted();
    // A real Gestan is never answered within the same tick.
    await Promise.resolve();
    if (may !== true) throw unsupported(String(may));
    return copyOf(faults.strike(operation, work));
  }

  async function* list<T extends { readonly modifiedAt?: string }>(
    operation: MemoryGestanOperation,
    may: boolean | string,
    rows: () => readonly T[],
    given?: GestanListOptions,
  ): AsyncGenerator<T> {
    const since = capabilities.modifiedSince ? given?.modifiedSince : undefined;
    const after = since === undefined ? undefined : Date.parse(since);
    if (Number.isNaN(after)) throw refused('modifiedSince', `${since} is not an instant.`);
    const found = await call(operation, may, rows, given);
    for (const row of found) {
      given?.signal?.throwIfAborted();
      // A row without a date may have changed.
      if (after === undefined || row.modifiedAt === undefined || Date.parse(row.modifiedAt) >= after)
        yield row;
    }
  }

  return { call, list };
}

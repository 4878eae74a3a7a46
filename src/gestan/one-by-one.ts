import type { GestanAdapter, GestanReadOptions, GestanWriteResult } from './adapter.js';
import type { PieceDraft } from './piece-model.js';

/**
 * `createPieces` by a call of `createPiece` for each piece. For adapters that gain nothing by more,
 * and for those that are wrapped: who puts an own `createPiece` in the place of theirs sees every
 * piece.
 */
export async function oneByOne(
  adapter: Pick<GestanAdapter, 'createPiece'>,
  orders: readonly (readonly PieceDraft[])[],
  options?: GestanReadOptions,
): Promise<readonly (readonly PromiseSettledResult<GestanWriteResult>[])[]> {
  options?.signal?.throwIfAborted();
  const all: PromiseSettledResult<GestanWriteResult>[][] = [];
  for (const drafts of orders) {
    const outcomes: PromiseSettledResult<GestanWriteResult>[] = [];
    all.push(outcomes);
    for (const draft of drafts) {
      const [outcome] = await Promise.allSettled([(async () => adapter.createPiece(draft, options))()]);
      outcomes.push(outcome);
      if (outcome.status === 'rejected') break;
    }
  }
  return all;
}

import { isSyncError } from '../../core/index.js';
import type { Journal, OpenIntent } from '../state/journal.js';
import type { HeldLease } from '../state/lock.js';
import { put } from '../state/store.js';
import type { SyncContext } from './context.js';
import { lookUpIntent } from './look-up-intent.js';
import { afterFailure, isToBeTried } from './parked.js';
import { followSent } from './sent.js';

/**
 * After so many failed look-ups in a row the other side counts as down: each may take a time-out.
 */
const mostFailures = 3;

/**
 * Reconciles the journal of earlier runs with both sides. Each open intent is looked up on the side
 * it was written to. A record that is found is stored as if the answer had arrived. A record that
 * is not found was never made, and the next plan asks for it again. Then the states of records that
 * were only sent are read. Nothing is written to either side, with one exception: a cancellation
 * that was begun is completed. Each result is stored before the next look-up, so that an abort or a
 * crash loses nothing.
 *
 * Returns the parked intents, whose look-up has failed for long: they block only their own subject.
 *
 * @throws the reason of an abort; the error of a look-up that may succeed soon.
 */
export async function reconcileJournal(
  context: SyncContext,
  { lease, keep }: HeldLease,
  journal: Journal,
  signal?: AbortSignal,
): Promise<readonly OpenIntent[]> {
  const { store, logger, clock } = context;
  const parked: OpenIntent[] = [];
  const errors: unknown[] = [];
  for await (const open of journal.left()) {
    const { id, intent, at } = open;
    signal?.throwIfAborted();
    if (!isToBeTried(open, clock.now())) {
      parked.push(open);
      continue;
    }
    await keep();
    try {
      const writes = await lookUpIntent(context, intent, at);
      await store.commit([...writes, { delete: store.keys.intent(id) }], lease);
      logger.info(`Reconciled an open ${intent.kind}.`, { found: writes.length > 0, at });
    } catch (error) {
      signal?.throwIfAborted();
      if (isSyncError(error) && error.code.startsWith('storage.')) throw error;
      const failed = { ...open, failed: afterFailure(open, error, context) };
      await store.commit([put(store.keys.intent(id), failed)], lease);
      logger.warn(`An open ${intent.kind} could not be looked up.`, { ...failed.failed });
      if (failed.failed.parked) parked.push(failed);
      else if (errors.push(error) >= mostFailures) break;
    }
  }
  if (errors.length > 0) throw errors[0];
  await followSent(context, lease, signal);
  return parked;
}

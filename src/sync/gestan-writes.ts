import { isSyncError } from '../core/index.js';
import type { GestanRecordKind, GestanWriteResult } from '../gestan/index.js';
import type { SyncContext } from './context.js';

/**
 * A write to Gestan whose answer may get lost: it is looked up by its external reference then, and never sent again blindly. Found: that is the
 * result. Not found: the error stands, the intent stays open, and the next run looks again.
 */
export async function upsertSettled(
  { gestan, logger }: SyncContext,
  kind: GestanRecordKind,
  externalRef: string,
  write: () => Promise<GestanWriteResult>,
): Promise<GestanWriteResult> {
  try {
    return await write();
  } catch (error) {
    if (!isSyncError(error) || error.code !== 'gestan.unsettled') throw error;
    const found = await gestan.find(kind, externalRef);
    logger.warn(`The answer to a write of ${kind} was lost.`, { externalRef, found: found !== undefined });
    if (!found) throw error;
    return { ...found, created: true };
  }
}

import { isSyncError } from '../core/index.js';
import type { GestanRecordKind, GestanWriteResult } from '../gestan/index.js';
import type { SyncContext } from './context.js';

/**
 * A write to Gestan whose answer may get lost: it is looked up by its external reference then, and never sent again blindly. Found: that is the
 * result. Not found: the error stands, the intent stays open, and the next run looks again.
 */
export async function upsertSettled(
  { gestan, logger, redact }: SyncContext,
  kind: GestanRecordKind,
  externalRef: string,
  write: () => Promise<GestanWriteResult>,
): Promise<GestanWriteResult> {
  try {
    return await write();
  } catch (error) {
    if (!isSyncError(error) || error.code !== 'gestan.unsettled') throw error;
    const found = await gestan.find(kind, externalRef).catch((failure: unknown) => {
      // Whether it was made is still not known: the lost answer stands, and its intent with it.
      logger.warn(`A write of ${kind} could not be looked up.`, {
        externalRef,
        why: redact(String(failure)),
      });
    });
    logger.warn(`The answer to a write of ${kind} was lost.`, { externalRef, found: Boolean(found) });
    if (!found) throw error;
    return { ...found, created: true };
  }
}

import { isSyncError } from '../../core/index.js';
import { GestanError, type GestanRecordKind, type GestanWriteResult } from '../../gestan/index.js';
import type { SyncContext } from './context.js';

/**
 * A write to Gestan whose answer may get lost. What was to be made is looked up by its external reference then, and never sent again blindly. Found: that
 * is the result. Not found: the error stands, the intent stays open, and the next run looks again. A change is not looked up: that the record is there
 * says nothing of what it holds. The error stands, what was synced stays as it was, and the next plan compares both sides.
 *
 * An answer without an id is a lost one: taken as it is it would be remembered as a piece that Gestan may not have, or as a link that leads nowhere.
 */
export async function upsertOrFind(
  { gestan, logger, redact }: SyncContext,
  kind: GestanRecordKind,
  { externalRef, id }: { readonly externalRef: string; readonly id?: string | undefined },
  write: () => Promise<GestanWriteResult>,
): Promise<GestanWriteResult> {
  try {
    return answered(gestan.name, kind, externalRef, await write());
  } catch (error) {
    if (!isSyncError(error) || error.code !== 'gestan.unsettled') throw error;
    if (id !== undefined) {
      logger.warn(`The answer to a change of ${kind} was lost.`, { externalRef, id });
      throw error;
    }
    const found = await gestan.find(kind, externalRef).catch((failure: unknown): undefined => {
      // Whether it was made is still not known: the lost answer stands, and its intent with it.
      logger.warn(`A write of ${kind} could not be looked up.`, {
        externalRef,
        why: redact(String(failure)),
      });
    });
    logger.warn(`The answer to a write of ${kind} was lost.`, { externalRef, found: Boolean(found) });
    if (!hasId(found)) throw error;
    return { ...found, created: true };
  }
}

const writers = {
  product: 'upsertProduct',
  contact: 'upsertContact',
  piece: 'createPiece',
  entry: 'createEntry',
} as const;

function answered(
  adapter: string,
  kind: GestanRecordKind,
  externalRef: string,
  answer: GestanWriteResult,
): GestanWriteResult {
  if (hasId(answer)) return answer;
  throw new GestanError(
    `${writers[kind]}() of the Gestan adapter "${adapter}" answered without an id for ${externalRef}: whether it was written is not known.`,
    {
      code: 'gestan.unsettled',
      field: `${writers[kind]}.id`,
      hint: 'Let the adapter answer { id, created }, with Gestan’s own id as a text; see gestanAdapterContract().',
    },
  );
}

/** The types promise it; an adapter in plain JavaScript, or a database that gives numbers, may break the promise. */
function hasId<T extends { readonly id: string }>(answer: T | undefined): answer is T {
  const id: unknown = (answer as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id !== '';
}

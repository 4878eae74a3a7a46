import { isSyncError } from '../../core/index.js';
import { GestanError, type GestanRecordKind, type GestanWriteResult } from '../../gestan/index.js';
import type { SyncContext } from './context.js';

/** The identity of a record that was written, or found. */
type Answer = Pick<GestanWriteResult, 'id' | 'sent'>;

/**
 * Writes to Gestan. When the answer to a creation is lost, the record is looked up by its external
 * reference instead of being sent again. If it is found, it is the result. If not, the error is
 * thrown, the intent stays open, and the next run looks again. A change cannot be looked up: an
 * existing record does not show whether the change arrived. The error is thrown, and the next plan
 * compares both sides.
 *
 * An answer without an id counts as lost: recorded, it would be a link to nothing. So does one with
 * the id of another record, and an error that is not of this library.
 *
 * @param holderOf the record that already has the id of an answer, if that is another record.
 */
export async function upsertOrFind(
  { gestan, logger, redact }: SyncContext,
  kind: GestanRecordKind,
  { externalRef, id }: { readonly externalRef: string; readonly id?: string | undefined },
  write: () => Promise<GestanWriteResult>,
  holderOf: (answer: Answer) => Promise<string | undefined> | string | undefined = () => undefined,
): Promise<GestanWriteResult> {
  const holder = async (found: Answer) => {
    if (id !== undefined) return undefined;
    try {
      return await holderOf(found);
    } catch (cause) {
      // The record exists. Any other error would mean that it was not made.
      throw uncheckedIdError(gestan.name, externalRef, found.id, cause);
    }
  };
  try {
    const answer = await withOwnError(gestan.name, writers[kind], externalRef, write);
    answered(gestan.name, kind, externalRef, answer);
    const other = await holder(answer);
    if (other !== undefined) throw foreignIdError(gestan.name, writers[kind], externalRef, answer.id, other);
    return answer;
  } catch (error) {
    if (!isSyncError(error) || error.code !== 'gestan.unsettled') throw error;
    if (id !== undefined) {
      logger.warn(`The answer to a change of ${kind} was lost.`, { externalRef, id });
      throw error;
    }
    const found = await gestan.find(kind, externalRef).catch((failure: unknown): undefined => {
      // Whether it was made is still unknown: the error is thrown, and the intent stays open.
      logger.warn(`A write of ${kind} could not be looked up.`, {
        externalRef,
        why: redact(String(failure)),
      });
    });
    logger.warn(`The answer to a write of ${kind} was lost.`, { externalRef, found: Boolean(found) });
    if (!hasId(found) || (await holder(found)) !== undefined) throw error;
    return { ...found, created: true };
  }
}

const writers = {
  product: 'upsertProduct',
  contact: 'upsertContact',
  piece: 'createPiece',
  entry: 'createEntry',
} as const;

/**
 * Waits for a write. An error of a driver or of the network does not say whether Gestan has
 * written: it becomes `gestan.unsettled`. Only an adapter's own error tells that nothing was
 * written.
 */
export async function withOwnError<T>(
  adapter: string,
  method: string,
  externalRef: string,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isSyncError(error)) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new GestanError(
      `${method}() of the Gestan adapter "${adapter}" failed for ${externalRef}: ${said}. Whether it was written is not known.`,
      {
        code: 'gestan.unsettled',
        cause: error,
        hint: 'Let the adapter reject with a GestanError whose code says what happened.',
      },
    );
  }
}

function answered(
  adapter: string,
  kind: GestanRecordKind,
  externalRef: string,
  answer: GestanWriteResult,
): void {
  if (hasId(answer)) return;
  throw new GestanError(
    `${writers[kind]}() of the Gestan adapter "${adapter}" answered without an id for ${externalRef}: whether it was written is not known.`,
    {
      code: 'gestan.unsettled',
      field: `${writers[kind]}.id`,
      hint: 'Let the adapter answer { id, created }, with Gestan’s own id as a text; see gestanAdapterContract().',
    },
  );
}

/** The adapter returned the id of another record, so what it wrote is not known. */
export function foreignIdError(
  adapter: string,
  method: string,
  externalRef: string,
  id: string,
  holder: string,
): GestanError {
  return new GestanError(
    `${method}() of the Gestan adapter "${adapter}" answered for ${externalRef} with the id ${id}, which is that of ${holder}: whether it was written is not known.`,
    {
      code: 'gestan.unsettled',
      field: `${method}.id`,
      hint: 'Let the adapter answer with the id of the record that it made; see gestanAdapterContract().',
    },
  );
}

/** The record was written, but whether its id is that of another one could not be looked up. */
function uncheckedIdError(adapter: string, externalRef: string, id: string, cause: unknown): GestanError {
  return new GestanError(
    `The Gestan adapter "${adapter}" answered for ${externalRef} with the id ${id}: whether that is another record's could not be looked up.`,
    { code: 'gestan.unsettled', cause, hint: 'The next run looks it up.' },
  );
}

/**
 * An adapter in plain JavaScript, or a database that gives numbers, may answer otherwise than the
 * types say.
 */
function hasId<T extends { readonly id: string }>(answer: T | undefined): answer is T {
  const id: unknown = (answer as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id !== '';
}

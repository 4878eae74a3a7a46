import { isRecord, isSyncError } from '../../../core/index.js';
import { GestanError, type GestanWriteResult, type PieceDraft } from '../../../gestan/index.js';
import type { HeldLease } from '../../state/lock.js';
import type { SyncContext } from '../../work/context.js';
import type { Answer, Step } from './piece-steps.js';

/** What a call for the pieces of several orders answered. */
export interface PieceBatch {
  /** The answer about a piece; undefined: nothing was written of it. */
  answerOf(step: Step): Answer | undefined;
  /** Whether a piece was made, or may have been. */
  mayBeMade(step: Step): boolean;
}

/** What of each order can be made in one call with others. */
interface BatchedOrder {
  readonly steps: readonly Step[];
}

/** How many orders are in the first call of a page: how fast this Gestan is, is not known yet. */
const firstOrders = 5;

/**
 * A call is to take no longer than this, in milliseconds: what it has not answered when the process
 * dies is looked up, piece by piece.
 */
const longestMs = 1_000;

/** Makes the pieces of the next orders in one call, where the adapter can do that. */
interface PieceBatches {
  /** How many of the orders the next call takes: 0 where a call for each piece does as well. */
  take(orders: readonly BatchedOrder[]): number;
  /** Undefined: nothing was written, and the pieces are to be made one by one. Never fails. */
  make(orders: readonly BatchedOrder[], held: HeldLease): Promise<PieceBatch | undefined>;
}

export function createPieceBatches({ gestan, clock, logger, redact }: SyncContext): PieceBatches {
  const { createPieces } = gestan;
  let most = createPieces ? firstOrders : 0;
  return {
    take(orders) {
      let count = 0;
      let pieces = 0;
      for (const { steps } of orders.slice(0, most)) {
        const together = leading(steps).length;
        // The pieces of different orders are made in the order of their orders: Gestan numbers
        // them.
        if (together === 0 && steps.some(isOfPiece)) break;
        count += 1;
        pieces += together;
        if (steps.slice(together).some(isOfPiece)) break;
      }
      return pieces > 1 ? count : 0;
    },
    async make(orders, held) {
      if (!createPieces) return undefined;
      try {
        await held.keep();
      } catch {
        // The first step that is made by itself fails of the same.
        return undefined;
      }
      const asked = orders.map(({ steps }) => leading(steps));
      const drafts = asked.map((steps) => steps.map(({ piece }) => piece as PieceDraft));
      const begun = clock.now();
      let answers: unknown;
      try {
        answers = await createPieces(drafts);
      } catch (error) {
        if (isSyncError(error) && error.code !== 'gestan.unsettled') {
          logger.warn('Several pieces could not be made in one call. They are made one by one.', {
            error: redact(String(error)),
          });
          most = 0;
          return undefined;
        }
        answers = error;
      }
      const took = clock.now() - begun;
      if (took > longestMs) most = Math.max(1, Math.floor(most / 4));
      else if (took >= 0 && took < longestMs / 8) most *= 4;
      return batchOf(asked, answers, gestan.name);
    },
  };
}

/** A step that Gestan numbers, or that changes a piece. */
function isOfPiece({ intent, begun }: Step): boolean {
  return intent?.kind === 'gestan-piece' || begun !== undefined;
}

/** The pieces that an order begins with. */
function leading(steps: readonly Step[]): readonly Step[] {
  const end = steps.findIndex(({ piece }) => piece === undefined);
  return end === -1 ? steps : steps.slice(0, end);
}

/**
 * @param answers those of the adapter, or the error that it failed with: nothing in them is
 *   certain.
 */
function batchOf(asked: readonly (readonly Step[])[], answers: unknown, adapter: string): PieceBatch {
  const answerOf = new Map<Step, Answer>();
  const made = new Set<Step>();
  for (const [at, steps] of asked.entries()) {
    const outcomes: readonly unknown[] | undefined = listAt(answers, at);
    let ended = false;
    for (const [index, step] of steps.entries()) {
      const outcome = outcomes?.[index];
      // Behind one that was refused, nothing was to be made: what has an outcome all the same was.
      if (outcome === undefined && ended) continue;
      const { status, value, reason } = isRecord(outcome) ? outcome : {};
      if (status === 'fulfilled') answerOf.set(step, async () => value as GestanWriteResult);
      else {
        const error = status === 'rejected' ? reason : unanswered(adapter, answers);
        answerOf.set(step, () => Promise.reject(error));
        ended = ended || status === 'rejected';
        if (isSyncError(error) && error.code !== 'gestan.unsettled') continue;
      }
      made.add(step);
    }
  }
  return { answerOf: (step) => answerOf.get(step), mayBeMade: (step) => made.has(step) };
}

function listAt(answers: unknown, at: number): readonly unknown[] | undefined {
  const list: unknown = Array.isArray(answers) ? answers[at] : undefined;
  return Array.isArray(list) ? list : undefined;
}

/** The error of a piece that a call told nothing of: that of the call, where it has one. */
function unanswered(adapter: string, answers: unknown): unknown {
  if (isSyncError(answers)) return answers;
  const said = answers instanceof Error ? `failed: ${answers.message}` : 'did not answer for each piece';
  return new GestanError(
    `createPieces() of the Gestan adapter "${adapter}" ${said}. Whether they were written is not known.`,
    {
      code: 'gestan.unsettled',
      field: 'createPieces',
      cause: answers,
      hint: 'Let the adapter answer, for each order, the outcomes of its pieces; see gestanAdapterContract().',
    },
  );
}

import { defined } from '../../../core/index.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import { type EntryDraft, GestanError, type PieceDraft } from '../../../gestan/index.js';
import type { PieceWithdrawal } from '../../../pieces/context.js';
import type { IssuedContent } from '../../../pieces/index.js';
import { keptFigures } from '../../../pieces/kept-figures.js';
import { contentPrint } from '../../../pieces/revisions.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { Intent } from '../../state/journal.js';
import {
  type Made,
  type MadeEntry,
  type MadePiece,
  type OrderFacts,
  type OrderRecord,
  readOrder,
  withMade,
} from '../../state/records/orders.js';
import { put } from '../../state/store.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { upsertOrFind } from '../../work/gestan-writes.js';
import { sentWrites } from '../../work/sent.js';

/** One thing to make in Gestan. */
interface Step {
  /** Absent if doing it twice does no harm. */
  readonly intent?: Intent;
  make(): Promise<Made>;
}

/**
 * Makes the pieces of an order, each after the one it refers to, then its entries. One commit
 * stores all intents before the first write, a second one all results after the last. The first
 * failure ends the order: pieces that were made are stored, intents of unsent ones are deleted, and
 * a write whose outcome is unknown keeps its intent for the next run.
 */
export async function makePieces(
  context: SyncContext,
  work: ApplyWork<OrderRow>,
  facts: OrderFacts,
  { pieces, withdrawals, entries, issued }: Pick<OrderRow, 'pieces' | 'withdrawals' | 'entries' | 'issued'>,
): Promise<void> {
  const { store } = context;
  const cited = new Map<string, Cited>();
  const before = await readOrder(store, facts.orderId);
  const steps: readonly Step[] = [
    ...withdrawals.map((each) => withdrawStep(context, facts, each, before)),
    ...pieces.map((piece) => pieceStep(context, facts, piece, { issued: issued[piece.externalRef], cited })),
    ...entries.map((entry) => entryStep(context, facts, entry)),
  ];
  if (steps.length === 0) return;
  await work.held.keep();
  const intents = steps.flatMap(({ intent }) => intent ?? []);
  const open = intents.length > 0 ? await work.journal.open(intents) : [];
  // The writes that close the intent of each step.
  const closing = steps.map(({ intent }) =>
    open.slice(intents.indexOf(intent as Intent)).slice(0, intent ? 1 : 0),
  );
  const made: Made[] = [];
  const ends: StorageWrite[] = [];
  let failure: { readonly error: unknown } | undefined;
  for (const [index, step] of steps.entries()) {
    await work.held.keep();
    try {
      made.push(await step.make());
    } catch (error) {
      failure = { error };
      ends.push(...closing.slice(isUnsettled(error) ? index + 1 : index).flat());
      break;
    }
    ends.push(...(closing[index] ?? []));
  }
  const record =
    made.length > 0
      ? [
          put(store.keys.order(facts.orderId), withMade(before, facts, made, context.now())),
          ...made.flatMap((each) => sentOf(context, facts, each)),
        ]
      : [];
  await store.commit([...record, ...ends], work.held.lease);
  if (failure) throw failure.error;
}

function sentOf(context: SyncContext, { orderId }: OrderFacts, made: Made): readonly StorageWrite[] {
  const [kind, row] = 'piece' in made ? (['piece', made.piece] as const) : (['entry', made.entry] as const);
  const sent = row.sent ? { sent: true } : {};
  return row.externalRef === undefined ? [] : sentWrites(context, row.externalRef, sent, { kind, orderId });
}

/**
 * Cancels a piece in Gestan. Doing so again has no effect. Until the answer arrives it is unknown
 * whether the piece counts: the intent records that.
 */
function withdrawStep(
  { gestan }: SyncContext,
  order: OrderFacts,
  { externalRef, kind, why }: PieceWithdrawal,
  before: OrderRecord | undefined,
): Step {
  const piece = before?.pieces.find((each) => each.externalRef === externalRef);
  return {
    ...(piece && gestan.cancelPiece ? { intent: { kind: 'gestan-cancel', order, piece, why } } : {}),
    async make() {
      if (!gestan.cancelPiece || !piece)
        throw new GestanError(`The piece ${externalRef} (${kind}) cannot be cancelled.`, {
          code: 'gestan.unsupported',
        });
      await gestan.cancelPiece(externalRef, why);
      return { piece: { ...piece, cancelled: true } };
    },
  };
}

/** Id and number of a piece that was made in the same run. */
type Cited = Pick<PieceDraft, 'sourceId' | 'sourceNumber'>;

function pieceStep(
  context: SyncContext,
  facts: OrderFacts,
  piece: PieceDraft,
  { issued, cited }: { readonly issued: IssuedContent | undefined; readonly cited: Map<string, Cited> },
): Step {
  const { kind, externalRef, movesStock } = piece;
  const known: MadePiece = {
    kind,
    externalRef,
    ...keptFigures(piece),
    movesStock,
    sourceTotal: facts.total,
    ...(issued === undefined ? { content: contentPrint(piece) } : { issued }),
  };
  return {
    intent: { kind: 'gestan-piece', order: facts, piece: known },
    async make() {
      // A credit note cites the invoice that was made just before it, whose number is known only now.
      const draft = kind === 'credit-note' ? { ...piece, ...cited.get(piece.sourceRef ?? '') } : piece;
      const write = () => context.gestan.createPiece(draft);
      const { id, number, sent } = await upsertOrFind(context, 'piece', { externalRef }, write);
      cited.set(externalRef, { sourceId: id, ...defined({ sourceNumber: number }) });
      return { piece: { ...known, ...defined({ id, number, sent: sent || undefined }) } };
    },
  };
}

function entryStep(context: SyncContext, facts: OrderFacts, entry: EntryDraft): Step {
  const { externalRef, direction, amount, pieceRef } = entry;
  const known: MadeEntry = { externalRef, direction, amount, pieceRef };
  return {
    intent: { kind: 'gestan-entry', order: facts, entry: known },
    async make() {
      const write = () => context.gestan.createEntry(entry);
      const { id, sent } = await upsertOrFind(context, 'entry', { externalRef }, write);
      return { entry: { ...known, ...defined({ id, sent: sent || undefined }) } };
    },
  };
}

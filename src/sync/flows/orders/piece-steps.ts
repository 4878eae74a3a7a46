import { defined } from '../../../core/index.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import { unitsOf } from '../../../diff/stock/reserved-units.js';
import {
  type EntryDraft,
  GestanError,
  type GestanWriteResult,
  type PieceDraft,
} from '../../../gestan/index.js';
import type { PieceWithdrawal } from '../../../pieces/context.js';
import type { IssuedContent } from '../../../pieces/index.js';
import { keptFigures } from '../../../pieces/kept-figures.js';
import { contentPrint } from '../../../pieces/revisions.js';
import type { Intent } from '../../state/journal.js';
import type { Made, MadeEntry, MadePiece, OrderFacts, OrderRecord } from '../../state/records/orders.js';
import type { SyncContext } from '../../work/context.js';
import { upsertOrFind, withOwnError } from '../../work/gestan-writes.js';
import type { PieceHolders } from '../../work/piece-holders.js';

/** An order, and what is to be made of it. */
export interface OrderToMake {
  readonly facts: OrderFacts;
  readonly row: Pick<OrderRow, 'pieces' | 'withdrawals' | 'entries' | 'issued'>;
  /** The stored record of the order. */
  readonly before: OrderRecord | undefined;
}

/** One thing to make in Gestan. */
export interface Step {
  /** Stored with the intents of the page: the next run looks it up, and finds what was made. */
  readonly intent?: Intent;
  /**
   * Stored right before the step. The next run repeats such a step without a look-up, so it must
   * have been begun.
   */
  readonly begun?: Intent;
  /**
   * The piece that the step creates. Absent: a part of it depends on the answer to an earlier step.
   */
  readonly piece?: PieceDraft;
  /** @param answer the answer of Gestan, where it was asked already. */
  make(answer?: Answer): Promise<Made>;
}

/** Gives the answer to a write, or fails as the write did. */
export type Answer = () => Promise<GestanWriteResult>;

/** The steps of an order, in their order. */
export function stepsOf(
  context: SyncContext,
  { facts, row, before }: OrderToMake,
  holders: PieceHolders,
): readonly Step[] {
  const { withdrawals, pieces, entries, issued } = row;
  const cited = new Map<string, Cited>();
  const refs = new Set(pieces.map(({ externalRef }) => externalRef));
  return [
    ...withdrawals.map((each) => withdrawStep(context, facts, each, before)),
    ...pieces.map((piece) =>
      pieceStep(context, facts, piece, { issued: issued[piece.externalRef], cited, refs, before, holders }),
    ),
    ...entries.map((entry) => entryStep(context, facts, entry)),
  ];
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
    ...(piece && gestan.cancelPiece ? { begun: { kind: 'gestan-cancel', order, piece, why } } : {}),
    async make() {
      if (!gestan.cancelPiece || !piece)
        throw new GestanError(`The piece ${externalRef} (${kind}) cannot be cancelled.`, {
          code: 'gestan.unsupported',
        });
      const { cancelPiece } = gestan;
      await withOwnError(gestan.name, 'cancelPiece', externalRef, () => cancelPiece(externalRef, why));
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
  {
    issued,
    cited,
    refs,
    before,
    holders,
  }: {
    readonly issued: IssuedContent | undefined;
    readonly cited: Map<string, Cited>;
    /** The references of the pieces that are made with it. */
    readonly refs: ReadonlySet<string>;
    readonly before: OrderRecord | undefined;
    readonly holders: PieceHolders;
  },
): Step {
  const { kind, externalRef, movesStock } = piece;
  const known: MadePiece = {
    kind,
    externalRef,
    ...keptFigures(piece),
    movesStock,
    sourceTotal: facts.total,
    ...(issued === undefined ? { content: contentPrint(piece) } : { issued }),
    // An invoice has it among the values it was issued with.
    ...(movesStock && issued === undefined ? { units: unitsOf(piece) } : {}),
  };
  return {
    intent: { kind: 'gestan-piece', order: facts, piece: known },
    ...(kind === 'credit-note' && refs.has(piece.sourceRef ?? '') ? {} : { piece }),
    async make(answer) {
      // A credit note cites the invoice that was made just before it, whose number is known only
      // now.
      const draft = kind === 'credit-note' ? { ...piece, ...cited.get(piece.sourceRef ?? '') } : piece;
      const write = answer ?? (() => context.gestan.createPiece(draft));
      const holderOf = (answer: Pick<GestanWriteResult, 'id' | 'sent'>) =>
        before?.pieces.find((each) => each.id === answer.id && each.externalRef !== externalRef)
          ?.externalRef ?? holders.of(answer, externalRef);
      const made = await upsertOrFind(context, 'piece', { externalRef }, write, holderOf);
      const { id, number, sent } = made;
      holders.note(id, externalRef);
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

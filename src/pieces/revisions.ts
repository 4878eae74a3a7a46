import { decimal, defined, fingerprint } from '../core/index.js';
import type { PieceContent, PieceKind } from '../gestan/piece-model.js';
import type { WooOrder } from '../woo/types.js';
import type { BillingContext, KnownPiece, PieceWithdrawal } from './context.js';
import { isPaid, removeStatusPrefix } from './kinds.js';
import type { BillingReason } from './reasons.js';
import { parseReference, revisionRef } from './references.js';

/** What a piece made before the invoice says of the order's lines and VAT. */
type PieceFigures = Pick<PieceContent, 'lines' | 'vat' | 'totalNet' | 'totalVat' | 'totalGross'>;

type Capabilities = BillingContext['capabilities'];

/** What happens to pieces that are not as the order any more. */
export interface Revised {
  /** Pieces that count no more: one of their kind is to be made again. */
  readonly replaced: readonly KnownPiece[];
  readonly withdrawals: readonly PieceWithdrawal[];
  readonly notes: readonly BillingReason[];
}

export const nothingRevised: Revised = { replaced: [], withdrawals: [], notes: [] };

/**
 * Whether a piece may be replaced before the invoice. A piece that a person entered is never
 * replaced.
 */
export function isRevisable({ kind, byHand }: KnownPiece): boolean {
  return kind !== 'invoice' && kind !== 'credit-note' && !byHand;
}

/**
 * The pieces that count: of quotes, orders and delivery notes the last one of each kind that was
 * not cancelled and replaces the ones before it; all invoices and credit notes.
 */
export function livePieces(all: readonly KnownPiece[]): readonly KnownPiece[] {
  const last = new Map(all.map((piece) => [piece.kind, piece]));
  return all.filter((piece) =>
    piece.kind === 'invoice' || piece.kind === 'credit-note'
      ? true
      : last.get(piece.kind) === piece && piece.cancelled !== true,
  );
}

/**
 * The reference of the next piece of a kind: those that were cancelled or replaced keep theirs. A
 * piece that Gestan refused after all is remembered no more, so the references count, not the
 * pieces.
 */
export function nextRef(shop: string, orderId: number, kind: PieceKind, all: readonly KnownPiece[]): string {
  const revisions = all.filter((piece) => piece.kind === kind).map(revisionOf);
  return revisionRef(shop, orderId, kind, Math.max(0, ...revisions) + 1);
}

function revisionOf({ externalRef }: KnownPiece): number {
  const parsed = parseReference(externalRef);
  return (parsed?.type === 'piece' ? parsed.revision : undefined) ?? 1;
}

/**
 * The lines of a piece in short: which line of the order, how many, at what net amount. Names and
 * codes are left out.
 */
export function contentPrint({ lines, vat }: Pick<PieceContent, 'lines' | 'vat'>): string {
  return fingerprint([
    lines.map(({ type, sourceLineId, quantity, net }) => [type, sourceLineId, quantity, net]),
    vat.map(({ rate, amount }) => [rate, amount]),
  ]);
}

function isAsMade(order: WooOrder, now: PieceFigures, piece: KnownPiece): boolean {
  const isSameTotal =
    piece.sourceTotal === undefined
      ? decimal(piece.totalGross).eq(now.totalGross)
      : decimal(piece.sourceTotal).eq(order.total);
  if (!isSameTotal) return false;
  // A converted piece of the same total differs by its currency rate only: that is no edit.
  if (piece.content === undefined || piece.currency !== order.currency) return true;
  return piece.content === contentPrint(now);
}

/**
 * Compares what was made before the invoice with the order as it is. A piece that differs is
 * cancelled in Gestan and made again, where the adapter can cancel its kind. Where it cannot, a
 * corrected quote or order follows it; a delivery note does not, since the goods would leave stock
 * twice. Both cases are reported.
 *
 * @param kinds what the order's status asks for: other pieces belong to the past of the order.
 */
export function revise(
  order: WooOrder,
  now: PieceFigures,
  made: readonly KnownPiece[],
  kinds: readonly PieceKind[],
  capabilities: Capabilities,
): Revised {
  const edited = made.filter(
    (piece) => isRevisable(piece) && kinds.includes(piece.kind) && !isAsMade(order, now, piece),
  );
  const canCancel = (kind: PieceKind) => capabilities.cancelPieces?.includes(kind) === true;
  const replaced = edited.filter(({ kind, movesStock }) => canCancel(kind) || movesStock !== true);
  return {
    replaced,
    withdrawals: edited.filter(({ kind }) => canCancel(kind)).map((piece) => withdrawal(piece, 'edited')),
    notes: edited.map((piece) => ({
      code: 'edited-before-invoice',
      values: {
        order: order.number,
        kind: piece.kind,
        ...defined({ number: piece.number }),
        currency: piece.currency,
        was: piece.totalGross,
        is: now.totalGross,
        how: canCancel(piece.kind) ? 'replaced' : replaced.includes(piece) ? 'followed' : 'left',
      },
    })),
  };
}

/** Statuses of an order that was given up. */
const offStatuses: ReadonlySet<string> = new Set(['cancelled', 'failed', 'trash', 'refunded']);

/**
 * The pieces to cancel, and the notes to report, for an order that was cancelled before its
 * invoice.
 */
export function revisionsOfCancelledOrder(
  order: WooOrder,
  all: readonly KnownPiece[],
  capabilities: Capabilities,
): {
  readonly done: { readonly withdrawals: readonly PieceWithdrawal[] };
  readonly notes: readonly BillingReason[];
} {
  const status = removeStatusPrefix(order.status);
  const uncancelled = all.filter((piece) => isRevisable(piece) && piece.cancelled !== true);
  if (!offStatuses.has(status) || (status === 'refunded' && isPaid(order)) || uncancelled.length === 0)
    return { done: { withdrawals: [] }, notes: [] };
  const withdrawn = uncancelled.filter(({ kind }) => capabilities.cancelPieces?.includes(kind) === true);
  return {
    done: { withdrawals: withdrawn.map((piece) => withdrawal(piece, 'cancelled')) },
    notes: [
      {
        code: 'cancelled-before-invoice',
        values: {
          order: order.number,
          status,
          pieces: uncancelled.map(({ kind, number, currency, totalGross }) => ({
            kind,
            ...defined({ number }),
            currency,
            totalGross,
          })),
          withdrawn: withdrawn.length === uncancelled.length,
        },
      },
    ],
  };
}

function withdrawal(piece: KnownPiece, why: PieceWithdrawal['why']): PieceWithdrawal {
  const { kind, externalRef, id, number, currency, totalGross } = piece;
  return { kind, externalRef, ...defined({ id, number }), currency, totalGross, why };
}

import { decimal, toFixed } from '../../core/index.js';
import type { GestanPiece, PieceContent, PieceDraft, PieceVat } from '../../gestan/piece-model.js';
import { type KnownPiece, parseReference } from '../../pieces/index.js';
import type { AuditFinding, AuditRow } from './audit-types.js';

/** What is kept of a piece of Gestan's: audits of 100,000 orders stay small. */
export interface HeldPiece
  extends Pick<PieceContent, 'kind' | 'date' | 'currency' | 'totalNet' | 'totalVat' | 'totalGross'> {
  readonly id: string;
  readonly ref: string;
  readonly orderId: number;
  readonly vat: readonly PieceVat[];
}

/** Makes a row about the piece in question. */
export type At = (finding: AuditFinding, message: string, more?: Partial<AuditRow>) => AuditRow;

export function notMade(draft: PieceDraft, at: At): AuditRow {
  const sums = { expected: draft.totalGross, found: '0.00' };
  if (draft.kind !== 'credit-note')
    return at('not-imported', `The ${draft.kind} was not made yet.`, { sums });
  return at('not-credited', `A refund of ${draft.totalGross} has no credit note.`, { sums });
}

export function edited(draft: PieceDraft, known: KnownPiece, at: At): readonly AuditRow[] {
  const now = decimal(draft.totalGross);
  if (known.currency !== draft.currency || now.eq(known.totalGross)) return [];
  return [
    at(
      'edited',
      `The ${draft.kind} was made over ${known.totalGross}; the shop says ${draft.totalGross} now.`,
      {
        sums: { expected: draft.totalGross, found: toFixed(decimal(known.totalGross), 2) },
      },
    ),
  ];
}

export function sameKind(known: KnownPiece, draft: PieceDraft): boolean {
  return (
    known.kind === draft.kind && (draft.kind !== 'credit-note' || known.externalRef === draft.externalRef)
  );
}

/** What differs first, in words. `undefined`: nothing. */
export function differs(draft: PieceDraft, held: HeldPiece): string | undefined {
  if (draft.currency !== held.currency) return `it is in ${held.currency} instead of ${draft.currency}`;
  for (const field of ['totalGross', 'totalVat', 'totalNet'] as const) {
    if (!decimal(draft[field]).eq(held[field]))
      return `${field} is ${held[field]} instead of ${draft[field]}`;
  }
  for (const vat of draft.vat) {
    const same = held.vat.filter((each) => decimal(each.rate).eq(vat.rate));
    const amount = same.reduce((total, each) => total.plus(each.amount), decimal(0));
    const wanted = draft.vat
      .filter((each) => decimal(each.rate).eq(vat.rate))
      .reduce((total, each) => total.plus(each.amount), decimal(0));
    if (!amount.eq(wanted))
      return `VAT at ${vat.rate} % is ${amount.toFixed(2)} instead of ${wanted.toFixed(2)}`;
  }
  return undefined;
}

export function stranger(piece: HeldPiece): AuditRow {
  return {
    finding: 'unknown-order',
    orderId: piece.orderId,
    kind: piece.kind,
    externalRef: piece.ref,
    pieceIds: [piece.id],
    reason: {
      code: 'unknown-order',
      message: `Gestan holds a ${piece.kind} (${piece.ref}) for order ${piece.orderId}, which the shop does not list.`,
    },
  };
}

export function compact(piece: GestanPiece, shopId: string): HeldPiece {
  const parsed = piece.externalRef === undefined ? undefined : parseReference(piece.externalRef);
  const own = parsed?.type === 'piece' && parsed.shop === shopId ? parsed : undefined;
  return {
    id: piece.id,
    ref: own ? (piece.externalRef ?? '') : '',
    orderId: own?.orderId ?? 0,
    kind: piece.kind,
    date: piece.date,
    currency: piece.currency,
    totalNet: piece.totalNet,
    totalVat: piece.totalVat,
    totalGross: piece.totalGross,
    vat: piece.vat,
  };
}

import { decimal, defined, toFixed } from '../../core/index.js';
import type { GestanPiece, PieceContent, PieceDraft, PieceVat } from '../../gestan/piece-model.js';
import { type KnownPiece, parseReference } from '../../pieces/index.js';
import type { Reason, ReasonValues } from '../plan.js';
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
export type At = (reason: AuditReason, more?: Partial<AuditRow>) => AuditRow;

/** A finding with its values. */
type AuditReason = Extract<Reason, { readonly code: Exclude<AuditFinding, 'refused'> }>;

export function notMade(draft: PieceDraft, at: At): AuditRow {
  const { kind, totalGross: amount, currency } = draft;
  const sums = { currency, expected: amount, found: '0.00' };
  if (kind !== 'credit-note') return at({ code: 'not-imported', values: { kind } }, { sums });
  return at({ code: 'not-credited', values: { amount, currency } }, { sums });
}

export function edited(draft: PieceDraft, known: KnownPiece, at: At): readonly AuditRow[] {
  const { kind, currency, totalGross: expected } = draft;
  if (known.currency !== currency || decimal(expected).eq(known.totalGross)) return [];
  const sums = { currency, expected, found: toFixed(decimal(known.totalGross), 2) };
  return [at({ code: 'edited', values: { kind, ...sums } }, { sums })];
}

export function sameKind(known: KnownPiece, draft: PieceDraft): boolean {
  return (
    known.kind === draft.kind && (draft.kind !== 'credit-note' || known.externalRef === draft.externalRef)
  );
}

type AmountsDiffer = ReasonValues['amounts-differ'];

/** What differs first. `undefined`: nothing. */
export function differs(draft: PieceDraft, held: HeldPiece): AmountsDiffer | undefined {
  const { kind, currency } = draft;
  const found = (what: AmountsDiffer['what'], expected: string, given: string, rate?: string) =>
    defined({ kind, what, rate, expected, found: given, currency });
  if (currency !== held.currency) return found('currency', currency, held.currency);
  for (const field of ['totalGross', 'totalVat', 'totalNet'] as const) {
    if (!decimal(draft[field]).eq(held[field])) return found(field, draft[field], held[field]);
  }
  for (const vat of draft.vat) {
    const same = held.vat.filter((each) => decimal(each.rate).eq(vat.rate));
    const amount = same.reduce((total, each) => total.plus(each.amount), decimal(0));
    const wanted = draft.vat
      .filter((each) => decimal(each.rate).eq(vat.rate))
      .reduce((total, each) => total.plus(each.amount), decimal(0));
    if (!amount.eq(wanted)) return found('vat', wanted.toFixed(2), amount.toFixed(2), vat.rate);
  }
  return undefined;
}

/** A piece that nothing in the shop explains. `listed`: whether the shop lists its order. */
export function stranger(piece: HeldPiece, listed: boolean): AuditRow {
  const { kind, ref, orderId } = piece;
  return {
    finding: 'unknown-order',
    orderId,
    kind,
    externalRef: ref,
    pieceIds: [piece.id],
    reason: { code: 'unknown-order', values: { kind, ref, orderId, listed } },
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

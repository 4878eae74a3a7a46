import type { PieceDraft, PieceKind } from '../gestan/piece-model.js';
import type { BuiltOrder, KnownPiece, PieceWithdrawal } from './context.js';
import { allowedDay, pieceDay } from './dates.js';
import { type Deposits, lessDeposits } from './deposits.js';
import { figures } from './drafts.js';
import { depositOf } from './invoiced.js';
import { toIssued } from './issued.js';
import { stockKind } from './kinds.js';
import { contradicts, forGestan, type PreparedOrder, pieceHead } from './prepare.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import type { Content } from './reconcile.js';
import { isRevisable, nextRef, nothingRevised, revise } from './revisions.js';
import { addNote } from './work.js';

/** The pieces of an order that follow from one another, up to its invoice. */
export interface Chain extends Pick<Extract<BuiltOrder, { refused?: undefined }>, 'issued'> {
  readonly pieces: readonly PieceDraft[];
  readonly withdrawals: readonly PieceWithdrawal[];
  /** What the invoice among the pieces holds. */
  readonly content?: Content;
}

/**
 * Builds the quote, order, delivery note and invoice that are wanted and do not exist yet, from the
 * current figures of the order. A piece made before the invoice is made again if the order has
 * changed since.
 *
 * @param all every piece made so far, including those that no longer count: their references are in
 *   use.
 */
export function chainPieces(
  prepared: PreparedOrder,
  kinds: readonly PieceKind[],
  all: readonly KnownPiece[],
  deposits: Deposits,
): Outcome<Chain> {
  const { order, context, settings, maker, money, today } = prepared;
  const made = withoutDeposits(context.already?.pieces);
  const lacks = kinds.filter((kind) => isMissing(kind, made));
  const isInvoiced = made.some((piece) => piece.kind === 'invoice');
  const mayBeEdited = !isInvoiced && made.some(isRevisable);
  const nothing: Chain = { pieces: [], withdrawals: [], issued: {} };
  if (lacks.length === 0 && !mayBeEdited) return ok(nothing);
  if (today.refused) return lacks.length > 0 ? today : ok(nothing);
  const shown = forGestan(today.value, prepared, { order: order.number });
  if (shown.refused) return lacks.length > 0 ? shown : ok(nothing);
  const now = figures(shown.value, money.money);
  const edited = mayBeEdited ? revise(order, now, made, kinds, context.capabilities) : nothingRevised;
  for (const note of edited.notes) addNote(maker, note);
  const known = made.filter((piece) => !edited.replaced.includes(piece));
  const isKnown = (kind: PieceKind) => known.some((piece) => piece.kind === kind);
  const isReplaced = (kind: PieceKind) => edited.replaced.some((piece) => piece.kind === kind);
  const missing = kinds.filter((kind) => !isKnown(kind) && (lacks.includes(kind) || isReplaced(kind)));
  if (missing.length === 0) return ok(nothing);
  const content = lessDeposits(today.value, deposits, maker);
  const final = finalOf(content, shown, deposits, prepared);
  if (final.refused) return final;
  // All pieces of an order share one list of lines: the fingerprint relies on it.
  const figuresOf = (kind: PieceKind) =>
    kind !== 'invoice' || final === shown ? now : figures(final.value, money.money);
  const head = pieceHead(prepared, today.value);
  const mover = stockKind(settings, context.capabilities);
  const pieces: PieceDraft[] = [];
  for (const kind of missing) {
    const dated = pieceDay(kind, order, context.zone, settings, context.today);
    if (dated === undefined) return refuse({ code: 'date-missing', values: { order: order.number, kind } });
    const day = allowedDay(kind, dated, settings);
    if (day.note) addNote(maker, day.note);
    const sourceRef = sourceOf(kind, pieces, known);
    const own: Pick<PieceDraft, 'externalRef' | 'kind' | 'date' | 'movesStock'> = {
      externalRef: nextRef(context.shopId, order.id, kind, withoutDeposits(all)),
      kind,
      date: day.date,
      movesStock: kind === mover && !known.some((piece) => piece.movesStock === true),
    };
    pieces.push(
      Object.assign(head(kind), own, sourceRef === undefined ? undefined : { sourceRef }, figuresOf(kind)),
    );
  }
  const whole = pieces.filter((piece) => piece.kind !== 'invoice' || deposits.invoices.length === 0);
  const contradiction = whole.find((piece) => contradicts(prepared, piece));
  if (contradiction) {
    const { currency } = money;
    const values = { currency, charged: order.total_tax, shown: contradiction.totalVat };
    return refuse({ code: 'vat-contradiction', values: { order: order.number, ...values } });
  }
  const rate = money.rate?.toFixed();
  const issued = pieces
    .filter((piece) => piece.kind === 'invoice')
    .map((piece) => [piece.externalRef, toIssued(content, maker.money, rate)] as const);
  return ok({
    pieces,
    withdrawals: edited.withdrawals,
    issued: Object.fromEntries(issued),
    ...(issued.length > 0 ? { content } : {}),
  });
}

function withoutDeposits(pieces: readonly KnownPiece[] = []): readonly KnownPiece[] {
  return pieces.filter((piece) => depositOf(piece) === undefined);
}

/** What the final invoice shows: without deposits what every piece of the order does. */
function finalOf(
  content: Content,
  shown: Outcome<Content>,
  deposits: Deposits,
  prepared: PreparedOrder,
): Outcome<Content> {
  if (deposits.invoices.length === 0) return shown;
  return forGestan(content, prepared, { order: prepared.order.number }, deposits.converted);
}

/** The kinds that each kind is made from, the closest first. */
const sources: Readonly<Record<PieceKind, readonly PieceKind[]>> = {
  quote: [],
  order: ['quote'],
  'delivery-note': ['order', 'quote'],
  invoice: ['delivery-note', 'order', 'quote'],
  'credit-note': ['invoice'],
};

/**
 * Whether a piece is still to be made. Once an invoice is there, or anything else that follows from
 * a quote or an order, none of these is made any more: a person could invoice it a second time. A
 * delivery note may follow its invoice, since it moves stock. An invoice may follow a credit note:
 * Gestan refused it and took the other, or what is credited is a deposit.
 */
function isMissing(kind: PieceKind, made: readonly KnownPiece[]): boolean {
  if (made.some((piece) => piece.kind === kind)) return false;
  const isRepeatable = kind === 'quote' || kind === 'order';
  return !isRepeatable || !made.some((piece) => sources[piece.kind].includes(kind));
}

function sourceOf(
  kind: PieceKind,
  made: readonly PieceDraft[],
  known: readonly KnownPiece[],
): string | undefined {
  for (const source of sources[kind]) {
    const piece = [...made, ...known].find((each) => each.kind === source);
    if (piece) return piece.externalRef;
  }
  return undefined;
}

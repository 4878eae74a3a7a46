import { sum } from '../core/index.js';
import type { EntryDraft, PieceDraft, PieceKind } from '../gestan/piece-model.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import { invalidAmount, invalidRefundAmount } from './amounts.js';
import type { BillingContext, BuiltOrder, KnownPiece, PieceWithdrawal } from './context.js';
import { type Corrections, correctOrder } from './correct-order.js';
import { allowedDay, pieceDay } from './dates.js';
import { figures } from './drafts.js';
import { orderEntries } from './entries.js';
import { firstInvoice } from './invoiced.js';
import { toIssued } from './issued.js';
import { removeStatusPrefix, stockKind, type WantedKinds, wantedKinds } from './kinds.js';
import { amount, moneyOf } from './money.js';
import { contradicts, forGestan, type PreparedOrder, pieceHead, prepareOrder } from './prepare.js';
import { allLines } from './rates.js';
import type { BillingReason, Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import {
  isRevisable,
  livePieces,
  nextRef,
  nothingRevised,
  revise,
  revisionsOfCancelledOrder,
} from './revisions.js';
import type { BillingSettings } from './settings.js';
import { addNote } from './work.js';

/**
 * Builds the pieces and ledger entries that an order asks for and that are not made yet. Pure: the
 * same order, refunds, context and settings give the same drafts. Every piece adds up to the
 * order's (a credit note to the refund's) own total to the cent, or the order is refused with both
 * sums; nothing is ever silently off. A refund that cannot be explained blocks its credit note
 * only.
 *
 * @param order as the REST API lists it.
 * @param refunds all refunds of the order, with their lines.
 * @example
 * const built = buildPieces(order, refunds, context, defaultBilling);
 * if (built.refused) console.log(built.refused.code, built.refused.values);
 * else for (const piece of built.pieces) await gestan.createPiece(piece);
 */
export function buildPieces(
  order: WooOrder,
  refunds: readonly WooRefund[],
  given: BillingContext,
  settings: BillingSettings,
): BuiltOrder {
  const all = given.already?.pieces ?? [];
  const already = given.already && { ...given.already, pieces: livePieces(all) };
  const context = { ...given, already };
  const known = already?.pieces ?? [];
  const wanted = wantedKinds(order, settings, context.capabilities);
  const made = firstInvoice(already);
  const isInvoiced = made !== undefined || wanted.kinds.includes('invoice');
  const early = withoutWork(order, wanted, made, given);
  if (early) return early;
  const readable = isInvoiced ? refunds.filter((refund) => !invalidRefundAmount(refund)) : [];
  const prepared = prepareOrder(order, readable, context, settings);
  if (prepared.refused) return prepared;
  const chain = chainPieces(prepared.value, wanted.kinds, all);
  if (chain.refused) return chain;
  const { maker, money, today } = prepared.value;
  if (today.refused) addNote(maker, today.refused);

  const invoice = made ?? chain.value.pieces.find((piece) => piece.kind === 'invoice');
  const goodsLeft = [...known, ...chain.value.pieces].some((piece) => piece.movesStock === true);
  const corrections = invoice
    ? correctOrder(prepared.value, refunds, { invoice, made, goodsLeft })
    : uncorrected;
  const due = orderEntries(order, { invoice, credits: corrections.credits }, money, context, settings);
  const missingEntries = notBooked(due.missingEntries, context.already);
  const drafts = [...chain.value.pieces, ...corrections.pieces];
  return {
    pieces: drafts,
    withdrawals: chain.value.withdrawals,
    issued: { ...chain.value.issued, ...corrections.issued },
    blocked: corrections.blocked,
    entries: notBooked(due.entries, context.already),
    missingEntries,
    products: drafts.length === 0 ? [] : [...maker.needs.values()],
    notes: [
      ...wanted.notes,
      ...(invoice ? incompleteRefunds(order, readable) : orphanRefunds(order)),
      ...cancelledAfterInvoice(order, made),
      ...maker.notes.values(),
      ...once(missingEntries.map(({ reason }) => reason)),
      ...due.notes,
    ],
  };
}

/** An order without invoice has nothing to correct. */
const uncorrected: Corrections = { pieces: [], issued: {}, blocked: [], credits: [] };

/** What there is to say of an order for which nothing can be worked out, or nothing needs to be. */
function withoutWork(
  order: WooOrder,
  wanted: WantedKinds,
  made: KnownPiece | undefined,
  { already, capabilities }: BillingContext,
): BuiltOrder | undefined {
  const { currency, number } = order;
  if (wanted.kinds.length === 0 && !made) {
    const called = revisionsOfCancelledOrder(order, already?.pieces ?? [], capabilities);
    return { ...nothingBuilt([...called.notes, ...wanted.notes, ...orphanRefunds(order)]), ...called.done };
  }
  const bad = invalidAmount(order);
  if (bad) return refuse({ code: 'amount-invalid', values: { order: number, ...bad } });
  if (allLines(order).length === 0 && amount(order.total).eq(0) && !made) {
    return nothingBuilt([{ code: 'order-empty', values: { order: number } }, ...wanted.notes]);
  }
  if (amount(order.total).gte(0)) return undefined;
  const total = moneyOf(currency).text(amount(order.total));
  return refuse({ code: 'order-below-zero', values: { order: number, currency, total } });
}

/** Entries that are not made yet. The pieces of an order that was entered by hand were booked by hand. */
function notBooked<E extends Pick<EntryDraft, 'externalRef' | 'pieceRef'>>(
  entries: readonly E[],
  already: BillingContext['already'],
): readonly E[] {
  const booked = new Set((already?.entries ?? []).map((entry) => entry.externalRef));
  const byHand = new Set(enteredByHand(already).map((piece) => piece.externalRef));
  return entries.filter((entry) => !booked.has(entry.externalRef) && !byHand.has(entry.pieceRef));
}

/** The pieces of an adopted order that were entered by hand: earlier versions did not tell them from those made later. */
function enteredByHand(already: BillingContext['already']): readonly KnownPiece[] {
  if (!already?.adopted) return [];
  const own = already.pieces.filter((piece) => piece.byHand === true);
  return own.length > 0 ? own : already.pieces;
}

function nothingBuilt(notes: readonly BillingReason[]): BuiltOrder {
  return {
    pieces: [],
    withdrawals: [],
    entries: [],
    missingEntries: [],
    products: [],
    issued: {},
    blocked: [],
    notes,
  };
}

function once(reasons: readonly BillingReason[]): readonly BillingReason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

interface Chain extends Pick<Extract<BuiltOrder, { refused?: undefined }>, 'issued'> {
  readonly pieces: readonly PieceDraft[];
  readonly withdrawals: readonly PieceWithdrawal[];
}

/**
 * Quote, order, delivery note and invoice, if they are wanted and not made yet, with the current
 * figures of the order. A piece that was made before the invoice and no longer equals the order is
 * made again.
 *
 * @param all every piece that was made, those that count no more included: their references are taken.
 */
function chainPieces(
  prepared: PreparedOrder,
  kinds: readonly PieceKind[],
  all: readonly KnownPiece[],
): Outcome<Chain> {
  const { order, context, settings, maker, money, today } = prepared;
  const made = context.already?.pieces ?? [];
  const lacks = kinds.filter((kind) => !made.some((piece) => piece.kind === kind));
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
  const missing = kinds.filter((kind) => !known.some((piece) => piece.kind === kind));
  if (missing.length === 0) return ok(nothing);
  const head = pieceHead(prepared, today.value);
  const mover = stockKind(settings, context.capabilities);
  const pieces: PieceDraft[] = [];
  for (const kind of missing) {
    const dated = pieceDay(kind, order, context.zone, settings, context.today);
    if (dated === undefined) return refuse({ code: 'date-missing', values: { order: order.number, kind } });
    const day = allowedDay(kind, dated, settings);
    if (day.note) addNote(maker, day.note);
    const sourceRef = sourceOf(kind, pieces, known);
    pieces.push({
      ...head(kind),
      externalRef: nextRef(context.shopId, order.id, kind, all),
      kind,
      date: day.date,
      ...(sourceRef === undefined ? {} : { sourceRef }),
      movesStock: kind === mover && !known.some((piece) => piece.movesStock === true),
      ...now,
    });
  }
  const contradiction = pieces.find((piece) => contradicts(prepared, piece));
  if (contradiction) {
    const { currency } = money;
    const values = { currency, charged: order.total_tax, shown: contradiction.totalVat };
    return refuse({ code: 'vat-contradiction', values: { order: order.number, ...values } });
  }
  const rate = money.rate?.toFixed();
  const issued = pieces
    .filter((piece) => piece.kind === 'invoice')
    .map((piece) => [piece.externalRef, toIssued(today.value, maker.money, rate)] as const);
  return ok({ pieces, withdrawals: edited.withdrawals, issued: Object.fromEntries(issued) });
}

/** What each kind follows from, the nearest first. */
const sources: Readonly<Record<PieceKind, readonly PieceKind[]>> = {
  quote: [],
  order: ['quote'],
  'delivery-note': ['order', 'quote'],
  invoice: ['delivery-note', 'order', 'quote'],
  'credit-note': ['invoice'],
};

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

/** Refunds of an order that has no invoice correct nothing. */
function orphanRefunds(order: WooOrder): readonly BillingReason[] {
  return order.refunds.length === 0
    ? []
    : [{ code: 'refund-without-invoice', values: { order: order.number } }];
}

/**
 * A shop can say `refunded` of an order for which it recorded no refund: credit notes follow
 * refunds only.
 */
function incompleteRefunds(order: WooOrder, refunds: readonly WooRefund[]): readonly BillingReason[] {
  if (removeStatusPrefix(order.status) !== 'refunded') return [];
  const money = moneyOf(order.currency);
  const found = sum(refunds.map((refund) => money.read(refund.amount).abs()));
  const expected = money.read(order.total);
  if (found.gte(expected)) return [];
  const sums = { currency: order.currency, expected: money.text(expected), found: money.text(found) };
  return [{ code: 'refunds-incomplete', values: { order: order.number, ...sums } }];
}

function cancelledAfterInvoice(order: WooOrder, invoice: KnownPiece | undefined): readonly BillingReason[] {
  const status = removeStatusPrefix(order.status);
  if (!invoice || !['cancelled', 'failed', 'trash'].includes(status)) return [];
  const { currency, totalGross: invoiced } = invoice;
  return [{ code: 'cancelled-after-invoice', values: { order: order.number, status, currency, invoiced } }];
}

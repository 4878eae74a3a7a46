import { sum } from '../core/index.js';
import type { PieceDraft, PieceKind } from '../gestan/piece-model.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import { cents } from './amounts.js';
import type { BillingContext, BuiltOrder, KnownPiece } from './context.js';
import { type CreditNote, compareWithInvoice, creditNotes } from './credit-notes.js';
import { figures, pieceDay } from './drafts.js';
import { orderEntries } from './entries.js';
import { bareStatus, stockKind, wantedKinds } from './kinds.js';
import { contradicts, type PreparedOrder, prepareOrder } from './prepare.js';
import { allLines } from './rates.js';
import type { BillingReason, Outcome } from './reasons.js';
import { ok, reason, refuse } from './reasons.js';
import { pieceRef } from './references.js';
import type { BillingSettings } from './settings.js';

/**
 * Builds the pieces and ledger entries that an order asks for and that are not made yet. Pure: the same order, refunds, context and
 * settings give the same drafts. Every piece adds up to the order's (a credit note to the refund's) own total to the cent, or the
 * order is refused with both sums; nothing is ever silently off.
 *
 * @param order as the REST API lists it.
 * @param refunds all refunds of the order, with their lines.
 * @example
 * const built = buildPieces(order, refunds, context, defaultBilling);
 * if (built.refused) console.log(built.refused.message);
 * else for (const piece of built.pieces) await gestan.createPiece(piece);
 */
export function buildPieces(
  order: WooOrder,
  refunds: readonly WooRefund[],
  context: BillingContext,
  settings: BillingSettings,
): BuiltOrder {
  const known = context.already?.pieces ?? [];
  const wanted = wantedKinds(order, settings, context.capabilities);
  const invoiced = known.some((piece) => piece.kind === 'invoice') || wanted.kinds.includes('invoice');
  if (wanted.kinds.length === 0 && !invoiced) {
    return { pieces: [], entries: [], products: [], notes: [...wanted.notes, ...orphanRefunds(order)] };
  }
  if (allLines(order).length === 0 && Number(order.total) === 0) {
    const empty = reason('order-empty', `Order ${order.number} has no lines: a piece needs one.`);
    return { pieces: [], entries: [], products: [], notes: [empty, ...wanted.notes] };
  }
  const prepared = prepareOrder(order, invoiced ? refunds : [], context, settings);
  if (prepared.refused) return prepared;
  const { maker, money } = prepared.value;

  const pieces = chainPieces(prepared.value, wanted.kinds);
  if (pieces.refused) return pieces;
  const contradiction = pieces.value.find((piece) => contradicts(order, piece, money));
  if (contradiction) return vatContradiction(order, contradiction);
  const invoiceKnown = known.find((piece) => piece.kind === 'invoice');
  const invoice = invoiceKnown ?? pieces.value.find((piece) => piece.kind === 'invoice');
  const goodsLeft = [...known, ...pieces.value].some((piece) => piece.movesStock === true);
  const credits: Outcome<readonly CreditNote[]> = invoice
    ? creditNotes(prepared.value, refunds, invoice.externalRef, goodsLeft)
    : ok([]);
  if (credits.refused) return credits;
  if (invoiceKnown) compareWithInvoice(prepared.value, refunds, invoiceKnown);

  const due = orderEntries(
    order,
    { invoice, credits: credits.value.map(({ refund, piece }) => ({ ...piece, refund })) },
    money,
    context,
    settings,
  );
  const made = new Set((context.already?.entries ?? []).map((entry) => entry.externalRef));
  const booked = new Set(context.already?.adopted ? known.map((piece) => piece.externalRef) : []);
  const drafts = [...pieces.value, ...credits.value.flatMap((credit) => credit.draft ?? [])];
  return {
    pieces: drafts,
    entries: due.entries.filter((entry) => !made.has(entry.externalRef) && !booked.has(entry.pieceRef)),
    products: drafts.length === 0 ? [] : [...maker.needs.values()],
    notes: [
      ...wanted.notes,
      ...(invoice ? [] : orphanRefunds(order)),
      ...cancelledAfterInvoice(order, invoiceKnown),
      ...(invoice ? incompleteRefunds(order, refunds) : []),
      ...maker.notes.values(),
      ...due.notes,
    ],
  };
}

/** Quote, order, delivery note and invoice, as far as they are wanted and not made. */
function chainPieces(prepared: PreparedOrder, kinds: readonly PieceKind[]): Outcome<readonly PieceDraft[]> {
  const { order, context, settings } = prepared;
  const known = context.already?.pieces ?? [];
  const mover = stockKind(settings, context.capabilities);
  const shown = figures(prepared.figures);
  const pieces: PieceDraft[] = [];
  for (const kind of kinds) {
    if (known.some((piece) => piece.kind === kind)) continue;
    const date = pieceDay(kind, order, context.zone, settings);
    if (date === undefined) return refuse('date-missing', `Order ${order.number} has no date.`);
    const sourceRef = sourceOf(kind, pieces, known);
    pieces.push({
      ...prepared.head(kind),
      externalRef: pieceRef(context.shopId, order.id, kind),
      kind,
      date,
      ...(sourceRef === undefined ? {} : { sourceRef }),
      movesStock: kind === mover && !known.some((piece) => piece.movesStock === true),
      ...shown,
    });
  }
  return ok(pieces);
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
  if (order.refunds.length === 0) return [];
  return [
    reason(
      'refund-without-invoice',
      `Order ${order.number} was refunded, but has no invoice that a credit note could correct.`,
    ),
  ];
}

/** A shop can say `refunded` of an order for which it recorded no refund: credit notes follow refunds only. */
function incompleteRefunds(order: WooOrder, refunds: readonly WooRefund[]): readonly BillingReason[] {
  if (bareStatus(order.status) !== 'refunded') return [];
  const given = sum(refunds.map((refund) => cents(refund.amount).abs()));
  const total = cents(order.total);
  if (given.gte(total)) return [];
  return [
    reason(
      'refunds-incomplete',
      `Order ${order.number} has status "refunded", but its refunds add up to less than its total: only refunds make credit notes.`,
      { expected: total, found: given },
    ),
  ];
}

function cancelledAfterInvoice(order: WooOrder, invoice: KnownPiece | undefined): readonly BillingReason[] {
  const status = bareStatus(order.status);
  if (!invoice || !['cancelled', 'failed', 'trash'].includes(status)) return [];
  return [
    reason(
      'cancelled-after-invoice',
      `Order ${order.number} has status "${status}", but its invoice (${invoice.totalGross}) stands: an invoice is never changed; a refund in the shop makes a credit note.`,
    ),
  ];
}

function vatContradiction(order: WooOrder, piece: PieceDraft): BuiltOrder {
  return refuse(
    'vat-contradiction',
    `Order ${order.number} was charged ${order.total_tax} of VAT, its piece would show ${piece.totalVat}.`,
  );
}

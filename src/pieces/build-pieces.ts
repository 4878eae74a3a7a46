import { isZero, sum, zero } from '../core/index.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import { invalidAmount, invalidRefundAmount } from './amounts.js';
import { chainPieces } from './chain-pieces.js';
import type { BillingContext, BuiltOrder, KnownPiece } from './context.js';
import { type Corrections, correctOrder } from './correct-order.js';
import { pieceCurrency } from './currency.js';
import { depositInvoices } from './deposits.js';
import { orderEntries } from './entries.js';
import { contentOf, depositOf, firstInvoice } from './invoiced.js';
import { type InvoicedPart, invalidSettlement, invoicedPart, settlementOf } from './invoiced-order.js';
import { isSwitchedOn, removeStatusPrefix, type WantedKinds, wantedKinds } from './kinds.js';
import { amount, moneyOf } from './money.js';
import { type PreparedOrder, prepareOrder } from './prepare.js';
import { allLines } from './rates.js';
import type { BillingReason } from './reasons.js';
import { refuse } from './reasons.js';
import { livePieces, revisionsOfCancelledOrder } from './revisions.js';
import type { BillingSettings } from './settings.js';
import type { OrderSettlement } from './settlement.js';
import { addNote } from './work.js';

/**
 * Builds the pieces and ledger entries of an order that are not made yet. Pure: the same order,
 * refunds, context and settings give the same drafts. Every piece adds up to the order's (a credit
 * note to the refund's) own total to the cent, or the order is refused with both sums. A refund
 * that cannot be explained blocks only its credit note.
 *
 * @param shopOrder as the REST API lists it.
 * @param shopRefunds all refunds of the order, with their lines.
 * @example
 * const built = buildPieces(order, refunds, context, defaultBilling);
 * if (built.refused) console.log(built.refused.code, built.refused.values);
 * else for (const piece of built.pieces) await gestan.createPiece(piece);
 */
export function buildPieces(
  shopOrder: WooOrder,
  shopRefunds: readonly WooRefund[],
  given: BillingContext,
  settings: BillingSettings,
): BuiltOrder {
  const settlement = settlementOf(shopOrder, given);
  const wrong = invalidSettlement(settlement);
  if (wrong) return refuse({ code: 'amount-invalid', values: { order: shopOrder.number, ...wrong } });
  const part = invoicedPart(shopOrder, shopRefunds, settlement);
  const { order, refunds } = part;
  const all = given.already?.pieces ?? [];
  const already = given.already && { ...given.already, pieces: livePieces(all) };
  const context = { ...given, already };
  const known = already?.pieces ?? [];
  const wanted = wantedKinds(order, settings, context.capabilities);
  const made = firstInvoice(already);
  const takesDeposits = asksForDeposits(order, part.settlement, made, context, settings);
  const hasDeposit = takesDeposits || known.some((piece) => depositOf(piece) !== undefined);
  const isInvoiced = made !== undefined || wanted.kinds.includes('invoice') || hasDeposit;
  const early = hasDeposit ? undefined : withoutWork(part, wanted, made, given, settings);
  if (early) return early;
  const readable = isInvoiced ? refunds.filter((refund) => !invalidRefundAmount(refund)) : [];
  const prepared = prepareOrder(order, readable, context, settings, part.settlement);
  if (prepared.refused) return prepared;
  return built(part, prepared.value, wanted, { made, takesDeposits, readable, all }, settings);
}

interface Before {
  readonly made: KnownPiece | undefined;
  readonly takesDeposits: boolean;
  /** Refunds whose amounts can be read. */
  readonly readable: readonly WooRefund[];
  /** Every piece that was made, those that count no more included. */
  readonly all: readonly KnownPiece[];
}

function built(
  part: InvoicedPart,
  prepared: PreparedOrder,
  wanted: WantedKinds,
  { made, takesDeposits, readable, all }: Before,
  settings: BillingSettings,
): BuiltOrder {
  const { order, refunds } = part;
  const { context } = prepared;
  const known = context.already?.pieces ?? [];
  const deposits = depositInvoices(prepared, takesDeposits);
  if (deposits.refused) return deposits;
  const chain = chainPieces(prepared, wanted.kinds, all, deposits.value);
  if (chain.refused) return chain;
  const { maker, money } = prepared;
  for (const note of partNotes(part, prepared)) addNote(maker, note);
  const final = made ?? chain.value.pieces.find((piece) => piece.kind === 'invoice');
  const { invoices } = deposits.value;
  const invoice = final ?? invoices.at(-1)?.piece;
  const issuedBefore = made ?? known.find((piece) => depositOf(piece) !== undefined);
  const goodsLeft = [...known, ...chain.value.pieces].some((piece) => piece.movesStock === true);
  const now = chain.value.content;
  // Of an order of which nothing is made yet and nothing was paid back there is nothing to correct.
  const isFirst = all.length === 0 && refunds.length === 0 && invoices.length === 0;
  const corrections =
    invoice && !isFirst
      ? correctOrder(prepared, refunds, { invoice, made, now, deposits: deposits.value, goodsLeft })
      : uncorrected;
  const payable = {
    ...corrections,
    invoice: final && { n: 1, ...pick(final), content: now ?? contentOf(final, prepared) },
    deposits: invoices.map(({ n, piece, content }) => ({ n, ...pick(piece), content })),
  };
  const due = orderEntries(part, payable, money, context, settings);
  const missingEntries = notBooked(due.missingEntries, context.already);
  const drafts = isFirst
    ? chain.value.pieces
    : [...invoices.flatMap(({ draft }) => draft ?? []), ...chain.value.pieces, ...corrections.pieces];
  return {
    pieces: drafts,
    withdrawals: chain.value.withdrawals,
    issued: isFirst
      ? chain.value.issued
      : { ...deposits.value.issued, ...chain.value.issued, ...corrections.issued },
    blocked: corrections.blocked,
    entries: notBooked(due.entries, context.already),
    missingEntries,
    products: drafts.length === 0 ? [] : [...maker.needs.values()],
    notes: [
      ...wanted.notes,
      ...(invoice ? incompleteRefunds(order, readable) : orphanRefunds(order)),
      ...cancelledAfterInvoice(order, issuedBefore),
      ...maker.notes.values(),
      ...once(missingEntries.map(({ reason }) => reason)),
      ...due.notes,
    ],
  };
}

function pick({
  externalRef,
  totalGross,
  date,
}: KnownPiece): Pick<KnownPiece, 'externalRef' | 'totalGross' | 'date'> {
  return { externalRef, totalGross, date };
}

/** An order without invoice has nothing to correct. */
const uncorrected: Corrections = {
  pieces: [],
  issued: {},
  blocked: [],
  credits: [],
  further: [],
  creditedEdits: zero,
};

/** Whether deposits are invoiced now: no final invoice yet, and the status does not exclude it. */
function asksForDeposits(
  order: WooOrder,
  { payments = [] }: OrderSettlement,
  made: KnownPiece | undefined,
  { capabilities }: BillingContext,
  settings: BillingSettings,
): boolean {
  const isNever = settings.statuses[removeStatusPrefix(order.status)]?.length === 0;
  const makes = isSwitchedOn('invoice', settings) && capabilities.pieces.includes('invoice');
  return !made && !isNever && makes && payments.some((payment) => payment.deposit);
}

/** The notes for an order that cannot be read, and for the vouchers in it. */
function partNotes(part: InvoicedPart, { today, order }: PreparedOrder): readonly BillingReason[] {
  const taxed = part.taxed.map(
    (line): BillingReason => ({
      code: 'voucher-taxed',
      values: { order: order.number, line: line.name },
    }),
  );
  const sold = part.vouchers.gt(0) ? [vouchersSold(part)] : [];
  return [...(today.refused ? [today.refused] : []), ...taxed, ...sold];
}

function vouchersSold({ order, vouchers }: InvoicedPart): BillingReason {
  const money = moneyOf(order.currency);
  const values = { order: order.number, currency: order.currency, amount: money.text(vouchers) };
  return { code: 'vouchers-not-invoiced', values };
}

/** The result for an order that cannot be worked out, or that needs no pieces. */
function withoutWork(
  part: InvoicedPart,
  wanted: WantedKinds,
  made: KnownPiece | undefined,
  context: BillingContext,
  settings: BillingSettings,
): BuiltOrder | undefined {
  const { order } = part;
  const { already, capabilities } = context;
  const { currency, number } = order;
  if (wanted.kinds.length === 0 && !made) {
    const called = revisionsOfCancelledOrder(order, already?.pieces ?? [], capabilities);
    return { ...nothingBuilt([...called.notes, ...wanted.notes, ...orphanRefunds(order)]), ...called.done };
  }
  const bad = invalidAmount(order);
  if (bad) return refuse({ code: 'amount-invalid', values: { order: number, ...bad } });
  if (allLines(order).length === 0 && isZero(amount(order.total)) && !made) {
    if (part.vouchers.gt(0)) return onlyVouchers(part, wanted, context, settings);
    return nothingBuilt([{ code: 'order-empty', values: { order: number } }, ...wanted.notes]);
  }
  if (amount(order.total).gte(0)) return undefined;
  const total = moneyOf(currency).text(amount(order.total));
  return refuse({ code: 'order-below-zero', values: { order: number, currency, total } });
}

/** An order that holds only vouchers gets no piece. Its payment is booked. */
function onlyVouchers(
  part: InvoicedPart,
  wanted: WantedKinds,
  context: BillingContext,
  settings: BillingSettings,
): BuiltOrder {
  const { order } = part;
  const money = pieceCurrency(order, context, settings);
  if (money.refused) return money;
  const nothingPaid = { ...uncorrected, invoice: undefined, deposits: [] };
  const isDue = wanted.kinds.includes('invoice');
  const due = isDue ? orderEntries(part, nothingPaid, money.value, context, settings) : undefined;
  const missingEntries = notBooked(due?.missingEntries ?? [], context.already);
  return {
    ...nothingBuilt([
      vouchersSold(part),
      ...wanted.notes,
      ...once(missingEntries.map(({ reason }) => reason)),
      ...(due?.notes ?? []),
    ]),
    entries: notBooked(due?.entries ?? [], context.already),
    missingEntries,
  };
}

/** Entries that are not made yet, without those of pieces that were entered by hand. */
function notBooked<E extends { readonly externalRef: string; readonly pieceRef?: string | undefined }>(
  entries: readonly E[],
  already: BillingContext['already'],
): readonly E[] {
  const booked = new Set((already?.entries ?? []).map((entry) => entry.externalRef));
  const byHand = new Set(enteredByHand(already).map((piece) => piece.externalRef));
  return entries.filter(
    (entry) =>
      !booked.has(entry.externalRef) && !(entry.pieceRef !== undefined && byHand.has(entry.pieceRef)),
  );
}

/** Pieces of an adopted order that were entered by hand; earlier versions did not mark them. */
function enteredByHand(already: BillingContext['already']): readonly KnownPiece[] {
  if (!already?.adopted) return [];
  const own = already.pieces.filter((piece) => piece.byHand === true);
  return own.length > 0 ? own : already.pieces;
}

function nothingBuilt(
  notes: readonly BillingReason[],
): Extract<BuiltOrder, { readonly refused?: undefined }> {
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

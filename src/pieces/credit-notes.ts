import type { Big, Day } from '../core/index.js';
import { sum } from '../core/index.js';
import type { PieceDraft } from '../gestan/piece-model.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import { invalidRefundAmount } from './amounts.js';
import { basketGross, basketsOf, lessBaskets } from './baskets.js';
import type { BlockedCredit, KnownPiece } from './context.js';
import { afterConverting, type ConvertedBefore, convert, nothingBefore } from './currency.js';
import { allowedDay, refundDay } from './dates.js';
import { figures, type PieceHead } from './drafts.js';
import type { InvoiceBalance } from './invoice-balance.js';
import { contentOf, isOfEdit } from './invoiced.js';
import { refundNote } from './notes.js';
import { forGestan, type PreparedOrder } from './prepare.js';
import type { BillingReason, Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { type Content, joinContents, nothing } from './reconcile.js';
import { pieceRef } from './references.js';
import { creditOf } from './refunds.js';
import { inOrder } from './refunds-in-order.js';
import { restockedRefunds } from './restocked-refunds.js';
import { addNote } from './work.js';

/** A credit note of a refund, made before or to make now. */
export interface CreditNote {
  readonly refund: WooRefund;
  readonly piece: Pick<PieceDraft, 'externalRef' | 'totalGross'>;
  readonly content: Content;
  /** Absent: it is there already. */
  readonly draft?: PieceDraft;
}

/** The invoice that credit notes cite, made before or to make now. */
export interface CitedInvoice {
  readonly externalRef: string;
  readonly id?: string | undefined;
  readonly number?: string | undefined;
  readonly date?: Day | undefined;
  readonly byHand?: boolean | undefined;
}

/** What the credit notes of an order are made against. */
export interface Credited {
  readonly cited: CitedInvoice;
  /**
   * What was invoiced, in the order's currency: the invoice as issued, and further ones.
   * `undefined`: it is not known any more.
   */
  readonly invoiced: Content | undefined;
  /** Whether a piece of the order took, or takes, goods out of stock. */
  readonly goodsLeft: boolean;
  readonly head: PieceHead;
}

export interface CreditNotes {
  readonly credits: readonly CreditNote[];
  readonly blocked: readonly BlockedCredit[];
  /**
   * All that was credited, in the order's currency: made before, of refunds and of edits, and made
   * now.
   */
  readonly contents: readonly Content[];
  /** The same as it was converted. */
  readonly converted: ConvertedBefore;
}

/**
 * The credit notes of an order, one per refund, each citing the invoice. Credit notes that exist
 * are facts: the amount left to credit is the invoiced amount less theirs, whatever happened to
 * their refunds since. A refund that cannot be explained blocks its own credit note only.
 */
export function creditNotes(
  prepared: PreparedOrder,
  refunds: readonly WooRefund[],
  credited: Credited,
): CreditNotes {
  const { order, context, maker, money } = prepared;
  const blocked: BlockedCredit[] = [];
  const credits: CreditNote[] = [];
  const contents: Content[] = [];
  let before = nothingBefore;
  const take = (content: Content, shown: Content) => {
    contents.push(content);
    before = afterConverting(before, content, basketsOf(shown, money.money));
  };
  let { invoiced } = credited;
  for (const piece of madeCredits(prepared)) {
    const refund = refunds.find((each) => refOf(order, each, prepared) === piece.externalRef);
    const content = contentOf(piece, prepared) ?? againOf(refund, invoiced, contents, prepared);
    // If the content of one is unknown, the amount left to credit is unknown too.
    if (content) take(content, money.rate ? convert(content, money.rate, money.money, before) : content);
    else invoiced = undefined;
    if (!refund) continue;
    credits.push({ refund, piece, content: content ?? nothing });
    if (content) compare(content, refund, prepared);
  }
  const isMade = (refund: WooRefund) => credits.some((credit) => credit.refund.id === refund.id);
  if (!context.capabilities.pieces.includes('credit-note')) {
    if (refunds.some((refund) => !isMade(refund))) {
      addNote(maker, { code: 'kind-unsupported', values: { kind: 'credit-note' } });
    }
    return { credits, blocked, contents, converted: before };
  }
  const restocked = restockedRefunds(order, refunds);
  const ofEdits = editCredits(prepared);
  for (const refund of inOrder(refunds)) {
    if (isMade(refund)) continue;
    const same = takeEqual(ofEdits, refund, prepared);
    const isSame = context.already?.sameMoney?.[String(refund.id)];
    if (same && isSame === undefined) {
      blocked.push({ refundId: refund.id, reason: sameMoneyAsked(refund, prepared) });
      continue;
    }
    // The change of the order is credited already: this refund only pays it out.
    if (same && isSame) {
      credits.push({ refund, piece: same, content: nothing });
      continue;
    }
    const made = oneCredit(refund, {
      prepared,
      credited: { ...credited, invoiced },
      contents,
      before,
      restocked,
    });
    if (made.refused) blocked.push({ refundId: refund.id, reason: made.refused });
    else if (made.value) {
      credits.push(made.value.credit);
      take(made.value.credit.content, made.value.shown);
    }
  }
  return { credits, blocked, contents, converted: before };
}

function refOf(order: WooOrder, refund: WooRefund, { context }: PreparedOrder): string {
  return pieceRef(context.shopId, order.id, 'credit-note', refund.id);
}

/** Credit notes made before, in the order in which they were made. */
function madeCredits(prepared: PreparedOrder): readonly KnownPiece[] {
  return (prepared.context.already?.pieces ?? []).filter((piece) => piece.kind === 'credit-note');
}

/**
 * The content that a credit note would have if it were made again. Used where only its sums are
 * stored.
 */
function againOf(
  refund: WooRefund | undefined,
  invoiced: Content | undefined,
  contents: readonly Content[],
  prepared: PreparedOrder,
): Content | undefined {
  if (!refund || !invoiced || invalidRefundAmount(refund) || prepared.unreadable.has(refund.id))
    return undefined;
  const again = creditOf(refund, balanceOf(invoiced, contents, prepared), prepared.maker);
  return again.refused ? undefined : again.value;
}

/** Credit notes of changes of the order, by what they gave back in its currency. */
function editCredits(prepared: PreparedOrder): { readonly piece: KnownPiece; readonly gross: Big }[] {
  return madeCredits(prepared).flatMap((piece) => {
    const content = isOfEdit(piece) ? contentOf(piece, prepared) : undefined;
    return content ? [{ piece, gross: content.gross }] : [];
  });
}

/** Takes the credit note of a change that gave back just what a refund gives back. */
function takeEqual(
  ofEdits: { readonly piece: KnownPiece; readonly gross: Big }[],
  refund: WooRefund,
  { maker }: PreparedOrder,
): KnownPiece | undefined {
  if (ofEdits.length === 0 || invalidRefundAmount(refund)) return undefined;
  const paid = maker.money.read(refund.amount).abs();
  const index = ofEdits.findIndex(({ gross }) => gross.eq(paid));
  return index < 0 ? undefined : ofEdits.splice(index, 1)[0]?.piece;
}

/**
 * A refund and a change of the order have the same amount. WooCommerce does not tell whether the
 * money was given back once or twice.
 */
export function sameMoneyAsked(refund: WooRefund, { order, maker }: PreparedOrder): BillingReason {
  const { money } = maker;
  const amount = money.text(money.read(refund.amount).abs());
  const values = { order: order.number, currency: money.currency, amount, refund: refund.id };
  return { code: 'edit-or-refund', values };
}

interface CreditWork {
  readonly prepared: PreparedOrder;
  readonly credited: Credited;
  readonly contents: readonly Content[];
  readonly before: ConvertedBefore;
  readonly restocked: ReadonlySet<number>;
}

/** The credit note of one refund, and how it is shown. `undefined`: it gives nothing back. */
function oneCredit(
  refund: WooRefund,
  { prepared, credited, contents, before, restocked }: CreditWork,
): Outcome<{ readonly credit: CreditNote; readonly shown: Content } | undefined> {
  const { order, context, settings, maker, money } = prepared;
  const about = { order: order.number, refund: refund.id };
  const bad = invalidRefundAmount(refund);
  if (bad) return refuse({ code: 'amount-invalid', values: { ...about, ...bad } });
  const unreadable = prepared.unreadable.get(refund.id);
  if (unreadable) return { refused: unreadable };
  if (maker.money.read(refund.amount).eq(0)) return ok(undefined);
  const { invoiced, cited } = credited;
  if (!invoiced) return refuse({ code: 'invoice-content-unknown', values: about });
  const balance = balanceOf(invoiced, contents, prepared);
  const content = creditOf(refund, balance, maker);
  if (content.refused) return content;
  const closes = content.value.gross.eq(balance.openGross);
  const whole = money.rate ? convert(invoiced, money.rate, money.money) : invoiced;
  const left = lessBaskets(basketsOf(whole, money.money), before.baskets);
  const written = forGestan(content.value, prepared, about, before, closes ? left : undefined);
  if (written.refused) return written;
  const own = refundDay(refund, context, settings);
  if (own === undefined) {
    return refuse({ code: 'date-missing', values: { ...about, kind: 'credit-note' } });
  }
  const day = allowedDay('credit-note', own, settings, cited.date);
  if (day.note) addNote(maker, day.note);
  const note = refundNote(refund);
  const draft: PieceDraft = {
    ...credited.head,
    externalRef: refOf(order, refund, prepared),
    kind: 'credit-note',
    date: day.date,
    ...citation(cited),
    movesStock: credited.goodsLeft && restocked.has(refund.id),
    ...(note ? { note } : {}),
    ...figures(written.value, money.money),
  };
  const shown = money.rate
    ? convert(content.value, money.rate, money.money, before, closes ? left : undefined)
    : content.value;
  return ok({ credit: { refund, piece: draft, content: content.value, draft }, shown });
}

/** How a piece cites the invoice that it corrects or completes. */
export function citation({
  externalRef,
  id,
  number,
  byHand,
}: CitedInvoice): Pick<PieceDraft, 'sourceRef' | 'sourceId' | 'sourceNumber'> {
  return {
    ...(byHand ? {} : { sourceRef: externalRef }),
    ...(id === undefined ? {} : { sourceId: id }),
    ...(number === undefined ? {} : { sourceNumber: number }),
  };
}

function balanceOf(invoiced: Content, credited: readonly Content[], prepared: PreparedOrder): InvoiceBalance {
  const { maker, today } = prepared;
  const baskets = basketsOf(invoiced, maker.money);
  const left = lessBaskets(baskets, basketsOf(joinContents(credited), maker.money));
  return {
    invoiced,
    baskets,
    left,
    openGross: sum(left.map(basketGross)),
    ...(today.refused ? {} : { today: today.value }),
  };
}

function compare(content: Content, refund: WooRefund, { order, maker }: PreparedOrder): void {
  const now = invalidRefundAmount(refund) ? undefined : maker.money.read(refund.amount).abs();
  if (!now || now.eq(content.gross)) return;
  const { money } = maker;
  const sums = { currency: money.currency, expected: money.text(now), found: money.text(content.gross) };
  addNote(maker, {
    code: 'refund-changed',
    values: { order: order.number, refund: refund.id, ...sums },
  });
}

/** Credit notes whose refund no longer exists in the shop. They still correct the invoice. */
export function withoutRefund(
  refunds: readonly WooRefund[],
  pieces: readonly KnownPiece[],
): readonly BillingReason[] {
  const given = new Set(refunds.map((refund) => refund.id));
  return pieces.flatMap(({ kind, externalRef }): readonly BillingReason[] => {
    const id = Number(/:credit-note:(\d+)$/.exec(externalRef)?.[1]);
    if (kind !== 'credit-note' || !Number.isInteger(id) || given.has(id)) return [];
    return [{ code: 'credit-note-without-refund', values: { refund: id, externalRef } }];
  });
}

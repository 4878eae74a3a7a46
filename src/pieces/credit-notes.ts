import type { Day } from '../core/index.js';
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
import { contentOf } from './invoiced.js';
import { amount } from './money.js';
import { refundNote } from './notes.js';
import { forGestan, type PreparedOrder } from './prepare.js';
import type { BillingReason, Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { type Content, joinContents, nothing } from './reconcile.js';
import { pieceRef } from './references.js';
import { refundedItem } from './refund-lines.js';
import { creditOf, inOrder } from './refunds.js';
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
   * `undefined`: nothing tells any more.
   */
  readonly invoiced: Content | undefined;
  /** Whether a piece of the order took, or takes, goods out of stock. */
  readonly goodsLeft: boolean;
  readonly head: PieceHead;
}

export interface CreditNotes {
  readonly credits: readonly CreditNote[];
  readonly blocked: readonly BlockedCredit[];
  /** All that was credited, in the order's currency: made before, of refunds and of edits, and made now. */
  readonly contents: readonly Content[];
  /** The same as it was converted. */
  readonly converted: ConvertedBefore;
}

/**
 * The credit notes of an order, one per refund, each citing the invoice. Those made before are
 * facts: what is left to credit is what was invoiced less what they hold, whatever happened to
 * their refunds. A refund that cannot be explained blocks its own credit note only.
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
    // One that nothing tells of any more leaves open how much is left to credit.
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
  for (const refund of inOrder(refunds)) {
    if (isMade(refund)) continue;
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

/** What a credit note of which only sums are remembered would hold if it were made again. */
function againOf(
  refund: WooRefund | undefined,
  invoiced: Content | undefined,
  contents: readonly Content[],
  prepared: PreparedOrder,
): Content | undefined {
  if (!refund || !invoiced || invalidRefundAmount(refund)) return undefined;
  const again = creditOf(refund, balanceOf(invoiced, contents, prepared), prepared.maker);
  return again.refused ? undefined : again.value;
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

/** Credit notes whose refund the shop has no more: they correct the invoice anyway. */
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

/**
 * The refunds whose goods the shop put back into its stock. WooCommerce notes only how many units
 * of an order line were put back in all (`_restock_refunded_items`): they are taken to be those of
 * the earliest refunds.
 */
export function restockedRefunds(order: WooOrder, refunds: readonly WooRefund[]): ReadonlySet<number> {
  const left = new Map(
    order.line_items.map((line) => {
      const value = line.meta_data.find((meta) => meta.key === '_restock_refunded_items')?.value;
      return [line.id, typeof value === 'string' || typeof value === 'number' ? Number(value) || 0 : 0];
    }),
  );
  const result = new Set<number>();
  for (const refund of inOrder(refunds)) {
    if (invalidRefundAmount(refund)) continue;
    const lines = refund.line_items.filter((line) => !amount(line.quantity).eq(0));
    const units = lines.map((line) => ({ id: refundedItem(line) ?? 0, count: Math.abs(line.quantity) }));
    const all = units.length > 0 && units.every(({ id, count }) => (left.get(id) ?? 0) >= count);
    if (!all) continue;
    for (const { id, count } of units) left.set(id, (left.get(id) ?? 0) - count);
    result.add(refund.id);
  }
  return result;
}

import type { Big } from '../core/index.js';
import { sum } from '../core/index.js';
import type { PieceDraft } from '../gestan/piece-model.js';
import { basketLines } from './basket-lines.js';
import { type Basket, basketGross, basketsOf, lessBaskets, spread, vatOfBaskets } from './baskets.js';
import type { KnownPiece } from './context.js';
import { afterConverting, type ConvertedBefore, nothingBefore } from './currency.js';
import { allowedDay, dayOf } from './dates.js';
import { figures } from './drafts.js';
import { contentOf, depositOf } from './invoiced.js';
import { toIssued } from './issued.js';
import type { IssuedContent } from './issued-content.js';
import { forGestan, type PreparedOrder, pieceHead } from './prepare.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { type Content, joinContents } from './reconcile.js';
import { depositRef } from './references.js';
import { addNote, type LineMaker, type WorkLine } from './work.js';

/** The invoice of a deposit, made before or to make now. */
export interface DepositInvoice {
  /** The place of its payment among those of the order, from 1. */
  readonly n: number;
  readonly piece: KnownPiece;
  readonly content: Content;
  /** Absent: it is there already. */
  readonly draft?: PieceDraft;
}

/** The invoices of an order's deposits. */
export interface Deposits {
  readonly invoices: readonly DepositInvoice[];
  readonly issued: Readonly<Record<string, IssuedContent>>;
  /** What they were converted to, for the parts that follow. */
  readonly converted: ConvertedBefore;
}

/**
 * The invoices of deposits (factures d'acompte): one for each payment that is a deposit, at the
 * rates of the order in proportion. One that was made stays; once the final invoice is made, no
 * more are.
 *
 * @param isOpen the final invoice is not made yet, and invoices are wanted.
 */
export function depositInvoices(prepared: PreparedOrder, isOpen: boolean): Outcome<Deposits> {
  const { order, context, settings, maker, money, today, settlement } = prepared;
  const known = context.already?.pieces ?? [];
  const payments = settlement.payments ?? [];
  const invoices: DepositInvoice[] = [];
  const issued: Record<string, IssuedContent> = {};
  let before = nothingBefore;
  const made = new Map(
    known.flatMap((piece) => {
      const n = depositOf(piece);
      return n === undefined ? [] : [[n, piece] as const];
    }),
  );
  for (const [n, piece] of made) {
    const content = contentOf(piece, prepared);
    if (!content) continue;
    invoices.push({ n, piece, content });
    before = after(before, content, prepared);
  }
  if (!isOpen || payments.every((payment) => !payment.deposit))
    return ok({ invoices, issued, converted: before });
  if (today.refused) return today;
  for (const [index, payment] of payments.entries()) {
    const n = index + 1;
    const amount = maker.money.read(payment.amount);
    if (!payment.deposit || made.has(n) || amount.eq(0)) continue;
    const content = depositContent(amount, today.value, invoices, maker);
    if (content.refused) return content;
    const shown = forGestan(content.value, prepared, { order: order.number }, before);
    if (shown.refused) return shown;
    const paidOn = dayOf(payment.paidAt, context.zone);
    const own = settings.invoiceDate === 'import' ? context.today : paidOn;
    if (own === undefined)
      return refuse({ code: 'date-missing', values: { order: order.number, kind: 'invoice' } });
    const day = allowedDay('invoice', own, settings);
    if (day.note) addNote(maker, day.note);
    const draft: PieceDraft = {
      ...pieceHead(prepared, content.value)('invoice'),
      externalRef: depositRef(context.shopId, order.id, n),
      kind: 'invoice',
      date: day.date,
      ...(paidOn === undefined ? {} : { paidOn }),
      movesStock: false,
      ...figures(shown.value, money.money),
    };
    issued[draft.externalRef] = toIssued(content.value, maker.money, money.rate?.toFixed());
    invoices.push({ n, piece: draft, content: content.value, draft });
    before = after(before, content.value, prepared);
  }
  return ok({ invoices: invoices.sort((a, b) => a.n - b.n), issued, converted: before });
}

function after(before: ConvertedBefore, content: Content, { money }: PreparedOrder): ConvertedBefore {
  return money.rate ? afterConverting(before, content, []) : before;
}

/** Spreads a deposit over the order's rates. No rate gets more than the order has at it. */
function depositContent(
  amount: Big,
  today: Content,
  before: readonly DepositInvoice[],
  maker: LineMaker,
): Outcome<Content> {
  const { money, shopOrder } = maker;
  const whole = basketsOf(today, money);
  const paid = basketsOf(joinContents(before.map(({ content }) => content)), money);
  const left = lessBaskets(whole, paid);
  const parts = spread(amount, whole, left, money);
  if (!parts) {
    const sums = {
      currency: money.currency,
      expected: money.text(today.gross),
      found: money.text(amount.plus(sum(paid.map(basketGross)))),
    };
    return refuse({ code: 'deposit-beyond-order', values: { order: shopOrder.number, ...sums } });
  }
  const lines = depositLines(parts, `Acompte, commande ${shopOrder.number}`, maker);
  return ok({ lines, vat: vatOfBaskets(parts), gross: amount });
}

/**
 * What a final invoice holds: the whole order, less its deposits at the same rates.
 */
export function lessDeposits(today: Content, { invoices }: Deposits, maker: LineMaker): Content {
  if (invoices.length === 0) return today;
  const { money } = maker;
  const deductions = invoices.map(({ content, piece }): Content => {
    const parts = basketsOf(content, money).map(negated);
    const label = `Acompte déduit${piece.number === undefined ? '' : `, facture ${piece.number}`}`;
    return { lines: depositLines(parts, label, maker), vat: vatOfBaskets(parts), gross: content.gross.neg() };
  });
  return joinContents([today, ...deductions]);
}

function negated(basket: Basket): Basket {
  return {
    ...basket,
    net: basket.net.neg(),
    vat: new Map([...basket.vat].map(([rate, tax]) => [rate, tax.neg()])),
  };
}

function depositLines(parts: readonly Basket[], label: string, maker: LineMaker): readonly WorkLine[] {
  return basketLines(parts, label, maker).map((line) => ({ ...line, deposit: true }));
}

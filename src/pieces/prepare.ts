import { decimal, isZero, toText, type Unfinished } from '../core/index.js';
import type { PieceDraft, PieceKind } from '../gestan/piece-model.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import type { Basket } from './baskets.js';
import type { BillingContext } from './context.js';
import {
  type ConvertedBefore,
  convert,
  nothingBefore,
  type PieceCurrency,
  pieceCurrency,
} from './currency.js';
import { dayOf } from './dates.js';
import { natureOf, type PieceHead } from './drafts.js';
import { exemptionOf, isVatExempt } from './exemption.js';
import { customerSiren, customerVatNumber, deliveryAddress, pieceAddress } from './identity.js';
import { issuedOfRows, issuedRates } from './issued.js';
import { isPaid } from './kinds.js';
import { amount, type Money, moneyOf, neededPlaces } from './money.js';
import { orderNote } from './notes.js';
import { orderContent } from './order-content.js';
import { allLines, type OrderRate, readRates } from './rates.js';
import type { BillingReason, Outcome } from './reasons.js';
import { ok } from './reasons.js';
import { withRoundingLine } from './recomputed.js';
import type { Content } from './reconcile.js';
import { taxText } from './refund-lines.js';
import type { BillingSettings } from './settings.js';
import type { OrderSettlement } from './settlement.js';
import { ratesTogether } from './split.js';
import { addNote, type LineMaker, netOf } from './work.js';

/** An order that is worked out: what all of its pieces are made from. */
export interface PreparedOrder {
  readonly order: WooOrder;
  readonly context: BillingContext;
  readonly settings: BillingSettings;
  readonly maker: LineMaker;
  readonly money: PieceCurrency;
  /**
   * The order as it is today, in its own currency, VAT as the order has it; or why it cannot be
   * read.
   */
  readonly today: Outcome<Content>;
  readonly settlement: OrderSettlement;
  /** Refunds whose rates nothing tells, and why. */
  readonly unreadable: ReadonlyMap<number, BillingReason>;
}

/**
 * Reads an order into lines, VAT and total that fit together to the cent. Refused is what neither
 * its pieces nor its corrections could be made without.
 *
 * @param refunds those whose rates can be read.
 */
export function prepareOrder(
  order: WooOrder,
  refunds: readonly WooRefund[],
  context: BillingContext,
  settings: BillingSettings,
  settlement: OrderSettlement = {},
): Outcome<PreparedOrder> {
  const money = pieceCurrency(order, context, settings);
  if (money.refused) return money;
  const issued = (context.already?.pieces ?? []).flatMap(
    (piece) => piece.issued ?? issuedOfRows(piece, order.currency, '') ?? [],
  );
  const rates = issuedRates(issued);
  const { readable, unreadable } = readableRefunds(order, refunds, context, rates);
  const book = readRates(order, readable, context, rates);
  if (book.refused) return book;
  const maker: LineMaker = {
    shopOrder: order,
    money: orderMoney(order, money.value),
    book: book.value,
    together: ratesTogether(order, book.value),
    context,
    settings,
    needs: new Map(),
    notes: new Map(),
  };
  const today = orderContent(order, maker);
  const total = maker.money.read(order.total);
  if (!total.eq(order.total || 0)) {
    addNote(maker, {
      code: 'total-rounded',
      values: {
        order: order.number,
        currency: order.currency,
        shown: toText(amount(order.total)),
        total: maker.money.text(total),
      },
    });
  }
  if (money.value.rate) {
    const values = {
      from: order.currency,
      to: money.value.currency,
      rate: toText(money.value.rate),
    };
    addNote(maker, { code: 'currency-converted', values });
  }
  return ok({ order, context, settings, maker, money: money.value, today, settlement, unreadable });
}

/** A refund with unknown rates waits by itself: the order that it corrects can be read. */
function readableRefunds(
  order: WooOrder,
  refunds: readonly WooRefund[],
  table: BillingContext,
  rates: readonly OrderRate[],
): { readonly readable: readonly WooRefund[]; readonly unreadable: ReadonlyMap<number, BillingReason> } {
  const unreadable = new Map<number, BillingReason>();
  if (refunds.length === 0) return { readable: refunds, unreadable };
  const isPlain = !readRates(order, refunds, table, rates).refused;
  if (isPlain || readRates(order, [], table, rates).refused) return { readable: refunds, unreadable };
  const readable = refunds.filter((refund) => {
    const { refused } = readRates(order, [refund], table, rates);
    if (refused?.code === 'tax-rate-unknown') {
      unreadable.set(refund.id, { ...refused, values: { ...refused.values, refund: refund.id } });
    }
    return !refused;
  });
  return { readable, unreadable };
}

/**
 * Amounts that are converted keep all their decimals until then: a shop may show more than its
 * currency has.
 */
function orderMoney(order: WooOrder, { rate }: PieceCurrency): Money {
  if (!rate) return moneyOf(order.currency);
  const nets = allLines(order).map((line) => line.total);
  return moneyOf(order.currency, neededPlaces([order.total, ...nets, ...order.tax_lines.map(taxText)]));
}

/**
 * A content as Gestan takes it: converted, with a line « Arrondi » where Gestan recomputes VAT.
 *
 * @param what the piece that is made, for a refusal.
 * @param left what is left of the converted whole, where this is its last part.
 */
export function forGestan(
  content: Content,
  { maker, money, context, settings }: PreparedOrder,
  what: { readonly order: string; readonly refund?: number },
  before: ConvertedBefore = nothingBefore,
  left?: readonly Basket[],
): Outcome<Content> {
  const converted = money.rate ? convert(content, money.rate, money.money, before, left) : content;
  return context.capabilities.vatAmounts
    ? ok(converted)
    : withRoundingLine(converted, maker.book, context, settings, what, money.money);
}

/**
 * What all pieces of an order carry besides kind, date, references and figures.
 *
 * @param content what is sold: it decides the nature of the operation, and whether a reason for
 *   missing VAT is needed.
 */
export function pieceHead(
  { order, maker, money, context, settings, settlement }: PreparedOrder,
  content: Content,
): (kind: PieceKind) => PieceHead {
  const billing = pieceAddress(order.billing);
  const shipping = deliveryAddress(order, billing);
  const vatNumber = customerVatNumber(order);
  const siren = customerSiren(order, vatNumber);
  const nature = natureOf(order, content.lines);
  const exemption = withoutVat(content) ? exemptionOf(order, nature, settings.exemptions) : undefined;
  for (const note of exemption?.notes ?? []) addNote(maker, note);
  if (isVatExempt(order) && !withoutVat(content) && !isZero(netOf(content.lines))) {
    addNote(maker, { code: 'exempt-but-taxed', values: { order: order.number } });
  }
  const mode = context.paymentMode(order.payment_method, order);
  const paidOn = isPaid(order) ? dayOf(order.date_paid_gmt, context.zone) : undefined;
  const note = orderNote(order, settlement.balanceOf);
  return (kind) => {
    const head: Unfinished<PieceHead> = {
      reference: order.number,
      currency: money.currency,
      contactId: context.contactId,
    };
    if (billing) head.billing = billing;
    if (shipping) head.shipping = shipping;
    if (siren) head.siren = siren;
    if (vatNumber) head.vatNumber = vatNumber;
    if (nature) head.nature = nature;
    if (note && kind !== 'credit-note') head.note = note;
    if (mode !== undefined) head.paymentModeId = mode;
    if (paidOn !== undefined && kind === 'invoice') head.paidOn = paidOn;
    if (exemption?.text !== undefined) head.exemption = exemption.text;
    return head;
  };
}

/** Whether something is sold and no rate but 0 % applies to it. */
function withoutVat(content: Content): boolean {
  const sold = content.lines.filter((line) => !isZero(line.net) && line.type !== 'rounding');
  return (
    sold.length > 0 &&
    sold.every((line) => line.rates.every((rate) => isZero(rate.percent))) &&
    [...content.vat.values()].every((tax) => isZero(tax))
  );
}

/**
 * Whether a piece has VAT that the order does not, or the reverse. Rounding of tiny amounts is
 * none.
 */
export function contradicts(
  { order, maker, money }: PreparedOrder,
  piece: Pick<PieceDraft, 'totalVat' | 'lines'>,
): boolean {
  const own = maker.money.read(order.total_tax).abs();
  const charged = money.rate ? money.money.round(own.times(money.rate)) : own;
  const shown = decimal(piece.totalVat).abs();
  const rounding = money.money.unit.times(Math.max(piece.lines.length, 1));
  return (isZero(charged) && shown.gt(rounding)) || (isZero(shown) && charged.gt(rounding));
}

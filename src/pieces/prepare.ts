import { decimal, round, toFixed, zero } from '../core/index.js';
import type { PieceDraft, PieceKind } from '../gestan/piece-model.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import { cents, invalidAmount } from './amounts.js';
import type { BillingContext } from './context.js';
import {
  type ConvertedBefore,
  convert,
  nothingBefore,
  type PieceCurrency,
  pieceCurrency,
} from './currency.js';
import { dayOf, natureOf, type PieceHead } from './drafts.js';
import { exemptionOf, isVatExempt } from './exemption.js';
import { customerSiren, customerVatNumber, deliveryAddress, pieceAddress } from './identity.js';
import { isPaid } from './kinds.js';
import { exactTaxes, orderLines } from './lines.js';
import { allLines, type RateBook, readRates } from './rates.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { recomputeVat, withRoundingLine } from './recomputed.js';
import { type Content, isContent, reconcile, vatOfTaxLines } from './reconcile.js';
import type { BillingSettings } from './settings.js';
import { seenTogether } from './split.js';
import { addNote, type LineMaker, netOf } from './work.js';

/** An order that is worked out: what all of its pieces are made from. */
export interface PreparedOrder {
  readonly order: WooOrder;
  readonly context: BillingContext;
  readonly settings: BillingSettings;
  readonly maker: LineMaker;
  readonly money: PieceCurrency;
  /** In the order's currency, VAT as the order has it. */
  readonly content: Content;
  /** As Gestan takes it: converted, with a line « Arrondi » where it recomputes VAT. */
  readonly figures: Content;
  /** What pieces of a kind carry besides kind, date, references and figures. */
  readonly head: (kind: PieceKind) => PieceHead;
}

/** Reads an order into lines, VAT and total that fit together to the cent, or refuses it. */
export function prepareOrder(
  order: WooOrder,
  refunds: readonly WooRefund[],
  context: BillingContext,
  settings: BillingSettings,
): Outcome<PreparedOrder> {
  const bad = invalidAmount(order, refunds);
  if (bad !== undefined) {
    return refuse('amount-invalid', `Order ${order.number}: field ${bad} is no decimal number.`);
  }
  if (cents(order.total).lt(0)) {
    return refuse(
      'amount-invalid',
      `Order ${order.number} comes to ${order.total}: a piece cannot be below zero, only a refund gives money back. Correct the order in the shop, or teach its parts through the map hook.`,
    );
  }
  const money = pieceCurrency(order, context, settings);
  if (money.refused) return money;
  const book = readRates(order, refunds, context.taxRates);
  if (book.refused) return book;
  const maker: LineMaker = {
    shopOrder: order,
    book: book.value,
    together: seenTogether(order, book.value),
    context,
    settings,
    needs: new Map(),
    notes: new Map(),
  };
  const content = orderContent(order, maker);
  if (content.refused) return content;
  const figures = forGestan(
    content.value,
    { book: book.value, money: money.value, context, settings },
    `Order ${order.number}`,
  );
  if (figures.refused) return figures;
  if (money.value.rate) {
    addNote(
      maker,
      'currency-converted',
      `Amounts in ${order.currency} were converted to ${money.value.currency} at ${money.value.rate.toFixed()}.`,
    );
  }
  return ok({
    order,
    context,
    settings,
    maker,
    money: money.value,
    content: content.value,
    figures: figures.value,
    head: pieceHead(order, content.value, money.value, maker),
  });
}

/** Lines, VAT and total of an order, reconciled by the order's own tax lines. */
function orderContent(order: WooOrder, maker: LineMaker): Outcome<Content> {
  const lines = orderLines(maker);
  if (lines.refused) return lines;
  const vat = vatOfTaxLines(order.tax_lines, maker.book);
  const total = cents(order.total);
  const content = reconcile(lines.value, vat, exactTaxes(allLines(order), maker.book), total);
  if (isContent(content)) {
    const several = content.lines.find((line) => line.rates.length > 1);
    if (several && !maker.context.capabilities.multipleTaxes) {
      return refuse(
        'multiple-taxes',
        `"${several.label}" of order ${order.number} bears ${several.rates.length} taxes (${several.rates.map((rate) => rate.label).join(', ')}), and this Gestan takes one per line.`,
      );
    }
    return plausible(order, content, maker);
  }
  return refuse(
    'order-not-explained',
    `Order ${order.number} comes to ${toFixed(total, 2)}, its lines and taxes to ${toFixed(content.found, 2)}: the difference of ${toFixed(content.rest, 2)} is no rounding (${toFixed(content.tolerance, 2)} at most). A plugin (gift card, deposit) may keep a part elsewhere: teach it through the map hook.`,
    { expected: total, found: content.found },
  );
}

/**
 * VAT that no line bears makes no valid piece. VAT that is not what rates and nets give is the shop's own (taxes can be edited by hand):
 * it is kept, and said.
 */
function plausible(order: WooOrder, content: Content, maker: LineMaker): Outcome<Content> {
  const usual = recomputeVat(content.lines, content.vat);
  for (const [rate, tax] of content.vat) {
    const bearing = content.lines.filter((line) => line.rates.includes(rate));
    if (bearing.length === 0 && !tax.eq(0)) {
      return refuse(
        'vat-contradiction',
        `Order ${order.number} was charged ${toFixed(tax, 2)} of ${rate.label}, but none of its lines bears it.`,
      );
    }
    const due = usual.get(rate) ?? zero;
    if (
      due
        .minus(tax)
        .abs()
        .gt(decimal('0.01').times(bearing.length + 1))
    ) {
      addNote(
        maker,
        'vat-unusual',
        `Order ${order.number}: ${rate.label} of ${toFixed(tax, 2)} was charged where ${toFixed(due, 2)} is usual. The shop's figure is kept.`,
      );
    }
  }
  return ok(content);
}

/** What making figures for Gestan needs. */
export interface FigureContext {
  readonly book: RateBook;
  readonly money: PieceCurrency;
  readonly context: BillingContext;
  readonly settings: BillingSettings;
}

/** A content as Gestan takes it. */
export function forGestan(
  content: Content,
  { book, money, context, settings }: FigureContext,
  what: string,
  before: ConvertedBefore = nothingBefore,
): Outcome<Content> {
  const converted = money.rate ? convert(content, money.rate, before) : content;
  return context.capabilities.vatAmounts
    ? ok(converted)
    : withRoundingLine(converted, book, context, settings, what);
}

function pieceHead(
  order: WooOrder,
  content: Content,
  money: PieceCurrency,
  maker: LineMaker,
): PreparedOrder['head'] {
  const { context, settings } = maker;
  const billing = pieceAddress(order.billing);
  const shipping = deliveryAddress(order);
  const siren = customerSiren(order);
  const vatNumber = customerVatNumber(order);
  const nature = natureOf(order, content.lines);
  const exemption = withoutVat(content) ? exemptionOf(order, nature, settings.exemptions) : undefined;
  for (const note of exemption?.notes ?? []) addNote(maker, note.code, note.message);
  if (isVatExempt(order) && !withoutVat(content) && !netOf(content.lines).eq(0)) {
    addNote(
      maker,
      'exempt-but-taxed',
      `Order ${order.number} is marked as exempt from VAT, but was charged some.`,
    );
  }
  const mode = context.paymentMode(order.payment_method, order);
  const paidOn = isPaid(order) ? dayOf(order.date_paid_gmt, context.zone) : undefined;
  const note = order.customer_note?.trim();
  return (kind) => ({
    reference: order.number,
    currency: money.currency,
    contactId: context.contactId,
    ...(billing ? { billing } : {}),
    ...(shipping ? { shipping } : {}),
    ...(siren ? { siren } : {}),
    ...(vatNumber ? { vatNumber } : {}),
    ...(nature ? { nature } : {}),
    ...(note && kind !== 'credit-note' ? { note } : {}),
    ...(mode === undefined ? {} : { paymentModeId: mode }),
    ...(paidOn !== undefined && kind === 'invoice' ? { paidOn } : {}),
    ...(exemption?.text === undefined ? {} : { exemption: exemption.text }),
  });
}

/** Whether something is sold and no rate but 0 % bears on it. */
function withoutVat(content: Content): boolean {
  const sold = content.lines.filter((line) => !line.net.eq(0));
  return (
    sold.length > 0 &&
    sold.every((line) => line.rates.every((rate) => rate.percent.eq(0))) &&
    [...content.vat.values()].every((tax) => tax.eq(0))
  );
}

/** Whether a piece bears VAT that the order does not, or the reverse. Rounding of tiny amounts is none. */
export function contradicts(
  order: WooOrder,
  piece: Pick<PieceDraft, 'totalVat' | 'lines'>,
  { rate }: PieceCurrency,
): boolean {
  const own = cents(order.total_tax).abs();
  const charged = rate ? round(own.times(rate), 2) : own;
  const shown = decimal(piece.totalVat).abs();
  const rounding = decimal('0.01').times(Math.max(piece.lines.length, 1));
  return (charged.eq(0) && shown.gt(rounding)) || (shown.eq(0) && charged.gt(rounding));
}

import { decimal, isDecimal } from '../core/index.js';
import type { EntryDraft } from '../gestan/piece-model.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import type { BillingContext, MissingEntry } from './context.js';
import type { PieceCurrency } from './currency.js';
import { dayOf } from './dates.js';
import { type DuePayment, duePayments, type PayableInvoices, toPiece } from './due-payments.js';
import { createEntryMaker, type EntryMaker } from './entry-maker.js';
import { gatewayFee } from './gateway-fees.js';
import type { InvoicedPart } from './invoiced-order.js';
import { isPaid } from './kinds.js';
import type { BillingReason } from './reasons.js';
import type { Content } from './reconcile.js';
import { entryRef } from './references.js';
import type { BillingSettings } from './settings.js';

/** A credit note of a refund, made now or before. */
export interface CreditToBook {
  readonly refund: WooRefund;
  readonly externalRef: string;
  readonly totalGross: string;
  readonly content?: Content | undefined;
}

/** The invoices and credit notes that entries settle, made now or before. */
export interface PayablePieces extends Omit<PayableInvoices, 'booked'> {
  readonly credits: readonly CreditToBook[];
}

export interface Entries {
  readonly entries: readonly EntryDraft[];
  /** Entries that are due and cannot be made yet. */
  readonly missingEntries: readonly MissingEntry[];
  readonly notes: readonly BillingReason[];
}

const none = (...notes: readonly BillingReason[]): Entries => ({ entries: [], missingEntries: [], notes });

/**
 * The ledger entries of an order: one per payment (money, gift cards, vouchers), one per refund
 * that was paid out, one for the gateway's fee, two per payout. Only when entries are switched on,
 * the order is paid, its invoice is made, the payment method is mapped and the bank account is
 * professional; each missing condition is named.
 *
 * @param part what of the order is invoiced.
 */
export function orderEntries(
  part: InvoicedPart,
  payable: PayablePieces,
  money: PieceCurrency,
  context: BillingContext,
  settings: BillingSettings,
): Entries {
  const { order, settlement, vouchers } = part;
  if (!settings.entries.enabled) return none();
  const hasPiece = payable.invoice !== undefined || payable.deposits.length > 0;
  if (!hasPiece && vouchers.eq(0)) return none({ code: 'entry-without-invoice', values: {} });
  if (!isPaid(order) && !settlement.payments) return none({ code: 'entry-not-paid', values: {} });
  const maker = createEntryMaker(order, money, context, settings);
  const before = new Map(context.already?.entries.map((entry) => [entry.externalRef, entry.amount]));
  const booked: PayableInvoices['booked'] = (n, of) => {
    const amount = before.get(entryRef(context.shopId, order.id, n, of));
    return amount === undefined ? undefined : decimal(amount);
  };
  const { due, problem } = duePayments(order, part, { ...payable, booked }, money, context.zone);
  const first = payable.invoice ?? payable.deposits[0];
  if (problem) maker.lack(1, first?.externalRef, problem);
  const isUnsupported = !context.capabilities.entries;
  const entries = [
    ...due.flatMap((payment) => bookPayment(payment, maker, settings)),
    ...bookVouchersBack(part, money, maker, settings, context),
    ...(settings.entries.fees && first && !isUnsupported
      ? bookFee(order, first.externalRef, money, maker, settings, context)
      : []),
    ...payable.credits.flatMap((credit) => bookRefund(credit, order, maker, settings, context)),
    ...(first && !isUnsupported ? bookPayouts(part, first.externalRef, money, maker, context) : []),
  ];
  return { entries, missingEntries: maker.missingEntries(), notes: maker.notes() };
}

const labels = {
  payment: 'Commande',
  prepaid: 'Carte cadeau, commande',
  invoice: 'Complément, commande',
  voucher: 'Bons vendus, commande',
} as const;

function bookPayment(
  { n, of, amount, date, method, transactionId, pays, isDeposit }: DuePayment,
  maker: EntryMaker,
  settings: BillingSettings,
): readonly EntryDraft[] {
  const what = of === 'prepaid' || of === 'invoice' || of === 'voucher' ? of : 'payment';
  return maker.book({
    n,
    of,
    date,
    direction: 'in',
    amount,
    label: maker.titled(isDeposit ? 'Acompte, commande' : labels[what], transactionId),
    method,
    pieceRef: pays?.externalRef,
    content: pays?.content,
    ...(of === 'voucher' ? { category: voucherCategory(settings) } : {}),
    // What a card pays was received when the card was sold: no gateway holds it.
    account: of === 'prepaid' ? 'bank' : 'clearing',
  });
}

/** Vouchers are a debt to customers and have a posting category of their own. */
function voucherCategory({ entries }: BillingSettings): string {
  return entries.voucherPostingCategoryId ?? 'missing';
}

/** What was given back for vouchers. */
function bookVouchersBack(
  { order, vouchersBack, refunds }: InvoicedPart,
  money: PieceCurrency,
  maker: EntryMaker,
  settings: BillingSettings,
  { zone }: BillingContext,
): readonly EntryDraft[] {
  const paidDay = dayOf(order.date_paid_gmt, zone) ?? '';
  return refunds.flatMap((refund) => {
    const amount = vouchersBack.get(refund.id);
    if (!amount || !isRefundBooked(refund, settings)) return [];
    return maker.book({
      n: refund.id,
      of: 'voucher',
      date: dayOf(refund.date_created_gmt, zone) ?? paidDay,
      direction: 'out',
      amount: toPiece(amount, money),
      label: maker.titled(labels.voucher, order.transaction_id),
      method: order.payment_method,
      category: voucherCategory(settings),
      account: 'clearing',
    });
  });
}

function bookFee(
  order: WooOrder,
  pieceRef: string,
  money: PieceCurrency,
  maker: EntryMaker,
  settings: BillingSettings,
  { zone }: BillingContext,
): readonly EntryDraft[] {
  const fee = gatewayFee(order);
  if (!fee || !isPaid(order)) return [];
  const amount = feeIn(fee.currency ?? order.currency, money, settings);
  if (!amount) {
    const currency = fee.currency ?? order.currency;
    maker.lack(0, pieceRef, { code: 'fee-currency', values: { order: order.number, currency } });
    return [];
  }
  return maker.book({
    n: 0,
    date: dayOf(order.date_paid_gmt, zone) ?? '',
    direction: 'out',
    amount: amount(fee.amount),
    label: maker.titled('Frais de paiement, commande', order.transaction_id),
    method: order.payment_method,
    pieceRef,
    category: 'fee',
    account: 'clearing',
  });
}

/** How a fee in a currency is converted. `undefined`: there is no rate. */
function feeIn(
  currency: string,
  { currency: own, money }: PieceCurrency,
  { currencyRates }: BillingSettings,
) {
  if (currency === own) return money.round;
  const rate = currencyRates[currency];
  if (rate === undefined) return undefined;
  return (amount: Parameters<typeof money.round>[0]) => money.round(amount.times(decimal(rate)));
}

function bookRefund(
  { refund, externalRef, totalGross, content }: CreditToBook,
  order: WooOrder,
  maker: EntryMaker,
  settings: BillingSettings,
  { zone }: BillingContext,
): readonly EntryDraft[] {
  if (!isRefundBooked(refund, settings)) return [];
  return maker.book({
    n: refund.id,
    date: dayOf(refund.date_created_gmt, zone) ?? dayOf(order.date_paid_gmt, zone) ?? '',
    direction: 'out',
    amount: decimal(totalGross),
    label: maker.titled('Remboursement, commande', order.transaction_id),
    method: order.payment_method,
    pieceRef: externalRef,
    content,
    account: 'clearing',
  });
}

/** Whether the settings ask for an outgoing entry of a refund. */
export function isRefundBooked(
  refund: WooRefund,
  { entries: { refunds } }: Pick<BillingSettings, 'entries'>,
): boolean {
  return refunds === 'all' || (refunds === 'gateway' && refund.refunded_payment === true);
}

/** A payout leaves the gateway's clearing account and arrives on the bank account. */
function bookPayouts(
  { order, settlement }: InvoicedPart,
  pieceRef: string,
  money: PieceCurrency,
  maker: EntryMaker,
  { zone }: BillingContext,
): readonly EntryDraft[] {
  return (settlement.payouts ?? []).flatMap((payout, index) => {
    const n = index + 1;
    const method = payout.method ?? order.payment_method;
    const date = dayOf(payout.paidAt, zone);
    if (date === undefined || !isDecimal(payout.amount)) {
      const bad = { order: order.number, field: `settlement.payouts[${index}]`, value: payout.amount };
      maker.lack(n, pieceRef, { code: 'amount-invalid', values: bad }, 'payout-in');
      return [];
    }
    if (!maker.hasClearing(method)) {
      maker.lack(n, pieceRef, { code: 'clearing-account-missing', values: { method } }, 'payout-in');
      return [];
    }
    const side = {
      n,
      date,
      amount: toPiece(decimal(payout.amount), money),
      label: maker.titled('Versement, commande', payout.id),
      method,
      pieceRef,
      category: 'payout',
    } as const;
    return [
      ...maker.book({ ...side, of: 'payout-out', direction: 'out', account: 'clearing' }),
      ...maker.book({ ...side, of: 'payout-in', direction: 'in', account: 'bank' }),
    ];
  });
}

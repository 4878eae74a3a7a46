import type { Big } from '../core/index.js';
import { decimal, isDecimal, sum, zero } from '../core/index.js';
import type { EntryDraft, PieceDraft } from '../gestan/piece-model.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import type { BillingContext, MissingEntry, OrderPayment } from './context.js';
import type { PieceCurrency } from './currency.js';
import { allowedDay, dayOf } from './dates.js';
import { gatewayFee } from './gateway-fees.js';
import { isPaid } from './kinds.js';
import type { BillingReason } from './reasons.js';
import { entryRef } from './references.js';
import type { BillingSettings } from './settings.js';

/** The invoice and credit notes that entries settle, made now or before. */
export interface PiecesToBook {
  readonly invoice: Pick<PieceDraft, 'externalRef' | 'totalGross'> | undefined;
  readonly credits: readonly {
    readonly refund: WooRefund;
    readonly externalRef: string;
    readonly totalGross: string;
  }[];
}

export interface Entries {
  readonly entries: readonly EntryDraft[];
  /** Entries that are due and cannot be made yet. */
  readonly missingEntries: readonly MissingEntry[];
  readonly notes: readonly BillingReason[];
}

const none = (...notes: readonly BillingReason[]): Entries => ({ entries: [], missingEntries: [], notes });

/**
 * The ledger entries of an order: one per payment, one per refund that was paid out, one for the
 * gateway's fee. Only when entries are switched on, the order is paid, its invoice is made, the
 * payment method is mapped and the bank account is professional; each missing condition is named.
 */
export function orderEntries(
  order: WooOrder,
  pieces: PiecesToBook,
  money: PieceCurrency,
  context: BillingContext,
  settings: BillingSettings,
): Entries {
  const { entries: wanted } = settings;
  if (!wanted.enabled) return none();
  const { invoice } = pieces;
  if (!invoice) return none({ code: 'entry-without-invoice', values: {} });
  if (!isPaid(order)) return none({ code: 'entry-not-paid', values: {} });
  const { bankAccountId } = wanted;
  const held = heldBack(context, settings);
  if (held || !bankAccountId) {
    const reason: BillingReason = held ?? { code: 'bank-account-missing', values: {} };
    return { entries: [], missingEntries: allDue(order, pieces, context, settings, reason), notes: [] };
  }
  const maker = createEntryMaker(order, money, context, settings, bankAccountId);
  const paid = maker.payments(invoice);
  const refunds = pieces.credits.flatMap((credit) => maker.refund(credit));
  const fee = wanted.fees ? maker.fee(invoice) : [];
  return {
    entries: [...paid, ...fee, ...refunds],
    missingEntries: maker.missingEntries(),
    notes: maker.notes(),
  };
}

/** Why no entry at all can be made now. */
function heldBack({ capabilities, bankAccount }: BillingContext, settings: BillingSettings) {
  if (!capabilities.entries) return { code: 'entries-unsupported', values: {} } as const;
  if (!settings.entries.bankAccountId) return { code: 'bank-account-missing', values: {} } as const;
  if (!bankAccount || bankAccount.professional) return undefined;
  return { code: 'bank-account-not-professional', values: { account: bankAccount.name } } as const;
}

/** The payment and the refunds that wait for one and the same thing. */
function allDue(
  order: WooOrder,
  { invoice, credits }: PiecesToBook,
  { shopId }: BillingContext,
  settings: BillingSettings,
  reason: BillingReason,
): readonly MissingEntry[] {
  const due = [
    ...(invoice && !decimal(invoice.totalGross).eq(0) ? [{ n: 1, pieceRef: invoice.externalRef }] : []),
    ...credits
      .filter(({ refund, totalGross }) => isRefundBooked(refund, settings) && !decimal(totalGross).eq(0))
      .map(({ refund, externalRef }) => ({ n: refund.id, pieceRef: externalRef })),
  ];
  return due.map(({ n, pieceRef }) => ({ externalRef: entryRef(shopId, order.id, n), pieceRef, reason }));
}

function isRefundBooked(refund: WooRefund, { entries: { refunds } }: BillingSettings): boolean {
  return refunds === 'all' || (refunds === 'gateway' && refund.refunded_payment === true);
}

interface EntryMaker {
  readonly payments: (invoice: {
    readonly externalRef: string;
    readonly totalGross: string;
  }) => readonly EntryDraft[];
  readonly fee: (invoice: { readonly externalRef: string }) => readonly EntryDraft[];
  readonly refund: (credit: PiecesToBook['credits'][number]) => readonly EntryDraft[];
  readonly missingEntries: () => readonly MissingEntry[];
  readonly notes: () => readonly BillingReason[];
}

function createEntryMaker(
  order: WooOrder,
  money: PieceCurrency,
  context: BillingContext,
  settings: BillingSettings,
  bankAccountId: string,
): EntryMaker {
  const notes = new Map<string, BillingReason>();
  const note = (given: BillingReason) => notes.set(JSON.stringify(given), given);
  const { text } = money.money;
  const missing: MissingEntry[] = [];
  const miss = (n: number, pieceRef: string, reason: BillingReason) =>
    missing.push({ externalRef: entryRef(context.shopId, order.id, n), pieceRef, reason });
  const modeOf = (method: string, n: number, pieceRef: string): string | undefined => {
    const mode = context.paymentMode(method, order);
    if (mode === undefined) {
      const title = order.payment_method_title ?? '';
      miss(n, pieceRef, { code: 'payment-unmapped', values: { method, title } });
    }
    return mode;
  };
  const draft = (
    n: number,
    fields: Pick<EntryDraft, 'date' | 'direction' | 'amount' | 'label' | 'paymentModeId' | 'pieceRef'>,
    category = settings.entries.postingCategoryId,
  ): EntryDraft => {
    const day = allowedDay('entry', fields.date, settings);
    if (day.note) note(day.note);
    return {
      externalRef: entryRef(context.shopId, order.id, n),
      currency: money.currency,
      contactId: context.contactId,
      bankAccountId,
      ...(category === undefined ? {} : { postingCategoryId: category }),
      ...fields,
      date: day.date,
    };
  };
  const titled = (what: string, transaction: string | undefined) =>
    [`${what} ${order.number}`, transaction?.trim()].filter(Boolean).join(' – ');
  const paidDay = dayOf(order.date_paid_gmt, context.zone) ?? '';

  const payment = (
    n: number,
    invoice: { readonly externalRef: string },
    paid: {
      readonly date: string;
      readonly amount: Big;
      readonly method: string;
      readonly id: string | undefined;
    },
  ): readonly EntryDraft[] => {
    const mode = modeOf(paid.method, n, invoice.externalRef);
    if (mode === undefined) return [];
    return [
      draft(n, {
        date: paid.date,
        direction: 'in',
        amount: text(paid.amount),
        label: titled('Commande', paid.id),
        paymentModeId: mode,
        pieceRef: invoice.externalRef,
      }),
    ];
  };

  return {
    payments: (invoice) => {
      const gross = decimal(invoice.totalGross);
      if (gross.eq(0)) return [];
      const given = context.payments?.(order);
      const { payment_method: method, transaction_id: id } = order;
      if (!given) return payment(1, invoice, { date: paidDay, amount: gross, method, id });
      const parts = inInvoiceCurrency(given, order, gross, money);
      const total = sum(parts);
      if (total.gt(gross) || given.some((each) => !validPayment(each))) {
        const sums = { currency: money.currency, expected: text(gross), found: text(total) };
        miss(1, invoice.externalRef, {
          code: 'payment-not-explained',
          values: { order: order.number, ...sums },
        });
        return [];
      }
      return given.flatMap((each, index) => {
        const amount = parts[index] ?? zero;
        if (amount.eq(0)) return [];
        return payment(index + 1, invoice, {
          date: dayOf(each.paidAt, context.zone) ?? paidDay,
          amount,
          method: each.method ?? method,
          id: each.transactionId ?? (given.length === 1 ? id : undefined),
        });
      });
    },
    fee: (invoice) => {
      const fee = gatewayFee(order);
      if (!fee) return [];
      const mode = modeOf(order.payment_method, 0, invoice.externalRef);
      if (mode === undefined) return [];
      const currency = fee.currency ?? order.currency;
      const same = currency === money.currency;
      const rate = settings.currencyRates[currency];
      if (!same && (rate === undefined || !isDecimal(rate))) {
        miss(0, invoice.externalRef, { code: 'fee-currency', values: { order: order.number, currency } });
        return [];
      }
      const amount = money.money.round(same ? fee.amount : fee.amount.times(decimal(rate ?? 1)));
      if (amount.eq(0)) return [];
      return [
        draft(
          0,
          {
            date: paidDay,
            direction: 'out',
            amount: text(amount),
            label: titled('Frais de paiement, commande', order.transaction_id),
            paymentModeId: mode,
            pieceRef: invoice.externalRef,
          },
          settings.entries.feePostingCategoryId ?? settings.entries.postingCategoryId,
        ),
      ];
    },
    refund: ({ refund, externalRef, totalGross }) => {
      if (!isRefundBooked(refund, settings)) return [];
      const amount = decimal(totalGross);
      if (amount.eq(0)) return [];
      const mode = modeOf(order.payment_method, refund.id, externalRef);
      if (mode === undefined) return [];
      return [
        draft(refund.id, {
          date: dayOf(refund.date_created_gmt, context.zone) ?? paidDay,
          direction: 'out',
          amount: text(amount),
          label: titled('Remboursement, commande', order.transaction_id),
          paymentModeId: mode,
          pieceRef: externalRef,
        }),
      ];
    },
    missingEntries: () => missing,
    notes: () => [...notes.values()],
  };
}

function validPayment(payment: OrderPayment): boolean {
  return isDecimal(payment.amount) && decimal(payment.amount).gte(0);
}

/** Payments in the currency of the invoice. Those that pay it all add up to its total to the cent. */
function inInvoiceCurrency(
  payments: readonly OrderPayment[],
  order: WooOrder,
  gross: Big,
  money: PieceCurrency,
): readonly Big[] {
  const amounts = payments.map((payment) => (isDecimal(payment.amount) ? decimal(payment.amount) : zero));
  const { rate } = money;
  if (rate === undefined) return amounts.map((amount) => money.money.round(amount));
  let before = zero;
  const whole = decimal(order.total);
  return amounts.map((amount) => {
    const at = (value: Big) => (value.eq(whole) ? gross : money.money.round(value.times(rate)));
    const part = at(before.plus(amount)).minus(at(before));
    before = before.plus(amount);
    return part;
  });
}

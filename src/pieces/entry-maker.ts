import { type Big, type Day, plainCharacters } from '../core/index.js';
import type { EntryDraft } from '../gestan/piece-model.js';
import type { PaymentRoute } from '../mapping/payments.js';
import type { WooOrder } from '../woo/types.js';
import type { BillingContext, MissingEntry } from './context.js';
import type { PieceCurrency } from './currency.js';
import { allowedDay } from './dates.js';
import { postingOf } from './posting-parts.js';
import type { BillingReason } from './reasons.js';
import type { Content } from './reconcile.js';
import { type EntryKind, entryRef } from './references.js';
import type { BillingSettings } from './settings.js';

/** An entry to make. */
export interface EntryToBook extends Pick<EntryDraft, 'direction' | 'label'> {
  readonly n: number;
  readonly of?: EntryKind | undefined;
  /** Its own day. */
  readonly date: Day;
  /** In the currency of the pieces. Nothing is booked of 0. */
  readonly amount: Big;
  /** Woo's payment method id. */
  readonly method: string;
  readonly pieceRef?: string | undefined;
  /** What is paid: posting categories by rate and family follow it. */
  readonly content?: Content | undefined;
  /**
   * Which imputation: that of payments by default; `fee`, `payout`; an id; `missing`, where the
   * settings must name one and do not.
   */
  readonly category?: 'fee' | 'payout' | 'missing' | (string & {}) | undefined;
  /**
   * `clearing`: the gateway's clearing account, where the method has one; else the bank account.
   */
  readonly account: 'bank' | 'clearing';
}

/** Makes the entries of one order. */
export interface EntryMaker {
  /** One entry; none where something is missing, which {@link EntryMaker.missingEntries} tells. */
  book(entry: EntryToBook): readonly EntryDraft[];
  /** Says of an entry that it is due and cannot be made. */
  lack(n: number, pieceRef: string | undefined, reason: BillingReason, of?: EntryKind): void;
  hasClearing(method: string): boolean;
  /** A label: what, the order's number, the transaction. */
  titled(what: string, transaction: string | undefined): string;
  missingEntries(): readonly MissingEntry[];
  notes(): readonly BillingReason[];
}

export function createEntryMaker(
  order: WooOrder,
  money: PieceCurrency,
  context: BillingContext,
  settings: BillingSettings,
): EntryMaker {
  const notes = new Map<string, BillingReason>();
  const lacks: MissingEntry[] = [];
  const { entries: own } = settings;
  const routeOf = (method: string): PaymentRoute | undefined => {
    const route = context.paymentRoute?.(method, order);
    if (route) return route;
    const paymentModeId = context.paymentMode(method, order);
    return paymentModeId === undefined ? undefined : { paymentModeId };
  };
  /** The account of an entry, or why it has none. */
  const accountOf = (
    route: PaymentRoute | undefined,
    kind: EntryToBook['account'],
  ): { readonly id: string } | { readonly reason: BillingReason } => {
    const clearing = kind === 'clearing' ? route?.clearingAccountId : undefined;
    const id = clearing ?? route?.bankAccountId ?? own.bankAccountId;
    if (!id) return { reason: { code: 'bank-account-missing', values: {} } };
    const account =
      context.bankAccountOf?.(id) ?? (id === own.bankAccountId ? context.bankAccount : undefined);
    if (!account || account.professional) return { id };
    return { reason: { code: 'bank-account-not-professional', values: { account: account.name } } };
  };
  const categoryOf = (entry: EntryToBook, route: PaymentRoute): string | undefined => {
    const usual = route.postingCategoryId ?? own.postingCategoryId;
    if (entry.category === undefined) return usual;
    if (entry.category === 'fee') return route.feePostingCategoryId ?? own.feePostingCategoryId ?? usual;
    return entry.category === 'payout' ? route.payoutPostingCategoryId : entry.category;
  };
  const lack: EntryMaker['lack'] = (n, pieceRef, reason, of) => {
    lacks.push({ externalRef: entryRef(context.shopId, order.id, n, of), pieceRef, reason });
  };

  return {
    book(entry) {
      const { n, of, method, pieceRef, direction, label } = entry;
      if (entry.amount.lte(0)) return [];
      const stop = (reason: BillingReason): readonly EntryDraft[] => {
        lack(n, pieceRef, reason, of);
        return [];
      };
      if (!context.capabilities.entries) return stop({ code: 'entries-unsupported', values: {} });
      const route = routeOf(method);
      const account = accountOf(route, entry.account);
      if ('reason' in account) return stop(account.reason);
      if (!route) {
        const title = method === order.payment_method ? (order.payment_method_title ?? '') : '';
        return stop({ code: 'payment-unmapped', values: { method, title } });
      }
      if (entry.category === 'missing') return stop({ code: 'voucher-category-missing', values: {} });
      const day = allowedDay('entry', entry.date, settings);
      if (day.note) notes.set(JSON.stringify(day.note), day.note);
      const usual = categoryOf(entry, route);
      return [
        {
          externalRef: entryRef(context.shopId, order.id, n, of),
          date: day.date,
          direction,
          amount: money.money.text(entry.amount),
          currency: money.currency,
          label,
          contactId: context.contactId,
          paymentModeId: route.paymentModeId,
          bankAccountId: account.id,
          ...postingOf(entry.amount, entry.content, usual, own, context, money.money),
          ...(pieceRef === undefined ? {} : { pieceRef }),
        },
      ];
    },
    lack,
    hasClearing: (method) => routeOf(method)?.clearingAccountId !== undefined,
    titled: (what, transaction) =>
      [`${what} ${order.number}`, plainCharacters(transaction ?? '').trim()].filter(Boolean).join(' – '),
    missingEntries: () => lacks,
    notes: () => [...notes.values()],
  };
}

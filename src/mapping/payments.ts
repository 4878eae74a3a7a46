import * as z from 'zod';
import { defined } from '../core/index.js';
import { parseTable, refuseDuplicate } from './parse.js';

/** Where the payments of a method are booked. */
export interface PaymentRoute {
  /** Gestan's id of the payment mode. */
  readonly paymentModeId: string;
  /** Gestan's id of the bank account for the money. @default that of the settings */
  readonly bankAccountId?: string | undefined;
  /**
   * Gestan's id of the gateway's clearing account (« compte d'attente »), which holds payments,
   * refunds and fees until the gateway pays out. Absent: they are booked on the bank account.
   */
  readonly clearingAccountId?: string | undefined;
  /** Posting category (imputation) of payments and refunds. @default that of the settings */
  readonly postingCategoryId?: string | undefined;
  /** Posting category of the gateway's fees. @default that of the settings */
  readonly feePostingCategoryId?: string | undefined;
  /** Posting category of payouts from the clearing account to the bank account. */
  readonly payoutPostingCategoryId?: string | undefined;
}

/**
 * One row of the payment table: a Woo payment method, its Gestan payment mode, and where it is
 * booked.
 */
export interface PaymentMapping extends PaymentRoute {
  /** Woo payment method id, `bacs`, `stripe`; `''` is an order without a method. */
  readonly methodId: string;
}

/**
 * Woo payment method → Gestan payment mode. Immutable: `set` and `unset` return a new table.
 * Several methods may share a mode.
 */
export interface PaymentTable {
  /** All rows by method id. */
  list(): readonly PaymentMapping[];
  /** The row of a payment method. */
  lookup(methodId: string): PaymentMapping | undefined;
  /** Adds a row, or replaces the one of the same method. */
  set(row: PaymentMapping): PaymentTable;
  /** Returns a table without the row of this method. */
  unset(methodId: string): PaymentTable;
  /** The rows, for `JSON.stringify` and {@link createPaymentTable}. */
  toJSON(): readonly PaymentMapping[];
}

const id = (what: string) => z.string(`must be the id of a ${what} of Gestan`).min(1, 'must not be empty');

export const paymentMappingSchema = z.strictObject({
  methodId: z.string('must be a Woo payment method id'),
  paymentModeId: z.string('must be a Gestan payment mode id').min(1, 'must not be empty'),
  bankAccountId: id('bank account').optional(),
  clearingAccountId: id('bank account').optional(),
  postingCategoryId: id('posting category').optional(),
  feePostingCategoryId: id('posting category').optional(),
  payoutPostingCategoryId: id('posting category').optional(),
});

/**
 * The payment table from its rows, which may come from outside (JSON).
 *
 * @throws SettingsError `settings.invalid` or `settings.duplicate`, naming the field
 *   (`payments[0].methodId`).
 * @example
 * createPaymentTable([{ methodId: 'bacs', paymentModeId: 'VIR' }]).lookup('bacs') // { …, 'VIR' }
 */
export function createPaymentTable(rows: unknown = []): PaymentTable {
  const parsed: readonly PaymentMapping[] = parseTable(z.array(paymentMappingSchema), rows, 'payments');
  const byMethod = new Map<string, PaymentMapping>();
  for (const [index, row] of parsed.entries()) {
    if (byMethod.has(row.methodId)) refuseDuplicate('payments', index, 'methodId', row.methodId);
    byMethod.set(row.methodId, defined(row) as PaymentMapping);
  }
  return paymentTable(byMethod);
}

function paymentTable(byMethod: ReadonlyMap<string, PaymentMapping>): PaymentTable {
  const rows = [...byMethod.values()].sort((a, b) => (a.methodId < b.methodId ? -1 : 1));
  return {
    list: () => rows,
    lookup: (methodId) => byMethod.get(methodId),
    set(row) {
      const [clean] = createPaymentTable([row]).list();
      return clean ? paymentTable(new Map(byMethod).set(clean.methodId, clean)) : paymentTable(byMethod);
    },
    unset(methodId) {
      const next = new Map(byMethod);
      next.delete(methodId);
      return paymentTable(next);
    },
    toJSON: () => rows,
  };
}

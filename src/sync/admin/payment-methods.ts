import { type Instant, SettingsError, type WorkOptions } from '../../core/index.js';
import type { GestanAdapter } from '../../gestan/index.js';
import type { PaymentMapping } from '../../mapping/index.js';
import type { WooClient } from '../../woo/index.js';
import type { SyncHooks } from '../work/hooks.js';

/** A payment method that an order uses. */
export interface UsedMethod {
  readonly id: string;
  /** The title in the order; empty if there is none. */
  readonly title: string;
}

/**
 * The payment methods of each page of orders: the order's own, and those that a hook returns (gift
 * cards, deposits paid otherwise), each once per order.
 */
export async function* methodsOfOrders(
  { woo, hooks }: { readonly woo: WooClient; readonly hooks: Pick<SyncHooks, 'order' | 'settlement'> },
  after: Instant | undefined,
  { signal, onProgress }: WorkOptions,
): AsyncGenerator<readonly UsedMethod[]> {
  const params = { status: 'any', ...(after === undefined ? {} : { after }) };
  let done = 0;
  const { settlement } = hooks;
  if (!settlement) {
    const fields = ['id', 'payment_method', 'payment_method_title'] as const;
    for await (const page of woo.orders.list({ ...params, _fields: fields }, { signal }).pages()) {
      done += page.rows.length;
      onProgress?.({ phase: 'read', done, total: page.total });
      yield page.rows.map(({ payment_method: id, payment_method_title: title }) => ({ id, title }));
    }
    return;
  }
  for await (const page of woo.orders.list(params, { signal }).pages()) {
    done += page.rows.length;
    onProgress?.({ phase: 'read', done, total: page.total });
    yield page.rows.flatMap((row) => {
      const order = hooks.order?.(row) ?? row;
      const { payment_method: id, payment_method_title: title } = order;
      const { payments = [], prepaid = [], payouts = [] } = settlement(order) ?? {};
      const methods = [...payments, ...prepaid, ...payouts].flatMap(({ method }) => method ?? []);
      const others = [...new Set(methods)].filter((method) => method !== id);
      // An order that a gift card paid in full uses no method of its own.
      const own = id === '' && prepaid.length > 0 ? [] : [{ id, title }];
      return [...own, ...others.map((method) => ({ id: method, title: '' }))];
    });
  }
}

const accounts = ['bankAccountId', 'clearingAccountId'] as const;
const categories = ['postingCategoryId', 'feePostingCategoryId', 'payoutPostingCategoryId'] as const;

/**
 * Checks that Gestan has the accounts and posting categories of a payment method.
 *
 * @throws SettingsError `settings.unknown-bank-account`, `settings.not-professional`,
 *   `settings.unknown-posting-category`
 */
export async function checkRoute(gestan: GestanAdapter, row: PaymentMapping): Promise<void> {
  if (accounts.some((field) => row[field] !== undefined)) {
    const known = await gestan.bankAccounts();
    for (const field of accounts) {
      const id = row[field];
      if (id === undefined) continue;
      const account = known.find((each) => each.id === id);
      if (!account) {
        throw new SettingsError(`Gestan has no bank account "${id}".`, {
          code: 'settings.unknown-bank-account',
          values: { id },
          field,
          hint: 'Take one of those that the adapter lists.',
        });
      }
      if (!account.professional) {
        throw new SettingsError(`The bank account "${account.name}" is not professional.`, {
          code: 'settings.not-professional',
          values: { name: account.name },
          field,
          hint: 'Ledger entries of a shop belong on a professional account.',
        });
      }
    }
  }
  if (categories.every((field) => row[field] === undefined)) return;
  const known = await gestan.postingCategories();
  for (const field of categories) {
    const id = row[field];
    if (id === undefined || known.some((each) => each.id === id)) continue;
    throw new SettingsError(`Gestan has no posting category "${id}".`, {
      code: 'settings.unknown-posting-category',
      values: { id },
      field,
      hint: 'Take one of those that the adapter lists.',
    });
  }
}

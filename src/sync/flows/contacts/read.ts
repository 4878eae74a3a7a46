import { chunks, type WorkOptions } from '../../../core/index.js';
import { isCustomer } from '../../../diff/contacts/customers.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { WooCustomer } from '../../../woo/index.js';
import type { WooUnreadableRow } from '../../../woo/reading/list-types.js';
import type { SyncContext } from '../../work/context.js';
import { unreadableInShop } from '../../work/unreadable-in-shop.js';

/** How customers are read. */
export interface CustomerReading extends WorkOptions {
  /** Receives the unreadable customers. */
  readonly onUnreadable: (row: UnreadableShopRow) => void;
}

/** Customers of the shop, page by page; those of `ids`, where given. */
export async function* readCustomers(
  { woo, hooks }: SyncContext,
  options: CustomerReading,
  ids?: readonly number[],
): AsyncGenerator<readonly WooCustomer[]> {
  const { signal, onProgress } = options;
  const onUnreadable = (row: WooUnreadableRow) => options.onUnreadable(unreadableInShop(row));
  const lists = ids
    ? [...chunks(ids, 100)].map((chunk) => ({ role: 'all', include: chunk.join(',') }))
    : [{ role: 'all' }];
  let done = 0;
  for (const params of lists) {
    for await (const page of woo.customers.list(params, { signal, onUnreadable }).pages()) {
      done += page.rows.length;
      onProgress?.({ phase: 'read', done, total: ids?.length ?? page.total });
      yield page.rows.filter(isCustomer).map((customer) => hooks.contact?.(customer) ?? customer);
    }
  }
}

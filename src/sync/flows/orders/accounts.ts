import { chunks } from '../../../core/index.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { WooCustomer, WooOrder } from '../../../woo/index.js';
import type { WooUnreadableRow } from '../../../woo/reading/list-types.js';
import type { SyncContext } from '../../work/context.js';
import { unreadableInShop } from '../../work/unreadable-in-shop.js';

/**
 * The accounts of customers who are not linked yet. As in the contacts flow, the account decides
 * whether somebody is a contact of Gestan: an order may be billed to somebody else, and it has
 * neither SIRET nor VAT number.
 */
export interface CustomerAccounts {
  /**
   * Reads the accounts for a page of orders at once: one request per hundred accounts that are not
   * linked. Accounts of earlier pages are dropped.
   */
  preload(orders: readonly WooOrder[]): Promise<void>;
  /** `undefined`: the shop no longer has the account. */
  of(customerId: number): Promise<WooCustomer | UnreadableAccount | undefined>;
}

/** An account that the shop lists and that cannot be read. */
export interface UnreadableAccount {
  readonly unreadable: UnreadableShopRow;
}

export function createCustomerAccounts(
  { woo, hooks, store }: SyncContext,
  refOf: (customerId: number) => string,
  signal: AbortSignal | undefined,
): CustomerAccounts {
  let known = new Map<number, WooCustomer | UnreadableAccount | undefined>();
  const read = async (ids: readonly number[]) => {
    for (const chunk of chunks(ids, 100)) {
      for (const id of chunk) known.set(id, undefined);
      const onUnreadable = (row: WooUnreadableRow) => {
        const unreadable = unreadableInShop(row);
        // A row without its id may be any of the accounts asked for. Those that were found are set
        // below.
        for (const id of unreadable.id === undefined ? chunk : [unreadable.id]) known.set(id, { unreadable });
      };
      const params = { role: 'all', include: chunk.join(',') };
      const rows = await woo.customers.list(params, { signal, onUnreadable }).toArray();
      for (const row of rows) known.set(row.id, hooks.contact?.(row) ?? row);
    }
  };

  return {
    async preload(orders) {
      known = new Map();
      const open = new Set<number>();
      for (const { customer_id: id } of orders) {
        if (id > 0 && !open.has(id) && (await store.get(store.keys.contact(refOf(id)))) === undefined)
          open.add(id);
      }
      await read([...open]);
    },
    async of(customerId) {
      if (!known.has(customerId)) await read([customerId]);
      return known.get(customerId);
    },
  };
}

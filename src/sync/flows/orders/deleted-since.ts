import { chunks, type Instant, isRecent } from '../../../core/index.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import { livePieces } from '../../../pieces/revisions.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { OrderRecord } from '../../state/records/orders.js';
import { put } from '../../state/store.js';
import type { ApplyWork } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';

const dayMs = 24 * 3_600_000;

/**
 * The oldest orders that are looked for. A plan and an audit look for all orders of their period.
 */
const lookedForMs = 60 * dayMs;

/**
 * The orders with pieces in Gestan that the shop no longer lists. A list of changes does not
 * contain deleted orders. So once a day the ids of the orders of the last sixty days are requested,
 * a hundred at a time. A webhook reports a deletion at once.
 */
export async function deletedSince(
  { store, woo, clock, now }: SyncContext,
  { signal, held }: Pick<ApplyWork<OrderRow>, 'signal' | 'held'>,
): Promise<readonly number[]> {
  const key = store.keys.cursor('orders-looked-for');
  const last = await store.get<Instant>(key);
  if (isRecent(last, clock.now(), dayMs)) return [];
  const lost = new Set<number>();
  const known = new Map<number, OrderRecord>();
  const back: StorageWrite[] = [];
  if (last !== undefined) {
    const after = new Date(clock.now() - lookedForMs).toISOString();
    for await (const { value } of store.list<OrderRecord>(store.keys.orders)) {
      const { orderId, createdAt, gone, pieces } = value;
      if (createdAt < after || livePieces(pieces).length === 0) continue;
      if (gone) known.set(orderId, value);
      else lost.add(orderId);
    }
    for (const chunk of chunks([...lost, ...known.keys()], 100)) {
      const params = { include: chunk.join(','), status: 'any', _fields: ['id'] as const };
      // A row without its id may be any of them: none is said to be lost then.
      const onUnreadable = () => {
        for (const id of chunk) lost.delete(id);
      };
      const rows = await woo.orders.list(params, { signal, onUnreadable }).toArray();
      for (const { id } of rows) {
        lost.delete(id);
        // It is out of the trash again. If it is deleted again, that is reported again.
        const { gone: _, ...record } = known.get(id) ?? {};
        if ('orderId' in record) back.push(put(store.keys.order(id), record));
      }
    }
  }
  await store.commit([put(key, now()), ...back], held.lease);
  return [...lost];
}

import type { WooDateCursor, WooProduct, WooUnreadableRow } from '../../../woo/index.js';
import type { SyncContext } from '../../work/context.js';
import { isSameCursor, joinedCursor, type ReadChanges } from '../../work/run-reads.js';
import { changedFields } from './read.js';

/**
 * The most changed products that are kept in memory. Of all others only the ids are kept, and they
 * are read page by page.
 */
const mostHeld = 2_000;

/**
 * The products of the shop that changed since a cursor, each with the columns of the product flow.
 * In a run the list is requested once, by the flow that needs it first. Products that cannot be
 * read are in it by their ids; the reading that follows reports them.
 */
export async function readChangedProducts(
  context: SyncContext,
  { since, timeZone, signal }: { since: WooDateCursor; timeZone: string; signal: AbortSignal | undefined },
): Promise<ReadChanges<WooProduct>> {
  const { woo, hooks, reads } = context;
  if (reads?.products && isSameCursor(reads.products.since, since)) return reads.products;
  const ids = new Set<number>();
  const rows = new Map<number, WooProduct>();
  const onUnreadable = ({ id }: WooUnreadableRow) => {
    if (typeof id === 'number') ids.add(id);
  };
  const fields = hooks.product?.woo ? 'whole' : 'product';
  const params = { status: 'any', ...changedFields({ woo, fields }) };
  const changes = woo.readChanges({ onUnreadable, resource: 'products', since, timeZone, params, signal });
  for await (const row of changes) {
    ids.add(row.id);
    // If a row came twice, the later one counts.
    if (rows.has(row.id) || rows.size < mostHeld) rows.set(row.id, row);
  }
  const read = { since, cursor: changes.cursor(), ids, rows };
  if (reads?.products) return { ...read, cursor: joinedCursor(read, reads.products) };
  if (reads) reads.products = read;
  return read;
}

import { fingerprint } from '../../../core/index.js';
import type { GestanFigures } from '../../../diff/stock/stock-planner.js';
import type { Blacklist } from '../../../mapping/index.js';
import type { StillStock, StockCheckpoint } from '../../state/records/stock.js';
import type { SyncSettings } from '../../state/settings.js';
import type { SyncContext } from '../../work/context.js';
import { readChangedProducts } from '../products/changed-products.js';
import type { MovedPieces } from './moved-pieces.js';
import { type BegunOrders, beginOrders } from './read-orders.js';
import { readOthers } from './reserved-units.js';
import { shopOf } from './shop-stock.js';

/** The sources of stock that are known without reading links, orders and products. */
export interface StockSources {
  readonly settings: SyncSettings;
  readonly blacklist: Blacklist;
  readonly figures: GestanFigures;
  readonly moved: MovedPieces;
}

/** A fingerprint of these sources, with the marks of the records instead of the records. */
export async function stillPrint(context: SyncContext, sources: StockSources): Promise<StillStock> {
  const { store, shop } = context;
  const { settings, blacklist, figures, moved } = sources;
  const lines = ([id, value]: readonly [string, unknown]) => `${id} ${value}`;
  const { from, print } = moved.read();
  return {
    print: fingerprint([
      settings.stock,
      blacklist.toJSON(),
      await store.moved('links'),
      await store.moved('orders'),
      await readOthers(store, shop.id),
      [...figures.quantities].map(lines).sort().join('\n'),
      [...figures.unreadable].map(([id, { code }]) => [id, code]),
      print ?? null,
    ]),
    piecesFrom: from,
  };
}

/**
 * Whether a run can skip links, open orders and products: the last run left nothing to send, and
 * nothing that stock depends on has changed since.
 *
 * @returns if it can, the checkpoint of the next run as `unchanged`; in any case what changed among
 * the orders, so that it is not requested twice.
 */
export async function readUnchangedStock(
  context: SyncContext,
  sources: StockSources,
  stored: StockCheckpoint,
  options: { readonly timeZone: string; readonly signal: AbortSignal | undefined },
): Promise<{ readonly unchanged?: StockCheckpoint; readonly begun: BegunOrders }> {
  const begun = await beginOrders(context, stored, options);
  const known = shopOf(context, stored);
  if (!known?.still || known.again.length + stored.unread.length > 0) return { begun };
  if (begun.changes.ids.size > 0 || !begun.unread.isEmpty) return { begun };
  const products = await readChangedProducts(context, { since: known.products, ...options });
  if (products.ids.size > 0) return { begun };
  await sources.moved.readFrom(known.still.piecesFrom);
  const now = await stillPrint(context, sources);
  if (now.print !== known.still.print) return { begun };
  const shop = { ...known, products: products.cursor };
  return { begun, unchanged: { ...stored, orders: begun.changes.cursor, shop } };
}

import { fingerprint, fromGmt } from '../../../core/index.js';
import type { WooDateCursor } from '../../../woo/index.js';
import { readOpenOrders, type ShopStock, type StockCheckpoint } from '../../state/records/stock.js';
import type { SyncContext } from '../../work/context.js';
import { isFullReadingRecent } from '../../work/full-reading.js';
import { type HeldCatalogue, type HeldProduct, holdSources } from '../../work/held-stock.js';
import { readChangedProducts } from '../products/changed-products.js';
import { newest } from '../products/checkpoint.js';
import { readShop, readSome, type WooReading } from '../products/read.js';
import { productsOf } from './changed-orders.js';
import type { StockOrders } from './read-orders.js';
import type { StockSetup } from './rows.js';
import { openStockView, type StockView } from './view.js';

/** The shop's products for a run. Only what may have changed is read. */
export interface ShopNow {
  readonly view: StockView;
  /** Whether anything was read, so that rows may differ from those of the last run. */
  readonly hasMoved: boolean;
  readonly cursor: WooDateCursor;
  readonly fullAt: string;
}

/**
 * Updates the stored quantities of the shop. Reads changed products and the products of changed
 * orders. Once a day, and if nothing is stored, it reads all products, unless the product flow of
 * the same run has just done so.
 */
export async function readShopStock(
  context: SyncContext,
  reading: WooReading,
  { orders, changed, isShared }: StockOrders,
  stored: StockCheckpoint | undefined,
): Promise<ShopNow> {
  const { store, reads, now } = context;
  const known = shopOf(context, stored);
  if (!stored || !known) {
    const catalogue = reads?.catalogue ?? (await readCatalogue(context, reading));
    const view = openStockView(store, catalogue.products);
    return { view, hasMoved: true, cursor: catalogue.cursor, fullAt: now() };
  }
  const { timeZone } = stored;
  const moved = await readChangedProducts(context, {
    since: known.products,
    timeZone,
    signal: reading.signal,
  });
  const onOrders = new Set<number>();
  const open = changed?.size ? await readOpenOrders(store) : [];
  for (const id of changed ?? []) {
    const order = orders.get(id) ?? open.find((each) => each.id === id);
    for (const product of order ? productsOf(order) : []) onOrders.add(product);
  }
  const ids = [...new Set([...moved.ids, ...onOrders, ...known.again])];
  const view = openStockView(store);
  // Rows that were read before the orders may be older than the orders.
  const atHand = new Map([...moved.rows].filter(([id]) => !(isShared && onOrders.has(id))));
  const found = new Map<number, HeldProduct>();
  for await (const page of readSome(reading, ids, atHand)) holdSources(found, page);
  for (const id of ids) view.set(id, found.get(id));
  return { view, hasMoved: ids.length > 0, cursor: moved.cursor, fullAt: known.fullAt };
}

/** The stored quantities of the shop, unless all are to be read or were read in this run. */
export function shopOf(
  { clock, reads }: Pick<SyncContext, 'clock' | 'reads'>,
  stored: StockCheckpoint | undefined,
): ShopStock | undefined {
  const known = stored?.shop;
  return isFullReadingRecent({ clock }, known?.fullAt) && !reads?.catalogue ? known : undefined;
}

/** All products of the shop, and the cursor of their changes. */
async function readCatalogue({ clock }: SyncContext, reading: WooReading): Promise<HeldCatalogue> {
  const startedAt = clock.now();
  const products = new Map<number, HeldProduct>();
  let last: string | undefined;
  for await (const page of readShop(reading)) {
    holdSources(products, page);
    for (const { product } of page) last = newest(last, fromGmt(product.date_modified_gmt));
  }
  const at = last === undefined ? 0 : Date.parse(last) - (clock.now() - startedAt);
  return { products, cursor: { kind: 'date', at: new Date(at).toISOString(), seen: [] } };
}

/** A print of everything that the rows of a shop depend on besides its products. */
export function restPrint(setup: StockSetup): string {
  const { settings, links, blacklist, figures, reserved, unread } = setup;
  const sorted = (map: Iterable<readonly [string, unknown]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return fingerprint([
    settings.stock,
    links.list().map(({ wooId, variationId = 0, gestanId, code }) => [wooId, variationId, gestanId, code]),
    blacklist.toJSON(),
    sorted(figures.quantities),
    sorted([...figures.unreadable].map(([id, { code }]) => [id, code])),
    sorted(Object.entries(reserved.own)),
    reserved.others.map((units) => sorted(Object.entries(units))),
    unread.map(({ id = 0, field }) => [id, field]),
  ]);
}

/** The stored data after a run. */
export function shopStockOf(
  { cursor, fullAt }: ShopNow,
  rest: Pick<ShopStock, 'again' | 'print' | 'still'>,
): ShopStock {
  const { again, print, still } = rest;
  return { products: cursor, fullAt, again, print, still };
}

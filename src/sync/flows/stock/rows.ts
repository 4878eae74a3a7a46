import type { WooSource } from '../../../diff/index.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import { unknownId } from '../../../diff/products/row.js';
import type { Reason } from '../../../diff/reasons.js';
import { hasDecimalStock, type StockRow } from '../../../diff/stock/plan-stock.js';
import { createStockPlanner, type GestanFigures } from '../../../diff/stock/stock-planner.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import type { Blacklist, LinkTable } from '../../../mapping/index.js';
import type { WooUnreadableRow } from '../../../woo/index.js';
import type { SyncSettings } from '../../state/settings.js';
import type { SyncContext } from '../../work/context.js';
import type { Reserved } from './reserved-units.js';

export async function readFigures(
  { gestan, hooks }: SyncContext,
  signal: AbortSignal | undefined,
): Promise<GestanFigures> {
  const quantities = new Map<string, string>();
  const unreadable = new Map<string, Reason>();
  const onInvalid = ({ id, code, error }: InvalidGestanRow) => {
    const values = { side: 'gestan' as const, field: error.field ?? '', said: error.message };
    unreadable.set(id ?? code ?? unknownId, { code: 'stock-unreadable', values });
  };
  for await (const stock of gestan.stock({ signal, onInvalid })) {
    const { productId, quantity } = hooks.stock ? hooks.stock(stock) : stock;
    if (quantity !== undefined) quantities.set(productId, quantity);
  }
  return { quantities, unreadable };
}

/** The sources of the rows of a shop, besides its products. */
export interface StockSetup {
  readonly settings: SyncSettings;
  readonly links: LinkTable;
  readonly blacklist: Blacklist;
  readonly figures: GestanFigures;
  readonly reserved: Reserved;
  /** Orders whose units are not known. */
  readonly unread: readonly UnreadableShopRow[];
}

/** Findings while the products of a shop are read. */
export interface StockNotes {
  /** Products of the shop whose quantity cannot be read. */
  readonly unreadable: Map<string, Reason>;
  /** A quantity is not a whole number. */
  hasDecimals: boolean;
}

export function newNotes(): StockNotes {
  return { unreadable: new Map(), hasDecimals: false };
}

/** Receives unreadable products of the shop. */
export function unreadableTo({ unreadable }: StockNotes): (row: WooUnreadableRow) => void {
  return ({ id, field, problem, path }) => {
    const values = { side: 'woo' as const, field, said: `${path}: ${field} ${problem}` };
    unreadable.set(String(id ?? unknownId), { code: 'stock-unreadable', values });
  };
}

/**
 * The stock rows of products as they come.
 *
 * @param isWhole whether all products of the shop come: only then unreadable figures of Gestan
 * without a link are rows.
 */
export async function* stockRows(
  { settings, links, blacklist, figures, reserved, unread }: StockSetup,
  pages: AsyncIterable<readonly WooSource[]>,
  notes: StockNotes,
  isWhole: boolean,
): AsyncGenerator<StockRow> {
  const planner = createStockPlanner({
    rules: settings.stock,
    links,
    blacklist,
    figures,
    reservedOf: (gestanId) => reserved.of(gestanId),
    unread,
  });
  for await (const page of pages) {
    notes.hasDecimals ||= hasDecimalStock(page.map(({ product, variation }) => variation ?? product));
    yield* planner.addPage(page);
  }
  yield* planner.finish(notes.unreadable, isWhole);
}

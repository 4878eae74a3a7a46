import type { StockFigure, WooSource } from '../../../diff/index.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import { refOf } from '../../../diff/products/kinds.js';
import type { Reason } from '../../../diff/reasons.js';
import type { StockRow } from '../../../diff/stock/plan-stock.js';
import {
  hasDecimalStock,
  heldByUnknownUnits,
  planParentStock,
  planStock,
  unreadableStockRow,
  usesParentStock,
} from '../../../diff/stock/plan-stock.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import type { Blacklist, LinkTable, WooRef } from '../../../mapping/index.js';
import type { WooProduct, WooUnreadableRow, WooVariation } from '../../../woo/index.js';
import type { SyncSettings } from '../../state/settings.js';
import type { SyncContext } from '../../work/context.js';
import type { Reserved } from './reserved-units.js';

/** Gestan's figures, and those of them that cannot be read. */
export interface GestanFigures {
  readonly quantities: ReadonlyMap<string, string>;
  readonly unreadable: ReadonlyMap<string, Reason>;
}

export async function readFigures(
  { gestan, hooks }: SyncContext,
  signal: AbortSignal | undefined,
): Promise<GestanFigures> {
  const quantities = new Map<string, string>();
  const unreadable = new Map<string, Reason>();
  const onInvalid = ({ id, code, error }: InvalidGestanRow) => {
    const values = { side: 'gestan' as const, field: error.field ?? '', said: error.message };
    unreadable.set(id ?? code ?? '?', { code: 'stock-unreadable', values });
  };
  for await (const stock of gestan.stock({ signal, onInvalid })) {
    const { productId, quantity } = hooks.stock ? hooks.stock(stock) : stock;
    if (quantity !== undefined) quantities.set(productId, quantity);
  }
  return { quantities, unreadable };
}

/** What the rows of a shop are made of, besides its products. */
export interface StockSetup {
  readonly settings: SyncSettings;
  readonly links: LinkTable;
  readonly blacklist: Blacklist;
  readonly figures: GestanFigures;
  readonly reserved: Reserved;
  /** Orders whose units are not known. */
  readonly unread: readonly UnreadableShopRow[];
}

/** What is noted while the products of a shop are read. */
export interface StockNotes {
  /** Products of the shop whose quantity cannot be read. */
  readonly unreadable: Map<string, Reason>;
  /** A quantity was seen that is no whole number. */
  hasDecimals: boolean;
}

export function newNotes(): StockNotes {
  return { unreadable: new Map(), hasDecimals: false };
}

/** Notes products of the shop that cannot be read. */
export function unreadableTo({ unreadable }: StockNotes): (row: WooUnreadableRow) => void {
  return ({ id, field, problem, path }) => {
    const values = { side: 'woo' as const, field, said: `${path}: ${field} ${problem}` };
    unreadable.set(String(id), { code: 'stock-unreadable', values });
  };
}

/**
 * The stock rows of products as they come.
 *
 * @param isWhole whether all products of the shop come: only then Gestan's unreadable figures without
 * a link are told.
 */
export async function* stockRows(
  { settings, links, blacklist, figures, reserved, unread }: StockSetup,
  pages: AsyncIterable<readonly WooSource[]>,
  notes: StockNotes,
  isWhole: boolean,
): AsyncGenerator<StockRow> {
  const rules = settings.stock;
  const figureOf = (ref: WooRef): StockFigure | undefined => {
    const link = links.byWoo(ref);
    if (!link) return undefined;
    return {
      gestanId: link.gestanId,
      code: link.code,
      quantity: figures.quantities.get(link.gestanId),
      unreadable: figures.unreadable.get(link.gestanId),
      reserved: reserved.of(link.gestanId),
    };
  };
  const parents = new Map<number, { product: WooProduct; variations: WooVariation[] }>();
  for await (const page of pages) {
    notes.hasDecimals ||= hasDecimalStock(page.map(({ product, variation }) => variation ?? product));
    for (const source of page) {
      const ref = refOf(source);
      if (blacklist.lookup({ ...ref, ...codeOf(source, links.byWoo(ref)?.code) })) continue;
      if (usesParentStock(source)) {
        const group = parents.get(source.product.id) ?? { product: source.product, variations: [] };
        parents.set(source.product.id, group);
        if (source.variation) group.variations.push(source.variation);
        continue;
      }
      const row = planStock(source, figureOf(ref), rules);
      if (row) yield heldByUnknownUnits(row, unread);
    }
  }
  for (const { product, variations } of parents.values()) {
    const row = planParentStock(product, variations, figureOf, rules);
    if (row) yield heldByUnknownUnits(row, unread);
  }
  for (const [id, reason] of notes.unreadable) yield unreadableStockRow('woo', id, reason);
  if (!isWhole) return;
  for (const [id, reason] of figures.unreadable)
    if (!links.byGestan(id)) yield unreadableStockRow('gestan', id, reason);
}

function codeOf({ product, variation }: WooSource, linked: string | undefined): { code?: string } {
  const own = linked ?? (variation ?? product).sku;
  return own ? { code: own } : {};
}

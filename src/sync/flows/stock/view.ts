import type { WooSource } from '../../../diff/index.js';
import type { StockRow } from '../../../diff/stock/plan-stock.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { ShopStore } from '../../state/store.js';
import { put } from '../../state/store.js';
import { type HeldProduct, sourcesOf } from '../../work/held-stock.js';

/** Ids of one stored part: a page of products, more or less. */
const idsPerPart = 250;

const partOf = (id: number) => Math.floor(id / idsPerPart);

/**
 * The stored products of the shop with their quantities. Runs read only changed products into it.
 * It is stored in parts, and only changed parts are written.
 */
export interface StockView {
  /** All products, a part at a time. */
  pages(): AsyncGenerator<readonly WooSource[]>;
  /** Replaces a product; undefined: it was deleted in the shop. */
  set(id: number, product: HeldProduct | undefined): void;
  /** Stores what was written to the shop. */
  written(row: StockRow): void;
  /** The writes that store it. */
  writes(): Promise<readonly StorageWrite[]>;
}

type Part = readonly HeldProduct[];

/**
 * @param all all products of the shop, if they were just read: they replace the stored ones.
 */
export function openStockView(store: ShopStore, all?: ReadonlyMap<number, HeldProduct>): StockView {
  const { keys, get, list } = store;
  const changed = new Map<number, HeldProduct | undefined>(all);
  const quantities = new Map<string, number>();
  const isFresh = all !== undefined;

  /** A stored part with later changes. */
  const current = (stored: Part, ids: readonly number[]): Part => {
    const known = new Map(stored.map((held) => [held.product.id, held]));
    for (const id of ids) {
      const held = changed.get(id);
      if (held) known.set(id, held);
      else known.delete(id);
    }
    return [...known.values()].sort((a, b) => a.product.id - b.product.id).map(withQuantities);
  };
  const withQuantities = (held: HeldProduct): HeldProduct => {
    if (quantities.size === 0) return held;
    const { product, variations } = held;
    const now = <T extends { readonly id: number }>(row: T, key: string): T => {
      const quantity = quantities.get(key);
      return quantity === undefined ? row : { ...row, manage_stock: true, stock_quantity: quantity };
    };
    return {
      product: now(product, `${product.id}`),
      variations: variations.map((each) => now(each, `${product.id}:${each.id}`)),
    };
  };
  const changedByPart = () => {
    const parts = new Map<number, number[]>();
    for (const id of changed.keys()) parts.set(partOf(id), [...(parts.get(partOf(id)) ?? []), id]);
    return parts;
  };
  async function* parts(): AsyncGenerator<Part> {
    const open = changedByPart();
    if (!isFresh) {
      for await (const { key, value } of list<Part>(keys.stockViews)) {
        const part = Number(key);
        yield current(value, open.get(part) ?? []);
        open.delete(part);
      }
    }
    for (const part of [...open.keys()].sort((a, b) => a - b)) yield current([], open.get(part) ?? []);
  }

  return {
    async *pages() {
      for await (const part of parts()) yield part.flatMap(sourcesOf);
    },
    set: (id, product) => void changed.set(id, product),
    written({ wooId, variationId, quantity }) {
      if (wooId === undefined || quantity === undefined) return;
      quantities.set(variationId === undefined ? `${wooId}` : `${wooId}:${variationId}`, quantity);
    },
    async writes() {
      const open = changedByPart();
      for (const key of quantities.keys()) {
        const part = partOf(Number(key.split(':')[0]));
        if (!open.has(part)) open.set(part, []);
      }
      const writes: StorageWrite[] = [];
      if (isFresh)
        for await (const { key } of list<Part>(keys.stockViews))
          if (!open.has(Number(key))) writes.push({ delete: `${keys.stockViews}${key}` });
      for (const [part, ids] of open) {
        const key = keys.stockView(part);
        const stored = isFresh ? [] : ((await get<Part>(key)) ?? []);
        const now = current(stored, ids);
        writes.push(now.length === 0 ? { delete: key } : put(key, now));
      }
      return writes;
    },
  };
}

import type { WorkOptions } from '../../../core/index.js';
import type { StockFigure, WooSource } from '../../../diff/index.js';
import { refOf } from '../../../diff/products/kinds.js';
import type { Reason, Warning } from '../../../diff/reasons.js';
import type { StockRow } from '../../../diff/stock/plan-stock.js';
import {
  hasDecimalStock,
  planParentStock,
  planStock,
  unreadableStockRow,
  usesParentStock,
} from '../../../diff/stock/plan-stock.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import type { WooRef } from '../../../mapping/index.js';
import type { WooProduct, WooVariation } from '../../../woo/index.js';
import { readBlacklist } from '../../admin/blacklist.js';
import { readLinks } from '../../state/links.js';
import type { SyncSettings } from '../../state/settings.js';
import { requireCapability } from '../../work/capabilities.js';
import type { SyncContext } from '../../work/context.js';
import { readShop, readSome, type WooReading } from '../products/read.js';
import { type Reserved, readReserved } from './reserved-units.js';

export interface StockComparison {
  readonly settings: SyncSettings;
  readonly reserved: Reserved;
  rows(): AsyncGenerator<StockRow>;
  /**
   * Whether a quantity was seen that is no whole number: a plugin lets the shop hold parts of a
   * unit. Known once the rows were read.
   */
  hasDecimals(): boolean;
}

/** Reported when the shop holds parts of units. Only whole units are sent. */
export const decimalsWarning: Warning = {
  code: 'decimal-stock',
  values: {},
};

/**
 * Reads Gestan's figures and what shops have reserved, then gives the stock rows of the shop as its
 * pages come.
 */
export async function compareStock(
  context: SyncContext,
  options: WorkOptions & { readonly only?: readonly number[]; readonly full?: boolean },
): Promise<StockComparison> {
  const { gestan, store, hooks, woo } = context;
  const { signal, onProgress } = options;
  requireCapability(gestan, 'readStock', 'planning stock');
  const [settings, facts, links, blacklist] = await Promise.all([
    context.settings(),
    context.facts(signal),
    readLinks(store),
    readBlacklist(store),
  ]);
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
  const reserved = await readReserved(
    context,
    { settings, facts, links, full: options.full ?? false },
    signal,
  );
  const rules = settings.stock;

  const figureOf = (ref: WooRef): StockFigure | undefined => {
    const link = links.byWoo(ref);
    if (!link) return undefined;
    return {
      gestanId: link.gestanId,
      code: link.code,
      quantity: quantities.get(link.gestanId),
      unreadable: unreadable.get(link.gestanId),
      reserved: reserved.of(link.gestanId),
    };
  };
  const unreadableInShop = new Map<string, Reason>();
  const reading: WooReading = {
    woo,
    signal,
    onUnreadable: ({ id, field, problem, path }) => {
      const values = { side: 'woo' as const, field, said: `${path}: ${field} ${problem}` };
      unreadableInShop.set(String(id), { code: 'stock-unreadable', values });
    },
    fields: 'stock',
    onRead: (done, total) => onProgress?.({ phase: 'read', done, total }),
  };

  let decimals = false;

  async function* rows(): AsyncGenerator<StockRow> {
    const parents = new Map<number, { product: WooProduct; variations: WooVariation[] }>();
    const pages = options.only ? readSome(reading, options.only) : readShop(reading);
    for await (const page of pages) {
      decimals ||= hasDecimalStock(page.map(({ product, variation }) => variation ?? product));
      for (const source of page) {
        const ref = refOf(source);
        if (blacklist.lookup({ ...ref, ...code(source, links.byWoo(ref)?.code) })) continue;
        if (usesParentStock(source)) {
          const group = parents.get(source.product.id) ?? { product: source.product, variations: [] };
          parents.set(source.product.id, group);
          if (source.variation) group.variations.push(source.variation);
          continue;
        }
        const row = planStock(source, figureOf(ref), rules);
        if (row) yield row;
      }
    }
    for (const { product, variations } of parents.values()) {
      const row = planParentStock(product, variations, figureOf, rules);
      if (row) yield row;
    }
    for (const [id, reason] of unreadableInShop) yield unreadableStockRow('woo', id, reason);
    if (options.only) return;
    for (const [id, reason] of unreadable)
      if (!links.byGestan(id)) yield unreadableStockRow('gestan', id, reason);
  }
  return { settings, reserved, rows, hasDecimals: () => decimals };
}

function code({ product, variation }: WooSource, linked: string | undefined): { code?: string } {
  const own = linked ?? (variation ?? product).sku;
  return own ? { code: own } : {};
}

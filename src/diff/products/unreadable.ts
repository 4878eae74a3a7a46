import { defined } from '../../core/index.js';
import type { LinkTable, ProductLink, WooRef } from '../../mapping/index.js';
import { wooKey } from '../../mapping/index.js';
import type { Reason, Side } from '../plan.js';
import { blockedRow } from './plan-scope.js';
import type { ProductRow } from './row.js';
import { gestanRowKey, listedRowKey, wooRowKey } from './row.js';

/** A product that its side lists but that cannot be read, with what identifies it. */
export interface UnreadableProduct {
  /** The side that lists it. */
  readonly side: Side;
  /** Gestan's id, or the id of a product or variation of the shop. */
  readonly id?: string | undefined;
  /** Its code in Gestan, or its SKU in the shop. */
  readonly code?: string | undefined;
  /** What it is called, for the row. */
  readonly name?: string | undefined;
  /** The field that cannot be read, `priceGross`. */
  readonly field: string;
  /** What is wrong with it, for logs, in English. */
  readonly said: string;
}

/** The products of a plan that cannot be read. They exist: none of them counts as gone. */
export interface UnreadableProducts {
  add(product: UnreadableProduct): void;
  /** Why a side of a link, which was not among what was read, is not gone; undefined: it is. */
  holds(side: Side, link: Pick<ProductLink, 'gestanId' | 'code'> & WooRef): Reason | undefined;
  /**
   * Why a product of the shop with this SKU is not added to Gestan; undefined: nothing is against
   * it.
   */
  holdsCode(code: string): Reason | undefined;
  all(): readonly UnreadableProduct[];
}

const fold = (code: string) => code.trim().toUpperCase();

const reasonOf = ({ side, field, said }: UnreadableProduct): Reason => ({
  code: 'product-unreadable',
  values: { side, field, said },
});

export function createUnreadableProducts(): UnreadableProducts {
  const products: UnreadableProduct[] = [];
  const ids = { woo: new Map<string, UnreadableProduct>(), gestan: new Map<string, UnreadableProduct>() };
  const byCode = new Map<string, UnreadableProduct>();
  return {
    add(product) {
      const { id, code = '', side } = product;
      products.push(product);
      if (id !== undefined) ids[side].set(id, product);
      if (side === 'gestan' && code.trim() !== '') byCode.set(fold(code), product);
    },
    holds(side, { gestanId, code, wooId, variationId }) {
      const product =
        side === 'gestan'
          ? (ids.gestan.get(gestanId) ?? byCode.get(fold(code)))
          : (ids.woo.get(String(wooId)) ?? ids.woo.get(String(variationId)));
      return product && reasonOf(product);
    },
    holdsCode(code) {
      const product = byCode.get(fold(code));
      return product && reasonOf(product);
    },
    all: () => products,
  };
}

/** The link of a product that cannot be read, if it has one. */
export function linkOfUnreadable(
  { side, id, code }: UnreadableProduct,
  links: LinkTable,
): ProductLink | undefined {
  if (side === 'gestan')
    return (id === undefined ? undefined : links.byGestan(id)) ?? (code ? links.byCode(code) : undefined);
  const wooId = Number(id);
  return (
    links.byWoo({ wooId }) ??
    links.ofProduct(wooId)[0] ??
    links.list().find(({ variationId }) => variationId === wooId)
  );
}

/** The row of a product that cannot be read. */
export function unreadableRow(product: UnreadableProduct, link: ProductLink | undefined): ProductRow {
  const { side, id, code, name } = product;
  const own = id ?? code ?? name ?? '?';
  const gestanId = link?.gestanId ?? (side === 'gestan' ? id : undefined);
  const gestanCode = code ?? link?.code;
  const key = link ? wooRowKey(link) : side === 'gestan' ? gestanRowKey(own) : listedRowKey(id);
  const part = defined({
    key,
    name: name ?? gestanCode ?? own,
    wooId: link?.wooId ?? (side === 'woo' && id !== undefined ? Number(id) : undefined),
    variationId: link?.variationId,
    matchedBy: link && ('link' as const),
    gestanId,
    gestanCode,
  });
  return blockedRow(part, side, reasonOf(product));
}

/** One row for each product, also where both sides of a link cannot be read. */
export function unreadableRows(unreadable: UnreadableProducts, links: LinkTable): readonly ProductRow[] {
  const rows = new Map<string, ProductRow>();
  for (const product of unreadable.all()) {
    const link = linkOfUnreadable(product, links);
    const row = unreadableRow(product, link);
    const key = link ? wooKey(link) : row.key;
    if (!rows.has(key)) rows.set(key, row);
  }
  return [...rows.values()];
}

import type { Row } from '../json.js';
import { integer, items } from '../json.js';
import type { Site } from '../site.js';

const usualLimit = 5;

/**
 * The products that the store suggests for some categories and tags: published ones that a list of
 * the shop shows, filed under any of them, as the database finds them.
 *
 * @param params - `categories`, `tags`, `exclude`: ids; `limit`
 */
export function suggestedIds(site: Site, params: Row): number[] {
  const idsOf = (name: string): Set<number> => new Set(items(params[name]).map(integer));
  const [categories, tags, excluded] = [idsOf('categories'), idsOf('tags'), idsOf('exclude')];
  const hidesSoldOut = site.flag('products', 'woocommerce_hide_out_of_stock_items');
  const filed = (product: Row, field: string, wanted: ReadonlySet<number>): boolean =>
    items(product[field]).some((id) => wanted.has(integer(id)));
  const suits = (product: Row): boolean =>
    product.status === 'publish' &&
    product.catalog_visibility !== 'hidden' &&
    product.catalog_visibility !== 'search' &&
    !(hidesSoldOut && product.stock_status === 'outofstock') &&
    !excluded.has(integer(product.id)) &&
    (categories.size + tags.size === 0 ||
      filed(product, 'category_ids', categories) ||
      filed(product, 'tag_ids', tags));
  const found = [...site.tables.products.values()].filter(suits).map((product) => integer(product.id));
  return found.sort((a, b) => a - b).slice(0, integer(params.limit) || usualLimit);
}

import type { Row } from '../json.js';
import { integer, text } from '../json.js';
import type { Site } from '../site.js';
import { attributeKey } from '../tables.js';
import { fieldOf, withChildren } from './terms.js';

/** The published records that carry any of some terms, each once. */
function carriers(site: Site, taxonomy: string, ids: Iterable<number>): Set<Row> {
  const found = new Set<Row>();
  const { products, variations } = site.tables;
  const tables = taxonomy === 'product_shipping_class' ? [products, variations] : [products];
  for (const table of tables) {
    for (const id of ids) {
      for (const record of table.having(taxonomy, id)) if (record.status === 'publish') found.add(record);
    }
  }
  return found;
}

/** Products kept out of the catalogue do not count for categories and tags. */
function hidden(taxonomy: string, product: Row): boolean {
  const counted = taxonomy === 'product_cat' || taxonomy === 'product_tag';
  return counted && (product.catalog_visibility === 'hidden' || product.catalog_visibility === 'search');
}

/** How many products carry the term; a category counts those of its children too. */
export function termCount(site: Site, taxonomy: string, term: Row): number {
  if (!fieldOf(taxonomy)) return attributeCount(site, taxonomy, term);
  const id = integer(term.id);
  let count = 0;
  for (const record of carriers(site, taxonomy, taxonomy === 'product_cat' ? withChildren(site, id) : [id]))
    if (!hidden(taxonomy, record)) count += 1;
  return count;
}

/**
 * The products that carry the very term, as WordPress counts them: it sorts and hides terms by
 * this.
 */
export function ownCount(site: Site, taxonomy: string, term: Row): number {
  if (!fieldOf(taxonomy)) return attributeCount(site, taxonomy, term);
  return carriers(site, taxonomy, [integer(term.id)]).size;
}

function attributeCount(site: Site, taxonomy: string, term: Row): number {
  const key = attributeKey(taxonomy, text(term.name));
  return new Set(
    [...site.tables.products.having('attribute', key)].filter((item) => item.status === 'publish'),
  ).size;
}

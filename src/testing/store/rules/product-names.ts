import type { Row } from '../json.js';
import { integer, rows, text } from '../json.js';
import type { Site } from '../site.js';

/** The name of a variation, made of its options. */
export function variationName(variation: Row): string {
  return rows(variation.attributes)
    .map((attribute) => text(attribute.option))
    .join(', ');
}

/** The title of a variation: its parent's name and its own. */
export function variationTitle(site: Site, variation: Row): string {
  const parent = site.tables.products.get(integer(variation.parent_id));
  return `${text(parent?.name)} - ${variationName(variation)}`;
}

/** The name of a product in notes and messages: a variation's follows its parent's. */
export function productLabel(site: Site, product: Row): string {
  return product.type === 'variation' ? variationTitle(site, product) : text(product.name);
}

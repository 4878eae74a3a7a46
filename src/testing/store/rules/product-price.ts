import type { Row } from '../json.js';
import { integer, items, lookup, text, truthy } from '../json.js';
import type { Site } from '../site.js';
import { big } from './php.js';

/** Whether the sale price holds now, by its dates. */
function saleIsOn(site: Site, product: Row): boolean {
  const now = site.now();
  const from = text(product.date_on_sale_from_gmt);
  const to = text(product.date_on_sale_to_gmt);
  if (from !== '' && from > now) return false;
  return to === '' || to >= now;
}

/** The variations of a variable product in their order. */
export function childrenOf(site: Site, product: Row): readonly Row[] {
  const { kept, variations } = site.tables;
  const id = integer(product.id);
  return kept.children.of(id, () =>
    [...variations.having('parent', id)].sort(
      (a, b) => integer(a.menu_order) - integer(b.menu_order) || integer(a.id) - integer(b.id),
    ),
  );
}

/** Whether a product has variations outside the trash. */
function hasChildren(site: Site, product: Row): boolean {
  return childrenOf(site, product).some((child) => child.status !== 'trash');
}

function visibleChildren(site: Site, product: Row): Row[] {
  const hidden = site.flag('products', 'woocommerce_hide_out_of_stock_items');
  return childrenOf(site, product).filter(
    (child) => child.status === 'publish' && !(hidden && child.stock_status === 'outofstock'),
  );
}

/** Whether the product is on sale now. */
export function isOnSale(site: Site, product: Row): boolean {
  if (product.type === 'variable')
    return visibleChildren(site, product).some((child) => isOnSale(site, child));
  if (product.type === 'grouped') {
    return items(product.grouped_products).some((id) => {
      const child = site.tables.products.get(integer(id));
      return child !== undefined && isOnSale(site, child);
    });
  }
  const sale = text(product.sale_price);
  if (sale === '' || !big(text(product.regular_price)).gt(big(sale))) return false;
  return saleIsOn(site, product);
}

/**
 * The products that give a variable or grouped product its price: visible variations, products of
 * the group.
 */
export function partsOf(site: Site, product: Row): Row[] {
  if (product.type === 'variable') return visibleChildren(site, product);
  return lookup(site.tables.products, product.grouped_products);
}

const hasParts = (product: Row): boolean => product.type === 'variable' || product.type === 'grouped';

/** The current price; empty if there is none. */
export function activePrice(site: Site, product: Row): string {
  if (hasParts(product)) {
    const prices = partPrices(site, product);
    if (prices.length === 0)
      return product.type === 'variable' && !hasChildren(site, product) ? text(product.price) : '';
    return prices.reduce((low, price) => (big(price).lt(big(low)) ? price : low));
  }
  if (product.price_is_old === true) return text(product.price);
  return scheduledPrice(site, product);
}

function partPrices(site: Site, product: Row): string[] {
  return partsOf(site, product)
    .map((part) => activePrice(site, part))
    .filter((price) => price !== '');
}

/**
 * All prices by which a list finds a product: a variable one has those of its variations, a group
 * its lowest and its highest.
 */
export function listedPrices(site: Site, product: Row): string[] {
  const parts = hasParts(product) ? partPrices(site, product) : [];
  if (parts.length > 0 && product.type === 'variable') return parts;
  if (parts.length > 0) {
    const sorted = parts.sort((a, b) => big(a).cmp(big(b)));
    return [sorted[0] ?? '', sorted.at(-1) ?? ''];
  }
  const price = activePrice(site, product);
  // An external product is kept with an empty price, which a list reads as none.
  if (price === '' && product.type === 'external') return ['0'];
  return price === '' ? [] : [price];
}

/**
 * Whether a list shows it as on sale: its current price is the sale price, which the daily task
 * starts and ends.
 */
export function isListedOnSale(site: Site, product: Row): boolean {
  if (product.type === 'grouped' || product.status !== 'publish') return false;
  if (product.type === 'variable')
    return visibleChildren(site, product).some((child) => isListedOnSale(site, child));
  const [sale, price] = [text(product.sale_price), activePrice(site, product)];
  // A sale price of "0" applies, but counts as none.
  return truthy(sale) && price !== '' && big(price).eq(big(sale));
}

function scheduledPrice(site: Site, product: Row): string {
  return isOnSale(site, product) ? text(product.sale_price) : text(product.regular_price);
}

/**
 * The current price is written when a product is saved and by a daily task. If a shop was loaded
 * with another price than its sale dates would give, that task had not run yet: the price stays
 * until the product is saved.
 */
export function keepOldPrices(site: Site): void {
  for (const table of [site.tables.products, site.tables.variations]) {
    for (const product of table.values()) {
      if (text(product.sale_price) === '' || hasParts(product)) continue;
      const price = text(product.price);
      if (price !== '' && !big(price).eq(big(scheduledPrice(site, product)))) product.price_is_old = true;
    }
  }
}

const priceFields = [
  'regular_price',
  'sale_price',
  'date_on_sale_from_gmt',
  'date_on_sale_to_gmt',
  'type',
] as const;

/**
 * Drops a sale price that is no discount and writes the current price, as the store does on saving:
 * it computes the price only if a field that it depends on has changed.
 *
 * @param known - the product as it was, if it is not new
 */
export function updatePrices(site: Site, product: Row, known?: Row): void {
  site.notedPrices.clear();
  if (known?.price_is_old === true && priceFields.every((field) => known[field] === product[field])) return;
  const sale = text(product.sale_price);
  if (sale !== '' && !big(sale).lt(big(text(product.regular_price)))) product.sale_price = '';
  delete product.price_is_old;
  if (!hasParts(product)) product.price = activePrice(site, product);
}

/** Whether a customer could buy it. */
export function isPurchasable(site: Site, product: Row): boolean {
  if (product.type === 'external' || product.type === 'grouped') return false;
  if (product.type === 'variation') {
    const parent = site.tables.products.get(integer(product.parent_id));
    return product.status === 'publish' && activePrice(site, product) !== '' && parent?.status === 'publish';
  }
  // A user who may edit a product may buy it in any status.
  return activePrice(site, product) !== '';
}

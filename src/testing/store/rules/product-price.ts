import type { Big } from '../../../core/index.js';
import type { Row } from '../json.js';
import { integer, items, lookup, text } from '../json.js';
import type { Site } from '../site.js';
import { priceHtml, priceText, zeroAmount } from './money.js';
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
export function childrenOf(site: Site, product: Row): Row[] {
  return [...site.tables.variations.having('parent', integer(product.id))].sort(
    (a, b) => integer(a.menu_order) - integer(b.menu_order) || integer(a.id) - integer(b.id),
  );
}

function visibleChildren(site: Site, product: Row): Row[] {
  const hidden = site.flag('products', 'woocommerce_hide_out_of_stock_items');
  return childrenOf(site, product).filter(
    (child) => child.status === 'publish' && !(hidden && child.stock_status === 'outofstock'),
  );
}

/** Whether the product is sold under its regular price now. */
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

/** The price in force now; blank where there is none. */
export function activePrice(site: Site, product: Row): string {
  if (product.type === 'variable' || product.type === 'grouped') {
    const children =
      product.type === 'variable'
        ? visibleChildren(site, product)
        : lookup(site.tables.products, product.grouped_products);
    const prices = children.map((child) => activePrice(site, child)).filter((price) => price !== '');
    if (prices.length === 0)
      return product.type === 'variable' && childrenOf(site, product).length === 0 ? text(product.price) : '';
    return prices.reduce((low, price) => (big(price).lt(big(low)) ? price : low));
  }
  if (product.price_is_old === true) return text(product.price);
  return scheduledPrice(site, product);
}

function scheduledPrice(site: Site, product: Row): string {
  return isOnSale(site, product) ? text(product.sale_price) : text(product.regular_price);
}

/**
 * The price in force is written when a product is saved and by a daily task. Where a shop was loaded with another price than its sale dates
 * would give, that task had not run yet: the price stays until the product is saved.
 */
export function keepOldPrices(site: Site): void {
  for (const table of [site.tables.products, site.tables.variations]) {
    for (const product of table.values()) {
      if (text(product.sale_price) === '' || product.type === 'variable' || product.type === 'grouped')
        continue;
      const price = text(product.price);
      if (price !== '' && !big(price).eq(big(scheduledPrice(site, product)))) product.price_is_old = true;
    }
  }
}

/** Drops a sale price that is no discount, as the store does on saving. */
export function settlePrices(site: Site, product: Row): void {
  const sale = text(product.sale_price);
  if (sale !== '' && !big(sale).lt(big(text(product.regular_price)))) product.sale_price = '';
  delete product.price_is_old;
  if (product.type !== 'variable' && product.type !== 'grouped') product.price = activePrice(site, product);
}

function range(site: Site, low: Big, high: Big): string {
  if (!site.atLeast('10.0')) return `${priceHtml(site, low)} &ndash; ${priceHtml(site, high)}`;
  const reader = `<span class="screen-reader-text">Price range: ${priceText(site, low)} through ${priceText(site, high)}</span>`;
  return `${priceHtml(site, low, { aria: true })} <span aria-hidden="true">&ndash;</span> ${priceHtml(site, high, { aria: true })}${reader}`;
}

function discounted(site: Site, regular: Big, sale: Big): string {
  const [was, is] = [priceText(site, regular), priceText(site, sale)];
  return `<del aria-hidden="true">${priceHtml(site, regular)}</del> <span class="screen-reader-text">Original price was: ${was}.</span><ins aria-hidden="true">${priceHtml(site, sale)}</ins><span class="screen-reader-text">Current price is: ${is}.</span>`;
}

/** The price as the shop's pages show it. */
export function productPriceHtml(site: Site, product: Row): string {
  if (product.type === 'grouped' || product.type === 'variable') {
    const children =
      product.type === 'variable'
        ? visibleChildren(site, product)
        : lookup(site.tables.products, product.grouped_products);
    const prices = children
      .map((child) => activePrice(site, child))
      .filter((price) => price !== '')
      .map((price) => big(price));
    if (prices.length === 0) return '';
    const low = prices.reduce((a, b) => (b.lt(a) ? b : a));
    const high = prices.reduce((a, b) => (b.gt(a) ? b : a));
    if (!low.eq(high)) return range(site, low, high);
    const regular = children
      .map((child) => big(text(child.regular_price)))
      .reduce((a, b) => (b.gt(a) ? b : a));
    if (
      product.type === 'variable' &&
      isOnSale(site, product) &&
      children.every((c) => big(text(c.regular_price)).eq(regular))
    ) {
      return discounted(site, regular, low);
    }
    return priceHtml(site, low);
  }
  const price = activePrice(site, product);
  if (price === '') return '';
  if (isOnSale(site, product)) return discounted(site, big(text(product.regular_price)), big(price));
  // A price under nothing is shown as nothing.
  return priceHtml(site, big(price).lt(0) ? zeroAmount : big(price));
}

/** Whether a customer could buy it. */
export function isPurchasable(site: Site, product: Row): boolean {
  if (product.type === 'external' || product.type === 'grouped') return false;
  if (product.type === 'variation') {
    const parent = site.tables.products.get(integer(product.parent_id));
    return product.status === 'publish' && activePrice(site, product) !== '' && parent?.status === 'publish';
  }
  // Whoever may edit a product may buy it in any status.
  return activePrice(site, product) !== '';
}

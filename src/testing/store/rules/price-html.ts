import type { Row } from '../json.js';
import { number, text } from '../json.js';
import type { NotedPrices, Site } from '../site.js';
import { ksesPost } from './kses.js';
import { priceHtml, priceText, roundPrice, roundTax } from './money.js';
import { taxClassFor, taxStatusFor } from './order-lines.js';
import { normalEntities } from './php.js';
import { sum } from './php-number.js';
import { activePrice, isOnSale, partsOf } from './product-price.js';
import type { Rate } from './taxes.js';
import { addTaxes, basePlace, containedTaxes, findRates, totalOf } from './taxes.js';

type Display = 'incl' | 'excl';

const displayOf = (site: Site): Display =>
  site.setting('tax', 'woocommerce_tax_display_shop') === 'excl' ? 'excl' : 'incl';

/**
 * Whether visitors count as being at the shop's own address; if not, no tax rate applies to them.
 */
function visitorsAreHome(site: Site): boolean {
  return (
    site.pricesIncludeTax ||
    site.setting('general', 'woocommerce_default_customer_address') === 'base' ||
    site.setting('tax', 'woocommerce_tax_based_on') === 'base'
  );
}

const isTaxed = (site: Site, product: Row): boolean =>
  site.flag('general', 'woocommerce_calc_taxes') && taxStatusFor(site, product) === 'taxable';

const homeRates = (site: Site, product: Row): readonly Rate[] =>
  ratesAtHome(site, taxClassFor(site, product));

const ratesAtHome = (site: Site, taxClass: string): readonly Rate[] =>
  site.tables.kept.homeRates.of(taxClass, () => findRates(site, basePlace(site), taxClass));

/** A price with or without tax, as visitors who are not yet known see it. */
function shownPrice(site: Site, product: Row, price: number, display: Display): number {
  if (!isTaxed(site, product)) return price;
  if (site.pricesIncludeTax)
    return display === 'incl'
      ? price
      : price - totalOf(containedTaxes(site, price, homeRates(site, product)));
  if (display === 'excl') return price;
  const rates = visitorsAreHome(site) ? homeRates(site, product) : [];
  const taxes = [...addTaxes(site, price, rates).values()];
  const tax = sum(site.roundAtSubtotal ? taxes : taxes.map((amount) => roundTax(site, amount)));
  return roundPrice(site, price + tax);
}

function range(site: Site, low: number, high: number): string {
  if (!site.atLeast('10.0')) return `${priceHtml(site, low)} &ndash; ${priceHtml(site, high)}`;
  const reader = `<span class="screen-reader-text">Price range: ${priceText(site, low)} through ${priceText(site, high)}</span>`;
  return `${priceHtml(site, low, { aria: true })} <span aria-hidden="true">&ndash;</span> ${priceHtml(site, high, { aria: true })}${reader}`;
}

function discounted(site: Site, regular: number, sale: number): string {
  const [was, is] = [regular, sale].map((amount) => normalEntities(priceText(site, amount)));
  return `<del aria-hidden="true">${priceHtml(site, regular)}</del> <span class="screen-reader-text">Original price was: ${was}.</span><ins aria-hidden="true">${priceHtml(site, sale)}</ins><span class="screen-reader-text">Current price is: ${is}.</span>`;
}

/**
 * The suffix that the shop shows after its prices, with the price with or without tax if it
 * contains them.
 */
function suffixOf(site: Site, product: Row): string {
  const suffix = text(site.setting('tax', 'woocommerce_price_display_suffix'));
  if (suffix === '' || !isTaxed(site, product)) return '';
  // Variations may differ in their tax.
  if (product.type === 'variable' && suffix.includes('{')) return '';
  const price = (display: Display) =>
    priceHtml(site, shownPrice(site, product, number(activePrice(site, product)), display));
  const words = ksesPost(suffix)
    .split('{price_including_tax}')
    .join(price('incl'))
    .split('{price_excluding_tax}')
    .join(price('excl'));
  return ` <small class="woocommerce-price-suffix">${words}</small>`;
}

/**
 * The prices of variations as they are shown. The store rounds them to its decimals and notes them
 * until a product is written: what was noted stays when the decimals change.
 */
function variationPrices(site: Site, product: Row): NotedPrices {
  const parts = partsOf(site, product).filter((part) => activePrice(site, part) !== '');
  const raw = parts.map((part): [string, string] => [activePrice(site, part), text(part.regular_price)]);
  const display = displayOf(site);
  const key = JSON.stringify([product.id ?? 0, display, ratesAtHome(site, ''), raw]);
  const noted = site.notedPrices.get(key);
  if (noted) return noted;
  const shown = (part: Row, price: string) =>
    roundPrice(site, shownPrice(site, part, number(price), display));
  const prices = {
    active: parts.map((part) => shown(part, activePrice(site, part))),
    regular: parts.map((part) => shown(part, text(part.regular_price))),
  };
  site.notedPrices.set(key, prices);
  return prices;
}

/** Caches the prices of all variations, as a store whose pages were visited has done. */
export function noteAllPrices(site: Site): void {
  for (const product of site.tables.products.values())
    if (product.type === 'variable') variationPrices(site, product);
}

function variableHtml(site: Site, product: Row): string {
  const { active, regular } = variationPrices(site, product);
  if (active.length === 0) return '';
  const [low, high] = [Math.min(...active), Math.max(...active)];
  if (low !== high) return range(site, low, high);
  const [least = low] = regular;
  return isOnSale(site, product) && regular.every((price) => price === least)
    ? discounted(site, least, low)
    : priceHtml(site, low);
}

function groupHtml(site: Site, product: Row): string {
  const prices = partsOf(site, product)
    .filter((part) => activePrice(site, part) !== '')
    .map((part) => shownPrice(site, part, number(activePrice(site, part)), displayOf(site)));
  if (prices.length === 0) return '';
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return low === high ? priceHtml(site, low) : range(site, low, high);
}

function ownHtml(site: Site, product: Row): string {
  const price = activePrice(site, product);
  if (price === '') return '';
  const shown = (amount: number) => shownPrice(site, product, amount, displayOf(site));
  if (isOnSale(site, product))
    return discounted(site, shown(number(product.regular_price)), shown(number(price)));
  // A price below 0 is shown as 0.
  return priceHtml(site, shown(Math.max(0, number(price))));
}

/** The price as the shop's pages show it. */
export function productPriceHtml(site: Site, product: Row): string {
  const html =
    product.type === 'variable'
      ? variableHtml(site, product)
      : product.type === 'grouped'
        ? groupHtml(site, product)
        : ownHtml(site, product);
  return html === '' ? '' : `${html}${suffixOf(site, product)}`;
}

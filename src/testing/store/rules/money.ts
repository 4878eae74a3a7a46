import type { Json } from '../json.js';
import { number } from '../json.js';
import type { Site } from '../site.js';
import { currencySymbol } from './currencies.js';
import { precisionOf, trimZeros } from './php.js';
import type { HalfGoes } from './php-number.js';
import { numberFormat, phpRound, printFixed } from './php-number.js';

/**
 * WooCommerce's `NumberUtil::round`. Newer versions first drop the last bits that sums of floats
 * leave behind a half, as PHP did by itself before 8.4; older ones take the bare float.
 */
export function wooRound(site: Site, value: number, places: number, half: HalfGoes = 'up'): number {
  const whole = site.atLeast('10.0') ? phpRound(value, precisionOf(site.numbers)) : value;
  return phpRound(whole, places, half);
}

/** Rounds to the shop's decimals. */
export const roundPrice = (site: Site, value: number): number => wooRound(site, value, site.numbers.decimals);

/** WooCommerce's `wc_round_tax_total`: halves go down where prices include the tax. */
export const roundTax = (site: Site, value: number): number =>
  wooRound(site, value, site.numbers.decimals, site.pricesIncludeTax ? 'down' : 'up');

/** An amount as it is kept: up to six decimals, no trailing zeros. */
export function kept(site: Site, value: number): string {
  return trimZeros(printFixed(value, precisionOf(site.numbers)));
}

const plainAmount = /^(?:0|[1-9]\d{0,11})(?:\.\d+)?$/;

/**
 * An amount that is written with no more decimals than are shown needs no rounding: zeros come
 * behind it.
 */
function padded(value: string, decimals: number): string | undefined {
  const point = value.indexOf('.');
  const written = point < 0 ? 0 : value.length - point - 1;
  if (written > decimals || !plainAmount.test(value)) return undefined;
  const zeros = '0'.repeat(decimals - written);
  return point < 0 && decimals > 0 ? `${value}.${zeros}` : `${value}${zeros}`;
}

/** An amount as it is shown, with the asked number of decimals. */
export function shownAmount(value: Json | undefined, decimals: number): string {
  const asWritten = typeof value === 'string' ? padded(value, decimals) : undefined;
  if (asWritten !== undefined) return asWritten;
  return numberFormat(number(value), decimals);
}

/** WooCommerce's `wc_add_number_precision`: an amount in the currency's smallest unit. */
export function toCents(site: Site, value: number): number {
  const { decimals } = site.numbers;
  return wooRound(site, value * 10 ** decimals, precisionOf(site.numbers) - decimals);
}

/** WooCommerce's `wc_remove_number_precision`. */
export const fromCents = (site: Site, cents: number): number => cents / 10 ** site.numbers.decimals;

/** WooCommerce's `wc_price`: the amount as HTML. */
export function priceHtml(
  site: Site,
  amount: number,
  options: { aria?: boolean; inCode?: boolean } = {},
): string {
  const text = priceText(site, amount, (symbol) => {
    const translate = site.atLeast('10.0') && !options.inCode ? ' translate="no"' : '';
    return `<span class="woocommerce-Price-currencySymbol"${translate}>${symbol}</span>`;
  });
  const aria = options.aria ? ' aria-hidden="true"' : '';
  return `<span class="woocommerce-Price-amount amount"${aria}><bdi>${text}</bdi></span>`;
}

/** The amount as text with its currency symbol, as for screen readers. */
export function priceText(
  site: Site,
  amount: number,
  wrap: (symbol: string) => string = (symbol) => symbol,
): string {
  const { decimals, decimalSeparator, thousandSeparator } = site.numbers;
  const value = numberFormat(Math.abs(amount), decimals, {
    decimal: decimalSeparator,
    thousand: thousandSeparator,
  });
  const symbol = wrap(currencySymbol(site.currency));
  const sign = amount < 0 ? '-' : '';
  const placed: Readonly<Record<string, string>> = {
    right: `${value}${symbol}`,
    left_space: `${symbol}&nbsp;${value}`,
    right_space: `${value}&nbsp;${symbol}`,
  };
  const position = String(site.setting('general', 'woocommerce_currency_pos'));
  return `${sign}${placed[position] ?? `${symbol}${value}`}`;
}

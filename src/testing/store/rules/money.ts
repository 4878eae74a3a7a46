import Big from 'big.js';
import type { Json } from '../json.js';
import type { Site } from '../site.js';
import { big, fixed, plain } from './php.js';

export const zeroAmount = new Big(0);

/** The precision WooCommerce calculates taxes with. */
export const precision = 6;

export function sumOf(values: Iterable<Json | undefined | Big>): Big {
  let total = zeroAmount;
  for (const value of values) total = total.plus(big(value));
  return total;
}

/** PHP's `round`. */
export function roundTo(value: Big, places: number): Big {
  return value.round(places, Big.roundHalfUp);
}

/** WooCommerce's `wc_round_tax_total`: halves go down where prices include the tax. */
export function roundTax(site: Site, value: Big): Big {
  const places = site.numbers.decimals;
  if (!site.pricesIncludeTax) return roundTo(value, places);
  const down = value.round(places, Big.roundDown);
  const unit = new Big(10).pow(-places).div(2);
  const rest = value.minus(down).abs();
  return rest.gt(unit) ? roundTo(value, places) : down;
}

/** An amount as it is kept: up to six decimals, no trailing zeros. */
export function kept(value: Big): string {
  return plain(roundTo(value, precision));
}

/** An amount as it is shown, with the asked number of decimals. */
export function shownAmount(value: Json | undefined, decimals: number): string {
  return fixed(value, decimals);
}

/** WooCommerce's `wc_price`: the amount as HTML. */
export function priceHtml(
  site: Site,
  amount: Big,
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
  amount: Big,
  wrap: (symbol: string) => string = (symbol) => symbol,
): string {
  const { decimals, decimalSeparator, thousandSeparator } = site.numbers;
  const [whole = '0', rest] = fixed(amount.abs(), decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousandSeparator);
  const number = rest === undefined ? grouped : `${grouped}${decimalSeparator}${rest}`;
  const symbol = wrap(currencySymbol(site.currency));
  const position = String(site.setting('general', 'woocommerce_currency_pos'));
  const sign = amount.lt(0) ? '-' : '';
  const placed =
    position === 'left'
      ? `${symbol}${number}`
      : position === 'left_space'
        ? `${symbol}&nbsp;${number}`
        : position === 'right'
          ? `${number}${symbol}`
          : `${number}&nbsp;${symbol}`;
  return `${sign}${placed}`;
}

const symbols: Readonly<Record<string, string>> = {
  EUR: '&euro;',
  USD: '&#36;',
  CAD: '&#36;',
  AUD: '&#36;',
  GBP: '&pound;',
  CHF: '&#67;&#72;&#70;',
  JPY: '&yen;',
  XPF: '&#88;&#80;&#70;',
};

export function currencySymbol(currency: string): string {
  return symbols[currency] ?? currency;
}

import Big from 'big.js';
import type { Json } from '../json.js';
import { text } from '../json.js';

/** WordPress' `wp_strip_all_tags`. */
export function stripTags(value: string): string {
  return value.replace(/<(script|style)[^>]*?>[\s\S]*?<\/\1>/gi, '').replace(/<\/?[a-zA-Z!][^>]*>?/g, '');
}

/** WordPress' `sanitize_text_field`. */
export function cleanText(value: Json | undefined): string {
  let clean = text(value);
  if (clean.includes('<')) clean = stripTags(clean.replace(/<(?=[^a-zA-Z/!]|$)/g, '&lt;'));
  clean = clean.replace(/[\r\n\t ]+/g, ' ').trim();
  return clean.replace(/%[a-f0-9]{2}/gi, '').trim();
}

/** WooCommerce's `wc_clean`: {@link cleanText} through all levels. */
export function clean(value: Json): Json {
  if (Array.isArray(value)) return value.map(clean);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item)]));
  }
  return typeof value === 'boolean' || value === null ? value : cleanText(value);
}

export function escapeHtml(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function decodeEntities(value: string): string {
  return value
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Shop settings that decide how a number is read. */
export interface NumberFormat {
  readonly decimalSeparator: string;
  readonly thousandSeparator: string;
  readonly decimals: number;
}

/** WooCommerce's `wc_format_decimal` of a text: blank stays blank, letters vanish. */
export function formatDecimal(value: Json | undefined, format: NumberFormat, trim = false): string {
  if (typeof value === 'number') return trim ? trimZeros(plain(new Big(value))) : plain(new Big(value));
  let amount = text(value);
  if (format.decimalSeparator !== '.') amount = amount.split(format.decimalSeparator).join('.');
  amount = amount.replace(/[^0-9.-]/g, '');
  // Only the last point is the decimal one.
  const points = amount.split('.');
  if (points.length > 2) amount = `${points.slice(0, -1).join('')}.${points.at(-1)}`;
  return trim ? trimZeros(amount) : amount;
}

export function trimZeros(value: string): string {
  return value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value;
}

/** A decimal as PHP prints a float: no exponent, no trailing zeros. */
export function plain(value: Big): string {
  const shown = value.toFixed();
  return shown === '-0' ? '0' : shown;
}

/** Reads a stored amount; anything that is no number is 0. */
export function big(value: Json | undefined | Big): Big {
  if (value instanceof Big) return value;
  if (typeof value === 'number') return new Big(value);
  const match = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(text(value));
  return new Big(
    match
      ? match[0]
          .trim()
          .replace(/^\+/, '')
          .replace(/\.$/, '')
          .replace(/^(-?)\./, '$10.')
      : 0,
  );
}

/** `number_format` with a fixed number of decimals, a point and no thousands separator. */
export function fixed(value: Json | undefined | Big, decimals: number): string {
  const shown = big(value).round(decimals, Big.roundHalfUp).toFixed(decimals);
  return /^-0(?:\.0*)?$/.test(shown) ? shown.slice(1) : shown;
}

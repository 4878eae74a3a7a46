import Big from 'big.js';
import type { Json } from '../json.js';
import { number, text } from '../json.js';
import { numberFormat, printFixed } from './php-number.js';

/** WordPress' `wp_strip_all_tags`. */
export function stripTags(value: string): string {
  return value.replace(/<(script|style)[^>]*?>[\s\S]*?<\/\1>/gi, '').replace(/<\/?[a-zA-Z!][^>]*>?/g, '');
}

/** PHP's `trim`: it leaves blanks that do not break a line. */
export const trim = (value: string): string => value.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, '');

/** WordPress' `sanitize_text_field`. */
export function cleanText(value: Json | undefined): string {
  let clean = text(value);
  if (clean.includes('<')) clean = stripTags(clean.replace(/<(?=[^a-zA-Z/!]|$)/g, '&lt;'));
  clean = trim(clean.replace(/[\r\n\t ]+/g, ' '));
  return trim(clean.replace(/%[a-f0-9]{2}/gi, ''));
}

/** WooCommerce's `wc_clean`: {@link cleanText} through all levels. */
export function clean(value: Json): Json {
  if (Array.isArray(value)) return value.map(clean);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item)]));
  }
  return typeof value === 'boolean' || value === null ? value : cleanText(value);
}

/**
 * WordPress' `wp_kses_normalize_entities`: numbers of entities have three digits, hexadecimal ones
 * no zeros before them.
 */
export function normalEntities(value: string): string {
  return value
    .replace(/&#0*(\d+);/g, (_, digits: string) => `&#${digits.padStart(3, '0')};`)
    .replace(/&#x0*([0-9a-f]+);/gi, '&#x$1;');
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

/** PHP's `json_encode`: letters beyond ASCII and slashes are escaped. */
export function phpJson(value: Json): string {
  return JSON.stringify(value)
    .replace(/\//g, '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Shop settings that decide how a number is read. */
export interface NumberFormat {
  readonly decimalSeparator: string;
  readonly thousandSeparator: string;
  readonly decimals: number;
}

/** The number of decimals with which WooCommerce computes taxes and stores amounts. */
export const precisionOf = (format: NumberFormat): number => Math.max(6, format.decimals + 2);

/**
 * WooCommerce's `wc_format_decimal`: an empty text stays empty, letters of a text are dropped, a
 * float keeps six decimals.
 */
export function formatDecimal(value: Json | undefined, format: NumberFormat, trim = false): string {
  if (typeof value === 'number' && !Number.isInteger(value))
    return trimZeros(printFixed(value, precisionOf(format)));
  let amount = text(value);
  if (format.decimalSeparator !== '.') amount = amount.split(format.decimalSeparator).join('.');
  // Only the last point is the decimal one, and only where something follows it.
  amount = cleanText(amount).replace(/\.(?![^.]+$)|[^0-9.-]/g, '');
  return trim ? trimZeros(amount) : amount;
}

export function trimZeros(value: string): string {
  return value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value;
}

/** Whether PHP takes a text for a number. */
export const isNumeric = (value: string): boolean =>
  /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(value);

/** Reads an amount to compare it exactly; anything that is no number is 0. */
export function big(value: Json | undefined): Big {
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

/** WooCommerce's `wc_format_decimal` with a number of decimals. */
export function fixed(value: Json | undefined, decimals: number): string {
  return numberFormat(number(value), decimals);
}

import { base64, hmacSha256, utf8 } from '../../core/index.js';
import type { WooSettings } from './options.js';
import { percentEncode, queryString } from './query.js';

type Pairs = readonly (readonly [string, string])[];

/** Address and headers of a request that carries the key. */
export interface Authorized {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The OAuth 1.0a signature of a request (RFC 5849, 3.4) as WooCommerce checks it: HMAC-SHA256, no
 * token, the body unsigned.
 *
 * @param url without query.
 */
export function oauthSignature(method: string, url: string, pairs: Pairs, consumerSecret: string): string {
  const parameters = pairs
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const base = [method.toUpperCase(), percentEncode(url), percentEncode(parameters)].join('&');
  return hmacSha256(`${percentEncode(consumerSecret)}&`, base);
}

function nonce(settings: WooSettings): string {
  let text = '';
  while (text.length < 32) text += Math.floor(settings.random() * 36).toString(36);
  return text;
}

/**
 * Puts the key on a request: Basic or query over HTTPS, OAuth 1.0a over plain HTTP on loopback,
 * where WooCommerce reads nothing else.
 */
export function authorize(
  settings: WooSettings,
  method: string,
  url: string,
  pairs: Pairs,
  serial: number,
): Authorized {
  const { consumerKey, consumerSecret } = settings;
  const withQuery = (all: Pairs) => (all.length === 0 ? url : `${url}?${queryString(all)}`);
  if (settings.auth === 'basic') {
    const credentials = base64(utf8(`${consumerKey}:${consumerSecret}`));
    return { url: withQuery(pairs), headers: { authorization: `Basic ${credentials}` } };
  }
  if (settings.auth === 'query') {
    const all = [
      ...pairs,
      ['consumer_key', consumerKey] as const,
      ['consumer_secret', consumerSecret] as const,
    ];
    return { url: withQuery(all), headers: {} };
  }
  const signed = [
    ...pairs,
    ['oauth_consumer_key', consumerKey] as const,
    // Unique within the client even if `random` is a stub: WooCommerce refuses a nonce that it has
    // seen.
    ['oauth_nonce', `${nonce(settings)}${serial.toString(36)}`] as const,
    ['oauth_signature_method', 'HMAC-SHA256'] as const,
    ['oauth_timestamp', String(Math.floor(settings.clock.now() / 1000))] as const,
    ['oauth_version', '1.0'] as const,
  ];
  const signature = oauthSignature(method, url, signed, consumerSecret);
  return { url: withQuery([...signed, ['oauth_signature', signature] as const]), headers: {} };
}

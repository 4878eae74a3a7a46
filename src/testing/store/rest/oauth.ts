import { createHmac } from 'node:crypto';
import type { Json, Row } from '../json.js';
import { isRow, number, text } from '../json.js';
import { RestFault } from './fault.js';
import { rawEncode } from './query.js';

const required = [
  'oauth_consumer_key',
  'oauth_timestamp',
  'oauth_nonce',
  'oauth_signature',
  'oauth_signature_method',
] as const;

const fault = (message: string, code = 'woocommerce_rest_authentication_error') =>
  new RestFault(code, message, 401);

/** Single-use nonces per key, as the store remembers them for 15 minutes. */
export type Nonces = Map<string, Map<string, number>>;

export interface OauthCheck {
  readonly method: string;
  /** The address without its query, with the scheme the store sees. */
  readonly address: string;
  readonly query: Row;
  readonly secretOf: (consumerKey: string) => string | undefined;
  readonly nonces: Nonces;
  /** Seconds since the epoch. */
  readonly now: number;
}

function encodeAll(value: Json): Json {
  if (Array.isArray(value)) return value.map(encodeAll);
  if (isRow(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [rawEncode(key), encodeAll(item)]));
  return rawEncode(text(value)).replace(/%7E/g, '~');
}

function join(params: Row | Json[], prefix = ''): string[] {
  return Object.entries(params).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}%5B${key}%5D` : key;
    if (Array.isArray(value) || isRow(value)) return join(value, name);
    return [rawEncode(`${name}=${text(value)}`)];
  });
}

/**
 * WooCommerce's one-legged OAuth 1.0a. Returns the consumer key; undefined if the request has no
 * OAuth parameters.
 */
export function checkOauth(check: OauthCheck): string | undefined {
  const { query } = check;
  if (!required.some((name) => name in query)) return undefined;
  const missing = required.filter((name) => text(query[name]) === '');
  if (missing.length > 0) {
    const word = missing.length === 1 ? 'parameter' : 'parameters';
    throw fault(
      `Missing OAuth ${word} ${missing.join(', ')}`,
      'woocommerce_rest_authentication_missing_parameter',
    );
  }
  const key = text(query.oauth_consumer_key);
  const secret = check.secretOf(key);
  if (secret === undefined) throw fault('Consumer key is invalid.');
  checkSignature(check, secret);
  checkNonce(check, key);
  return key;
}

function checkSignature(check: OauthCheck, secret: string): void {
  const method = text(check.query.oauth_signature_method);
  if (method !== 'HMAC-SHA1' && method !== 'HMAC-SHA256') {
    throw fault('Invalid signature - signature method is invalid.');
  }
  const { oauth_signature: signature, ...params } = check.query;
  const encoded = encodeAll(params) as Row;
  const sorted = Object.fromEntries(Object.entries(encoded).sort(([a], [b]) => (a < b ? -1 : 1)));
  const base = `${check.method}&${rawEncode(check.address)}&${join(sorted).join('%26')}`;
  const algorithm = method === 'HMAC-SHA1' ? 'sha1' : 'sha256';
  const wanted = createHmac(algorithm, `${secret}&`).update(base).digest('base64');
  if (wanted !== text(signature).replace(/ /g, '+'))
    throw fault('Invalid signature - provided signature does not match.');
}

const window = 15 * 60;

function checkNonce(check: OauthCheck, key: string): void {
  const timestamp = number(check.query.oauth_timestamp);
  if (Math.abs(check.now - timestamp) > window) throw fault('Invalid timestamp.');
  const used = check.nonces.get(key) ?? new Map<string, number>();
  check.nonces.set(key, used);
  for (const [nonce, time] of used) if (time < check.now - window) used.delete(nonce);
  const nonce = text(check.query.oauth_nonce);
  if (used.has(nonce)) throw fault('Invalid nonce - nonce has already been used.');
  used.set(nonce, timestamp);
}

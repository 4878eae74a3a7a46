import { createHmac } from 'node:crypto';
import type { FakeStore, Json } from '../../../src/testing/index.js';
import { translateText } from './compare.js';
import type { Exchange } from './recordings.js';

function rawEncode(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Query pairs as the recorder sent them: lists as `name[]`, objects as `name[key]`. */
function queryPairs(query: Readonly<Record<string, Json>>): [string, string][] {
  return Object.entries(query).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value)) return value.map((item) => [`${name}[]`, plain(item)]);
    if (value !== null && typeof value === 'object')
      return Object.entries(value).map(([key, item]) => [`${name}[${key}]`, plain(item)]);
    return [[name, plain(value)]];
  });
}

function plain(value: Json): string {
  return value === null ? '' : String(value);
}

function translate(value: Json, ids: ReadonlyMap<number, number>): Json {
  if (typeof value === 'number') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => translate(item, ids));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        /(?:^|_)(?:id|ids|delete|include|exclude)$/.test(name) || typeof item === 'object'
          ? translate(item, ids)
          : item,
      ]),
    );
  }
  return value;
}

function sign(
  store: FakeStore,
  exchange: Exchange,
  url: URL,
  pairs: [string, string][],
  seconds: number,
  nonce: string,
): [string, string][] {
  const keys =
    exchange.key === 'none' ? store.keys.main : (store.keys[exchange.key as 'main'] ?? store.keys.main);
  const asked = exchange.request.query ?? {};
  const late = /20 minutes old/.test(exchange.name)
    ? -1200
    : /20 minutes ahead/.test(exchange.name)
      ? 1200
      : 0;
  const all: [string, string][] = [...pairs.filter(([name]) => !name.startsWith('oauth_'))];
  if ('oauth_consumer_key' in asked) all.push(['oauth_consumer_key', keys.consumerKey]);
  if ('oauth_timestamp' in asked) all.push(['oauth_timestamp', String(seconds + late)]);
  if ('oauth_nonce' in asked) all.push(['oauth_nonce', nonce]);
  if ('oauth_signature_method' in asked)
    all.push(['oauth_signature_method', String(asked.oauth_signature_method)]);
  const parameters = all
    .map(([name, value]) => [rawEncode(name), rawEncode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const address = /https url/.test(exchange.name) ? url.href.replace('http:', 'https:') : url.href;
  const base = `${exchange.request.method}&${rawEncode(address)}&${rawEncode(parameters)}`;
  const algorithm = asked.oauth_signature_method === 'HMAC-SHA1' ? 'sha1' : 'sha256';
  const signature = createHmac(algorithm, `${keys.consumerSecret}&`).update(base).digest('base64');
  if ('oauth_signature' in asked)
    all.push(['oauth_signature', /bad signature/.test(exchange.name) ? 'AAAA' : signature]);
  return all;
}

/** The beginning of a JPEG of 320 × 240 pixels: the recordings tell the size of a file only. */
function smallJpeg(): Uint8Array<ArrayBuffer> {
  const frame = [0xff, 0xc0, 0x00, 0x0b, 8, 0x00, 0xf0, 0x01, 0x40, 1, 1, 0x11, 0];
  return new Uint8Array([0xff, 0xd8, ...frame, 0xff, 0xd9]);
}

/**
 * Where the recorder met bytes that are no UTF-8, it wrote a replacement character: it is sent as a
 * byte of Latin-1.
 */
function brokenText(raw: string | undefined): string | Uint8Array<ArrayBuffer> | undefined {
  if (raw === undefined || !raw.includes('\ufffd')) return raw;
  const pieces = raw.split('\ufffd').map((piece) => new TextEncoder().encode(piece));
  return new Uint8Array(pieces.flatMap((piece, index) => (index === 0 ? [...piece] : [0xe9, ...piece])));
}

/** A recorded request as it is sent to the fake: with its keys, its host and the ids it gave. */
export function prepare(
  store: FakeStore,
  host: string,
  exchange: Exchange,
  ids: ReadonlyMap<number, number>,
  now: number,
  index: number,
): Request {
  const { request } = exchange;
  const origin = `${exchange.scheme ?? 'https'}://${host}`;
  const url = new URL(origin + translateText(request.path, ids).replace(/^\/(?=\/)/, ''));
  if (request.path.startsWith('//')) url.pathname = request.path;
  let pairs = queryPairs((translate((request.query ?? {}) as Json, ids) ?? {}) as Record<string, Json>);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers ?? {}))
    headers.set(name, [...value].some((c) => c.charCodeAt(0) > 255) ? encodeURI(value) : value);
  const keys = store.keys[exchange.key as 'main'] ?? store.keys.main;
  if (exchange.auth === 'oauth1') {
    const nonce = /second use/.test(exchange.name) ? `nonce-${index - 1}` : `nonce-${index}`;
    pairs = sign(store, exchange, url, pairs, Math.floor(now / 1000), nonce);
  } else {
    const wrong = /query carries an unknown key/.test(exchange.note ?? '') ? store.keys.unknownKey : keys;
    const own =
      exchange.key === 'query' || exchange.note?.includes('query carries the right pair')
        ? store.keys.main
        : wrong;
    pairs = pairs.map(([name, value]) => [
      name,
      name === 'consumer_key' ? own.consumerKey : name === 'consumer_secret' ? own.consumerSecret : value,
    ]);
    if (exchange.auth === 'basic' && !exchange.strippedHeader) {
      const { applicationPassword } = store.keys;
      const pair =
        exchange.key === 'applicationPassword'
          ? `${applicationPassword.username}:${applicationPassword.password}`
          : exchange.key === 'wordpressPassword'
            ? `${applicationPassword.username}:secret`
            : `${keys.consumerKey}:${keys.consumerSecret}`;
      headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
    }
  }
  url.search = pairs
    .map(([name, value]) => `${name.replace(/[^\w[\]]/g, rawEncode)}=${rawEncode(value)}`)
    .join('&');
  const raw = /^\(\d+ bytes\)$/.test(request.body_raw ?? '') ? smallJpeg() : brokenText(request.body_raw);
  const body =
    raw !== undefined
      ? raw
      : request.body === undefined
        ? undefined
        : JSON.stringify(translate(request.body, ids));
  if (request.body !== undefined && !headers.has('content-type'))
    headers.set('content-type', 'application/json');
  const withBody = body !== undefined && request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(url, { method: request.method, headers, ...(withBody ? { body } : {}) });
}

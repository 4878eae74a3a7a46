import { createHmac } from 'node:crypto';
import type { FakeStore, FetchedImage, Json, SiteCondition } from '../../../src/testing/index.js';
import { createFakeStore } from '../../../src/testing/index.js';
import type { Difference, Normaliser } from './compare.js';
import { compare, translateText } from './compare.js';
import { compareDelivery, createListener, surplus } from './deliveries.js';
import type { Area, Exchange, StoreName } from './recordings.js';
import { loadRecordedShop, loadSession } from './recordings.js';

export interface Replayed {
  readonly index: number;
  readonly exchange: Exchange;
  readonly differences: readonly Difference[];
  readonly actual: { readonly status: number; readonly body: Json | undefined };
}

const names: Readonly<Record<StoreName, string>> = {
  wc11: 'La Canne Dorée',
  wc99: 'Thés &amp; Épices du Monde',
};

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

/** The moment an exchange happened: the newest date near the clock that its answer shows. */
function momentOf(exchange: Exchange, now: number): number {
  // A delivery tells in what it carries.
  const body = /^delivery /.test(exchange.name)
    ? (exchange.request.body_raw ?? '')
    : JSON.stringify(exchange.response.body ?? '');
  let latest = now;
  for (const [, text] of body.matchAll(/"date_(?:created|modified|completed|paid)_gmt":"([^"]+)"/g)) {
    const ms = Date.parse(`${text}Z`);
    if (ms > latest && ms < now + 6 * 3_600_000) latest = ms;
  }
  return latest;
}

/** The same where the answer need not show a date: shortly before the next exchange that does. */
function presumably(session: readonly Exchange[], index: number, now: number): number {
  const [own = now, ...later] = session.slice(index, index + 6).map((exchange) => momentOf(exchange, now));
  const next = later.find((moment) => moment > now);
  return own > now || next === undefined ? own : Math.max(now, next - 1_000);
}

/** What the recorder had put on the web for the shops to fetch: its photos by number, and addresses that fail in ways of their own. */
function recordersWeb(address: string): FetchedImage {
  const url = new URL(address);
  const file = decodeURIComponent(url.pathname.split('/').pop() ?? '');
  if (url.hostname === 'closed.shop.test')
    return {
      error: 'cURL error 7: Failed to connect to 127.0.0.1 port 9192 after 0 ms: Could not connect to server',
    };
  if (!/^wc\d\d\.shop\.test$/.test(url.hostname)) return { error: 'A valid URL was not provided.' };
  if (file === 'absente.jpg') return { error: 'Too many redirects' };
  if (file === 'fausse.jpg') return { type: 'text/plain' };
  const number = file.startsWith('été') ? 2 : Number(/^photo-(\d+)/.exec(file)?.[1]);
  return number > 0 ? { width: 320 + 10 * number, height: 240 + 7 * number } : { type: 'text/html' };
}

const well: Required<SiteCondition> = {
  permalinks: 'pretty',
  rewriting: true,
  woocommerce: true,
  maintenance: false,
  prints: 'nothing',
  fatal: false,
  passesAuthorization: true,
};

/** How the site was set when an exchange was recorded. */
function conditionOf(note = ''): SiteCondition {
  return {
    ...well,
    ...(/plain permalinks/.test(note) ? { permalinks: 'plain' } : {}),
    ...(/has no rewrite rule/.test(note) ? { rewriting: false } : {}),
    ...(/plugin deactivated/.test(note) ? { woocommerce: false } : {}),
    ...(/WordPress updating/.test(note) ? { maintenance: true } : {}),
    ...(/a plugin prints/.test(note) ? { prints: 'notice' } : {}),
    ...(/begins with a BOM/.test(note) ? { prints: 'bom' } : {}),
    ...(/a plugin dies/.test(note) ? { fatal: true } : {}),
  };
}

/** Creates the store of a recording; its clock is moved by the caller. */
export function recordedStore(
  store: StoreName,
  clock: { now: () => number },
  sendWebhook?: (request: Request) => Promise<Response>,
): FakeStore {
  return createFakeStore({
    shop: loadRecordedShop(store),
    name: names[store],
    clock: { now: clock.now, sleep: () => Promise.resolve() },
    fetchImage: recordersWeb,
    ...(sendWebhook ? { sendWebhook } : {}),
  });
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

function prepare(
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
  const raw = /^\(\d+ bytes\)$/.test(request.body_raw ?? '') ? smallJpeg() : request.body_raw;
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

const compared = [
  'x-wp-total',
  'x-wp-totalpages',
  'link',
  'location',
  'allow',
  'retry-after',
  'content-type',
];

function maskLink(value: string): string {
  return value
    .replace(/(consumer_key|consumer_secret|oauth_[a-z_]+)=[^&>]*/g, '$1=***')
    .replace(/&page=/g, '&page=');
}

/** Replays a recorded session against a fresh fake. */
export async function replay(name: StoreName, area: Area): Promise<Replayed[]> {
  const session = loadSession(name, area);
  const first = session
    .map((exchange) => momentOf(exchange, Date.UTC(2026, 10, 24, 17, 0, 0)))
    .find((ms) => ms > Date.UTC(2026, 10, 24, 17, 0, 0));
  let now = first ?? Date.UTC(2026, 10, 24, 18, 30, 0);
  const listener = createListener();
  const store = recordedStore(name, { now: () => now }, listener.receive);
  const snapshot = store.state;
  const known = new Set(
    [
      ...snapshot.products,
      ...snapshot.variations,
      ...snapshot.orders,
      ...snapshot.customers,
      ...snapshot.coupons,
      ...snapshot.categories,
    ].map((row) => Number(row.id)),
  );
  let inNotes = false;
  const normaliser: Normaliser = { ids: new Map(), known: (id) => !inNotes && known.has(id), now: () => now };
  const results: Replayed[] = [];
  const isDelivery = (exchange: Exchange | undefined) => /^delivery /.test(exchange?.name ?? '');
  let deliveries: ReturnType<typeof listener.take> = [];
  for (const [index, exchange] of session.entries()) {
    now = presumably(session, index, now);
    if (isDelivery(exchange)) {
      if (!isDelivery(session[index - 1])) {
        await store.deliverWebhooks();
        deliveries = listener.take();
      }
      const differences = compareDelivery(exchange, deliveries.shift(), normaliser);
      if (!isDelivery(session[index + 1])) differences.push(...surplus(deliveries));
      results.push({ index, exchange, differences, actual: { status: 0, body: undefined } });
      continue;
    }
    // Notes count with all comments of a site, most of which are not in the snapshot.
    inNotes = exchange.request.path.includes('/notes');
    store.setCondition(conditionOf(exchange.note));
    const answer = await store.transport(
      prepare(store, `${name}.shop.test`, exchange, normaliser.ids, now, index),
    );
    // Read as it came: `text()` would drop a byte order mark.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    let body: Json | undefined;
    try {
      body = text === '' ? undefined : JSON.parse(text);
    } catch {
      body = text;
    }
    const differences: Difference[] = [];
    if (answer.status !== exchange.response.status) {
      differences.push({ path: 'status', expected: exchange.response.status, actual: answer.status });
    }
    differences.push(...compare(exchange.response.body ?? exchange.response.text, body, normaliser, 'body'));
    for (const header of compared) {
      const expected = exchange.response.headers?.[header];
      const actual = answer.headers.get(header) ?? undefined;
      if (expected === undefined && actual === undefined) continue;
      const left = expected === undefined ? undefined : translateText(maskLink(expected), normaliser.ids);
      const right = actual === undefined ? undefined : maskLink(actual);
      if (left !== right) differences.push({ path: `header ${header}`, expected, actual });
    }
    results.push({ index, exchange, differences, actual: { status: answer.status, body } });
  }
  return results;
}

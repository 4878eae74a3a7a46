import type { FakeStore, Json, Row, SiteCondition } from '../../../src/testing/index.js';
import { createFakeStore } from '../../../src/testing/index.js';
import type { FetchedImage } from '../../../src/testing/store/rules/image-world.js';
import type { Difference, Normaliser } from './compare.js';
import { compare, translateText } from './compare.js';
import { compareDelivery, createListener, surplus } from './deliveries.js';
import type { Area, Exchange, StoreName } from './recordings.js';
import { loadRecordedShop, loadSession, oncePerStore } from './recordings.js';
import { prepare } from './requests.js';

export interface Replayed {
  readonly index: number;
  readonly exchange: Exchange;
  readonly differences: readonly Difference[];
  readonly actual: { readonly status: number; readonly body: Json | undefined };
  /**
   * Where the database must have gathered the rows of a list for them to come in the recorded
   * order, where it was not the usual place.
   */
  readonly memory?: number;
}

const names: Readonly<Record<StoreName, string>> = {
  wc11: 'La Canne Dorée',
  wc99: 'Thés &amp; Épices du Monde',
};

/** All moments that a record or an answer shows, in milliseconds. */
function momentsIn(json: string): number[] {
  const dates = json.matchAll(/"date_(?:created|modified|completed|paid)_gmt":"([^"]+)"/g);
  return [...dates].map(([, text]) => Date.parse(`${text}Z`));
}

const moments = new WeakMap<Exchange, readonly number[]>();

/**
 * The dates within an exchange, in milliseconds, read once. A delivery shows them in what it
 * carries.
 */
function momentsOf(exchange: Exchange): readonly number[] {
  const delivery = /^delivery /.test(exchange.name);
  const found =
    moments.get(exchange) ??
    momentsIn(delivery ? (exchange.request.body_raw ?? '') : JSON.stringify(exchange.response.body ?? ''));
  moments.set(exchange, found);
  return found;
}

/** The moment an exchange happened: the newest date near the clock that its answer shows. */
function momentOf(exchange: Exchange, now: number): number {
  return momentsOf(exchange).reduce(
    (latest, ms) => (ms > latest && ms < now + 6 * 3_600_000 ? ms : latest),
    now,
  );
}

/** The newest date of a snapshot. */
const newestIn = oncePerStore((name) =>
  momentsIn(JSON.stringify(loadRecordedShop(name))).reduce((a, b) => Math.max(a, b), 0),
);

/** The ids of the records that a snapshot holds. */
const idsIn = oncePerStore((name) => {
  const shop = loadRecordedShop(name);
  const kinds = ['products', 'variations', 'orders', 'customers', 'coupons', 'categories'];
  return new Set(kinds.flatMap((kind) => (shop[kind] ?? []).map((row) => Number(row.id))));
});

/**
 * When a session began: at the first date that is newer than all of the snapshot. Without one, some
 * time after those.
 */
function startOf(session: readonly Exchange[], name: StoreName): number {
  const snapshot = newestIn(name);
  const own = session.flatMap(momentsOf).filter((ms) => ms > snapshot);
  return own.reduce((a, b) => Math.min(a, b), own[0] ?? snapshot + 600_000);
}

/** All records within an answer that have the given id. */
function recordsOf(value: Json | undefined, id: number): { readonly [field: string]: Json }[] {
  if (Array.isArray(value)) return value.flatMap((item) => recordsOf(item, id));
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.values(value).flatMap((item) => (typeof item === 'object' ? recordsOf(item, id) : []));
  return value.id === id ? [value, ...inner] : inner;
}

const idOf = (body: Json | undefined): number =>
  body !== null && typeof body === 'object' && !Array.isArray(body) ? Number(body.id) : 0;

/** The date that a write to an order sets for good, as far as its request tells. */
function lastingDate(exchange: Exchange, creates: boolean): string | undefined {
  const body = JSON.stringify(exchange.request.body ?? '');
  const paid = creates && /"status":"(?:processing|completed)"/.test(body);
  if (paid || body.includes('"set_paid":true')) return 'date_paid_gmt';
  return creates ? 'date_created_gmt' : undefined;
}

/** When a write happened, as the next answer tells that shows the order or product it changed. */
function writtenAt(session: readonly Exchange[], index: number): number | undefined {
  const exchange = session[index];
  if (!exchange || exchange.request.method === 'GET') return undefined;
  const made = idOf(exchange.response.body);
  const creates = /\/orders$/.test(exchange.request.path) && made > 0;
  const id = creates ? made : Number(/\/(?:orders|products)\/(\d+)/.exec(exchange.request.path)?.[1]);
  if (!(id > 0)) return undefined;
  const lasting = lastingDate(exchange, creates);
  if (lasting !== undefined) {
    // Such a date is written once.
    const records = session.slice(index + 1).flatMap((later) => recordsOf(later.response.body, id));
    const date = records.map((record) => record[lasting]).find((value) => typeof value === 'string');
    if (date !== undefined) return Date.parse(`${date}Z`);
  }
  for (const later of session.slice(index + 1, index + 12)) {
    const dates = recordsOf(later.response.body, id).map((record) => record.date_modified_gmt);
    const date = dates.find((value) => typeof value === 'string');
    if (date !== undefined) return Date.parse(`${date}Z`);
    if (later.request.method !== 'GET' && later.request.path.includes(`/${id}`)) return undefined;
  }
  return undefined;
}

/** The same where the answer need not show a date: on the way to the next exchange that shows one. */
function presumably(session: readonly Exchange[], index: number, now: number): number {
  const second = Math.floor(now / 1000) * 1000;
  const near = session.slice(index, index + 12).map((exchange) => {
    const moment = momentOf(exchange, second - 1);
    return moment < second ? undefined : moment;
  });
  const [own] = near;
  if (own !== undefined && own > now) return own;
  const written = writtenAt(session, index);
  if (written !== undefined && written > now && written < now + 60_000) return written;
  const steps = near.findIndex((moment, place) => place > 0 && moment !== undefined);
  const next = near[steps];
  if (steps < 0 || next === undefined || next <= now) return now;
  // None took longer than a second.
  return Math.max(now + (next - now) / (steps + 1), next - steps * 1000);
}

/** Records read after a session, for what their dates tell. */
const afterwards = (ends: readonly Row[]): Exchange => ({
  name: 'end',
  key: 'main',
  auth: 'basic',
  request: { method: 'GET', path: '/wp-json/wc/v3/orders' },
  response: { status: 200, body: [...ends] },
});

/**
 * What the recorder had put on the web for the shops to fetch: its photos by number, and addresses
 * that fail in ways of their own.
 */
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
  memory: 10,
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

/** A session that was replayed, with the store as it stands at its end. */
export interface Run {
  readonly results: readonly Replayed[];
  readonly store: FakeStore;
  readonly normaliser: Normaliser;
  /** Order note → the exchange that left it. */
  readonly notedBy: ReadonlyMap<number, number>;
}

/** Replays a recorded session against a fresh fake. */
export const replay = async (name: StoreName, area: Area): Promise<readonly Replayed[]> =>
  (await run(name, area)).results;

/**
 * Notes are listed by the second in which they were written. Where an answer was cut to their
 * texts, nothing tells their seconds, so the replayed clock cannot write them in the same: they are
 * compared without their order.
 */
function inOrderOfText(body: Json | undefined): Json | undefined {
  if (!Array.isArray(body)) return body;
  const notes = body.filter((item): item is Row => isRow(item) && typeof item.note === 'string');
  const undated = notes.length === body.length && notes.every((note) => note.date_created_gmt === undefined);
  return undated ? notes.sort((a, b) => (String(a.note) < String(b.note) ? -1 : 1)) : body;
}

const isRow = (value: Json): value is Row =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Replays a recorded session against a fresh fake, which is handed back.
 *
 * @param ends - records as they stood after the session: their dates tell when they were written
 * where no answer does
 */
export async function run(name: StoreName, area: Area, ends: readonly Row[] = []): Promise<Run> {
  const first = await runOnce(name, area, ends, new Map());
  const late = first.results.some(
    ({ exchange, differences }) => differences.length > 0 && isNotes(exchange.request.path),
  );
  // Only the notes that a write left tell when it was: once it is known which these are, the
  // session is replayed by their dates.
  return late ? runOnce(name, area, ends, momentsOfNotes(first)) : first;
}

const isNotes = (path: string): boolean => /\/orders\/\d+\/notes$/.test(path);

/** The exchanges that left notes, each with the moment that a later list of the notes tells. */
function momentsOfNotes({ results, notedBy }: Run): ReadonlyMap<number, number> {
  const moments = new Map<number, number>();
  for (const { exchange, actual } of results) {
    if (!isNotes(exchange.request.path) || !Array.isArray(actual.body)) continue;
    const { body } = exchange.response;
    const recorded = Array.isArray(body) ? body.filter(isRow) : [];
    for (const note of actual.body.filter(isRow)) {
      const twin = recorded.find((other) => other.note === note.note);
      const index = notedBy.get(Number(note.id));
      if (index !== undefined && typeof twin?.date_created_gmt === 'string')
        moments.set(index, Date.parse(`${twin.date_created_gmt}Z`));
    }
  }
  return moments;
}

interface Done {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json | undefined;
}

const isList = ({ request, response }: Exchange): boolean =>
  request.method === 'GET' && Array.isArray(response.body);

/** A copy that learns nothing: what is tried must not pair ids. */
const aside = (normaliser: Normaliser): Normaliser => ({
  ...normaliser,
  ids: new Map(normaliser.ids),
  inner: new Map(normaliser.inner),
  pairs: new Map(normaliser.pairs),
});

async function answer(store: FakeStore, request: Request): Promise<Done> {
  const response = await store.transport(request);
  const { status, headers } = response;
  // Read as it came: `text()` would drop a byte order mark.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  try {
    return { status, headers, body: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return { status, headers, body: text };
  }
}

function differencesOf(exchange: Exchange, done: Done, normaliser: Normaliser): Difference[] {
  const differences: Difference[] = [];
  if (done.status !== exchange.response.status)
    differences.push({ path: 'status', expected: exchange.response.status, actual: done.status });
  const { body: recorded = exchange.response.text } = exchange.response;
  differences.push(...compare(inOrderOfText(recorded), inOrderOfText(done.body), normaliser, 'body'));
  for (const header of compared) {
    const expected = exchange.response.headers?.[header];
    const actual = done.headers.get(header) ?? undefined;
    if (expected === undefined && actual === undefined) continue;
    const left = expected === undefined ? undefined : translateText(maskLink(expected), normaliser.ids);
    const right = actual === undefined ? undefined : maskLink(actual);
    if (left !== right) differences.push({ path: `header ${header}`, expected, actual });
  }
  return differences;
}

async function runOnce(
  name: StoreName,
  area: Area,
  ends: readonly Row[],
  moments: ReadonlyMap<number, number>,
): Promise<Run> {
  const session = loadSession(name, area);
  const listsNotes = session.some((exchange) => isNotes(exchange.request.path));
  const notedBy = new Map<number, number>();
  const timed = [...session, ...(ends.length > 0 ? [afterwards(ends)] : [])];
  let now = startOf(timed, name);
  const listener = createListener();
  const store = recordedStore(name, { now: () => now }, listener.receive);
  const known = idsIn(name);
  for (const note of store.state.notes) notedBy.set(Number(note.id), -1);
  let inNotes = false;
  const normaliser: Normaliser = {
    ids: new Map(),
    inner: new Map(),
    pairs: new Map(),
    known: (id) => !inNotes && known.has(id),
    now: () => now,
  };
  const results: Replayed[] = [];
  const isDelivery = (exchange: Exchange | undefined) => /^delivery /.test(exchange?.name ?? '');
  let deliveries: ReturnType<typeof listener.take> = [];
  for (const [index, exchange] of session.entries()) {
    now = Math.max(presumably(timed, index, now), moments.get(index) ?? 0);
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
    // Notes and reviews count with all comments of a site, most of which are not in the snapshot.
    inNotes = /notes|reviews/.test(exchange.request.path);
    store.setCondition(conditionOf(exchange.note));
    const answered = () =>
      answer(store, prepare(store, `${name}.shop.test`, exchange, normaliser.ids, now, index));
    const done = await answered();
    const differences = differencesOf(exchange, done, normaliser);
    let memory: number | undefined;
    // No answer tells where the recorded database gathered the rows of a list: the order must be
    // right for one of the sixteen places.
    if (differences.length > 0 && isList(exchange) && done.status === 200)
      for (let place = 0; place < 16 && memory === undefined; place += 1) {
        store.setCondition({ memory: place });
        if (differencesOf(exchange, await answered(), aside(normaliser)).length === 0) memory = place;
      }
    if (memory !== undefined) differences.length = 0;
    results.push({
      index,
      exchange,
      differences,
      actual: { status: done.status, body: done.body },
      ...(memory === undefined ? {} : { memory }),
    });
    if (!listsNotes || exchange.request.method === 'GET') continue;
    for (const note of store.state.notes)
      if (!notedBy.has(Number(note.id))) notedBy.set(Number(note.id), index);
  }
  return { results, store, normaliser, notedBy };
}

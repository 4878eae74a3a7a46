import type { Json } from '../../../src/testing/index.js';

/** A place where the fake's answer differs from the recorded one. */
export interface Difference {
  readonly path: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/**
 * What cannot be the same: ids that the recorded store gave to new records, and what it drew at
 * random.
 */
export interface Normaliser {
  /** Recorded id → id in the fake, for records made since the snapshot. */
  readonly ids: Map<number, number>;
  /**
   * The same by series: lines and meta rows count by themselves, and may bear the number of a
   * record.
   */
  readonly inner: Map<string, number>;
  /** By series and id in the fake: the recorded id it stands for. No two stand for one. */
  readonly pairs: Map<string, number>;
  /** Whether an id of a series stood in the snapshot: it must be equal. */
  readonly known: (id: number, series: string) => boolean;
  /** The series that an id counts in, by its place in an answer. @default {@link seriesOf} */
  readonly series?: (path: string, key: string) => string;
  /** The session's clock: dates this close to it may differ by a second. */
  readonly now: () => number;
}

const idKey = /(?:^|_)ids?$|^_reduced_stock$|^variations$|^upsell_ids$|^resource_id$|^new_draft_order_id$/;
/** Seconds since the epoch, as WordPress keeps them in meta. */
const unix = /^\d{10}$/;
const isoOf = (seconds: string): string => new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/** What a store draws at random, and what of it must be the same all the same. */
const random: Readonly<Record<string, (text: string) => string>> = {
  order_key: (text) => text.replace(/\w{13}$/, '*'),
  payment_url: (text) => text.replace(/(key=wc_order_)\w{13}$/, '$1*'),
  password: () => '',
  secret: (text) => String(text.length),
  unique_id: () => '',
  author_ip: () => '',
};

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * The clock of a replay stands between two moments that a session tells: a date may be a second
 * off.
 */
function near(expected: string, actual: string, now: number): boolean {
  const [left, right] = [Date.parse(`${expected}Z`), Date.parse(`${actual}Z`)];
  return Math.abs(left - right) <= 1_000 && Math.abs(left - now) <= 26 * 3_600_000;
}

/** Replaces recorded ids in a text by those of the fake. */
export function translateText(text: string, ids: ReadonlyMap<number, number>): string {
  if (ids.size === 0) return text;
  return text.replace(/(?<![\d.:-])\d{2,}(?![\d.:-])/g, (digits) => {
    const id = ids.get(Number(digits));
    return id === undefined ? digits : String(id);
  });
}

/** Whether a text is the same but for the ids within, of whatever series each of them is. */
function sameText(expected: string, actual: string, normaliser: Normaliser): boolean {
  if (translateText(expected, normaliser.ids) === actual) return true;
  if (normaliser.inner.size === 0) return false;
  const [left, right] = [expected.split(/(\d+)/), actual.split(/(\d+)/)];
  if (left.length !== right.length) return false;
  return left.every((part, i) => part === right[i] || paired(part, right[i] ?? '', normaliser));
}

function paired(expected: string, actual: string, { pairs }: Normaliser): boolean {
  if (!/^\d+$/.test(expected) || !/^\d+$/.test(actual)) return false;
  const known = [
    ...seriesNames,
    'customers',
    'terms',
    'attributes',
    'comments',
    'taxes',
    'webhooks',
    'zones',
  ];
  return known.some((series) => pairs.get(`${series} ${Number(actual)}`) === Number(expected));
}

const seriesNames = ['records', 'lines', 'meta'] as const;

/** Lines, their meta and the rest count each by themselves. */
export function seriesOf(path: string): string {
  if (!path.endsWith('.id')) return 'records';
  if (/meta_data\[\d+\]\.id$/.test(path)) return 'meta';
  return /(?:line_items|_lines)\[\d+\]\.id$/.test(path) ? 'lines' : 'records';
}

/**
 * Whether two ids may stand for each other: one recorded id for one of the fake, a new one never
 * for one of the snapshot.
 */
function sameId(expected: number, actual: number, normaliser: Normaliser, series: string): boolean {
  const mapped = normaliser.inner.get(`${series} ${expected}`);
  if (mapped !== undefined) return mapped === actual;
  const place = `${series} ${actual}`;
  if (
    normaliser.pairs.has(place) ||
    (series !== 'meta' && series !== 'lines' && actual > 0 && normaliser.known(actual, series))
  )
    return false;
  normaliser.inner.set(`${series} ${expected}`, actual);
  // Texts do not say of which series a number is: the first that bore it stands for it.
  if (!normaliser.ids.has(expected)) normaliser.ids.set(expected, actual);
  normaliser.pairs.set(place, expected);
  return true;
}

/** What an uncaught PHP error is; its text, file and line are those of the store's own source. */
function errorKind(error: Json | undefined): Json {
  if (!isObject(error)) return error ?? null;
  return { type: error.type ?? null, kind: /^Uncaught \w+/.exec(String(error.message))?.[0] ?? '' };
}

export function compare(
  expected: Json | undefined,
  actual: Json | undefined,
  normaliser: Normaliser,
  path = '',
  key = '',
): Difference[] {
  if (expected === actual) return [];
  const differ = (): Difference[] => [{ path, expected, actual }];
  if (path === 'body.data.error' && isObject(expected) && 'message' in expected)
    return JSON.stringify(errorKind(expected)) === JSON.stringify(errorKind(actual)) ? [] : differ();
  // What OPTIONS says of a field in prose is WooCommerce's documentation, which the fake does not
  // carry.
  const prose = key === 'description' && typeof expected === 'string' && actual === undefined;
  if (prose && /^body\.(?:schema|endpoints\b)/.test(path)) return [];
  // Which ones are related is drawn at random; how many there are is not.
  if (key === 'related_ids' && Array.isArray(expected) && Array.isArray(actual))
    return expected.length === actual.length ? [] : differ();
  if (typeof expected === 'number' && typeof actual === 'number') {
    const series = normaliser.series?.(path, key) ?? seriesOf(path);
    if (!idKey.test(key) || normaliser.known(expected, series)) return differ();
    return sameId(expected, actual, normaliser, series) ? [] : differ();
  }
  if (typeof expected === 'string' && typeof actual === 'string') {
    const masked = random[key];
    if (masked) return sameText(masked(expected), masked(actual), normaliser) ? [] : differ();
    if (date.test(expected) && date.test(actual) && near(expected, actual, normaliser.now())) return [];
    if (key === 'value' && unix.test(expected) && unix.test(actual)) {
      if (near(isoOf(expected), isoOf(actual), normaliser.now())) return [];
    }
    return sameText(expected, actual, normaliser) ? [] : differ();
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const found: Difference[] = [];
    for (let i = 0; i < Math.max(expected.length, actual.length); i += 1) {
      found.push(...compare(expected[i], actual[i], normaliser, `${path}[${i}]`, key));
    }
    return found;
  }
  if (isObject(expected) && isObject(actual)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    // Ids first: texts of the same record may name them.
    names.sort((a, b) => (a === 'id' ? -1 : b === 'id' ? 1 : 0));
    return names.flatMap((name) =>
      compare(expected[name], actual[name], normaliser, `${path}.${name}`, name),
    );
  }
  return differ();
}

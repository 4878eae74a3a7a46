import type { Json } from '../../../src/testing/index.js';

/** A place where the fake's answer differs from the recorded one. */
export interface Difference {
  readonly path: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** What cannot be the same: ids that the recorded store gave to new records, and what it drew at random. */
export interface Normaliser {
  /** Recorded id → id in the fake, for records made since the snapshot. */
  readonly ids: Map<number, number>;
  /** Ids up to this one stood in the snapshot: they must be equal. */
  readonly known: (id: number) => boolean;
  /** The session's clock: dates this close to it may differ by some seconds. */
  readonly now: () => number;
}

const random = /^(?:order_key|payment_url|related_ids|secret|unique_id|author_ip|password)$/;
const idKey = /(?:^|_)ids?$|^_reduced_stock$|^variations$|^upsell_ids$|^resource_id$|^new_draft_order_id$/;
/** Seconds since the epoch, as WordPress keeps them in meta. */
const unix = /^\d{10}$/;
const isoOf = (seconds: string): string => new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function near(expected: string, actual: string, now: number): boolean {
  const [left, right] = [Date.parse(`${expected}Z`), Date.parse(`${actual}Z`)];
  return Math.abs(left - right) <= 5_000 && Math.abs(left - now) <= 26 * 3_600_000;
}

/** Replaces recorded ids in a text by those of the fake. */
export function translateText(text: string, ids: ReadonlyMap<number, number>): string {
  if (ids.size === 0) return text;
  return text.replace(/(?<![\d.:-])\d{2,}(?![\d.:-])/g, (digits) => {
    const id = ids.get(Number(digits));
    return id === undefined ? digits : String(id);
  });
}

export function compare(
  expected: Json | undefined,
  actual: Json | undefined,
  normaliser: Normaliser,
  path = '',
  key = '',
): Difference[] {
  // The text, file and line of an uncaught PHP error are those of the store's own source.
  if (random.test(key) || path === 'body.data.error') return [];
  if (expected === actual) return [];
  const differ = (): Difference[] => [{ path, expected, actual }];
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (idKey.test(key) && !normaliser.known(expected)) {
      const mapped = normaliser.ids.get(expected);
      if (mapped === undefined) normaliser.ids.set(expected, actual);
      return mapped === undefined || mapped === actual ? [] : differ();
    }
    return differ();
  }
  if (typeof expected === 'string' && typeof actual === 'string') {
    if (date.test(expected) && date.test(actual) && near(expected, actual, normaliser.now())) return [];
    if (key === 'value' && unix.test(expected) && unix.test(actual)) {
      if (near(isoOf(expected), isoOf(actual), normaliser.now())) return [];
    }
    return translateText(expected, normaliser.ids) === actual ? [] : differ();
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

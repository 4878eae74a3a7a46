/**
 * One value of a query. Lists are sent with commas, which WordPress reads everywhere and OAuth
 * signatures survive.
 */
export type WooQueryValue =
  | string
  | number
  | boolean
  | Date
  | readonly (string | number)[]
  | null
  | undefined;

/** The parameters of a request. */
export type WooQuery = Readonly<Record<string, WooQueryValue>>;

function textOf(value: Exclude<WooQueryValue, null | undefined>): string {
  // `Z` without `dates_are_gmt` is the one date form that is right under both order storages, but
  // near an autumn change of the clocks.
  if (value instanceof Date) return value.toISOString().replace(/\.\d{3}Z$/, 'Z');
  return typeof value === 'object' ? value.join(',') : String(value);
}

/** The parameters as pairs of texts; absent ones and empty lists of ids are left out. */
export function queryPairs(query: WooQuery | undefined): (readonly [string, string])[] {
  return Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, textOf(value)] as const],
  );
}

/** What RFC 3986 leaves as it is: most names and values. */
const unreserved = /^[\w.~-]*$/;

/** RFC 3986, as OAuth 1.0a wants it (RFC 5849, 3.6); more than `encodeURIComponent` does. */
export function percentEncode(text: string): string {
  if (unreserved.test(text)) return text;
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The query string of the pairs, without `?`. */
export function queryString(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join('&');
}

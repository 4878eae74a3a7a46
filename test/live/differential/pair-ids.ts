import type { Json, Row, Shop } from '../../../src/testing/index.js';
import type { Normaliser } from '../../testing/conformance/compare.js';
import { seriesOf, translateText } from '../../testing/conformance/compare.js';
import type { Call } from './call.js';

/** Which record of the fake stands for which of the live shop: both count on in their own way. */
export interface Pairs {
  /** A call to the live shop as the fake must get it. */
  translate(call: Call): Call;
  /** What the answers to a call are compared with. */
  normaliser(call: Call): Normaliser;
}

/** The series of the resources that do not count with posts. */
const series: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^customers/, 'customers'],
  [/^products\/(?:categories|tags|brands|shipping_classes)/, 'terms'],
  [/^products\/attributes\/\d+\/terms/, 'terms'],
  [/^products\/attributes/, 'attributes'],
  [/^products\/reviews|notes/, 'comments'],
  [/^taxes/, 'taxes'],
  [/^webhooks/, 'webhooks'],
  [/^shipping/, 'zones'],
];

const ofPath = (path: string): string => series.find(([pattern]) => pattern.test(path))?.[1] ?? 'records';

/** The series of an id at a place of a body. */
function seriesAt(call: Call, path: string, key: string): string {
  const inner = seriesOf(path);
  if (inner !== 'records') return inner;
  if (key === 'customer_id' || key === 'refunded_by') return 'customers';
  if (key === 'rate_id' || /taxes\[\d+\]\.id$/.test(path)) return 'taxes';
  if (/(?:categories|tags|brands)\[\d+\]\.id$/.test(path) || key === 'shipping_class_id') return 'terms';
  if (/attributes\[\d+\]\.id$/.test(path)) return 'attributes';
  return /(?:images?|refunds)(?:\[\d+\])?\.id$/.test(path) ? 'records' : ofPath(call.path);
}

/** The ids that a snapshot holds, by series: `customers 12`. */
function idsIn(shop: Shop): ReadonlySet<string> {
  const paths: Readonly<Record<string, string>> = {
    categories: 'products/categories',
    tags: 'products/tags',
    brands: 'products/brands',
    shipping_classes: 'products/shipping_classes',
    attribute_terms: 'products/attributes/1/terms',
    attributes: 'products/attributes',
    reviews: 'products/reviews',
    shipping_zones: 'shipping/zones',
  };
  const found = new Set<string>();
  for (const [resource, rows] of Object.entries(shop))
    for (const row of rows)
      if (typeof row.id === 'number') found.add(`${ofPath(paths[resource] ?? resource)} ${row.id}`);
  return found;
}

const namesIds = /(?:^|_)(?:id|ids|delete|include|exclude)$/;

/** Pairs the records of a live shop with those of the fake that was loaded from its snapshot. */
export function createPairs(shop: Shop, now: () => number): Pairs {
  const known = idsIn(shop);
  const ids = new Map<number, number>();
  const inner = new Map<string, number>();
  const pairs = new Map<string, number>();

  const body = (call: Call, value: Json, path: string, key: string): Json => {
    if (typeof value === 'number') return inner.get(`${seriesAt(call, path, key)} ${value}`) ?? value;
    if (Array.isArray(value)) return value.map((item, i) => body(call, item, `${path}[${i}]`, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as Row).map(([name, item]) => [
        name,
        namesIds.test(name) || typeof item === 'object' ? body(call, item, `${path}.${name}`, name) : item,
      ]),
    );
  };
  return {
    translate(call) {
      // The last id of an address is of its resource, one before it of the resource above.
      const path = call.path.replace(/\d+/g, (digits, at: number) => {
        const id = inner.get(`${ofPath(call.path.slice(0, at))} ${digits}`);
        return id === undefined ? digits : String(id);
      });
      const query = Object.entries(call.query ?? {}).map(([name, value]): [string, string] => [
        name,
        /^(?:include|exclude|parent|product|customer)$/.test(name) ? translateText(value, ids) : value,
      ]);
      return {
        ...call,
        path,
        ...(call.query ? { query: Object.fromEntries(query) } : {}),
        ...(call.body === undefined ? {} : { body: body(call, call.body, 'body', '') }),
      };
    },
    normaliser: (call) => ({
      ids,
      inner,
      pairs: pairs,
      known: (id, of) => known.has(`${of} ${id}`),
      series: (path, key) => seriesAt(call, path, key),
      now,
    }),
  };
}

import { expect, test } from 'vitest';
import type { FakeStore, Json } from '../../src/testing/index.js';
import { createFakeStore, sampleShop } from '../../src/testing/index.js';
import { seeded } from '../../src/testing/store/random.js';
import { isFull } from '../support/forms.js';

/** How many calls of each list. */
const calls = isFull ? 400 : 8;

interface Described {
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
}
interface Description {
  readonly endpoints: readonly {
    readonly methods: readonly string[];
    readonly args: Readonly<Record<string, Described>> | readonly [];
  }[];
  readonly schema?: { readonly properties?: Readonly<Record<string, Described>> };
}
type Answer = { readonly code?: string; readonly message?: string } & Readonly<Record<string, Json>>;

const lists = [
  'products',
  'products/191/variations',
  'products/categories',
  'products/tags',
  'products/attributes',
  'products/shipping_classes',
  'products/reviews',
  'orders',
  'orders/statuses',
  'refunds',
  'coupons',
  'customers',
  'taxes',
  'taxes/classes',
  'webhooks',
  'shipping/zones',
  'shipping_methods',
  'payment_gateways',
  'settings/general',
  'reports/sales',
  'reports/top_sellers',
  'system_status/tools',
  'data/countries',
];

/** What somebody may send who got a field wrong. */
const odd: readonly Json[] = [
  null,
  '',
  '0',
  0,
  -1,
  2.5,
  '12,5',
  'abc',
  true,
  [],
  {},
  [1, 'a', null],
  [{ id: 1 }],
  [[]],
  { id: null },
  '2026-01-02T03:04:05',
  'é<b>&"\\',
  1e21,
];

const usual: Readonly<Record<string, readonly Json[]>> = {
  integer: [0, 1, 5, 100],
  number: [0, 1.5],
  boolean: [true, false],
  array: [[], [1], ['x']],
  object: [{}],
};

/**
 * Whether a value is of a kind that the schema names. WooCommerce's own words for dates and free
 * values say nothing.
 */
function fits(value: Json | undefined, { type = 'mixed' }: Described): boolean {
  const kinds: Readonly<Record<string, boolean>> = {
    string: typeof value === 'string',
    integer: Number.isInteger(value),
    number: typeof value === 'number',
    boolean: typeof value === 'boolean',
    bool: typeof value === 'boolean',
    array: Array.isArray(value),
    object: typeof value === 'object',
  };
  return value === null || [type].flat().some((kind) => kinds[kind] ?? true);
}

/** Fields that WooCommerce itself describes otherwise than it shows them. */
const misdescribed = new Set([
  'products shipping_class_id',
  'products/191/variations shipping_class_id',
  'payment_gateways order',
]);

async function callAtRandom(store: FakeStore, list: string, random: () => number): Promise<void> {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const path = `/wp-json/wc/v3/${list}`;
  const { body: described } = await store.call<Description>('OPTIONS', path);
  const { body: rows } = await store.call<readonly Answer[]>('GET', path);
  const names = rows.map((row) => row.id ?? row.slug).filter((name) => name !== undefined);
  for (let i = 0; i < calls; i += 1) {
    const { methods, args } = pick(described.endpoints);
    const known = Object.entries(args);
    const params: Record<string, Json> = {};
    for (let n = Math.floor(random() * 5); n > 0 && known.length > 0; n -= 1) {
      const [name, arg] = pick(known) as [string, Described];
      const sound = arg.enum ?? usual[[arg.type ?? 'string'].flat()[0] ?? 'string'] ?? ['texte'];
      params[name] = pick(random() < 0.5 ? sound : odd);
    }
    const single = names.length > 0 && random() < 0.5;
    const target = single ? `${path}/${String(pick(names))}` : path;
    const method = single ? pick(['GET', 'PUT', 'DELETE']) : pick(methods);
    const written = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]);
    const what = `${method} ${target} ${JSON.stringify(params)}`;
    const sent = ['GET', 'DELETE'].includes(method)
      ? { query: Object.fromEntries(written) }
      : { body: params };
    const { status, body } = await store.call<Answer>(method, target, sent).catch((error: unknown) => {
      throw new Error(`The store breaks at ${what}`, { cause: error });
    });
    if (status >= 400) {
      expect([what, typeof body.code, typeof body.message]).toEqual([what, 'string', 'string']);
      continue;
    }
    if (Array.isArray(body) || body.id === undefined) continue;
    for (const [name, field] of Object.entries(described.schema?.properties ?? {}))
      if (name in body && !misdescribed.has(`${list} ${name}`))
        expect([what, name, body[name], fits(body[name], field)]).toEqual([what, name, body[name], true]);
  }
}

test.each(['11.0.0', '9.9.5'])(
  'whatever is called, the store of %s answers as its schema says, or with a fault of the API',
  async (version) => {
    const random = seeded(11);
    const store = createFakeStore({ shop: sampleShop(), version });
    for (const list of lists) await callAtRandom(store, list, random);
  },
);

import type { FakeStore, FakeStoreOptions, Json, Shop } from '../../../src/testing/index.js';
import { createFakeStore, sampleShop } from '../../../src/testing/index.js';

type Row = { [field: string]: Json };

/** Where a shop keeps its orders: tables of their own (WooCommerce 11) or posts (9.9). */
export const kinds = ['tables', 'posts'] as const;
export type Kind = (typeof kinds)[number];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
  readonly body: any;
}

export interface Bench {
  readonly store: FakeStore;
  /** Seconds since the epoch; a test moves it. */
  readonly clock: { at: number };
  readonly get: (path: string, query?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly post: (path: string, body: Json) => Promise<Answer>;
  readonly put: (path: string, body: Json) => Promise<Answer>;
  readonly remove: (path: string, query?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** A request with headers and a body of the test's own. */
  readonly raw: (path: string, init?: RequestInit) => Promise<Answer>;
}

function shopOf(kind: Kind): Shop {
  const shop = sampleShop();
  const [status] = shop.system_status ?? [];
  const inTables = kind === 'tables';
  return {
    ...shop,
    system_status: [
      {
        ...status,
        environment: {
          ...(status?.environment as Row),
          version: inTables ? '11.0.0' : '9.9.5',
          wp_version: inTables ? '7.0' : '6.8',
        },
        settings: { ...(status?.settings as Row), HPOS_enabled: inTables },
      },
    ],
  };
}

export const basic = (pair: { readonly consumerKey: string; readonly consumerSecret: string }): string =>
  `Basic ${Buffer.from(`${pair.consumerKey}:${pair.consumerSecret}`).toString('base64')}`;

/** A sample shop with a clock of its own, called over the transport as the administrator. */
export function bench(kind: Kind, options: Partial<FakeStoreOptions> = {}): Bench {
  const clock = { at: Date.UTC(2026, 10, 25, 9, 0, 0) / 1000 };
  const store = createFakeStore({
    shop: shopOf(kind),
    clock: { now: () => clock.at * 1000, sleep: () => Promise.resolve() },
    ...options,
  });
  const raw: Bench['raw'] = async (path, init = {}) => {
    const answer = await store.transport(new Request(`https://shop.example/wp-json/wc/v3${path}`, init));
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
  const call =
    (method: string) =>
    (path: string, query: Readonly<Record<string, string>> = {}, body?: Json): Promise<Answer> => {
      const search = new URLSearchParams(query).toString();
      return raw(search === '' ? path : `${path}?${search}`, {
        method,
        headers: { authorization: basic(store.keys.main), 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    };
  return {
    store,
    clock,
    raw,
    get: call('GET'),
    remove: call('DELETE'),
    post: (path, body) => call('POST')(path, {}, body),
    put: (path, body) => call('PUT')(path, {}, body),
  };
}

export const ids = (answer: Answer): number[] => answer.body.map((row: { id: number }) => row.id);

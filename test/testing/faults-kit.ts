import type { FakeStore, FakeStoreOptions } from '../../src/testing/index.js';
import { createFakeStore, sampleShop } from '../../src/testing/index.js';

/** A store with a clock that leaps instead of waiting. */
export function leaping(options: Partial<FakeStoreOptions> = {}): FakeStore {
  let now = Date.parse('2026-11-24T18:00:00Z');
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  return createFakeStore({ shop: sampleShop(), clock, ...options });
}

export interface Ask {
  readonly method?: string;
  readonly query?: string;
  readonly body?: unknown;
}

export type Asker = (path: string, ask?: Ask) => Promise<Response>;

export function requestTo(store: FakeStore, base: string, path: string, ask: Ask = {}): Request {
  const { consumerKey, consumerSecret } = store.keys.main;
  const authorization = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`;
  return new Request(`${base}/wp-json/wc/v3/${path}${ask.query ? `?${ask.query}` : ''}`, {
    method: ask.method ?? 'GET',
    redirect: 'manual',
    headers: { authorization, 'content-type': 'application/json' },
    ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
  });
}

export const asking =
  (store: FakeStore): Asker =>
  (path, ask) =>
    store.transport(requestTo(store, 'https://shop.example', path, ask));

export const causeOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error instanceof Error
      ? ((error.cause as { code?: string } | undefined)?.code ?? error.message)
      : error;
  }
  return 'no error';
};

import { readdirSync } from 'node:fs';
import { createSync, memoryStorage, type SyncStorage } from 'woo-gestan';
import { type MemoryGestan, memoryGestan } from 'woo-gestan/gestan';
import { createFakeStore, type FakeStore, type Shop } from 'woo-gestan/testing';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { recordedFile } from '../support/recorded.js';

type Options = Parameters<typeof createSync>[0];

/** The dump of a recorded shop, whole. */
export function recordedShop(name: 'wc11' | 'wc99'): Shop {
  const folder = new URL(`../recordings/${name}/state/`, import.meta.url);
  const shop: Record<string, Shop[string]> = {};
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.json')) {
      shop[file.slice(0, -5)] = recordedFile<Shop[string]>(`${name}/state/${file}`);
    }
  }
  return shop;
}

export interface TestClock {
  now(): number;
  sleep(ms: number): Promise<void>;
  advance(ms: number): void;
}

/** A clock that stands still unless it is told; sleeping moves it. */
export function testClock(start = '2026-12-01T08:00:00Z'): TestClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    async sleep(ms) {
      now += ms;
    },
    advance(ms) {
      now += ms;
    },
  };
}

/** Numbers in [0, 1) that are the same at every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Lines of a log, kept as text. */
export function collectingLogger() {
  const lines: string[] = [];
  const add = (level: string) => (message: string, data?: unknown) => {
    lines.push(`${level} ${message} ${data === undefined ? '' : JSON.stringify(data)}`);
  };
  return { lines, debug: add('debug'), info: add('info'), warn: add('warn'), error: add('error') };
}

export interface World {
  readonly store: FakeStore;
  readonly gestan: MemoryGestan;
  readonly storage: SyncStorage;
  readonly clock: TestClock;
  /** Another sync of the same shop on the same sides. */
  open(
    more?: Partial<Omit<Options, 'shop'>> & {
      readonly shop?: Partial<Options['shop']>;
      /** What makes the sync. @default `createSync` */
      readonly create?: typeof createSync;
    },
  ): ReturnType<typeof createSync>;
  /** Requests that change the shop. */
  writes(): readonly { readonly method: string; readonly path: string }[];
}

export function world(input: {
  readonly shop: Shop;
  readonly gestan?: MemoryGestan;
  readonly storage?: SyncStorage;
  readonly clock?: TestClock;
  readonly id?: string;
  readonly url?: string;
  readonly settings?: Options['settings'];
  readonly fetchImage?: NonNullable<Parameters<typeof createFakeStore>[0]>['fetchImage'];
}): World {
  const clock = input.clock ?? testClock();
  const store = createFakeStore({
    shop: input.shop,
    clock,
    ...(input.fetchImage ? { fetchImage: input.fetchImage } : {}),
  });
  const gestan = input.gestan ?? memoryGestan({ clock });
  const storage = input.storage ?? memoryStorage({ clock });
  const { consumerKey, consumerSecret } = store.keys.main;
  let seed = 1;
  return {
    store,
    gestan,
    storage,
    clock,
    open({ shop, create = createSync, ...more } = {}) {
      seed += 1;
      return create({
        gestan: gestan as GestanAdapter,
        storage,
        transport: store.transport,
        clock,
        random: seeded(seed),
        settings: input.settings,
        ...more,
        shop: {
          id: input.id ?? 'main',
          url: input.url ?? 'https://shop.example',
          consumerKey,
          consumerSecret,
          ...shop,
        },
      });
    },
    writes: () => store.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD'),
  };
}

/** A transport whose requests for image files go to a server of its own; all others go to the shop. */
export function withImageServer(
  shop: (request: Request) => Promise<Response>,
  images: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return (request) => (/\.(?:png|jpg)$/.test(new URL(request.url).pathname) ? images : shop)(request);
}

/** Gestan's state without what differs from run to run on the way to the same end. */
export function gestanFigures({ state }: MemoryGestan) {
  const sorted = <T>(rows: readonly T[], key: (row: T) => string) =>
    [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    products: sorted(
      state.products.map(({ id: _, modifiedAt: __, ...row }) => row),
      ({ code }) => code,
    ),
    contacts: sorted(
      state.contacts.map(({ id: _, ...row }) => row.externalRef ?? row.email ?? ''),
      (ref) => ref,
    ),
    pieces: sorted(
      state.pieces.map(({ externalRef, kind, date, totalGross, totalNet, totalVat }) => ({
        externalRef: externalRef ?? '',
        kind,
        date,
        totalGross,
        totalNet,
        totalVat,
      })),
      ({ externalRef }) => externalRef,
    ),
    entries: sorted(
      state.entries.map(({ externalRef, amount, direction }) => ({ externalRef, amount, direction })),
      ({ externalRef }) => externalRef,
    ),
  };
}

/** All entries of a storage. */
export async function dump(storage: SyncStorage): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for await (const { key, value } of storage.range()) all[key] = value;
  return all;
}

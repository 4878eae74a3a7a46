import {
  createSync,
  type ImageTransport,
  memoryStorage,
  type SettingsPatch,
  type Sync,
  type SyncStorage,
} from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';
import { createFakeStore, type FakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';
import { type CreateWindowsOptions, createWindows, type Windows } from 'woo-gestan/web';
import { systemClock } from '../../src/core/index.js';

/** The sample shop behind the windows, and a browser without a script: links and forms. */
export interface Setup {
  readonly windows: Windows;
  readonly sync: Sync;
  readonly store: FakeStore;
  readonly gestan: ReturnType<typeof sampleGestan>;
  readonly storage: SyncStorage;
}

/** The tabs of the settings that are expected. */
export const settingsTabs = [
  'connection',
  'ftp',
  'families',
  'payments',
  'vat',
  'products',
  'billing',
  'blacklist',
  'webhooks',
];

const sampleSettings: SettingsPatch = {
  products: { defaultFamily: { familyId: '9' } },
  orders: { startAt: '2026-01-01' },
  billing: {
    shippingProductCode: 'PORT',
    feeProductCode: 'FRAIS',
    entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' },
  },
};

/** The time of the system, which a test can put ahead: nothing has to be waited for. */
export function leapingClock() {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    sleep: systemClock.sleep,
    leap(ms: number) {
      ahead += ms;
    },
  };
}

export interface SetupOptions extends Partial<CreateWindowsOptions> {
  readonly storage?: SyncStorage;
  readonly images?: ImageTransport;
  /** @default 'main' */
  readonly shopId?: string;
  /** @default the sample's: a start, a shipping product, an account for entries */
  readonly settings?: SettingsPatch;
  /** Waits before Gestan's products are read. */
  readonly onProducts?: (signal: AbortSignal | undefined) => Promise<void>;
}

export function setUp(options: SetupOptions = {}): Setup {
  const {
    storage = memoryStorage(),
    shopId = 'main',
    settings = sampleSettings,
    images,
    onProducts,
    ...more
  } = options;
  const store = createFakeStore({ shop: sampleShop() });
  const gestan = sampleGestan();
  const adapter: GestanAdapter = {
    ...gestan,
    async *products(given) {
      await onProducts?.(given?.signal);
      yield* gestan.products(given);
    },
  };
  const sync = createSync({
    shop: {
      id: shopId,
      url: 'https://shop.example',
      consumerKey: store.keys.consumerKey,
      consumerSecret: store.keys.consumerSecret,
    },
    gestan: adapter,
    storage,
    transport: store.transport,
    webhooks: { secret: 'what only the shop and this side know' },
    settings,
    ...(images ? { images } : {}),
  });
  const windows = createWindows({
    shops: [{ name: 'Boutique', sync }],
    authorize: () => ({ name: 'Anne' }),
    basePath: '/gestan',
    ...more,
  });
  return { windows, sync, store, gestan, storage };
}

/** A page as a browser has it. */
export interface Page {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  readonly headers: Headers;
}

/** Goes from page to page as a browser without a script does: cookies, tokens, redirects. */
export interface Visitor {
  get(path: string): Promise<Page>;
  /** Sends a form of the page that was got last, or of `from`. */
  post(path: string, fields?: Record<string, string | readonly string[]>): Promise<Page>;
  /** The page when no task runs any more. */
  whenDone(path: string): Promise<Page>;
}

export function visit({ fetch }: Pick<Windows, 'fetch'>, headers: Record<string, string> = {}): Visitor {
  let cookie = '';
  let token = '';
  let here = '/gestan/';
  const origin = 'https://app.example';
  const follow = async (request: Request): Promise<Page> => {
    const response = await fetch(request);
    const set = response.headers.getSetCookie()[0];
    if (set) cookie = /Max-Age=0/.test(set) ? '' : (set.split(';')[0] ?? '');
    const location = response.headers.get('location');
    if (location && response.status === 303) return get(location);
    const html = await response.text();
    token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? token;
    here = new URL(request.url).pathname + new URL(request.url).search;
    return { status: response.status, url: here, html, headers: response.headers };
  };
  const get = (path: string) =>
    follow(new Request(new URL(path, origin), { headers: { ...headers, ...(cookie ? { cookie } : {}) } }));
  return {
    get,
    post(path, fields = {}) {
      const body = new URLSearchParams({ token, from: here });
      for (const [name, value] of Object.entries(fields)) {
        for (const one of [value].flat()) body.append(name, one);
      }
      return follow(
        new Request(new URL(path, origin), {
          method: 'POST',
          body,
          headers: { origin, 'sec-fetch-site': 'same-origin', ...headers, ...(cookie ? { cookie } : {}) },
        }),
      );
    },
    async whenDone(path) {
      // A task that never ends is ended by the time limit of the test.
      for (;;) {
        const page = await get(path);
        if (!page.html.includes('class="task running"')) return page;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
  };
}

/** The text of a page, without its markup. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ');
}

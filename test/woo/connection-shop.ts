import { oauthSignature } from '../../src/woo/http/authorize.js';
import type { WooTransport } from '../../src/woo/index.js';
import { recordedFile } from '../support/recorded.js';

interface Recorded {
  readonly name: string;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly text?: string;
  };
}

export type StoreName = 'wc11' | 'wc99';

const sessions = new Map<StoreName, readonly Recorded[]>(
  (['wc11', 'wc99'] as const).map((store) => [
    store,
    recordedFile<readonly Recorded[]>(`${store}/sessions/auth.json`),
  ]),
);

/** An answer as the real store gave it. */
export function recorded(store: StoreName, name: string): Response {
  const found = sessions.get(store)?.find((row) => row.name === name);
  if (found === undefined) throw new Error(`No recording "${name}" of ${store}.`);
  const { status, headers, body, text } = found.response;
  return new Response(status === 204 ? null : body === undefined ? (text ?? '') : JSON.stringify(body), {
    status,
    headers,
  });
}

export const key = { consumerKey: 'ck_0123456789abcdef', consumerSecret: 'cs_fedcba9876543210' };

type KeyState = 'good' | 'readOnly' | 'writeOnly' | 'customer' | 'manager' | 'wrongSecret' | 'unknown';

/** How a shop is set up, or broken. */
export interface ShopSetup {
  readonly store?: StoreName;
  readonly key?: KeyState | undefined;
  /** The host takes the header away. */
  readonly stripped?: boolean;
  /** PHP does not see HTTPS. */
  readonly httpsUnseen?: boolean;
  /** Answers before the shop does. */
  readonly before?: (request: Request, url: URL) => Response | undefined | Promise<Response | undefined>;
  /** Changes a good answer on its way out. */
  readonly after?: (response: Response, url: URL) => Response;
}

/** Checks a signature as WooCommerce does: over the address with the scheme that PHP believes in. */
function signatureFits(request: Request, url: URL, scheme: string): boolean {
  const pairs = [...url.searchParams].filter(([name]) => name !== 'oauth_signature');
  const address = `${scheme}//${url.host}${url.pathname}`;
  const due = oauthSignature(request.method, address, pairs, key.consumerSecret);
  return due === url.searchParams.get('oauth_signature');
}

/** How the key arrived at WooCommerce. */
type Arrived = 'good' | 'badSignature' | 'none';

function arrived(request: Request, url: URL, setup: ShopSetup): Arrived {
  if (url.searchParams.has('oauth_signature')) {
    return signatureFits(request, url, setup.httpsUnseen ? 'http:' : 'https:') ? 'good' : 'badSignature';
  }
  if (setup.httpsUnseen) return 'none';
  if (url.searchParams.get('consumer_key') === key.consumerKey) return 'good';
  const header = setup.stripped ? null : request.headers.get('authorization');
  const expected = `Basic ${Buffer.from(`${key.consumerKey}:${key.consumerSecret}`).toString('base64')}`;
  return header === expected ? 'good' : 'none';
}

const states: Readonly<Record<string, string>> = {
  products: 'products',
  orders: 'orders',
  customers: 'customers',
  taxes: 'taxes',
  payment_gateways: 'payment_gateways',
  webhooks: 'webhooks',
  system_status: 'system_status',
  'settings/general': 'settings_general',
  'settings/tax': 'settings_tax',
  'settings/products': 'settings_products',
};

function state(store: StoreName, resource: string): unknown {
  const rows = recordedFile<readonly unknown[]>(`${store}/state/${states[resource]}.json`);
  return resource === 'system_status' ? rows[0] : rows;
}

/** What the real store said to a key in this state that asks for this. */
function refusal(store: StoreName, setup: ShopSetup, how: Arrived, write: boolean, signed: boolean) {
  const keyState = setup.key ?? 'good';
  if (how === 'none' || (keyState === 'unknown' && !signed)) {
    return recorded(store, write ? 'header stripped by the host: batch write' : 'unknown key, basic');
  }
  if (keyState === 'unknown') return recorded(store, 'oauth unknown key');
  if (keyState === 'wrongSecret' || how === 'badSignature') return recorded(store, 'wrong secret, basic');
  if (keyState === 'customer') {
    return recorded(store, write ? 'customer key: empty batch' : 'customer key: products');
  }
  if (keyState === 'readOnly' && write) return recorded(store, 'read only: empty batch');
  if (keyState === 'writeOnly' && !write) return recorded(store, 'write only: GET');
  return undefined;
}

/** A shop that answers what a real one answered in the same situation. */
export function shop(setup: ShopSetup = {}): { readonly transport: WooTransport; readonly seen: string[] } {
  const store = setup.store ?? 'wc11';
  const seen: string[] = [];
  const answer = async (request: Request, url: URL): Promise<Response> => {
    const early = await setup.before?.(request, url);
    if (early !== undefined) return early;
    if (url.pathname === '/wp-json/') return recorded(store, 'index without key');
    const resource = url.pathname.replace('/wp-json/wc/v3/', '');
    const write = request.method === 'POST';
    const signed = url.searchParams.has('oauth_signature');
    const no = refusal(store, setup, arrived(request, url, setup), write, signed);
    if (no !== undefined) return no;
    if (write && resource === 'products/batch') return recorded(store, 'write only: empty batch');
    if (states[resource] === undefined) return recorded(store, 'unknown route');
    const all = state(store, resource);
    if (!Array.isArray(all)) return Response.json(all);
    const size = Number(url.searchParams.get('per_page') ?? all.length);
    return Response.json(all.slice(0, size), { headers: { 'x-wp-total': String(all.length) } });
  };
  return {
    seen,
    async transport(request) {
      const url = new URL(request.url);
      seen.push(`${request.method} ${request.url} ${request.headers.get('authorization') ?? ''}`);
      const response = await answer(request, url);
      return setup.after?.(response, url) ?? response;
    },
  };
}

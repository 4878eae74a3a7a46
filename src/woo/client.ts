import { createHttp, type WooHttp } from './http/http.js';
import { parseOptions, type WooClientOptions } from './http/options.js';
import { createProber, type WooProber } from './http/probe.js';
import type { WooReply, WooRequest } from './http/request.js';
import { createReaders, type WooReaders } from './readers.js';
import { createResources, type WooResources } from './resources.js';

/** A client of one WooCommerce store. Nothing is sent before a method is called. */
export interface WooClient extends WooResources, WooReaders {
  /** The shop's address: origin and folder, without a slash at the end. */
  readonly url: string;
  /**
   * Sends a request that the resources do not cover, below `/wp-json/wc/v3/`. Errors, retries and
   * the governor work as they do for the resources.
   */
  request(request: WooRequest): Promise<WooReply>;
  /** Raw requests for `testConnection`. */
  readonly prober: WooProber;
  /** How many concurrent requests are allowed now. */
  concurrency(): { readonly reads: number; readonly writes: number };
}

/**
 * Makes a client for a store's REST API (wc/v3).
 *
 * @throws `SettingsError` (`settings.invalid`) naming the option (`shop.url` …) when one cannot be
 * used: no address, `http://` for a public host, an empty key.
 * @example
 * const woo = createWooClient({ url: 'https://shop.example', consumerKey, consumerSecret })
 * for await (const product of woo.products.list({ status: 'publish' })) console.log(product.sku)
 */
export function createWooClient(options: WooClientOptions): WooClient {
  return createClientOn(createHttp(parseOptions(options)));
}

function createClientOn(http: WooHttp): WooClient {
  return {
    ...createResources(http),
    ...createReaders(http),
    url: http.settings.base,
    request: (request) => http.request(request),
    prober: createProber(http.settings, http.redact),
    concurrency: () => ({ reads: http.reads.limit, writes: http.writes.limit }),
  };
}

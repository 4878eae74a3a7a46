import { isTimeZone, SyncError } from '../../core/index.js';
import { readJson } from '../../woo/answer/read-json.js';
import type { WooClient, WooListOptions, WooSetting } from '../../woo/index.js';
import { errorOfUnreadable } from '../../woo/reading/row-reader.js';

/** The properties of a shop that flows need before they read its rows. */
export interface ShopFacts {
  readonly currency: string;
  /** Whether product prices are entered with tax. */
  readonly pricesIncludeTax: boolean;
  /** ISO country of the shop's address. */
  readonly country: string;
  /** State or region of the shop's address, where one is set. */
  readonly state: string;
  readonly weightUnit: string;
  readonly priceDecimals: number;
  /** IANA name, or a fixed offset such as `+05:30`. */
  readonly timeZone: string;
}

/** Reads three lists of settings and the site's index in parallel. */
export async function readShopFacts(
  woo: WooClient,
  timeZone: string | undefined,
  signal?: AbortSignal,
): Promise<ShopFacts> {
  const options = readingSettings(signal);
  const [general, tax, products, index] = await Promise.all([
    woo.settings.list('general', options),
    woo.settings.list('tax', options),
    woo.settings.list('products', options),
    timeZone === undefined ? readSiteIndex(woo, signal) : { timezone_string: timeZone },
  ]);
  const value = (settings: readonly WooSetting[], id: string) => {
    const found = settings.find((setting) => setting.id === id)?.value;
    return typeof found === 'string' ? found : '';
  };
  const [country = '', state = ''] = value(general, 'woocommerce_default_country').split(':');
  return {
    currency: value(general, 'woocommerce_currency') || 'EUR',
    pricesIncludeTax: value(tax, 'woocommerce_prices_include_tax') === 'yes',
    country,
    state,
    weightUnit: value(products, 'woocommerce_weight_unit') || 'kg',
    priceDecimals: Number(value(general, 'woocommerce_price_num_decimals') || 2),
    timeZone: zoneOf(index),
  };
}

const settingsInUse = new Set([
  'woocommerce_default_country',
  'woocommerce_currency',
  'woocommerce_prices_include_tax',
  'woocommerce_weight_unit',
  'woocommerce_price_num_decimals',
]);

/** Unreadable settings of plugins are ignored; a setting that is needed is never guessed. */
export function readingSettings(signal: AbortSignal | undefined): WooListOptions {
  return {
    signal,
    onUnreadable(row) {
      if (row.id === undefined || settingsInUse.has(String(row.id))) throw errorOfUnreadable(row);
    },
  };
}

interface SiteIndex {
  readonly timezone_string?: unknown;
  readonly gmt_offset?: unknown;
}

/**
 * The index of WordPress is the only place with the name of the time zone. It is public, and
 * refuses WooCommerce keys.
 */
async function readSiteIndex({ prober }: WooClient, signal: AbortSignal | undefined): Promise<SiteIndex> {
  const answer = await prober.send({
    method: 'GET',
    path: '/wp-json/',
    query: { _fields: ['timezone_string', 'gmt_offset'] },
    auth: 'none',
    signal,
  });
  const reading = answer.kind === 'answer' && answer.status === 200 ? readJson(answer.text) : undefined;
  if (reading?.kind === 'json' && typeof reading.value === 'object' && reading.value !== null) {
    return reading.value as SiteIndex;
  }
  const got = answer.kind === 'answer' ? `status ${answer.status}` : answer.why;
  throw new SyncError(`The shop did not return its time zone (${got}).`, {
    code: 'sync.time-zone-unknown',
    retryable: answer.kind === 'none' || answer.status >= 500 || answer.status === 429,
    field: 'shop.timeZone',
    hint: 'Try again, or set shop.timeZone, such as Europe/Paris, if the host closes /wp-json/ to the public.',
  });
}

/** WordPress gives either a named zone or an offset in hours, which may be fractional. */
function zoneOf(index: { readonly timezone_string?: unknown; readonly gmt_offset?: unknown }): string {
  if (typeof index.timezone_string === 'string' && isTimeZone(index.timezone_string))
    return index.timezone_string;
  const hours = Number(index.gmt_offset ?? 0);
  if (!Number.isFinite(hours) || hours === 0) return 'UTC';
  const minutes = Math.round(Math.abs(hours) * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

import type { Clock, Random } from '../../core/index.js';
import type { Json, Row } from './json.js';
import { integer, row, text, yes } from './json.js';
import type { Gmt } from './rules/dates.js';
import { createZoneReader, gmtOf } from './rules/dates.js';
import type { ImageFetcher } from './rules/image-world.js';
import { createImageWorld } from './rules/image-world.js';
import type { NumberFormat } from './rules/php.js';
import type { Tables } from './tables.js';

/**
 * The prices of a variable product's parts as they are shown: those in force and those before
 * discounts.
 */
export interface NotedPrices {
  readonly active: readonly number[];
  readonly regular: readonly number[];
}

/** The shop behind the API: its tables, its settings, its clock. */
export interface Site {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeZone: string;
  readonly name: string;
  /** `11.0.0-beta.1` */
  readonly version: string;
  readonly wpVersion: string;
  /** Orders live in tables of their own rather than in posts. */
  readonly hpos: boolean;
  /** Under which address the site was installed. */
  readonly home: string;
  /** Whether the plugin is active. */
  readonly woocommerceActive: boolean;
  now(): Gmt;
  /** The local reading of a UTC moment. */
  local(gmt: Gmt): string;
  /** The same as a number, to compare by. */
  localMs(gmt: Gmt): number;
  /** Whether the store's version is at least the given one (`10.0`). */
  atLeast(version: string): boolean;
  wpAtLeast(version: string): boolean;
  setting(group: string, id: string): Json;
  flag(group: string, id: string): boolean;
  /** Where the database gathers rows, a sixteenth of 256 bytes: 0 to 15. */
  readonly memory: number;
  readonly numbers: NumberFormat;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly roundAtSubtotal: boolean;
  /** Prices of variations as they were last shown, until a product is written. */
  readonly notedPrices: Map<string, NotedPrices>;
  emit(topic: string, id: number): void;
  /** Looks at an address of the web. */
  readonly fetchImage: ImageFetcher;
}

function compareVersions(a: string, b: string): number {
  const parts = (version: string) => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < 3; i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version is at least another one; each pair is compared once. */
function newerThan(version: string): (wanted: string) => boolean {
  const known = new Map<string, boolean>();
  return (wanted) => {
    const answer = known.get(wanted) ?? compareVersions(version, wanted) >= 0;
    known.set(wanted, answer);
    return answer;
  };
}

/** The number of decimals of prices: the setting without its sign, two if it is not set. */
const decimalsOf = (setting: Json): number => (setting === '' ? 2 : Math.abs(integer(setting)));

/** The place at which the recorded stores gathered rows most often. */
const usualMemory = 10;

export interface SiteOptions {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeZone: string;
  readonly name: string;
  readonly version?: string | undefined;
  readonly emit: (topic: string, id: number) => void;
  /** @default always */
  readonly woocommerceActive?: () => boolean;
  /** @default the most frequent place in the recordings */
  readonly memory?: () => number | undefined;
  readonly fetchImage?: ImageFetcher | undefined;
}

/** Reads settings by their ids. A group is indexed once, as its rows are never removed. */
function settingReader(tables: Tables): (group: string, id: string) => Json {
  const known = new Map<string, Map<Json | undefined, Row>>();
  return (group, id) => {
    let ids = known.get(group);
    const rows = tables.settings.get(group);
    if (!rows) return '';
    if (ids?.size !== rows.length) {
      ids = new Map([...rows].reverse().map((setting) => [setting.id, setting]));
      known.set(group, ids);
    }
    return ids.get(id)?.value ?? '';
  };
}

export function createSite(options: SiteOptions): Site {
  const { tables, clock } = options;
  const zone = createZoneReader(options.timeZone);
  const environment = row(tables.systemStatus.environment);
  const version = options.version ?? (text(environment.version) || '9.9.5');
  const wpVersion = text(environment.wp_version) || '6.8';
  const setting = settingReader(tables);
  const flag = (group: string, id: string) => yes(setting(group, id));
  const status: Row = row(tables.systemStatus.settings);
  const home = (text(environment.site_url) || 'https://shop.test').replace(/\/+$/, '');
  return {
    tables,
    clock,
    random: options.random,
    timeZone: options.timeZone,
    name: options.name,
    version,
    wpVersion,
    hpos:
      status.HPOS_enabled === undefined ? compareVersions(version, '10.0') >= 0 : yes(status.HPOS_enabled),
    home,
    now: () => gmtOf(clock.now()),
    local: zone.local,
    localMs: zone.localMs,
    atLeast: newerThan(version),
    wpAtLeast: newerThan(wpVersion),
    setting,
    flag,
    get woocommerceActive() {
      return options.woocommerceActive?.() ?? true;
    },
    get memory() {
      return options.memory?.() ?? usualMemory;
    },
    get numbers() {
      return {
        decimalSeparator: text(setting('general', 'woocommerce_price_decimal_sep')) || '.',
        thousandSeparator: text(setting('general', 'woocommerce_price_thousand_sep')),
        decimals: decimalsOf(setting('general', 'woocommerce_price_num_decimals')),
      };
    },
    get currency() {
      return text(setting('general', 'woocommerce_currency')) || 'EUR';
    },
    get pricesIncludeTax() {
      return flag('tax', 'woocommerce_prices_include_tax');
    },
    get roundAtSubtotal() {
      return flag('tax', 'woocommerce_tax_round_at_subtotal');
    },
    notedPrices: new Map(),
    emit: options.emit,
    fetchImage: options.fetchImage ?? createImageWorld(tables, home),
  };
}

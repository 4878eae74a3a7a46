import type { Instant, Language } from '../../core/index.js';

/** What is looked at, in the order of the report. */
export const connectionCheckIds = [
  'address',
  'reachable',
  'tls',
  'redirect',
  'firewall',
  'maintenance',
  'permalinks',
  'wordpress',
  'canonical-url',
  'woocommerce',
  'key',
  'authorization-header',
  'read',
  'write',
  'version',
  'can-products',
  'can-orders',
  'can-customers',
  'can-taxes',
  'can-settings',
  'can-payment-gateways',
  'can-system-status',
  'can-webhooks',
  'clock',
  'currency',
  'prices',
  'rounding',
  'decimals',
  'weight-unit',
  'time-zone',
  'order-storage',
  'speed',
] as const;

/** The name of a check. */
export type ConnectionCheckId = (typeof connectionCheckIds)[number];

/**
 * `ok`; `warning`: it works, with a limit; `failed`: the sync cannot work so; `skipped`: not looked
 * at, since a check before it failed, or not known.
 */
export type ConnectionStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** What a result names: an address, a number of seconds, a status. Never a secret. */
export type ConnectionValues = Readonly<Record<string, string | number>>;

/** One prerequisite, as it was found. */
export interface ConnectionCheck {
  /** Which check it is. */
  readonly id: ConnectionCheckId;
  /** How it ended. */
  readonly status: ConnectionStatus;
  /**
   * What was found, as a stable code: `redirect.host`. With `values` it is all that
   * `connectionText` needs to say it in another language.
   */
  readonly code: string;
  /** Figures and names that the sentence shows. */
  readonly values?: ConnectionValues;
  /** The name of the check, in the report's language. */
  readonly title: string;
  /** What was seen, one sentence. */
  readonly message: string;
  /** What to do about it; absent when nothing is to be done. */
  readonly hint?: string;
}

/** What the test learnt about the shop; what it could not learn is absent. */
export interface ConnectionFacts {
  /** The shop's name. */
  readonly name?: string;
  /** The address that visitors use (« Site Address »). */
  readonly home?: string;
  /** Where WordPress itself lies (« WordPress Address »). */
  readonly siteUrl?: string;
  /** Version of WooCommerce. */
  readonly wooVersion?: string;
  /** Version of WordPress. */
  readonly wordpressVersion?: string;
  /** How the key was carried in the end. */
  readonly auth?: 'basic' | 'query' | 'oauth1';
  /** ISO 4217: `EUR`. */
  readonly currency?: string;
  /** Whether prices are entered with tax. */
  readonly pricesIncludeTax?: boolean;
  /** Whether the shop computes taxes. */
  readonly taxesEnabled?: boolean;
  /** Whether tax is rounded for each line, or once for the order. */
  readonly taxRounding?: 'line' | 'subtotal';
  /** Whose address decides the tax: `shipping`, `billing`, `base`. */
  readonly taxBasedOn?: string;
  /** Decimals of prices. */
  readonly decimals?: number;
  /** `kg`, `g`, `lbs`, `oz`. */
  readonly weightUnit?: string;
  /** An IANA name, or a fixed offset: `+02:00`. */
  readonly timeZone?: string;
  /** ISO country of the shop, with its state where it has one: `FR`, `CA:QC`. */
  readonly country?: string;
  /**
   * `hpos`: tables of their own; `posts`: the older storage, which misses some changes in
   * `date_modified`.
   */
  readonly orderStorage?: 'hpos' | 'posts';
  /** How many products the shop has. */
  readonly products?: number;
  /** The shop's clock less ours, in milliseconds. */
  readonly clockOffsetMs?: number;
  /** Milliseconds for a page of products. */
  readonly pageMs?: number;
}

/** What `testConnection` found. Plain JSON; holds neither key nor secret. */
export interface ConnectionReport {
  /** Whether nothing failed: warnings do not count. */
  readonly ok: boolean;
  /** When the test ran. */
  readonly checkedAt: Instant;
  /** The shop's address as it is used. */
  readonly shop: string;
  /** The language of the sentences. */
  readonly language: Language;
  /** All checks, always all of them and in the same order. */
  readonly checks: readonly ConnectionCheck[];
  /** What is known of the shop. */
  readonly facts: ConnectionFacts;
  /** How many requests it took. */
  readonly requests: number;
}

import type { Instant, Language } from '../../core/index.js';

/** All checks, in the order of the report. */
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
 * `ok`; `warning`: the sync works, with a limitation; `failed`: the sync cannot work; `skipped`:
 * not checked, because an earlier check failed or the shop gives no information.
 */
export type ConnectionStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** The values of a result: an address, a number of seconds, a status. Never a secret. */
export type ConnectionValues = Readonly<Record<string, string | number>>;

/** The result for one prerequisite. */
export interface ConnectionCheck {
  /** Which check it is. */
  readonly id: ConnectionCheckId;
  /** How it ended. */
  readonly status: ConnectionStatus;
  /**
   * The result as a stable code: `redirect.https`. With `values` it is all that `connectionText`
   * needs for another language.
   */
  readonly code: string;
  /** The values of the sentence. */
  readonly values?: ConnectionValues;
  /** The name of the check, in the report's language. */
  readonly title: string;
  /** The result, in one sentence. */
  readonly message: string;
  /** What to do; absent if nothing has to be done. */
  readonly hint?: string;
}

/** Properties of the shop; unknown ones are absent. */
export interface ConnectionFacts {
  /** The shop's name. */
  readonly name?: string;
  /** The address that visitors use (“Site Address”). */
  readonly home?: string;
  /** The address of WordPress itself (“WordPress Address”). */
  readonly siteUrl?: string;
  /** Version of WooCommerce. */
  readonly wooVersion?: string;
  /** Version of WordPress. */
  readonly wordpressVersion?: string;
  /** How the key is sent. */
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
   * `hpos`: separate tables; `posts`: the older storage, which misses some changes in
   * `date_modified`.
   */
  readonly orderStorage?: 'hpos' | 'posts';
  /** How many products the shop has. */
  readonly products?: number;
  /** The shop's clock minus ours, in milliseconds. */
  readonly clockOffsetMs?: number;
  /** Milliseconds for a page of products. */
  readonly pageMs?: number;
}

/** The result of `testConnection`. Plain JSON, without key or secret. */
export interface ConnectionReport {
  /** Whether nothing failed: warnings do not count. */
  readonly ok: boolean;
  /** When the test ran. */
  readonly checkedAt: Instant;
  /** The shop's address. */
  readonly shop: string;
  /** The language of the sentences. */
  readonly language: Language;
  /** All checks, always in the same order. */
  readonly checks: readonly ConnectionCheck[];
  /** Properties of the shop. */
  readonly facts: ConnectionFacts;
  /** The number of requests that were sent. */
  readonly requests: number;
}

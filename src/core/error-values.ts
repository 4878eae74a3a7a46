import type { NoValues } from './coded.js';

/** The details of an error in an answer of the shop. */
export interface WooErrorValues {
  /** HTTP status, if there was an answer. */
  readonly status?: number | undefined;
  /** The error code of WordPress or WooCommerce. */
  readonly wooCode?: string | undefined;
  /** The shop's message, in its own language. */
  readonly said?: string | undefined;
  /** The row that already has the value. */
  readonly resourceId?: number | undefined;
  /** The target of a redirect. */
  readonly location?: string | undefined;
}

/** A safety limit that a plan exceeds. */
export interface PassedLimit {
  /** The name of the limit. */
  readonly limit: 'stock-zeroed' | 'price-jump' | 'created' | 'unpublished';
  /** How many rows the plan changes in this way. */
  readonly count: number;
  /** Of how many. */
  readonly total: number;
  /** How many may. */
  readonly allowed: number;
}

/** The part after `woo.` in the code of an error of the shop. */
type WooErrorName =
  | 'auth'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'invalid'
  | 'duplicate-sku'
  | 'duplicate'
  | 'image'
  | 'not-supported'
  | 'too-large'
  | 'throttled'
  | 'maintenance'
  | 'unavailable'
  | 'server-error'
  | 'timeout'
  | 'network'
  | 'tls'
  | 'redirected'
  | 'permalinks'
  | 'not-woocommerce'
  | 'no-route'
  | 'captcha'
  | 'firewall'
  | 'method-blocked'
  | 'html'
  | 'not-json'
  | 'truncated'
  | 'answer-too-large'
  | 'unexpected'
  | 'unsettled'
  | 'aborted';

/** Of the shop. */
export type WooErrors = { readonly [Name in WooErrorName as `woo.${Name}`]: WooErrorValues };

/** Of adapters of Gestan. */
export interface GestanErrors {
  'gestan.unsupported': { readonly adapter?: string | undefined };
  /** `said`: what Gestan itself said, in its own language. */
  'gestan.refused': { readonly said?: string | undefined };
  'gestan.unsettled': NoValues;
  'gestan.unavailable': { readonly file?: string | undefined };
  'gestan.invalid': { readonly file?: string | undefined; readonly line?: number | undefined };
}

/** Of the sync's own storage. `where`: the file or server. */
export interface StorageErrors {
  'storage.conflict': NoValues;
  'storage.lease-lost': NoValues;
  'storage.closed': NoValues;
  'storage.invalid': NoValues;
  'storage.unavailable': { readonly where?: string | undefined };
  'storage.corrupt': { readonly where?: string | undefined };
  'storage.read-only': { readonly where?: string | undefined };
  'storage.full': { readonly where?: string | undefined };
  'storage.newer-version': NoValues;
  'storage.import-unfinished': NoValues;
  'storage.driver-missing': { readonly driver?: string | undefined };
}

/** Of a server that keeps image files. `said`: its answer, as it gave it. */
export interface ImageServerValues {
  readonly host?: string | undefined;
  readonly said?: string | undefined;
}

/** Of images and their transport. */
export interface ImageErrors {
  'image.invalid': NoValues;
  'image.type': { readonly name?: string | undefined; readonly types?: readonly string[] | undefined };
  'image.too-large': { readonly name?: string | undefined; readonly maxBytes?: number | undefined };
  'image.cut': { readonly name?: string | undefined; readonly bytes?: number | undefined };
  'image.ftp-unreachable': ImageServerValues;
  'image.ftp-tls': ImageServerValues;
  'image.ftp-login': ImageServerValues;
  'image.ftp-passive': ImageServerValues;
  'image.ftp-refused': ImageServerValues;
  'image.not-wordpress-root': { readonly folder?: string | undefined };
  'image.read-only': ImageServerValues;
  'image.disk-full': ImageServerValues;
  'image.not-public': { readonly url?: string | undefined; readonly status?: number | undefined };
  'image.private': { readonly url?: string | undefined };
  /** `status`: what the server of the image answers; absent where it did not. */
  'image.download': { readonly url?: string | undefined; readonly status?: number | undefined };
  'image.closed': NoValues;
}

/** Of settings, options, tables and plans that cannot be used as given. */
export interface SettingsErrors {
  'settings.invalid': NoValues;
  'settings.invalid-plan': NoValues;
  'settings.unknown': NoValues;
  'settings.unsupported': { readonly adapter: string };
  'settings.duplicate': NoValues;
  'settings.link-taken': NoValues;
  'settings.shop-moved': { readonly shop: string; readonly from: string; readonly to: string };
  'settings.webhook-secret': NoValues;
  'settings.start-unset': NoValues;
  'settings.already-imported': { readonly orderId: number };
  'settings.invoice-unnamed': { readonly orderId: number };
  'settings.unknown-order': { readonly orderId: number };
  'settings.unknown-run': NoValues;
  'settings.nothing-to-undo': NoValues;
  'settings.safety-limit': { readonly limits: readonly PassedLimit[] };
  'settings.unknown-category': { readonly id: number | string };
  'settings.unknown-code': { readonly code: string };
  'settings.unknown-woo-id': { readonly id: number };
  'settings.unknown-link': { readonly code: string };
  'settings.unknown-bank-account': { readonly id: string };
  'settings.not-professional': { readonly name: string };
  'settings.unknown-posting-category': { readonly id: string };
  'settings.unknown-family': { readonly id: string };
  'settings.unknown-payment-mode': { readonly id: string };
}

/** Of the sync at work. */
export interface WorkErrors {
  /** `until`: when the place is free at the latest unless the other run goes on, ISO 8601, UTC. */
  'sync.busy': { readonly until?: string | undefined };
  'sync.read-only': NoValues;
  'sync.guarded': NoValues;
  'sync.closed': NoValues;
  'sync.contact-undecided': { readonly name: string };
  /**
   * `id`: of the write. `subject`: what it is about. `since`: ISO 8601, UTC. `said`: the words of
   * the look-up.
   */
  'sync.outcome-unknown': {
    readonly id: string;
    readonly subject: string;
    readonly since: string;
    readonly said: string;
  };
  'sync.time-zone-unknown': NoValues;
  /** An error from elsewhere. `said`: its own message. */
  'sync.unexpected': { readonly said: string };
}

/** The values of the sentence of each error code. */
export interface ErrorValues
  extends WooErrors,
    GestanErrors,
    StorageErrors,
    ImageErrors,
    SettingsErrors,
    WorkErrors {}

import type { Clock } from '../../../core/index.js';
import type { Json } from '../json.js';
import type { StoreState } from '../state.js';

/**
 * A write that somebody else makes while a client reads: `{ method: 'PUT', path: 'products/12',
 * body: { name: 'Ligne' } }`, below `/wp-json/wc/v3/`.
 */
export interface ScriptedWrite {
  /** The method. */
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** The path below `/wp-json/wc/v3`. */
  readonly path: string;
  /** The query. */
  readonly query?: Readonly<Record<string, string>>;
  /** The body. */
  readonly body?: Json;
}

/** The store as a fault may use it: outside the log, past all faults, as its administrator. */
export interface FaultShop {
  /** Calls the store's API without faults. */
  call(
    method: string,
    path: string,
    options?: { readonly query?: Readonly<Record<string, string>>; readonly body?: Json },
  ): Promise<{ readonly status: number; readonly body: Json }>;
  /** What the store holds. */
  readonly state: StoreState;
  /** The store's own clock. */
  readonly clock: Clock;
}

/** The request is carried out, then the connection breaks: the caller does not learn its result. */
export interface LostAnswer {
  /** The kind of fault. */
  readonly kind: 'lost-answer';
}

/** The answer comes late. */
export interface Slow {
  /** The kind of fault. */
  readonly kind: 'slow';
  /** Milliseconds of the store's clock. */
  readonly ms: number;
  /** Waits before the request is carried out rather than after. @default false */
  readonly before?: boolean;
}

/**
 * The host or a proxy answers in the store's place: 429, 503, 508 (CloudLinux), 520–524
 * (Cloudflare) …
 */
export interface HostStatus {
  /** The kind of fault. */
  readonly kind: 'status';
  /** The HTTP status that the host answers with. */
  readonly status: number;
  /** Seconds for a `Retry-After` header. @default none is sent */
  readonly retryAfter?: number;
  /** How `Retry-After` is written. @default 'seconds' */
  readonly retryAfterAs?: 'seconds' | 'date';
  /**
   * Whether the store carried the request out nevertheless. @default only under 524, which says
   * just that the answer took too long
   */
  readonly carriedOut?: boolean;
  /** @default a small HTML page, as nginx sends it */
  readonly body?: string;
}

/** The connection breaks before the store sees the request. */
export interface Reset {
  /** The kind of fault. */
  readonly kind: 'reset';
}

/** The request is carried out, but the body of the answer breaks off. */
export interface Truncated {
  /** The kind of fault. */
  readonly kind: 'truncated';
  /** How much of the body arrives, between 0 and 1. @default 0.5 */
  readonly keep?: number;
  /**
   * Whether the connection breaks within the body. If not, PHP ends too early and the body looks
   * complete. @default false
   */
  readonly broken?: boolean;
}

/**
 * A file of the site begins with a byte order mark: it comes before the JSON, and the headers are
 * lost, totals and status too.
 */
export interface ByteOrderMark {
  /** The kind of fault. */
  readonly kind: 'bom';
}

/** A plugin prints a PHP notice before the JSON; the headers are lost, totals and status too. */
export interface Notice {
  /** The kind of fault. */
  readonly kind: 'notice';
  /** @default a notice of a made-up plugin */
  readonly text?: string;
}

/** A firewall or the host answers with a page of its own. */
export interface HtmlPage {
  /** The kind of fault. */
  readonly kind: 'html';
  /** @default 403 */
  readonly status?: number;
  /** @default a firewall's page */
  readonly text?: string;
  /** @default false */
  readonly carriedOut?: boolean;
}

/** A firewall wants a captcha solved: 202 and a page that loads another. */
export interface Captcha {
  /** The kind of fault. */
  readonly kind: 'captcha';
}

/** The host takes the `Authorization` header away before PHP sees it. */
export interface StrippedHeader {
  /** The kind of fault. */
  readonly kind: 'stripped-header';
}

/** The host sends the caller elsewhere. */
export interface Redirect {
  /** The kind of fault. */
  readonly kind: 'redirect';
  /**
   * The host to be called instead, or a whole address. @default the same host with `www.` before it
   */
  readonly to?: string;
  /** @default 301 */
  readonly status?: 301 | 302 | 307 | 308;
}

/**
 * The rows of the resource that is asked for get one and the same modification (and, for new ones,
 * creation) second, as after an import.
 */
export interface TiedTimestamps {
  /** The kind of fault. */
  readonly kind: 'tied-timestamps';
  /** How many of the rows modified last. @default all */
  readonly rows?: number;
}

/**
 * Somebody writes before this request is carried out: with `when: { nth: 2 }`, between the first
 * page and the second.
 */
export interface Writes {
  /** The kind of fault. */
  readonly kind: 'writes';
  /** @default a random row of the resource that is asked for is changed, or one is made */
  readonly write?: readonly ScriptedWrite[] | ((shop: FaultShop) => void | Promise<void>);
}

/**
 * Items of a batch are refused, as a plugin or the database would; the others are carried out.
 * Other requests than batches are left alone.
 */
export interface RejectedItems {
  /** The kind of fault. */
  readonly kind: 'rejected-items';
  /** Refuses items with these ids … */
  readonly ids?: readonly number[];
  /** … or with these SKUs … */
  readonly skus?: readonly string[];
  /** … or each n-th item. @default the first item, where nothing is named */
  readonly every?: number;
  /** @default 'db_update_error' */
  readonly code?: string;
  /** @default 'Could not update post in the database.' */
  readonly message?: string;
  /** @default 500 */
  readonly status?: number;
}

/** Something that goes wrong with one request. */
export type Fault =
  | LostAnswer
  | Slow
  | HostStatus
  | Reset
  | Truncated
  | ByteOrderMark
  | Notice
  | HtmlPage
  | Captcha
  | StrippedHeader
  | Redirect
  | TiedTimestamps
  | Writes
  | RejectedItems;

/** The name of a fault. */
export type FaultKind = Fault['kind'];

/** A request as a rule sees it. */
export interface FaultRequest {
  /** After `X-HTTP-Method-Override`. */
  readonly method: string;
  /** `/wp-json/wc/v3/products` */
  readonly path: string;
  /** The query. */
  readonly query: Readonly<Record<string, Json>>;
  /** The body where it is JSON, else null. */
  readonly body: Json;
}

/** Which requests a rule is about. All that is named must hold. */
export interface FaultWhen {
  /** @default any */
  readonly method?: string | readonly string[];
  /** A part of the path (`'/products/batch'`), or a pattern for it. @default any */
  readonly path?: string | RegExp;
  /** Parameters of the query with their values. @default any */
  readonly query?: Readonly<Record<string, string>>;
  /**
   * The rule begins with the n-th request that matches, counted from 1 and from when it was given.
   * @default 1
   */
  readonly nth?: number;
  /** Anything else. */
  readonly test?: (request: FaultRequest) => boolean;
}

/** Makes a fault happen to certain requests. */
export interface FaultRule {
  /** @default the next request */
  readonly when?: FaultWhen;
  /** The fault. */
  readonly fault: Fault;
  /**
   * How many matching requests it happens to, one after the other; `Infinity` for all. @default 1
   */
  readonly times?: number;
}

/**
 * Makes faults happen at random. The same seed and the same requests give the same faults, also if
 * concurrent requests come in another order.
 */
export interface SeededFaults {
  /** The seed: the same one gives the same faults. */
  readonly seed: number;
  /** The share of requests that something happens to, between 0 and 1. */
  readonly rate: number;
  /**
   * What may happen: kinds, whose details are drawn as well, or whole faults.
   * @default faults that a good client recovers from: lost-answer, slow, status, reset, truncated,
   * bom, notice
   */
  readonly kinds?: readonly (FaultKind | Fault)[];
  /** Which requests; `nth` counts here too. @default all */
  readonly when?: FaultWhen;
  /**
   * How often something may happen to the same request, sent again. A client that repeats it more
   * often gets through. @default 2
   */
  readonly perRequest?: number;
}

/** What goes wrong: a script, in which each rule counts for itself, or chance. */
export type FaultPlan = readonly FaultRule[] | SeededFaults;

/** A fault that happened. */
export interface FaultHit {
  /** The request, as its place in the store's log. */
  readonly request: number;
  /** The method of the request. */
  readonly method: string;
  /** The path of the request. */
  readonly path: string;
  /** The fault that it met. */
  readonly fault: Fault;
}

/** The faults of a store, to be changed while it runs. */
export interface StoreFaults {
  /** Adds faults to those that are planned. Returns a function that removes them again. */
  add(plan: FaultPlan | FaultRule): () => void;
  /** Ends all faults. */
  clear(): void;
  /** The faults that happened, in order. */
  readonly hits: readonly FaultHit[];
}

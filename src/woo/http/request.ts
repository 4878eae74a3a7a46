import type { WooQuery } from './query.js';

/** An HTTP method that the client sends. */
export type WooMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS';

/** One request to the store. */
export interface WooRequest {
  /** The method. */
  readonly method: WooMethod;
  /** Below `/wp-json/wc/v3/`, without a slash at the front: `products/12`. */
  readonly path: string;
  /** The query. Undefined values are left out. */
  readonly query?: WooQuery | undefined;
  /** The body, sent as JSON. */
  readonly body?: unknown;
  /** Ends the request with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Whether a repetition has no further effect. @default true except for POST */
  readonly repeatable?: boolean | undefined;
  /** @default the client's */
  readonly maxRetries?: number | undefined;
}

/** The answer to a request, its body parsed. */
export interface WooReply {
  /** HTTP status. */
  readonly status: number;
  /** The headers. */
  readonly headers: Headers;
  /** The body, read as JSON. */
  readonly data: unknown;
  /** Whether the request was sent more than once. */
  readonly resent: boolean;
}

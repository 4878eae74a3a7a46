import type { WooQuery } from './query.js';

export type WooMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS';

/** One request to the store. */
export interface WooRequest {
  readonly method: WooMethod;
  /** Below `/wp-json/wc/v3/`, without a slash at the front: `products/12`. */
  readonly path: string;
  readonly query?: WooQuery | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Whether carrying it out twice is the same as once. @default true but for POST */
  readonly repeatable?: boolean | undefined;
  /** @default the client's */
  readonly maxRetries?: number | undefined;
}

/** The answer to a request, its body parsed. */
export interface WooReply {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  /** Whether the request was sent more than once. */
  readonly resent: boolean;
}

import type { WooQuery } from '../http/query.js';

/** Parameters of a list, as the API names them. `per_page`, `orderby` and `order` default to a full scan by id. */
export interface WooListParams extends WooQuery {
  /** Rows a request, 1–100. @default 100 */
  readonly per_page?: number | undefined;
  /** Only this page is read. @default all pages */
  readonly page?: number | undefined;
  /** @default `id`, which never moves a row from one page to another */
  readonly orderby?: string | undefined;
  /** @default 'asc' */
  readonly order?: 'asc' | 'desc' | undefined;
  /** Only these fields; nested ones are named `billing.email`. Not into lists. @default all */
  readonly _fields?: readonly string[] | undefined;
}

export interface WooCallOptions {
  /** Ends the call; its reason is what is thrown. A write that is under way is never cut off. */
  readonly signal?: AbortSignal | undefined;
}

/** One page of a list. */
export interface WooPage<T> {
  readonly rows: readonly T[];
  /** The number of the page, from 1. */
  readonly page: number;
  /** Rows of the whole list; `undefined` where the store or its host does not tell. */
  readonly total: number | undefined;
  readonly totalPages: number | undefined;
}

/**
 * A list of the store, read when it is iterated, each time anew. Pages are asked for side by side, as many as the host bears, and come in
 * order.
 *
 * @example
 * for await (const order of woo.orders.list({ status: 'processing' })) console.log(order.number)
 */
export interface WooList<T> extends AsyncIterable<T> {
  pages(): AsyncIterable<WooPage<T>>;
  /** All rows in memory; with `limit`, the first ones only. */
  toArray(options?: { readonly limit?: number }): Promise<readonly T[]>;
  /** The first row, in one request; `undefined` when the list is empty. */
  first(): Promise<T | undefined>;
}

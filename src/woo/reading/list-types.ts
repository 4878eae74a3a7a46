import type { WooQuery } from '../http/query.js';

/**
 * Parameters of a list, as the API names them. `per_page`, `orderby` and `order` default to a full
 * scan by id.
 */
export interface WooListParams extends WooQuery {
  /** Rows per request, 1–100. @default 100 */
  readonly per_page?: number | undefined;
  /** Only this page is read. @default all pages */
  readonly page?: number | undefined;
  /** @default `id`: then no row moves from one page to another */
  readonly orderby?: string | undefined;
  /** @default 'asc' */
  readonly order?: 'asc' | 'desc' | undefined;
  /**
   * Only these fields. A nested one is named `billing.email`; fields inside lists cannot be named.
   * @default all
   */
  readonly _fields?: readonly string[] | undefined;
}

/** Options of one call. */
export interface WooCallOptions {
  /** Ends the call, which throws the signal's reason. A write in progress is never cut off. */
  readonly signal?: AbortSignal | undefined;
}

/** An unreadable row of a list: a field is not what the API promises. */
export interface WooUnreadableRow {
  /** The path of the list, without the query. */
  readonly path: string;
  /** The row's id (the slug of a tax class); `undefined` when it has none. */
  readonly id: number | string | undefined;
  /** Where in the row: `line_items.0.taxes`. */
  readonly field: string;
  /**
   * The problem, as the end of a sentence that begins with the field: `is not of the type array`.
   */
  readonly problem: string;
}

/** How rows are read. */
export interface WooReadingOptions {
  /**
   * Receives the unreadable rows, each once; the list continues without them. Store them: the
   * cursor moves past them. Without a handler, the first one is thrown as `woo.unexpected` with
   * `field` and `resourceId`.
   *
   * @example
   * woo.orders.list({}, { onUnreadable: ({ id, field, problem }) => refused.push({ id, why: `${field} ${problem}` }) })
   */
  readonly onUnreadable?: ((row: WooUnreadableRow) => void) | undefined;
}

/** Options of a listing. */
export interface WooListOptions extends WooCallOptions, WooReadingOptions {}

/** One page of a list. */
export interface WooPage<T> {
  /** The rows of the page. */
  readonly rows: readonly T[];
  /** The number of the page, from 1. */
  readonly page: number;
  /**
   * The number of rows of the whole list; `undefined` if the store or its host does not send it.
   */
  readonly total: number | undefined;
  /** The number of pages. */
  readonly totalPages: number | undefined;
}

/**
 * A list of the store. Each iteration reads it again. Several pages are requested
 * at once, as many as the governor allows, and come in order.
 *
 * @example
 * for await (const order of woo.orders.list({ status: 'processing' })) console.log(order.number)
 */
export interface WooList<T> extends AsyncIterable<T> {
  /** The rows page by page. */
  pages(): AsyncIterable<WooPage<T>>;
  /** All rows in memory; with `limit`, the first ones only. */
  toArray(options?: { readonly limit?: number }): Promise<readonly T[]>;
  /** The first row, in one request; `undefined` if the list is empty. */
  first(): Promise<T | undefined>;
}

import type { WooError } from '../errors/errors.js';
import type { WooCallOptions } from '../reading/list-types.js';
import type { WooInput, WooUpdate } from './input.js';
import type { BatchVerb, BatchWeight } from './sizer.js';

/** Rows to write. The store does the creations first, then the changes, then the deletions. */
export interface WooBatch {
  /** Rows to create. */
  readonly create?: readonly WooInput[] | undefined;
  /** Rows to change, with their ids. */
  readonly update?: readonly WooUpdate[] | undefined;
  /** Ids; deleted permanently, without the trash. */
  readonly delete?: readonly number[] | undefined;
}

/**
 * The outcome of one row. `found`: the answer was lost, and the row was looked up: it is the
 * store's current row, which somebody may have changed meanwhile.
 */
export type WooItemResult<T> =
  | { readonly ok: true; readonly row: T; readonly found?: true }
  | { readonly ok: false; readonly error: WooError };

/** A result for each row, in the order of the input. */
export interface WooBatchResults<T> {
  /** One result for each row of `create`, in its order. */
  readonly create: readonly WooItemResult<T>[];
  /** One result for each row of `update`, in its order. */
  readonly update: readonly WooItemResult<T>[];
  /** If a repeated request found the row already gone, only the id. */
  readonly delete: readonly WooItemResult<{ readonly id: number }>[];
}

/**
 * After the answer to a batch was lost, finds the created rows in the store, in the order of the
 * inputs; `undefined` for rows that do not exist: these are sent again.
 */
export interface BatchLookup<T> {
  /** One answer for each input. */
  (inputs: readonly WooInput[]): Promise<readonly (T | undefined)[]>;
  /**
   * Whether it can look up this row; otherwise the row fails with `woo.unsettled`. @default it can
   * for all
   */
  readonly tells?: (input: WooInput) => boolean;
}

/** Options of a batch. */
export interface BatchOptions<T> extends WooCallOptions {
  /**
   * Finds out which rows were created after a lost answer. @default products with a SKU are looked
   * up by it; others fail with `woo.unsettled`
   */
  readonly lookup?: BatchLookup<T> | undefined;
  /**
   * Decides whether a change whose answer was lost is sent again. It gets the row, which was just
   * read; if it returns false, that row is the result, marked `found`.
   *
   * @default it is sent again, and may overwrite a change by somebody else
   */
  readonly needsRepeat?: ((update: WooUpdate, row: T) => boolean) | undefined;
}

/** One row of a batch on its way. */
export interface BatchItem<T> {
  readonly verb: BatchVerb;
  readonly input: unknown;
  readonly weight: BatchWeight;
  /** Whether it was in a request whose answer was lost. */
  sent: boolean;
  result: WooItemResult<T> | undefined;
}

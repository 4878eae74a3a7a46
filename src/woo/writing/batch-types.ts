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
 * The outcome of one row. `found`: its answer was lost, and the row was looked up afterwards: it is
 * the row as the store has it then; somebody may have changed it meanwhile.
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
  /** Of a row that a repeated request found gone already, only the id. */
  readonly delete: readonly WooItemResult<{ readonly id: number }>[];
}

/**
 * Finds rows to be created in the store, after the answer to a batch was lost; in the order of the
 * inputs, `undefined` for those that are not there: these are sent again.
 */
export interface BatchLookup<T> {
  /** One answer for each input. */
  (inputs: readonly WooInput[]): Promise<readonly (T | undefined)[]>;
  /**
   * Whether it can tell for this row; what it cannot tell fails with `woo.unsettled`. @default it
   * can for all
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
   * Decides whether a change whose answer was lost is sent again. The row is read right before; if
   * the answer is false, it is the result, marked `found`.
   * @default it is sent again, over what somebody else may have written meanwhile
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

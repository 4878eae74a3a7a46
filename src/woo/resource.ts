import { SettingsError } from '../core/index.js';
import type { WooHttp } from './http/http.js';
import { checkAddressed } from './reading/asked.js';
import { createList } from './reading/list.js';
import type { WooCallOptions, WooList, WooListOptions, WooListParams } from './reading/list-types.js';
import { type RowReader, readRow } from './reading/row-reader.js';
import type { RowChecker } from './schemas/check.js';
import { runBatch } from './writing/batch.js';
import type { BatchOptions, WooBatch, WooBatchResults } from './writing/batch-types.js';
import { checkInput } from './writing/check-input.js';
import { type CreateOptions, createRow } from './writing/create.js';
import { deleteRow, type WooDeleteOptions } from './writing/delete.js';
import type { CreationLookup } from './writing/find-by-sku.js';
import type { WooInput } from './writing/input.js';
import { createSizer, type Sizer } from './writing/sizer.js';
import { updateRow } from './writing/update.js';

/** Options of reading one row. */
export interface WooReadOptions extends WooCallOptions {
  /** `edit` gives raw values, where `view` gives inherited and filtered ones. @default 'view' */
  readonly context?: 'view' | 'edit' | undefined;
}

/** A resource that can be listed. */
export interface WooListable<T> {
  /** All rows, or those that the parameters select. */
  list(params?: WooListParams & { readonly _fields?: undefined }, options?: WooListOptions): WooList<T>;
  /** Only the fields named in `_fields`. */
  list<F extends string & keyof T>(
    params: WooListParams & { readonly _fields: readonly F[] },
    options?: WooListOptions,
  ): WooList<Pick<T, F>>;
  /** The same, if the type does not show whether `_fields` is given. */
  list(params?: WooListParams, options?: WooListOptions): WooList<T>;
}

/** A resource whose rows can be read one by one. */
export interface WooReadable<T, K = number> extends WooListable<T> {
  /** Throws `woo.not-found` if there is none. */
  get(id: K, options?: WooReadOptions): Promise<T>;
}

/** A resource that can be written. */
export interface WooWritable<T> extends WooReadable<T> {
  /**
   * Creates a row. It is never sent again blindly: if the answer is lost, `options.lookup` finds
   * out whether the row exists; without it, `woo.unsettled` is thrown. A product with a SKU is
   * looked up by it.
   */
  create(input: WooInput, options?: CreateOptions<T>): Promise<T>;
  /** Changes the fields of `input`; the others stay. */
  update(id: number, input: WooInput, options?: WooCallOptions): Promise<T>;
  /**
   * Moves a row to the trash, or deletes it permanently with `force: true`. Returns the row before
   * the deletion; `undefined` if a repeated request found it already gone.
   */
  delete(id: number, options?: WooDeleteOptions): Promise<T | undefined>;
  /**
   * Writes any number of rows in as few requests as possible, with a result for each in the order
   * of the input. Deletes permanently.
   */
  batch(batch: WooBatch, options?: BatchOptions<T>): Promise<WooBatchResults<T>>;
}

export interface ResourceDefinition {
  readonly path: string;
  readonly key?: string | undefined;
  readonly paged?: boolean | undefined;
  readonly checker: RowChecker;
  readonly complete?: ((row: Record<string, unknown>) => void) | undefined;
  readonly toStore?: RowReader<unknown>['toStore'];
}

export function readerOf<T>(http: WooHttp, definition: ResourceDefinition): RowReader<T> {
  return {
    http,
    path: definition.path,
    key: definition.key ?? 'id',
    paged: definition.paged ?? true,
    checker: definition.checker,
    complete: definition.complete,
    toStore: definition.toStore,
  };
}

export function createListable<T>(http: WooHttp, definition: ResourceDefinition): WooListable<T> {
  const reader = readerOf<T>(http, definition);
  // One implementation for all overloads: `_fields` only narrows what the rows are known to hold.
  const list = (params?: WooListParams, options?: WooListOptions) => createList(reader, params, options);
  return { list: list as WooListable<T>['list'] };
}

export function createReadable<T, K extends number | string = number>(
  http: WooHttp,
  definition: ResourceDefinition,
): WooReadable<T, K> {
  const reader = readerOf<T>(http, definition);
  return {
    ...createListable<T>(http, definition),
    async get(id, options) {
      const { signal, context } = options ?? {};
      const path = rowPath(reader, id);
      const reply = await http.request({ method: 'GET', path, query: { context }, signal });
      // A tax class is answered as a list of one.
      const row: unknown = Array.isArray(reply.data) && reply.data.length === 1 ? reply.data[0] : reply.data;
      return checkAddressed(readRow({ ...reader, path }, row, 'GET'), id, http.pathOf(path), 'GET');
    },
  };
}

/**
 * The path of one row. Throws `SettingsError` for a wrong id: it would address another resource, or
 * all rows.
 */
export function rowPath(reader: Pick<RowReader<unknown>, 'path'>, id: number | string): string {
  const valid =
    typeof id === 'number'
      ? Number.isSafeInteger(id) && id > 0
      : typeof id === 'string' && /^[\w-]+$/.test(id);
  if (!valid) {
    const shown = typeof id === 'number' || typeof id === 'string' ? JSON.stringify(id) : typeof id;
    throw new SettingsError(`${shown} is not the id of a row.`, {
      code: 'settings.invalid',
      field: 'id',
      hint: 'Give the id as the store lists it.',
    });
  }
  return `${reader.path}/${id}`;
}

export function createWritable<T>(
  http: WooHttp,
  definition: ResourceDefinition,
  sizer: Sizer = createSizer(),
  creationLookup?: CreationLookup<T>,
): WooWritable<T> {
  const reader = readerOf<T>(http, definition);
  return {
    ...createReadable<T>(http, definition),
    async create(input, options) {
      checkInput(input, 'input');
      return createRow(reader, input, { lookup: creationLookup?.one(reader, input), ...options });
    },
    update: async (id, input, options) =>
      checkAddressed(
        await updateRow(reader, rowPath(reader, id), input, options),
        id,
        http.pathOf(rowPath(reader, id)),
        'PUT',
      ),
    delete: async (id, options) => deleteRow(reader, rowPath(reader, id), options ?? undefined),
    batch: async (batch, options) =>
      runBatch(reader, batch, sizer, { lookup: creationLookup?.many(reader), ...options }),
  };
}

/**
 * How the adapter reaches your Gestan. Replace it by what you have: a database handle, a folder, an
 * HTTP client. The adapter needs no more than this of it.
 */
export interface Backend {
  /** The rows of a table, one by one. Figures are decimals as text, dates are UTC instants. */
  rows(table: TableName, signal?: AbortSignal): AsyncIterable<BackendRow>;
  /** The row that was inserted with this reference. */
  byReference(table: TableName, reference: string): Promise<BackendRow | undefined>;
  /**
   * Inserts a row unless its reference is taken, in one step: a unique index, or a transaction.
   *
   * @returns the row that is there afterwards, and whether it is this one.
   */
  insertOnce(
    table: TableName,
    row: NewRow,
  ): Promise<{ readonly row: BackendRow; readonly inserted: boolean }>;
  /** Sets some fields of a row; `null` empties one. `undefined`: there is no such row. */
  update(
    table: TableName,
    id: string,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<BackendRow | undefined>;
}

export const tableNames = [
  'products',
  'contacts',
  'stock',
  'families',
  'paymentModes',
  'bankAccounts',
  'postingCategories',
  'vatRates',
  'pieces',
] as const;
export type TableName = (typeof tableNames)[number];

export type BackendRow = Readonly<Record<string, unknown>> & { readonly id: string };
export type NewRow = Readonly<Record<string, unknown>> & { readonly externalRef: string };

/** A row as the driver gives it: by the aliases of the query. */
export type Row = Readonly<Record<string, unknown>>;

/** What the host sends to the driver's process. Every reading has a number of its own. */
export type Request =
  | { readonly type: 'open'; readonly connectionString: string; readonly fetchSize: number }
  | { readonly type: 'columns'; readonly reading: number; readonly sql: string }
  | { readonly type: 'select'; readonly reading: number; readonly sql: string }
  /** The batch was worked through: the next one, please. */
  | { readonly type: 'next'; readonly reading: number }
  | { readonly type: 'stop'; readonly reading: number };

export type Answer =
  | { readonly type: 'columns'; readonly reading: number; readonly names: readonly string[] }
  | { readonly type: 'rows'; readonly reading: number; readonly rows: readonly Row[]; readonly last: boolean }
  | { readonly type: 'failed'; readonly reading: number; readonly message: string };

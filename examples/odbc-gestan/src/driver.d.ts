/** The part of the package `odbc` that is used here. */
declare module 'odbc' {
  export interface Rows extends Array<Readonly<Record<string, unknown>>> {
    readonly columns: readonly { readonly name: string }[];
  }
  export interface Cursor {
    readonly noData: boolean;
    fetch(): Promise<Rows>;
    close(): Promise<void>;
  }
  export interface Connection {
    query(sql: string): Promise<Rows>;
    query(sql: string, options: { readonly cursor: true; readonly fetchSize: number }): Promise<Cursor>;
    close(): Promise<void>;
  }
  export function connect(options: {
    readonly connectionString: string;
    readonly loginTimeout?: number;
  }): Promise<Connection>;
}

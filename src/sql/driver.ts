/** What can be bound to a placeholder; lists only where the dialect uses them. */
export type SqlParam = string | number | null | readonly string[];

export interface SqlStatement {
  readonly text: string;
  readonly params: readonly SqlParam[];
  /**
   * It takes a lock, has no parameters, and nobody reads its rows: where it is the first of a
   * transaction, it may be sent in one message with what begins that.
   */
  readonly locks?: boolean;
}

export type SqlRow = Readonly<Record<string, unknown>>;

/**
 * Work in SQL, without saying how it is sent: it yields statements and is given their rows. One
 * description thus serves drivers that answer at once and drivers that answer later, and a
 * synchronous one runs a whole transaction without anything else in between.
 */
export type SqlSteps<T> = Generator<SqlStatement, T, readonly SqlRow[]>;

export interface SqlDriver {
  /** Runs the steps; they only read. */
  read<T>(steps: () => SqlSteps<T>): Promise<T>;
  /**
   * Runs the steps in one transaction. What `steps` gives with `rollback` is handed back after
   * nothing was written.
   */
  write<T>(steps: () => SqlSteps<Outcome<T>>): Promise<T>;
  close(): Promise<void>;
}

/** How a transaction ends. */
export interface Outcome<T> {
  readonly result: T;
  readonly rollback: boolean;
}

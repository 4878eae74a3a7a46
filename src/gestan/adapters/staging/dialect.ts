import type { SqlParam, SqlStatement } from '../../../sql/driver.js';
import type { StagingDialect } from './schema.js';
import { withPrefix } from './schema.js';

/** How the statements of the adapter are worded for one database and one prefix of tables. */
export interface StagingSql {
  readonly dialect: StagingDialect;
  readonly prefix: string;
  /** A statement written with `?` and the tables' usual names. */
  of(text: string, ...params: readonly SqlParam[]): SqlStatement;
  /** An `INSERT` of many rows that travel as one parameter, so that its text is always the same. */
  insertAll(
    table: string,
    columns: readonly InsertColumn[],
    rows: readonly (readonly (string | number | null)[])[],
  ): SqlStatement;
  /**
   * Lets one writer of products and contacts through at a time, in the order in which Gestan's side
   * takes the same lock.
   */
  readonly writeLock: readonly SqlStatement[];
}

/** The most statements whose words are kept: columns and lists of any length make further ones. */
const mostWorded = 500;

export interface InsertColumn {
  readonly name: string;
  readonly type: 'text' | 'integer';
}

export function stagingSql(dialect: StagingDialect, prefix: string): StagingSql {
  // The statements are few, and each is sent many times.
  const worded = new Map<string, string>();
  function wordsOf(text: string): string {
    let words = worded.get(text);
    if (words === undefined) {
      let place = 0;
      const named = withPrefix(text, prefix);
      words = dialect === 'sqlite' ? named : named.replace(/\?/g, () => `$${++place}`);
      if (worded.size >= mostWorded) worded.clear();
      worded.set(text, words);
    }
    return words;
  }

  function of(text: string, ...params: readonly SqlParam[]): SqlStatement {
    return { text: wordsOf(text), params };
  }

  return {
    dialect,
    prefix,
    of,
    insertAll(table, columns, rows) {
      const names = columns.map(({ name }) => name).join(', ');
      const values = columns.map(({ type }, index) =>
        dialect === 'sqlite'
          ? `json_extract(value, '$[${index}]')`
          : `(value ->> ${index})::${type === 'text' ? 'text' : 'bigint'}`,
      );
      const from = dialect === 'sqlite' ? 'json_each(?)' : 'json_array_elements(?::json)';
      return of(
        `INSERT INTO ${table} (${names}) SELECT ${values.join(', ')} FROM ${from}`,
        JSON.stringify(rows),
      );
    },
    // `BEGIN IMMEDIATE` of SQLite is one already.
    writeLock:
      dialect === 'sqlite'
        ? []
        : [{ ...of('SELECT last FROM stg_clock WHERE id = 1 FOR UPDATE'), locks: true }],
  };
}

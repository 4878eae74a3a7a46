import type { SqlParam, SqlStatement } from '../../../sql/driver.js';
import type { StagingDialect } from './schema.js';
import { withPrefix } from './schema.js';

/** How the statements of the adapter are worded for one database and one prefix of tables. */
export interface StagingSql {
  readonly dialect: StagingDialect;
  readonly prefix: string;
  /** A statement written with `?` and the tables' usual names. */
  of(text: string, ...params: readonly SqlParam[]): SqlStatement;
  /**
   * An `INSERT` of many rows that travel as one parameter, so that its text is always the same.
   *
   * @param rest what follows the rows: `ON CONFLICT …`, `RETURNING …`.
   */
  insertAll(
    table: string,
    columns: readonly InsertColumn[],
    rows: readonly (readonly (string | number | null)[])[],
    rest?: string,
  ): SqlStatement;
  /** A statement whose text ends with a column that is to have one of the values: `… WHERE id`. */
  among(text: string, type: InsertColumn['type'], values: readonly string[]): SqlStatement;
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
    insertAll(table, columns, rows, rest = '') {
      const names = columns.map(({ name }) => name).join(', ');
      const values = columns.map(({ type }, index) =>
        dialect === 'sqlite'
          ? `json_extract(value, '$[${index}]')`
          : `(value ->> ${index})${type === 'text' ? '' : '::bigint'}`,
      );
      // Not `json`: that would parse a row anew for each of its columns. `true` tells SQLite that
      // `ON` begins no join.
      const from = dialect === 'sqlite' ? 'json_each(?) WHERE true' : 'jsonb_array_elements(?::jsonb)';
      return of(
        `INSERT INTO ${table} (${names}) SELECT ${values.join(', ')} FROM ${from}${rest && ` ${rest}`}`,
        JSON.stringify(rows),
      );
    },
    among: (text, type, values) =>
      dialect === 'sqlite'
        ? of(
            `${text} IN (SELECT ${type === 'text' ? 'value' : 'CAST(value AS INTEGER)'} FROM json_each(?))`,
            JSON.stringify(values),
          )
        : of(`${text} = ANY (?::${type === 'text' ? 'text' : 'bigint'}[])`, values),
    // `BEGIN IMMEDIATE` of SQLite is one already.
    writeLock:
      dialect === 'sqlite'
        ? []
        : [{ ...of('SELECT last FROM stg_clock WHERE id = 1 FOR UPDATE'), locks: true }],
  };
}

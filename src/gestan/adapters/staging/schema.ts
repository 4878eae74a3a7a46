import { need } from '../../../core/arguments.js';
import { SettingsError } from '../../../core/index.js';
import { accounts } from './sql/accounts.js';
import { askedTables } from './sql/asked.js';
import { cancelledPieces } from './sql/cancelled-pieces.js';
import { postgresRules } from './sql/postgres-rules.js';
import { publishedTables } from './sql/published.js';
import { sqliteRules } from './sql/sqlite-rules.js';
import { postgresWords, sqliteWords } from './sql/words.js';

/** The databases that a staging database can be. */
export const stagingDialects = ['sqlite', 'postgres'] as const;
/** The SQL dialect of the staging database. */
export type StagingDialect = (typeof stagingDialects)[number];

/** Options of the schema. */
export interface StagingSchemaOptions {
  /** The prefix of the table names: letters, digits and `_`. @default 'stg_' */
  readonly tablePrefix?: string | undefined;
  /** The last migration of the database: only later ones are returned. @default 0 */
  readonly after?: number | undefined;
}

/** The migrations of each database, in order. A migration of a released version never changes. */
const migrations: Readonly<Record<StagingDialect, readonly (() => string)[]>> = {
  sqlite: [
    () => publishedTables(sqliteWords),
    () => askedTables(sqliteWords),
    sqliteRules,
    cancelledPieces,
    () => accounts(sqliteWords),
  ],
  postgres: [
    () => publishedTables(postgresWords),
    () => askedTables(postgresWords),
    postgresRules,
    cancelledPieces,
    () => accounts(postgresWords),
  ],
};

/** The layout that this release writes and reads: the number of the last migration. */
export const stagingLayout = migrations.sqlite.length;

const prefixInFiles = /\bstg_/g;
const goodPrefix = /^[A-Za-z_]\w{0,20}$/;

export const defaultTablePrefix = 'stg_';

/** Names of tables are used in SQL unchanged. */
export function checkTablePrefix(prefix: string, field: string): string {
  if (goodPrefix.test(prefix)) return prefix;
  throw new SettingsError(`${field} cannot begin the name of a table.`, {
    code: 'settings.invalid',
    field,
    hint: 'Take up to 21 letters, digits and _, not beginning with a digit.',
  });
}

/** SQL with the names of the tables that begin with `prefix`. */
export function withPrefix(sql: string, prefix: string): string {
  return prefix === defaultTablePrefix ? sql : sql.replace(prefixInFiles, prefix);
}

/**
 * The SQL that creates the tables of a staging database, with a comment on each column, for setting
 * it up by hand. `stagingGestan` executes it itself if it may.
 *
 * @throws {SettingsError} `settings.invalid` for another dialect or prefix.
 * @example
 * writeFileSync('echange.sql', stagingSchema('sqlite'))
 */
export function stagingSchema(dialect: StagingDialect, options: StagingSchemaOptions = {}): string {
  need('stagingSchema()', 'options', options);
  return stagingMigrations(dialect, options)
    .map(({ sql }) => sql)
    .join('\n');
}

/** One step of the layout: from `version - 1` to `version`. */
export interface StagingMigration {
  readonly version: number;
  readonly sql: string;
}

/** The migrations that a database still needs, in order. */
export function stagingMigrations(
  dialect: StagingDialect,
  { tablePrefix = defaultTablePrefix, after = 0 }: StagingSchemaOptions = {},
): readonly StagingMigration[] {
  if (!stagingDialects.includes(dialect))
    throw new SettingsError('There is no schema for this dialect.', {
      code: 'settings.invalid',
      field: 'dialect',
      hint: `Take one of ${stagingDialects.join(', ')}.`,
    });
  const prefix = checkTablePrefix(tablePrefix, 'tablePrefix');
  return migrations[dialect]
    .map((text, index) => ({ version: index + 1, sql: withPrefix(text(), prefix) }))
    .slice(after);
}

/** Whether a line of SQL does something. */
function isStatement(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('--');
}

/**
 * The statements of a migration: each ends with a semicolon and an empty line (bodies of triggers
 * have semicolons, but no empty lines).
 */
export function statementsOf(sql: string): readonly string[] {
  return sql
    .split(/;[ \t]*\n[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.split('\n').some(isStatement));
}

import * as z from 'zod';
import { need } from '../../../core/arguments.js';
import { SettingsError } from '../../../core/index.js';
import type { SqlDriver } from '../../../sql/driver.js';
import type { PostgresPool, PostgresQueryable, PostgresTransactor } from '../../../sql/postgres-drivers.js';
import { postgresDriver } from '../../../sql/postgres-source.js';
import { type SqliteDriverName, sqliteDriverNames } from '../../../sql/sqlite-open.js';
import { type SqliteSource, sqliteOpener } from '../../../sql/sqlite-source.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { productFields } from '../../model.js';
import { pieceKinds } from '../../piece-model.js';
import { gestanCapabilitiesSchema } from '../../schemas.js';
import { checkTablePrefix, defaultTablePrefix, type StagingDialect } from './schema.js';

/** Options of `stagingGestan`. One of `sqlite` and `postgres` is needed. */
export interface StagingGestanOptions {
  /**
   * The database as an SQLite file: its path (or `file:` address; made when it is not there, its
   * folder must be), or a handle of `node:sqlite`, `@libsql/client`, `libsql` or `better-sqlite3`,
   * which `close()` leaves open.
   */
  readonly sqlite?: SqliteSource | undefined;
  /**
   * The database as a PostgreSQL (12 and newer): a `Pool` or a connected `Client` of `pg`, or a
   * `PGlite`, which `close()` leaves open.
   */
  readonly postgres?: PostgresPool | PostgresTransactor | PostgresQueryable | undefined;
  /**
   * Capabilities of the program on Gestan's side that differ from the default.
   *
   * @default everything except images, in EUR, `physical` stock, VAT amounts kept as given
   */
  readonly capabilities?: Partial<Omit<GestanCapabilities, 'images' | 'readBack'>> | undefined;
  /** The prefix of the table names: letters, digits and `_`. @default 'stg_' */
  readonly tablePrefix?: string | undefined;
  /** How long to wait for another program that writes, in milliseconds. @default 10000 */
  readonly busyTimeoutMs?: number | undefined;
  /**
   * SQLite: the driver to open a path with.
   * @default the first that is there: node:sqlite, libsql, better-sqlite3
   */
  readonly driver?: SqliteDriverName | undefined;
  /** For reports. @default 'staging' */
  readonly name?: string | undefined;
}

/** Everything that the tables can hold. */
const everything: GestanCapabilities = {
  pieces: pieceKinds,
  entries: true,
  entryParts: true,
  readContacts: true,
  writeContacts: true,
  readProducts: true,
  writeProducts: true,
  productFields: productFields.filter((field) => field !== 'images'),
  readStock: true,
  stockFigure: 'physical',
  readBack: true,
  modifiedSince: true,
  vatAmounts: true,
  multipleTaxes: true,
  currencies: ['EUR'],
  images: { read: false, write: false },
};

const schema = z.strictObject({
  sqlite: z.unknown().optional(),
  postgres: z.unknown().optional(),
  capabilities: z
    .strictObject(gestanCapabilitiesSchema.omit({ images: true, readBack: true }).shape)
    .partial()
    .refine((given) => !given.productFields?.includes('images'), {
      message: 'cannot have images: the tables hold none',
      path: ['productFields'],
    })
    .default({}),
  tablePrefix: z.string().default(defaultTablePrefix),
  busyTimeoutMs: z.number().nonnegative().max(3_600_000).default(10_000),
  driver: z.enum(sqliteDriverNames).optional(),
  name: z.string().min(1, 'must not be empty').default('staging'),
});

export interface StagingConfig {
  readonly name: string;
  readonly capabilities: GestanCapabilities;
  readonly dialect: StagingDialect;
  readonly prefix: string;
  readonly open: () => Promise<SqlDriver>;
}

/** @throws {SettingsError} `settings.invalid` with the field. */
export function parseStagingOptions(options: StagingGestanOptions): StagingConfig {
  need('stagingGestan()', 'options', options);
  const parsed = schema.safeParse(options);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'is not valid');
  }
  const { name, capabilities, tablePrefix, busyTimeoutMs, driver } = parsed.data;
  const given = Object.fromEntries(Object.entries(capabilities).filter(([, value]) => value !== undefined));
  const config = {
    name,
    capabilities: { ...everything, ...given } as GestanCapabilities,
    prefix: checkTablePrefix(tablePrefix, 'tablePrefix'),
  };
  if (options.postgres !== undefined) {
    if (options.sqlite !== undefined) throw invalid('sqlite', 'cannot stand beside postgres');
    const connection = postgresDriver(options.postgres, { lockTimeoutMs: busyTimeoutMs });
    if (connection === undefined)
      throw invalid('postgres', 'is neither a Pool nor a Client of pg, nor a PGlite');
    return { ...config, dialect: 'postgres', open: async () => connection };
  }
  if (options.sqlite === undefined) throw invalid('sqlite', 'or postgres is needed');
  const open = sqliteOpener(options.sqlite, { busyTimeoutMs, driver });
  if (open === 'empty-path') throw invalid('sqlite', 'is an empty path');
  if (open === 'no-handle')
    throw invalid(
      'sqlite',
      'is neither a path nor a handle of node:sqlite, @libsql/client, libsql or better-sqlite3',
    );
  return { ...config, dialect: 'sqlite', open };
}

function invalid(field: string, message: string): SettingsError {
  return new SettingsError(`The option ${field} of stagingGestan ${message}.`, {
    code: 'settings.invalid',
    field,
  });
}

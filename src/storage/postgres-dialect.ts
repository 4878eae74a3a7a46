import type { SqlParam, SqlStatement } from '../sql/driver.js';
import type { EntryText } from './batch.js';
import type { PageRequest } from './engine.js';
import type { SqlDialect } from './sql.js';

/**
 * The first half of the advisory lock's key ("woog"), so that it does not meet the user's own
 * locks.
 */
const lockClass = 0x776f6f67;

/**
 * The storage in PostgreSQL. Keys are compared by their bytes (`COLLATE "C"`) whatever the
 * database's own language; values are JSON kept as text, since `jsonb` would reorder members and
 * refuse `\u0000`.
 */
export function postgresDialect(prefix: string): SqlDialect {
  const meta = `"${prefix}meta"`;
  const entries = `"${prefix}entries"`;
  const leases = `"${prefix}leases"`;
  const current = 'name = $1 AND token = $2 AND owner IS NOT NULL';
  const pairs = 'SELECT * FROM unnest($1::text[], $2::text[])';
  /** The given time, or the server's, on which all machines agree. */
  const time = (param: string) =>
    `COALESCE(${param}::bigint, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)`;

  return {
    writeLock: [
      {
        text: `SELECT pg_advisory_xact_lock(${lockClass}, hashtext('${prefix.replaceAll("'", "''")}'))`,
        params: [],
        locks: true,
      },
    ],
    createTables: [
      sql(`CREATE TABLE IF NOT EXISTS ${meta} (name text PRIMARY KEY, value integer NOT NULL)`),
      sql(`CREATE TABLE IF NOT EXISTS ${entries} (key text COLLATE "C" PRIMARY KEY, value text NOT NULL)`),
      sql(
        `CREATE TABLE IF NOT EXISTS ${leases} (name text PRIMARY KEY, token bigint NOT NULL, owner text, expires_at bigint NOT NULL)`,
      ),
    ],
    // Not `to_regclass` alone: it may answer from a cache that does not know yet what another
    // session has just made.
    hasVersion: sql(
      'SELECT 1 AS there FROM pg_catalog.pg_class WHERE relname = $1 AND pg_table_is_visible(oid)',
      `${prefix}meta`,
    ),
    version: sql(`SELECT value AS version FROM ${meta} WHERE name = 'layout'`),
    setVersion: (version) => sql(`INSERT INTO ${meta} (name, value) VALUES ('layout', $1)`, version),
    get: (key) => sql(`SELECT value FROM ${entries} WHERE key = $1`, key),
    page: (request) => page(entries, request),
    // A list travels as one parameter, whatever its length.
    take: (left) => left,
    insert: (list) =>
      sql(
        `INSERT INTO ${entries} (key, value) ${pairs} ON CONFLICT (key) DO NOTHING RETURNING key`,
        ...columns(list),
      ),
    put: (list) =>
      sql(
        `INSERT INTO ${entries} (key, value) ${pairs} ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        ...columns(list),
      ),
    delete: (keys) => sql(`DELETE FROM ${entries} WHERE key = ANY ($1::text[])`, keys),
    present: (keys) =>
      sql(`SELECT key FROM ${entries} WHERE key = ANY ($1::text[]) ORDER BY key LIMIT 1`, keys),
    // Locked, so that nobody can take the lease over between this check and the end of the commit.
    fence: (name, token) => sql(`SELECT token FROM ${leases} WHERE ${current} FOR SHARE`, name, token),
    holder: (name) => sql(`SELECT owner FROM ${leases} WHERE name = $1`, name),
    held: (name, now) =>
      sql(
        `SELECT owner, expires_at FROM ${leases}
         WHERE name = $1 AND owner IS NOT NULL AND expires_at > ${time('$2')}`,
        name,
        now ?? null,
      ),
    grant: (name, owner, ttlMs, now) =>
      sql(
        `INSERT INTO ${leases} AS held (name, token, owner, expires_at)
         VALUES ($1, 1, $2, ${time('$4')} + $3::bigint)
         ON CONFLICT (name) DO UPDATE
         SET token = held.token + 1, owner = excluded.owner, expires_at = excluded.expires_at
         WHERE held.owner IS NULL OR held.expires_at <= ${time('$4')}
         RETURNING token, expires_at`,
        name,
        owner,
        ttlMs,
        now ?? null,
      ),
    renew: (name, token, ttlMs, now) =>
      sql(
        `UPDATE ${leases} SET expires_at = ${time('$4')} + $3::bigint WHERE ${current} RETURNING expires_at`,
        name,
        token,
        ttlMs,
        now ?? null,
      ),
    release: (name, token) =>
      sql(`UPDATE ${leases} SET owner = NULL, expires_at = 0 WHERE ${current}`, name, token),
  };
}

function sql(text: string, ...params: readonly SqlParam[]): SqlStatement {
  return { text, params };
}

function columns(list: readonly EntryText[]): readonly [readonly string[], readonly string[]] {
  return [list.map(({ key }) => key), list.map(({ text }) => text)];
}

function page(entries: string, { from, afterFrom, to, reverse, limit }: PageRequest): SqlStatement {
  const params: SqlParam[] = [limit];
  const conditions: string[] = [];
  if (from !== undefined) conditions.push(`key ${afterFrom ? '>' : '>='} $${params.push(from)}`);
  if (to !== undefined) conditions.push(`key < $${params.push(to)}`);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const order = reverse ? ' DESC' : '';
  return sql(`SELECT key, value FROM ${entries}${where} ORDER BY key${order} LIMIT $1`, ...params);
}

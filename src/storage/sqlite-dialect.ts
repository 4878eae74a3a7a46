import type { SqlParam, SqlStatement } from '../sql/driver.js';
import type { EntryText } from './batch.js';
import type { PageRequest } from './engine.js';
import type { SqlDialect } from './sql.js';

/** Entries of one statement: 128 parameters at most, in few different statements. */
const rowCounts = [64, 16, 8, 4, 3, 2, 1] as const;

/**
 * The storage in SQLite. Keys to delete travel as one JSON parameter, which `json_each` unfolds.
 * Entries are rows of their own: to write them into JSON and to read them out of it again takes
 * longer than their parameters. TEXT keys compare as BINARY by default: by their UTF-8 bytes.
 */
export function sqliteDialect(prefix: string): SqlDialect {
  const meta = `"${prefix}meta"`;
  const entries = `"${prefix}entries"`;
  const leases = `"${prefix}leases"`;
  // The texts are made once, as the statements are.
  const writing = (rest: string) => {
    const texts = new Map<number, string>(
      rowCounts.map((count) => {
        const rows = Array.from({ length: count }, () => '(?, ?)').join(', ');
        return [count, `INSERT INTO ${entries} (key, value) VALUES ${rows} ON CONFLICT (key) ${rest}`];
      }),
    );
    return (list: readonly EntryText[]): SqlStatement => {
      const params: SqlParam[] = [];
      for (const { key, text } of list) params.push(key, text);
      return { text: texts.get(list.length) ?? '', params };
    };
  };
  const current = 'name = ? AND token = ? AND owner IS NOT NULL';

  return {
    // `BEGIN IMMEDIATE` is one already.
    writeLock: [],
    createTables: [
      sql(`CREATE TABLE IF NOT EXISTS ${meta} (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL)`),
      sql(`CREATE TABLE IF NOT EXISTS ${entries} (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)`),
      sql(
        `CREATE TABLE IF NOT EXISTS ${leases} (name TEXT PRIMARY KEY NOT NULL, token INTEGER NOT NULL, owner TEXT, expires_at INTEGER NOT NULL)`,
      ),
    ],
    hasVersion: sql(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?`, `${prefix}meta`),
    version: sql(`SELECT value AS version FROM ${meta} WHERE name = 'layout'`),
    setVersion: (version) => sql(`INSERT INTO ${meta} (name, value) VALUES ('layout', ?)`, version),
    get: (key) => sql(`SELECT ${bytesOf('value')} FROM ${entries} WHERE key = ?`, key),
    page: (request) => page(entries, request),
    take: (left) => rowCounts.find((count) => count <= left) ?? 1,
    insert: writing('DO NOTHING RETURNING key'),
    put: writing('DO UPDATE SET value = excluded.value'),
    delete: (keys) =>
      sql(`DELETE FROM ${entries} WHERE key IN (SELECT value FROM json_each(?))`, JSON.stringify(keys)),
    present: (keys) =>
      sql(
        `SELECT key FROM ${entries} WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key LIMIT 1`,
        JSON.stringify(keys),
      ),
    fence: (name, token) => sql(`SELECT token FROM ${leases} WHERE ${current}`, name, token),
    holder: (name) => sql(`SELECT ${bytesOf('owner')} FROM ${leases} WHERE name = ?`, name),
    held: (name, now = 0) =>
      sql(
        `SELECT ${bytesOf('owner')}, expires_at FROM ${leases} WHERE name = ? AND owner IS NOT NULL AND expires_at > ?`,
        name,
        now,
      ),
    grant: (name, owner, ttlMs, now = 0) =>
      sql(
        `INSERT INTO ${leases} (name, token, owner, expires_at) VALUES (?, 1, ?, ?)
         ON CONFLICT (name) DO UPDATE SET token = token + 1, owner = excluded.owner, expires_at = excluded.expires_at
         WHERE owner IS NULL OR expires_at <= ? RETURNING token, expires_at`,
        name,
        owner,
        now + ttlMs,
        now,
      ),
    renew: (name, token, ttlMs, now = 0) =>
      sql(
        `UPDATE ${leases} SET expires_at = ? WHERE ${current} RETURNING expires_at`,
        now + ttlMs,
        name,
        token,
      ),
    release: (name, token) =>
      sql(`UPDATE ${leases} SET owner = NULL, expires_at = 0 WHERE ${current}`, name, token),
  };
}

/**
 * A text column as its bytes, null where it holds something else. Invalid UTF-8 is then found by
 * the reader; the libsql driver ends the process when it decodes such a text itself.
 */
function bytesOf(column: string): string {
  return `CASE typeof(${column}) WHEN 'text' THEN CAST(${column} AS BLOB) END AS ${column}`;
}

/** Key and value as the bytes of one column: half as many objects for the driver to make. */
const entryBytes = `CASE WHEN typeof(key) = 'text' AND typeof(value) = 'text'
  THEN CAST(key || char(0) || value AS BLOB) END AS entry`;

function sql(text: string, ...params: readonly SqlParam[]): SqlStatement {
  return { text, params };
}

function page(entries: string, { from, afterFrom, to, reverse, limit }: PageRequest): SqlStatement {
  const conditions: string[] = [];
  const params: SqlParam[] = [];
  if (from !== undefined) {
    conditions.push(afterFrom ? 'key > ?' : 'key >= ?');
    params.push(from);
  }
  if (to !== undefined) {
    conditions.push('key < ?');
    params.push(to);
  }
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const order = reverse ? ' DESC' : '';
  return sql(`SELECT ${entryBytes} FROM ${entries}${where} ORDER BY key${order} LIMIT ?`, ...params, limit);
}

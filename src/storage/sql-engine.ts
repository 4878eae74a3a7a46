import { Buffer, isUtf8 } from 'node:buffer';
import type { Outcome, SqlDriver, SqlRow, SqlStatement, SqlSteps } from '../sql/driver.js';
import { StorageError } from '../sql/errors.js';
import { sqlOpening } from '../sql/opening.js';
import type { CommitBatch, EntryText } from './batch.js';
import type { LeaseLoss, StorageEngine } from './engine.js';
import type { SqlDialect } from './sql.js';

/**
 * The layout of the tables. A newer release that changes it raises the number, and brings older
 * databases up to it.
 */
const layout = 1;

/**
 * Rows and characters of one statement: enough to make the round trip cheap, little enough to keep
 * memory flat.
 */
const rowsPerStatement = 2_000;
const textPerStatement = 4_000_000;

export interface SqlEngineOptions {
  readonly dialect: SqlDialect;
  /** Opens the database; called once, at the first use, and again when it failed. */
  readonly open: () => Promise<SqlDriver>;
  /** Milliseconds since the epoch; `undefined` leaves the time of leases to the database. */
  readonly now: () => number | undefined;
}

/** A storage engine over SQL, for any dialect and driver. */
export function sqlEngine({ dialect, open, now }: SqlEngineOptions): StorageEngine {
  const { ready, close } = sqlOpening(open, async (driver) => {
    const version =
      (await driver.read(() => readVersion(dialect))) ?? (await driver.write(() => createSchema(dialect)));
    if (version > layout) throw tooNew(version);
  });

  return {
    async get(key) {
      const [row] = await (await ready()).read(() => one(dialect.get(key)));
      return row === undefined ? undefined : textOf(row, 'value');
    },
    async page(request) {
      const rows = await (await ready()).read(() => one(dialect.page(request)));
      return rows.map(entryOf);
    },
    async commit(batch) {
      return (await ready()).write(() => commit(dialect, batch));
    },
    async grant(name, owner, ttlMs) {
      // A newer release may have changed the tables since this process opened them: it begins no
      // work.
      const granted = await (await ready()).write(function* (): SqlSteps<
        Outcome<SqlRow | number | undefined>
      > {
        const [current] = yield dialect.version;
        const version = current === undefined ? layout : numberOf(current, 'version');
        if (version > layout) return undo(version);
        const [row] = yield dialect.grant(name, owner, ttlMs, now());
        return keep(row);
      });
      if (typeof granted === 'number') throw tooNew(granted);
      const row = granted;
      if (row === undefined) return undefined;
      return { token: numberOf(row, 'token'), expiresAt: numberOf(row, 'expires_at') };
    },
    async holder(name) {
      const [row] = await (await ready()).read(() => one(dialect.held(name, now())));
      if (row === undefined) return undefined;
      return { owner: textOf(row, 'owner'), expiresAt: numberOf(row, 'expires_at') };
    },
    async renew(name, token, ttlMs) {
      return (await ready()).write(function* (): SqlSteps<Outcome<number | LeaseLoss>> {
        const [row] = yield dialect.renew(name, token, ttlMs, now());
        if (row !== undefined) return keep(numberOf(row, 'expires_at'));
        return undo(yield* lostTo(dialect, name));
      });
    },
    async release(name, token) {
      await (await ready()).write(() => written(dialect.release(name, token)));
    },
    close,
  };
}

function* readVersion(dialect: SqlDialect): SqlSteps<number | undefined> {
  const tables = yield dialect.hasVersion;
  if (tables.length === 0) return undefined;
  const [row] = yield dialect.version;
  return row === undefined ? undefined : numberOf(row, 'version');
}

function* createSchema(dialect: SqlDialect): SqlSteps<Outcome<number>> {
  for (const statement of dialect.writeLock) yield statement;
  // Another process may have been faster: its version counts.
  const existing = yield* readVersion(dialect);
  if (existing !== undefined) return keep(existing);
  for (const statement of dialect.createTables) yield statement;
  yield dialect.setVersion(layout);
  return keep(layout);
}

type Obstacle = { readonly conflict: string } | LeaseLoss | undefined;

function* commit(dialect: SqlDialect, batch: CommitBatch): SqlSteps<Outcome<Obstacle>> {
  const { fence, inserts, puts, deletes, absent } = batch;
  for (const statement of dialect.writeLock) yield statement;
  if (fence !== undefined) {
    const [current] = yield dialect.fence(fence.name, fence.token);
    if (current === undefined) return undo(yield* lostTo(dialect, fence.name));
  }
  for (const keys of chunks(absent, (key) => key.length)) {
    const [there] = yield dialect.present(keys);
    if (there !== undefined) return undo({ conflict: textOf(there, 'key') });
  }
  for (const entries of chunks(inserts, sizeOf, dialect.take)) {
    const done = yield dialect.insert(entries);
    if (done.length === entries.length) continue;
    const fresh = new Set(done.map((row) => textOf(row, 'key')));
    return undo({ conflict: entries.find(({ key }) => !fresh.has(key))?.key ?? '' });
  }
  for (const entries of chunks(puts, sizeOf, dialect.take)) yield dialect.put(entries);
  for (const keys of chunks(deletes, (key) => key.length)) yield dialect.delete(keys);
  return keep(undefined);
}

function* lostTo(dialect: SqlDialect, name: string): SqlSteps<LeaseLoss> {
  const [row] = yield dialect.holder(name);
  return { lostTo: row === undefined || row.owner === null ? undefined : textOf(row, 'owner') };
}

function* one(statement: SqlStatement): SqlSteps<readonly SqlRow[]> {
  return yield statement;
}

function* written(statement: SqlStatement): SqlSteps<Outcome<readonly SqlRow[]>> {
  return keep(yield statement);
}

function keep<T>(result: T): Outcome<T> {
  return { result, rollback: false };
}

function undo<T>(result: T): Outcome<T> {
  return { result, rollback: true };
}

function sizeOf({ key, text }: EntryText): number {
  return key.length + text.length;
}

/** @param take how many of so many items a statement takes at most. */
function* chunks<T>(
  items: readonly T[],
  size: (item: T) => number,
  take: (left: number) => number = (left) => left,
): Generator<readonly T[]> {
  let at = 0;
  while (at < items.length) {
    const most = Math.min(take(items.length - at), rowsPerStatement);
    let end = at;
    let length = 0;
    for (const item of items.slice(at, at + most)) {
      length += size(item);
      if (end > at && length > textPerStatement) break;
      end += 1;
    }
    // Long texts may cut a chunk to a size for which there is no statement.
    end = end - at === most ? end : at + take(end - at);
    yield items.slice(at, end);
    at = end;
  }
}

function entryOf(row: SqlRow): EntryText {
  if (row.entry === undefined) return { key: textOf(row, 'key'), text: textOf(row, 'value') };
  const entry = textOf(row, 'entry');
  const end = entry.indexOf('\0');
  return { key: entry.slice(0, end), text: entry.slice(end + 1) };
}

function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  const bytes = bytesIn(value);
  if (bytes === undefined || !isUtf8(bytes)) throw damaged(column);
  return bytes.toString('utf8');
}

/** Drivers give bytes in three ways. */
function bytesIn(value: unknown): Buffer | undefined {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return value instanceof ArrayBuffer ? Buffer.from(value) : undefined;
}

/** Drivers give 64-bit numbers as numbers, texts or bigints. */
function numberOf(row: SqlRow, column: string): number {
  const number = Number(row[column] ?? Number.NaN);
  if (Number.isSafeInteger(number)) return number;
  throw damaged(column);
}

function damaged(column: string): StorageError {
  return new StorageError(`The storage holds a value in its column "${column}" that cannot be read.`, {
    code: 'storage.corrupt',
    hint: 'It was changed by another program, or the database is damaged: restore a backup.',
  });
}

function tooNew(version: number): StorageError {
  return new StorageError(
    `The storage has layout ${version}; this release of woo-gestan knows layouts up to ${layout}.`,
    { code: 'storage.newer-version', hint: 'Update woo-gestan, or open another storage.' },
  );
}

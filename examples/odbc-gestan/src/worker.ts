/**
 * The driver's process. It alone loads the driver: one that crashes or hangs takes nothing with it
 * but its readings. Nothing but SELECT is ever sent from here.
 */
import { type Connection, type Cursor, connect } from 'odbc';
import type { Answer, Request } from './messages.js';

let settings: Extract<Request, { type: 'open' }> | undefined;
/** Connections without work. A reading has one to itself: not every driver carries two cursors. */
const idle: Connection[] = [];
const readings = new Map<number, { readonly wake: (goOn: boolean) => void }>();

const answer = (message: Answer) => process.send?.(message);

async function withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  if (!settings) throw new Error('The connection string has not come yet.');
  const connection =
    idle.pop() ?? (await connect({ connectionString: settings.connectionString, loginTimeout: 30 }));
  try {
    const result = await work(connection);
    idle.push(connection);
    return result;
  } catch (error) {
    // What failed may be unusable. Closing it may fail for the same reason, which is reported already.
    await connection.close().catch(() => undefined);
    throw error;
  }
}

/** A plain SELECT: what a table map says can only read. */
function mustRead(sql: string): void {
  if (!/^SELECT\s/.test(sql) || sql.includes(';')) throw new Error('Only a single SELECT is allowed.');
}

async function columns(reading: number, sql: string): Promise<void> {
  mustRead(sql);
  const names = await withConnection(async (connection) => (await connection.query(sql)).columns);
  answer({ type: 'columns', reading, names: names.map(({ name }) => name) });
}

async function select(reading: number, sql: string): Promise<void> {
  mustRead(sql);
  const { fetchSize = 500 } = settings ?? {};
  await withConnection(async (connection) => {
    const cursor = await connection.query(sql, { cursor: true, fetchSize });
    try {
      await pump(reading, cursor);
    } finally {
      await cursor.close();
    }
  });
}

/**
 * Batch after batch, each when the one before has been worked through: memory does not grow with
 * the table.
 */
async function pump(reading: number, cursor: Cursor): Promise<void> {
  for (;;) {
    const goOn = new Promise<boolean>((wake) => {
      readings.set(reading, { wake });
    });
    const rows = await cursor.fetch();
    const last = cursor.noData;
    answer({ type: 'rows', reading, rows: rows.map((row) => ({ ...row })), last });
    if (last || !(await goOn)) return;
  }
}

process.on('message', (request: Request) => {
  if (request.type === 'open') {
    settings = request;
    return;
  }
  const { reading } = request;
  if (request.type === 'next' || request.type === 'stop') {
    readings.get(reading)?.wake(request.type === 'next');
    return;
  }
  const work = request.type === 'columns' ? columns : select;
  work(reading, request.sql)
    .catch((error: unknown) => {
      answer({ type: 'failed', reading, message: messageOf(error) });
    })
    .finally(() => {
      readings.delete(reading);
    });
});

// The host is gone: so is the reason to be here.
process.on('disconnect', () => process.exit(0));

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = 'odbcErrors' in error && Array.isArray(error.odbcErrors) ? error.odbcErrors : [];
  const parts = details.map(
    (each: { message?: unknown; state?: unknown }) => `${each.state} ${each.message}`,
  );
  return [error.message, ...parts].join(' ');
}

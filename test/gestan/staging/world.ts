import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { createClient } from '@libsql/client';
import type { Run } from '../../../examples/quickstart/gestan-side.js';
import {
  type StagingGestan,
  type StagingGestanOptions,
  stagingGestan,
} from '../../../src/gestan/adapters/staging/index.js';
import { openSchema } from '../../support/pglite.js';

/** A staging database with Gestan's side on it. */
export interface StagingWorld {
  readonly run: Run;
  open(options?: Omit<StagingGestanOptions, 'sqlite' | 'postgres'>): StagingGestan;
  close(): Promise<void>;
}

/** A staging database in PostgreSQL, in the schema that is searched. */
export function stagingIn(database: PGlite, close: () => Promise<void>): StagingWorld {
  return {
    async run(text, ...params) {
      let place = 0;
      const numbered = text.replace(/\?/g, () => `$${++place}`);
      return (await database.query<Record<string, unknown>>(numbered, [...params])).rows;
    },
    open: (options = {}) => stagingGestan({ postgres: database, ...options }),
    close,
  };
}

/** A staging database in PostgreSQL, in a schema of its own. */
export async function stagingInSchema(): Promise<StagingWorld> {
  const { database, remove } = await openSchema();
  return stagingIn(database, remove);
}

/** A staging database in a file, with Gestan's side on a connection of its own. */
export async function stagingFile() {
  const folder = await mkdtemp(join(tmpdir(), 'échange '));
  const path = join(folder, 'gestan.db');
  const client = createClient({ url: `file:${path}` });
  const run: Run = async (text, ...params) => {
    const { rows } = await client.execute({ sql: text, args: [...params] });
    return rows as never;
  };
  return {
    path,
    run,
    client,
    // One SQLite library per process and file: two of them do not see each other's locks.
    open: (options: Omit<StagingGestanOptions, 'sqlite' | 'postgres'> = {}) =>
      stagingGestan({ sqlite: path, driver: 'libsql', ...options }),
    async close() {
      client.close();
      await rm(folder, { recursive: true });
    },
  };
}

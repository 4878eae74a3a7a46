import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import type { Run } from '../../../examples/quickstart/gestan-side.js';
import { type StagingGestanOptions, stagingGestan } from '../../../src/gestan/adapters/staging/index.js';

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
    open: (
      options: Omit<StagingGestanOptions, 'sqlite'> = {}, // One SQLite library per process and file: two of them do not see each other's locks.
    ) => stagingGestan({ sqlite: path, driver: 'libsql', ...options }),
    async close() {
      client.close();
      await rm(folder, { recursive: true });
    },
  };
}

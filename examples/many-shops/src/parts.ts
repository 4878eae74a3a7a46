import pg from 'pg';
import PgBoss from 'pg-boss';
import type { Environment } from './environment.js';
import { keysFromEnvironment } from './keys.js';
import { createQueue, type ShopQueue } from './queue.js';
import { createRegistry, type Registry } from './registry.js';
import { createSyncs, type Syncs } from './syncs.js';

/** What the main process and each worker have in common. */
export interface Parts extends AsyncDisposable {
  readonly registry: Registry;
  readonly queue: ShopQueue;
  readonly syncs: Syncs;
  /** Ends the jobs at hand, takes no new ones. */
  stop(): Promise<void>;
}

export async function openParts(
  environment: Environment,
  { supervise }: { readonly supervise: boolean },
): Promise<Parts> {
  const { connectionString, runMs, concurrency, webhookSecret } = environment;
  const pool = new pg.Pool({ connectionString, max: concurrency + 2 });
  pool.on('error', () => undefined);
  const boss = new PgBoss({
    connectionString,
    max: concurrency + 2,
    supervise,
    schedule: false,
    maintenanceIntervalSeconds: 10,
    archiveCompletedAfterSeconds: 60,
    deleteAfterMinutes: 10,
  });
  // pg-boss goes on by itself when PostgreSQL is back.
  boss.on('error', (error) => console.error(`pg-boss: ${error.message}`));
  // pg-boss notes the end of a job without waiting for it: while PostgreSQL is away, that would end
  // the process.
  process.on('unhandledRejection', (error) => {
    console.error(error instanceof Error ? error.message : String(error));
  });
  await boss.start();
  const syncs = createSyncs({
    connectionString,
    keys: keysFromEnvironment(process.env),
    webhookSecret,
    connections: concurrency + 1,
  });
  const stop = () => boss.stop({ graceful: true, wait: true, timeout: 60_000 });
  return {
    registry: createRegistry(pool),
    queue: createQueue(boss, runMs),
    syncs,
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      await syncs.close();
      await pool.end();
    },
  };
}

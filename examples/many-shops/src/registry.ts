import type pg from 'pg';
import type { Progress, RunReport } from 'woo-gestan';
import type { NextStep, Outcome } from './next-step.js';

/** A shop and how it fares: one row of the table. */
export interface ShopRow {
  readonly id: string;
  readonly url: string;
  readonly host: string;
  /** The Gestan that it belongs to: the PostgreSQL schema of its staging tables and of its state. */
  readonly gestan: string;
  readonly interval_ms: number;
  readonly state: 'active' | 'parked';
  /** The code of the error that parked it, or of the last failure. */
  readonly reason: string | null;
  readonly failures: number;
  /** Since when the shop is due, or will be. */
  readonly next_at: Date;
  /** Not before this time is it tried again, though it is due. */
  readonly not_before: Date;
  readonly woken_at: Date | null;
  readonly worker: string | null;
  readonly progress: Progress | null;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly done_at: Date | null;
  /** Rows by flow and outcome, of all runs. */
  readonly rows: Readonly<Record<string, number>>;
}

const schema = `
CREATE TABLE IF NOT EXISTS shops (
  id text PRIMARY KEY,
  url text NOT NULL,
  host text NOT NULL,
  gestan text NOT NULL,
  interval_ms integer NOT NULL CHECK (interval_ms >= 1000),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'parked')),
  reason text,
  failures integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT now(),
  not_before timestamptz NOT NULL DEFAULT now(),
  woken_at timestamptz,
  worker text,
  progress jsonb,
  started_at timestamptz(3),
  ended_at timestamptz,
  done_at timestamptz,
  rows jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE IF NOT EXISTS shop_runs (
  shop text NOT NULL,
  worker text NOT NULL,
  due_at timestamptz NOT NULL,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz,
  outcome text,
  PRIMARY KEY (shop, started_at)
)`;

/** One attempt to run a shop: why a shop has waited stands here. */
export interface RunRow {
  readonly shop: string;
  readonly worker: string;
  readonly due_at: Date;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  /** `done`, `stopped`, `killed`, what it had to wait for, or the code of its error. */
  readonly outcome: string | null;
}

/** A shop that is due. */
export interface DueShop {
  readonly id: string;
  /** For how many seconds it has been due. */
  readonly late: number;
}

/** The table of shops: it alone says what is due. */
export interface Registry {
  install(): Promise<void>;
  add(shop: Pick<ShopRow, 'id' | 'url' | 'gestan' | 'interval_ms'>): Promise<void>;
  list(): Promise<readonly ShopRow[]>;
  /** The shops that are due and that nobody works at. */
  due(limit: number): Promise<readonly DueShop[]>;
  /** Marks a shop as begun by this worker; undefined: it is not due, parked, or another is at it. */
  begin(id: string, worker: string): Promise<ShopRow | undefined>;
  progress(id: string, worker: string, progress: Progress): Promise<void>;
  /** Notes how a run ended, and when the next one is due. */
  end(shop: ShopRow, outcome: Outcome, step: NextStep, reports: RunReport['reports']): Promise<void>;
  /** The attempts of one shop in the last hour, oldest first. */
  runs(id: string): Promise<readonly RunRow[]>;
  /** Forgets attempts that are older than an hour. */
  prune(): Promise<void>;
  /** A webhook came: the shop is due now, or once more when its present run has ended. */
  wake(id: string): Promise<void>;
  /** A person has corrected what was wrong. */
  unpark(id: string): Promise<void>;
  /** A worker has died: its shops are due again. */
  release(worker: string): Promise<void>;
  /** The same for runs that have lasted longer than any may: their machine is gone. */
  releaseOlderThan(ms: number): Promise<void>;
}

export function createRegistry(pool: pg.Pool): Registry {
  const one = async (text: string, ...values: unknown[]): Promise<ShopRow | undefined> =>
    (await pool.query<ShopRow>(text, values)).rows[0];
  return {
    async install() {
      await pool.query(schema);
    },
    async add({ id, url, gestan, interval_ms }) {
      await pool.query(
        `INSERT INTO shops (id, url, host, gestan, interval_ms) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET url = $2, host = $3, gestan = $4, interval_ms = $5`,
        [id, url, new URL(url).host, gestan, interval_ms],
      );
    },
    async list() {
      return (await pool.query<ShopRow>('SELECT * FROM shops ORDER BY id')).rows;
    },
    async due(limit) {
      const found = await pool.query<DueShop>(
        `SELECT id, extract(epoch FROM now() - next_at)::int AS late FROM shops
         WHERE state = 'active' AND worker IS NULL AND greatest(next_at, not_before) <= now()
         ORDER BY next_at LIMIT $1`,
        [limit],
      );
      return found.rows;
    },
    begin: (id, worker) =>
      one(
        `WITH begun AS (
           UPDATE shops SET worker = $2, started_at = now(), progress = NULL
           WHERE id = $1 AND state = 'active' AND worker IS NULL AND greatest(next_at, not_before) <= now()
           RETURNING *
         ), noted AS (
           INSERT INTO shop_runs (shop, worker, due_at, started_at) SELECT id, worker, next_at, started_at FROM begun
         )
         SELECT * FROM begun`,
        id,
        worker,
      ),
    async progress(id, worker, progress) {
      await pool.query('UPDATE shops SET progress = $3 WHERE id = $1 AND worker = $2', [
        id,
        worker,
        progress,
      ]);
    },
    async end(shop, outcome, step, reports) {
      const rows: Record<string, number> = { ...shop.rows };
      for (const { flow, counts } of reports)
        for (const [kind, count] of Object.entries(counts))
          rows[`${flow}/${kind}`] = (rows[`${flow}/${kind}`] ?? 0) + count;
      await one(
        `WITH noted AS (
           UPDATE shop_runs SET ended_at = now(), outcome = $10 WHERE shop = $1 AND started_at = $9
         )
         UPDATE shops SET worker = NULL, progress = NULL, ended_at = now(),
           done_at = CASE WHEN $3 THEN now() ELSE done_at END,
           state = CASE WHEN $4 THEN 'parked' ELSE state END,
           reason = $5, failures = $6, rows = $7,
           next_at = CASE WHEN $11 THEN next_at WHEN woken_at > started_at THEN now()
             ELSE now() + $8 * interval '1 millisecond' END,
           not_before = CASE WHEN $11 THEN now() + $8 * interval '1 millisecond' ELSE now() END
         WHERE id = $1 AND worker = $2 AND started_at = $9`,
        shop.id,
        shop.worker,
        outcome.kind === 'done',
        step.kind === 'park',
        outcome.kind === 'failed' ? outcome.code : null,
        step.failures,
        rows,
        step.kind === 'again' ? step.afterMs : 0,
        shop.started_at,
        outcome.kind === 'failed' ? outcome.code : outcome.kind === 'no-slot' ? outcome.why : outcome.kind,
        // One that has not begun stays due since it was: it goes before those that are due later.
        outcome.kind === 'no-slot',
      );
    },
    async runs(id) {
      const text = 'SELECT * FROM shop_runs WHERE shop = $1 ORDER BY started_at';
      return (await pool.query<RunRow>(text, [id])).rows;
    },
    async prune() {
      await pool.query(`DELETE FROM shop_runs WHERE started_at < now() - interval '1 hour'`);
    },
    async wake(id) {
      await pool.query('UPDATE shops SET woken_at = now(), next_at = least(next_at, now()) WHERE id = $1', [
        id,
      ]);
    },
    async unpark(id) {
      await pool.query(
        `UPDATE shops SET state = 'active', failures = 0, reason = NULL, next_at = now(), not_before = now() WHERE id = $1`,
        [id],
      );
    },
    async release(worker) {
      await pool.query(
        `WITH freed AS (UPDATE shops SET worker = NULL WHERE worker = $1 RETURNING id, started_at)
         UPDATE shop_runs SET ended_at = now(), outcome = 'killed'
         FROM freed WHERE shop = id AND shop_runs.started_at = freed.started_at`,
        [worker],
      );
    },
    async releaseOlderThan(ms) {
      await pool.query(
        `UPDATE shops SET worker = NULL WHERE worker IS NOT NULL AND started_at < now() - $1 * interval '1 millisecond'`,
        [ms],
      );
    },
  };
}

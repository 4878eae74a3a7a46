import { SettingsError } from '../../core/index.js';
import type { Report } from '../../diff/plan.js';
import type { ShopStore } from './store.js';

/** A stored report without its rows. */
export interface RunSummary extends Omit<Report, 'rows'> {
  /** Whether `sync.undo(runId)` has something to put back. */
  readonly undoable: boolean;
}

/** Which runs are listed. */
export interface RunListOptions {
  /** How many are given at most, 1 to 1000. @default 20 */
  readonly limit?: number | undefined;
}

/** What applies and runs did: their stored reports. */
export interface RunsApi {
  /**
   * The last runs, newest first.
   *
   * @throws SettingsError `settings.invalid` for a limit that cannot be used.
   * @example
   * const [last] = await sync.runs.list({ limit: 1 })
   * if (last?.undoable) console.log(renderPlan(await sync.undo(last.runId)))
   */
  list(options?: RunListOptions): Promise<readonly RunSummary[]>;
  /**
   * One report with its rows, as `apply()` gave it. `undefined`: no such run. Of a `run()`, rows
   * that were skipped for a reason that the report of an earlier run, at most a day older, has told
   * are only counted: `sync.explain()` knows of them.
   */
  get(runId: string): Promise<Report | undefined>;
}

const runIdPattern = /^[\w-]{1,80}$/;

/** Whether a text can be the id of a run, so that it may be part of a key. */
export function isRunId(text: unknown): text is string {
  return typeof text === 'string' && runIdPattern.test(text);
}

export function createRuns(store: ShopStore): RunsApi {
  return {
    async list({ limit = 20 } = {}) {
      if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
        throw new SettingsError('runs.list(): limit must be a whole number from 1 to 1000.', {
          code: 'settings.invalid',
          field: 'limit',
          hint: 'Leave it out to get the last 20.',
        });
      }
      const runs: RunSummary[] = [];
      for await (const { value } of store.list<Report>(store.keys.run(''), { limit, reverse: true })) {
        const { rows: _, ...report } = value;
        runs.push({ ...report, undoable: await hasUndo(store, value.runId) });
      }
      return runs;
    },
    get: async (runId) => (isRunId(runId) ? store.get<Report>(store.keys.run(runId)) : undefined),
  };
}

async function hasUndo(store: ShopStore, runId: string): Promise<boolean> {
  for await (const _ of store.list(store.keys.undo(runId, ''), { limit: 1 })) return true;
  return false;
}

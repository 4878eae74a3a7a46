import { need } from '../../core/arguments.js';
import { isRecent, SettingsError, textPrint } from '../../core/index.js';
import type { Report } from '../../diff/plan.js';
import type { StorageWrite } from '../../storage/index.js';
import { put, type ShopStore } from './store.js';

/** A stored report without its rows. */
export interface RunSummary extends Omit<Report, 'rows'> {
  /** Whether `sync.undo(runId)` has something to restore. */
  readonly undoable: boolean;
}

/** Which runs are listed. */
export interface RunListOptions {
  /** The most runs to return, 1 to 1000. @default 20 */
  readonly limit?: number | undefined;
}

/** The stored reports of applies and runs. */
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
  /** One report with its rows, as `apply()` returned it. `undefined`: no such run. */
  get(runId: string): Promise<Report | undefined>;
}

/** A report as it is stored. */
interface StoredReport extends Report {
  /** The run whose report holds the same rows: they are not stored again. */
  readonly rowsOf?: string;
}

/** The rows of the last report of a flow that had nothing to do. */
interface IdleRows {
  readonly runId: string;
  readonly print: string;
  /** When that run began. */
  readonly at: string;
}

/**
 * How long reports of later idle runs refer to these rows, in milliseconds.
 */
const sameRowsMs = 24 * 3_600_000;

/**
 * The writes that store a report. Open rows, such as products that wait for a mapping, are the same
 * in each run, so the rows of a run that did nothing are stored once a day.
 */
export async function reportWrites(store: ShopStore, report: Report): Promise<readonly StorageWrite[]> {
  const { runId, flow, counts, rows, startedAt, aborted } = report;
  const { keys } = store;
  const whole = put(keys.run(runId), report);
  const isIdle =
    counts.done + counts.sent + counts.failed + counts.stale + counts.unsettled === 0 && !aborted;
  if (!isIdle || report.error || rows.length === 0) return [whole];
  const print = textPrint(JSON.stringify(rows));
  const last = await store.get<IdleRows>(keys.idleRows(flow));
  if (last?.print === print && isRecent(last.at, Date.parse(startedAt), sameRowsMs)) {
    const stored: StoredReport = { ...report, rows: [], rowsOf: last.runId };
    return [put(keys.run(runId), stored)];
  }
  const kept: IdleRows = { runId, print, at: startedAt };
  return [whole, put(keys.idleRows(flow), kept)];
}

/**
 * A stored report with its rows. If the report that holds them was deleted, only the counts are
 * left.
 */
async function withRows(store: ShopStore, stored: StoredReport | undefined): Promise<Report | undefined> {
  if (stored?.rowsOf === undefined) return stored;
  const { rowsOf, ...report } = stored;
  const other = await store.get<Report>(store.keys.run(rowsOf));
  return { ...report, rows: other?.rows ?? [] };
}

const runIdPattern = /^[\w-]{1,80}$/;

/** Whether a text can be the id of a run, so that it may be part of a key. */
export function isRunId(text: unknown): text is string {
  return typeof text === 'string' && runIdPattern.test(text);
}

export function createRuns(store: ShopStore): RunsApi {
  return {
    async list(options = {}) {
      need('runs.list()', 'options', options);
      const { limit = 20 } = options;
      if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
        throw new SettingsError('runs.list(): limit must be a whole number from 1 to 1000.', {
          code: 'settings.invalid',
          field: 'limit',
          hint: 'Leave it out for the last 20.',
        });
      }
      const runs: RunSummary[] = [];
      for await (const { value } of store.list<StoredReport>(store.keys.run(''), { limit, reverse: true })) {
        const { rows: _, rowsOf: __, ...report } = value;
        runs.push({ ...report, undoable: await hasUndo(store, value.runId) });
      }
      return runs;
    },
    get: async (runId) =>
      isRunId(runId) ? withRows(store, await store.get(store.keys.run(runId))) : undefined,
  };
}

async function hasUndo(store: ShopStore, runId: string): Promise<boolean> {
  for await (const _ of store.list(store.keys.undo(runId, ''), { limit: 1 })) return true;
  return false;
}

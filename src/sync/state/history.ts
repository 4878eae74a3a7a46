import { defined, type Instant, stableJson } from '../../core/index.js';
import type { FlowName, Outcome, Row, RowReport } from '../../diff/plan.js';
import type { Reason } from '../../diff/reasons.js';
import type { StorageLease, StorageWrite } from '../../storage/index.js';
import type { ShopStore } from './store.js';
import { put } from './store.js';

/**
 * The last outcome of a row that was not done. It names no person: the row's key says what it is
 * about.
 */
export interface HistoryRecord {
  /** The flow. */
  readonly flow: FlowName;
  /** The key of the row. */
  readonly key: string;
  /** The status that the row had. */
  readonly status: string;
  /** Its outcome. */
  readonly outcome: Outcome;
  /** Why, as a code with its values. */
  readonly reason?: Reason;
  /** The error, of a row that failed. */
  readonly error?: NonNullable<RowReport['error']>;
  /** The id of the run. */
  readonly runId: string;
  /** When it was done. */
  readonly at: Instant;
}

/** The storage key of a row's history. Rows of two flows may share a key. */
export function historyKey({ keys }: ShopStore, flow: FlowName, rowKey: string): string {
  return keys.history(`${flow}/${rowKey}`);
}

/** Stores the outcomes of rows for `explain()`. Bounded: a row that is done has no history. */
export interface History {
  note(row: Row, outcome: Outcome, more: Pick<RowReport, 'reason' | 'error'>): void;
  /** Whether enough has gathered to be worth a commit. */
  isFull(): boolean;
  flush(): Promise<void>;
  /** Forgets the rows that this run, which read every row, had nothing to say about. */
  dropUnseen(): void;
}

/** The most rows whose history is kept in a flow. The report of the run tells of all others. */
const mostKept = 5000;

const perCommit = 200;

/** Reasons that concern the apply, not the row. */
const idle: ReadonlySet<string> = new Set(['not-selected', 'nothing-to-do', 'aborted']);

/** Statuses that every plan shows again with the same reason. */
const plain: ReadonlySet<string> = new Set(['skipped', 'imported', 'in-sync']);

/** What does not change is stored again once a day, so that pruning does not delete it as old. */
const storedAgainMs = 86_400_000;

const contentOf = ({ reason, error }: HistoryRecord): string => stableJson([reason, error]);

/**
 * Whether a record says what is known already: a shop in which nothing happens would otherwise have
 * each of its troubles written again by each run.
 */
function isSame(known: HistoryRecord | undefined, now: HistoryRecord): boolean {
  if (known === undefined || known.status !== now.status || known.outcome !== now.outcome) return false;
  const age = Date.parse(now.at) - Date.parse(known.at);
  if (!(age >= 0 && age < storedAgainMs)) return false;
  return contentOf(known) === contentOf(now);
}

export async function openHistory(options: {
  readonly store: ShopStore;
  readonly flow: FlowName;
  readonly runId: string;
  readonly now: () => Instant;
  readonly lease: StorageLease;
}): Promise<History> {
  const { store, flow, runId, now, lease } = options;
  const prefix = historyKey(store, flow, '');
  const kept = new Map<string, HistoryRecord | undefined>();
  for await (const { key, value } of store.list<HistoryRecord>(prefix)) kept.set(`${prefix}${key}`, value);
  const seen = new Set<string>();
  let pending = new Map<string, StorageWrite>();

  const drop = (key: string) => {
    if (kept.delete(key)) pending.set(key, { delete: key });
  };

  return {
    note({ key: rowKey, status }, outcome, { reason, error }) {
      const key = historyKey(store, flow, rowKey);
      if (outcome === 'done') {
        drop(key);
        return;
      }
      if (outcome === 'skipped' && idle.has(reason?.code ?? '')) {
        seen.add(key);
        return;
      }
      if (plain.has(status)) {
        drop(key);
        return;
      }
      if (!kept.has(key) && kept.size >= mostKept) return;
      seen.add(key);
      const record: HistoryRecord = {
        flow,
        key: rowKey,
        status,
        outcome,
        ...defined({ reason, error }),
        runId,
        at: now(),
      };
      if (isSame(kept.get(key), record)) return;
      kept.set(key, record);
      pending.set(key, put(key, record));
    },
    isFull: () => pending.size >= perCommit,
    async flush() {
      const writes = [...pending.values()];
      pending = new Map();
      await store.commit(writes, lease);
    },
    dropUnseen() {
      for (const key of [...kept.keys()]) if (!seen.has(key)) drop(key);
    },
  };
}

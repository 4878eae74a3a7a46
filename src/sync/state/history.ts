import { defined, type Instant, isRecent, stableJson } from '../../core/index.js';
import { type FlowName, isWritten, type Outcome, type Row, type RowReport } from '../../diff/plan.js';
import type { Reason } from '../../diff/reasons.js';
import type { StorageLease, StorageWrite } from '../../storage/index.js';
import type { ShopStore } from './store.js';
import { put } from './store.js';

/**
 * The last outcome of a row that was not done. It contains no name of a person, only the row's key.
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
  /** Keeps the stored history of a row. */
  keep(rowKey: string): void;
  /** Whether there are enough notes for a commit. */
  isFull(): boolean;
  flush(): Promise<void>;
  /** Deletes the history of rows that this run, which read every row, did not report. */
  dropUnseen(): void;
}

/**
 * The most rows whose history is kept in a flow. Further rows are in the report of the run only.
 */
const mostKept = 5000;

const perCommit = 200;

/** Reasons that concern the apply, not the row. */
const idle: ReadonlySet<string> = new Set(['not-selected', 'nothing-to-do', 'aborted']);

/** Statuses that every plan shows again with the same reason. */
const plain: ReadonlySet<string> = new Set(['skipped', 'imported', 'in-sync']);

/** An unchanged record is stored again once a day, so that pruning does not delete it as old. */
const storedAgainMs = 86_400_000;

const contentOf = ({ reason, error }: HistoryRecord): string => stableJson([reason, error]);

/**
 * Whether a record is stored already. Otherwise each run would write every failure of an idle shop
 * again.
 */
function isSame(known: HistoryRecord | undefined, now: HistoryRecord): boolean {
  if (known === undefined || known.status !== now.status || known.outcome !== now.outcome) return false;
  if (!isRecent(known.at, Date.parse(now.at), storedAgainMs)) return false;
  return contentOf(known) === contentOf(now);
}

/** A row and its outcome, until it is stored. */
interface Note {
  readonly row: Pick<Row, 'key' | 'status'>;
  readonly outcome: Outcome;
  readonly more: Pick<RowReport, 'reason' | 'error'>;
  readonly at: Instant;
}

/** The records of earlier runs, read when the first outcome is stored. */
export function openHistory(options: {
  readonly store: ShopStore;
  readonly flow: FlowName;
  readonly runId: string;
  readonly now: () => Instant;
  readonly lease: StorageLease;
}): History {
  const { store, flow, runId, now, lease } = options;
  const prefix = historyKey(store, flow, '');
  const notes: Note[] = [];
  let dropsUnseen = false;
  let known: Map<string, HistoryRecord | undefined> | undefined;
  const seen = new Set<string>();

  const readKnown = async () => {
    const kept = new Map<string, HistoryRecord | undefined>();
    for await (const { key, value } of store.list<HistoryRecord>(prefix)) kept.set(`${prefix}${key}`, value);
    return kept;
  };

  /** The write that stores a note, if one is needed. */
  const writeOf = (
    { row: { key: rowKey, status }, outcome, more: { reason, error }, at }: Note,
    kept: Map<string, HistoryRecord | undefined>,
  ): StorageWrite | undefined => {
    const key = historyKey(store, flow, rowKey);
    const isIdle = outcome === 'skipped' && idle.has(reason?.code ?? '');
    if (isWritten(outcome) || (!isIdle && plain.has(status)))
      return kept.delete(key) ? { delete: key } : undefined;
    if (isIdle) {
      seen.add(key);
      return undefined;
    }
    if (!kept.has(key) && kept.size >= mostKept) return undefined;
    seen.add(key);
    const record: HistoryRecord = {
      flow,
      key: rowKey,
      status,
      outcome,
      ...defined({ reason, error }),
      runId,
      at,
    };
    if (isSame(kept.get(key), record)) return undefined;
    kept.set(key, record);
    return put(key, record);
  };

  return {
    // The rest of a row is let go: of an order it is all of its pieces.
    note: ({ key, status }, outcome, more) =>
      void notes.push({ row: { key, status }, outcome, more, at: now() }),
    keep: (rowKey) => void seen.add(historyKey(store, flow, rowKey)),
    isFull: () => notes.length >= perCommit,
    async flush() {
      if (notes.length === 0 && !dropsUnseen) return;
      known ??= await readKnown();
      const writes = new Map<string, StorageWrite>();
      for (const note of notes.splice(0)) {
        const write = writeOf(note, known);
        if (write) writes.set('put' in write ? write.put : write.delete, write);
      }
      if (dropsUnseen)
        for (const key of [...known.keys()])
          if (!seen.has(key) && known.delete(key)) writes.set(key, { delete: key });
      await store.commit([...writes.values()], lease);
    },
    dropUnseen() {
      dropsUnseen = true;
    },
  };
}

import type { Clock, ErrorData, JsonValue, Logger, OnProgress, Random } from '../../core/index.js';
import { defined } from '../../core/index.js';
import type { FlowName } from '../../diff/plan.js';
import type { StorageLease, SyncStorage } from '../../storage/index.js';
import { createRenewal } from '../../storage/renewal.js';
import { waitForLease } from '../../storage/wait-for-lease.js';
import { newRunId } from '../../sync/state/run-id.js';
import type { TaskKind, TaskOutcome, TaskRecord } from './task-record.js';

/** The argument of a task's work. */
export interface TaskTools {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** A task to start. */
export interface TaskRequest {
  readonly kind: TaskKind;
  readonly flow?: FlowName;
  readonly by: string | undefined;
  /** The plan that is applied. */
  readonly planId?: string;
  /**
   * Whether there is anything to do; called when nobody else does the same. False: nothing is
   * started.
   */
  isNeeded?(): Promise<boolean>;
  work(tools: TaskTools): Promise<TaskOutcome>;
}

/** Work that continues after the request that started it. */
export interface Tasks {
  /**
   * Starts at once. If the same work is already running, that task is returned, and nothing is
   * started.
   */
  start(request: TaskRequest): Promise<{ readonly task?: TaskRecord; readonly isNew: boolean }>;
  /** The newest tasks, newest first. Tasks of processes that are gone are marked as lost. */
  list(limit?: number): Promise<readonly TaskRecord[]>;
  get(id: string): Promise<TaskRecord | undefined>;
  /** Asks a task to stop, wherever it runs. */
  stop(id: string): Promise<void>;
  /** Removes what has expired. */
  sweep(): Promise<void>;
  /** Stops the tasks of this process and waits for their end. */
  close(): Promise<void>;
}

/** How often a running task stores its progress, and checks whether it has to stop. */
const beatMs = 400;
/** Starting takes some milliseconds. A concurrent start waits at most so long. */
const turnMs = 2_000;

export function createTasks(options: {
  readonly storage: SyncStorage;
  readonly prefix: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly keepMs: number;
  /** A task that has not reported for so long is lost. */
  readonly lostAfterMs: number;
  /** Removes secrets from the messages of unknown errors. */
  readonly errorData: (error: unknown) => ErrorData;
}): Tasks {
  const { storage, prefix, clock, random, logger, keepMs, lostAfterMs, errorData } = options;
  const keyOf = (id: string) => `${prefix}task/${id}`;
  const stopKey = (id: string) => `${prefix}task-stop/${id}`;
  const leaseOf = (id: string) => `${keyOf(id)}`;
  const running = new Map<string, { readonly stop: () => void; readonly ended: Promise<void> }>();

  const write = (task: TaskRecord, lease: StorageLease) =>
    storage.commit([{ put: keyOf(task.id), value: JSON.parse(JSON.stringify(task)) as JsonValue }], {
      lease,
    });

  const runTask = async (first: TaskRecord, lease: StorageLease, request: TaskRequest): Promise<void> => {
    let task = first;
    const stopping = new AbortController();
    const beating = new AbortController();
    const renewal = createRenewal(() => [lease], { ttlMs: lostAfterMs, clock });
    let fresh = false;
    const stop = () => {
      if (stopping.signal.aborted) return;
      task = { ...task, stopping: true };
      fresh = true;
      stopping.abort();
    };
    const beat = async () => {
      while (!beating.signal.aborted) {
        await clock.sleep(beatMs, beating.signal).catch(() => {});
        if (beating.signal.aborted) return;
        if ((await storage.get(stopKey(task.id))) !== undefined) stop();
        const isRenewed = await renewal.keep();
        if (!fresh && !isRenewed) continue;
        fresh = false;
        task = { ...task, seenAt: clock.now() };
        await write(task, lease);
      }
    };
    const beats = beat().catch((error: unknown) => {
      // The lease is lost, or the storage is unreachable: nobody can follow the task any more.
      logger.warn(`The task ${task.id} is stopped: it cannot be kept.`, { error: String(error) });
      stopping.abort();
    });
    const entry = { stop, ended: Promise.resolve() };
    const work = (async () => {
      let end: Partial<TaskRecord>;
      try {
        const { stopped, ...outcome } = await request.work({
          id: task.id,
          signal: stopping.signal,
          onProgress({ phase, done, total }) {
            task = { ...task, progress: { phase, done, ...(total === undefined ? {} : { total }) } };
            fresh = true;
          },
        });
        const failed = outcome.error !== undefined;
        end = { ...outcome, state: stopped ? 'stopped' : failed ? 'failed' : 'done' };
      } catch (error) {
        end = stopping.signal.aborted ? { state: 'stopped' } : { state: 'failed', error: errorData(error) };
      }
      beating.abort();
      await beats;
      const finishedAt = new Date(clock.now()).toISOString();
      const { stopping: _, ...rest } = task;
      await write({ ...rest, ...end, finishedAt, seenAt: clock.now() } as TaskRecord, lease);
      await storage.commit([{ delete: stopKey(task.id) }]);
      await lease.release();
    })().catch((error: unknown) => {
      logger.error(`The end of the task ${task.id} could not be kept.`, { error: String(error) });
    });
    running.set(task.id, { ...entry, ended: work });
    await work;
    running.delete(task.id);
  };

  /** A task that has not reported: if its lease can be taken, nobody works on it. */
  const checked = async (task: TaskRecord): Promise<TaskRecord> => {
    if (task.state !== 'running' || clock.now() - task.seenAt < lostAfterMs) return task;
    const lease = await storage.lease(leaseOf(task.id), { ttlMs: lostAfterMs, owner: 'windows' });
    if (!lease) return task;
    const now = (await storage.get(keyOf(task.id))) as unknown as TaskRecord | undefined;
    const lost: TaskRecord = { ...(now ?? task), finishedAt: new Date(clock.now()).toISOString() };
    const ended = lost.state === 'running' ? { ...lost, state: 'lost' as const } : lost;
    await write(ended, lease);
    await lease.release();
    return ended;
  };

  const list = async (limit = 30): Promise<readonly TaskRecord[]> => {
    const found: TaskRecord[] = [];
    const range = { from: keyOf(''), to: `${keyOf('')}\uffff`, reverse: true, limit };
    for await (const { value } of storage.range(range)) found.push(value as unknown as TaskRecord);
    return Promise.all(found.map(checked));
  };

  return {
    list,

    async get(id) {
      if (!/^[\w-]{1,80}$/.test(id)) return undefined;
      const task = (await storage.get(keyOf(id))) as unknown as TaskRecord | undefined;
      return task && checked(task);
    },

    async start(request) {
      const { kind, flow } = request;
      // Two clicks, two tabs or two workers at once: one after the other, so that the second finds
      // what the first began.
      const name = `${prefix}task-start/${kind}/${flow ?? ''}`;
      const until = clock.now() + turnMs;
      const turn = await waitForLease(storage, name, { ttlMs: lostAfterMs, owner: 'windows', until, clock });
      try {
        return await begin();
      } finally {
        await turn?.release();
      }

      async function begin() {
        const same = (await list()).find(
          (task) => task.state === 'running' && task.kind === kind && task.flow === flow && !task.stopping,
        );
        if (same) return { task: same, isNew: false };
        if (request.isNeeded && !(await request.isNeeded())) return { isNew: false };
        const now = clock.now();
        const task = newTask(request, newRunId(now, random), now, keepMs);
        const lease = await storage.lease(leaseOf(task.id), { ttlMs: lostAfterMs, owner: task.id });
        // The id is new: nobody else can hold it.
        if (!lease) throw new Error(`The lease of the new task ${task.id} is taken.`);
        await write(task, lease);
        void runTask(task, lease, request);
        return { task, isNew: true };
      }
    },

    async stop(id) {
      const own = running.get(id);
      if (own) own.stop();
      const task = (await storage.get(keyOf(id))) as unknown as TaskRecord | undefined;
      if (task?.state === 'running') await storage.commit([{ put: stopKey(id), value: true }]);
    },

    async sweep() {
      const gone: string[] = [];
      for await (const { key, value } of storage.range({ from: keyOf(''), to: `${keyOf('')}\uffff` })) {
        const task = value as unknown as TaskRecord;
        if (task.state !== 'running' && task.expiresAt <= clock.now()) gone.push(key);
      }
      if (gone.length > 0) await storage.commit(gone.map((key) => ({ delete: key })));
    },

    async close() {
      const all = [...running.values()];
      for (const { stop } of all) stop();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}

function newTask(
  { kind, flow, by, planId }: TaskRequest,
  id: string,
  now: number,
  keepMs: number,
): TaskRecord {
  return {
    id,
    kind,
    ...defined({ flow, by, planId }),
    state: 'running',
    startedAt: new Date(now).toISOString(),
    seenAt: now,
    expiresAt: now + keepMs,
  };
}

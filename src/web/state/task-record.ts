import type { ErrorData, JsonValue, Progress } from '../../core/index.js';
import type { FlowName } from '../../diff/plan.js';

/** What a task does. */
export const taskKinds = ['plan', 'apply', 'undo', 'audit', 'run', 'test', 'categories'] as const;
export type TaskKind = (typeof taskKinds)[number];

/**
 * `running`; `done`; `failed` with an error; `stopped` by a person; `lost`: its process is dead.
 */
export type TaskState = 'running' | 'done' | 'failed' | 'stopped' | 'lost';

/** A piece of work, as all tabs and workers see it. Plain JSON. */
export interface TaskRecord {
  readonly id: string;
  readonly kind: TaskKind;
  readonly flow?: FlowName;
  readonly state: TaskState;
  /** Who started it. */
  readonly by?: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** Milliseconds since 1970: the last report. */
  readonly seenAt: number;
  readonly progress?: Progress;
  /** Somebody asked it to stop. */
  readonly stopping?: true;
  /** The plan that was made, or is applied. */
  readonly planId?: string;
  readonly runId?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly error?: ErrorData;
  /** The result of some kinds: the report of a connection test. */
  readonly result?: JsonValue;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The result of a finished task. */
export type TaskOutcome = Partial<Pick<TaskRecord, 'planId' | 'runId' | 'counts' | 'result' | 'error'>> & {
  /** The work was stopped before its end. */
  readonly stopped?: boolean;
};

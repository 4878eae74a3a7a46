import type { RunRow } from '../src/registry.js';

/** The time between two ends of a shop's runs. */
export interface Gap {
  readonly id: string;
  readonly ms: number;
  /** The two ends, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** Says what a shop has waited for: how long it was due before each attempt, and what came of it. */
export function gapLine({ id, ms, from, to }: Gap, runs: readonly RunRow[]): string {
  const attempts = runs.filter(({ ended_at }) => {
    const end = ended_at?.getTime() ?? Number.POSITIVE_INFINITY;
    return end > from + 1 && end <= to + 1;
  });
  const lines = attempts.map(({ due_at, started_at, ended_at, outcome }) => {
    const queued = seconds(started_at.getTime() - due_at.getTime());
    const lasted = seconds((ended_at?.getTime() ?? to) - started_at.getTime());
    const at = seconds(started_at.getTime() - from);
    return `  at ${at}, due for ${queued}: ${outcome ?? 'not ended'} after ${lasted}`;
  });
  return [`${id}: ${seconds(ms)}`, ...lines].join('\n');
}

/** Outcomes of attempts that did not begin to work. */
const waits: ReadonlySet<string> = new Set(['busy', 'host-full', 'gestan-full']);

/**
 * For each run that was killed: how long it took until another one was at work on the shop, in
 * milliseconds.
 */
export function runsTakenOver(runs: readonly RunRow[]): readonly number[] {
  return runs.flatMap(({ outcome, ended_at }, index) => {
    if (outcome !== 'killed' || !ended_at) return [];
    const next = runs.slice(index + 1).find((run) => !waits.has(run.outcome ?? ''));
    return next ? [next.started_at.getTime() - ended_at.getTime()] : [];
  });
}

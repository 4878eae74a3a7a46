import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second of Linux's own counters. */
const ticksPerSecond = 100;

/** Adds up the processor time of processes, also of those that end between two looks. */
export interface ProcessorMeter {
  /** Looks at the processes of each kind, and at all that they have started. */
  look(kinds: Readonly<Record<string, number | undefined>>): void;
  /** Seconds so far of each kind; nothing where the system tells no processor times. */
  seconds(): Readonly<Record<string, number>>;
}

interface Seen {
  readonly parent: number;
  readonly ticks: number;
}

/** Processor time and parent of a process, from `/proc/<pid>/stat`. */
function readProcess(pid: number): Seen | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // It has ended, or this is no Linux.
    return undefined;
  }
}

function allProcesses(): ReadonlyMap<number, Seen> {
  const all = new Map<number, Seen>();
  let names: readonly string[] = [];
  try {
    names = readdirSync('/proc');
  } catch {
    // No Linux: nothing is measured.
  }
  for (const name of names) {
    const seen = /^\d+$/.test(name) ? readProcess(Number(name)) : undefined;
    if (seen) all.set(Number(name), seen);
  }
  return all;
}

export function createProcessorMeter(): ProcessorMeter {
  const most = new Map<string, Map<number, number>>();
  return {
    look(kinds) {
      const all = allProcesses();
      const isBelow = (pid: number, root: number): boolean => {
        for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true;
        return false;
      };
      for (const [kind, root] of Object.entries(kinds)) {
        if (root === undefined) continue;
        const ticks = most.get(kind) ?? new Map<number, number>();
        most.set(kind, ticks);
        for (const [pid, seen] of all)
          if (isBelow(pid, root)) ticks.set(pid, Math.max(ticks.get(pid) ?? 0, seen.ticks));
      }
    },
    seconds() {
      return Object.fromEntries(
        [...most].map(([kind, ticks]) => [
          kind,
          [...ticks.values()].reduce((sum, each) => sum + each, 0) / ticksPerSecond,
        ]),
      );
    },
  };
}

import { processorMs } from '../support/processor.js';
import { seeded } from '../sync/shops.js';

/** One virtual clock and one source of chance for all that happens in a schedule. */
export interface Scheduler {
  /** Milliseconds since 1970. */
  now(): number;
  /** A number in [0, 1). */
  random(): number;
  /** Whether something of this probability happens now. */
  happens(probability: number): boolean;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  pick<T>(list: readonly T[]): T;
  /** Goes on so many milliseconds later. */
  wait(ms: number): Promise<void>;
  /** Lets time pass, event by event, until `isOver`. */
  drive(isOver: () => boolean): Promise<void>;
}

interface Waiting {
  readonly at: number;
  readonly order: number;
  readonly resume: () => void;
}

const before = (a: Waiting, b: Waiting) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A heap: the one that is due next is the first. */
function createQueue() {
  const heap: Waiting[] = [];
  const at = (index: number): Waiting => {
    const found = heap[index];
    if (found === undefined) throw new RangeError(`The queue has no place ${index}.`);
    return found;
  };
  const swap = (a: number, b: number): void => {
    const held = at(a);
    heap[a] = at(b);
    heap[b] = held;
  };
  return {
    get size() {
      return heap.length;
    },
    add(one: Waiting): void {
      heap.push(one);
      for (let child = heap.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1;
        if (!before(at(child), at(parent))) return;
        swap(child, parent);
        child = parent;
      }
    },
    take(): Waiting | undefined {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let parent = 0; ; ) {
        const left = parent * 2 + 1;
        const right = left + 1;
        let least = parent;
        if (left < heap.length && before(at(left), at(least))) least = left;
        if (right < heap.length && before(at(right), at(least))) least = right;
        if (least === parent) return first;
        swap(parent, least);
        parent = least;
      }
    },
  };
}

/** Lets everything run that waits for nothing but its turn. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Processor time without an event after which a schedule counts as stuck, in milliseconds. It is not
 * time on the wall: that passes on a busy machine, and while a process is suspended, with nothing done.
 */
const mostIdleMs = 20_000;

export function createScheduler(seed: number, start: number): Scheduler {
  const random = seeded(seed);
  const queue = createQueue();
  let now = start;
  let order = 0;
  const below = (count: number) => Math.floor(random() * count);
  return {
    now: () => now,
    random,
    happens: (probability) => random() < probability,
    below,
    pick: (list) => {
      const [one] = list.slice(below(list.length));
      if (one === undefined) throw new RangeError('There is nothing to pick from.');
      return one;
    },
    wait: (ms) =>
      new Promise((resume) => {
        order += 1;
        queue.add({ at: now + Math.max(0, ms), order, resume });
      }),
    async drive(isOver) {
      let idleSince: number | undefined;
      while (!isOver()) {
        const next = queue.take();
        if (next === undefined) {
          idleSince ??= processorMs();
          if (processorMs() - idleSince > mostIdleMs)
            throw new Error('The schedule is stuck: nothing is due any more.');
        } else {
          idleSince = undefined;
          now = Math.max(now, next.at);
          next.resume();
        }
        await nextTurn();
      }
    },
  };
}

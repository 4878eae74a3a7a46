import type { Clock } from 'woo-gestan';
import type { Scheduler } from './scheduler.js';

/** What may happen at one step of a process, as probabilities. */
export interface Odds {
  /** Ends the process before, or right after, the step took effect. */
  readonly crash: number;
  /** The step fails and had no effect. */
  readonly lostBefore: number;
  /** The step took effect, and its answer is lost. */
  readonly lostAfter: number;
  readonly pause: number;
}

/** A process that may end at any step. What it does afterwards reaches nobody. */
export interface Process {
  readonly name: string;
  readonly isDead: boolean;
  /** Its own idea of the time: that of its machine. */
  readonly clock: Clock;
  /** Settles when the process has ended by a crash. */
  readonly death: Promise<void>;
  /** Makes one step. */
  step<T>(step: Step<T>): Promise<T>;
}

/** One step of a process into the world. */
export interface Step<T> {
  /** What it is, for the story of a schedule. */
  readonly label: () => string;
  readonly odds: Odds;
  readonly effect: () => Promise<T>;
  /** The error of a step that fails. */
  readonly lost: (hadEffect: boolean) => Error;
}

const second = 1_000;
const minute = 60 * second;

/** Nothing that a dead process waits for ever comes. */
const never = <T>() => new Promise<T>(() => undefined);

/** Most pauses are short; a few outlast the lease of two minutes: a process that was suspended. */
function pauseOf(scheduler: Scheduler): number {
  if (scheduler.happens(0.02)) return 2 * minute + scheduler.below(6 * minute);
  if (scheduler.happens(0.1)) return 5 * second + scheduler.below(80 * second);
  return scheduler.below(2 * second);
}

export interface ProcessOptions {
  readonly name: string;
  readonly scheduler: Scheduler;
  /** How far the clock of the machine is off, in milliseconds. */
  readonly skew: () => number;
  /** Multiplies all probabilities; 0 in quiet times. */
  readonly trouble: () => number;
  readonly tell: Tell;
}

/** Takes the story of a schedule, where somebody wants it. */
export type Tell = (line: () => string) => void;

export function createProcess({ name, scheduler, skew, trouble, tell }: ProcessOptions): Process {
  let isDead = false;
  let ended: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const die = <T>(): Promise<T> => {
    isDead = true;
    ended();
    return never<T>();
  };
  return {
    name,
    get isDead() {
      return isDead;
    },
    death,
    clock: {
      now: () => scheduler.now() + skew(),
      async sleep(ms) {
        await (isDead ? never<void>() : scheduler.wait(ms));
        if (isDead) await never<void>();
      },
    },
    async step({ label, odds, effect, lost }) {
      if (isDead) return never();
      const say = (end: string) => tell(() => `${name}: ${label()}: ${end}`);
      const factor = trouble();
      const happens = (probability: number) => factor > 0 && scheduler.happens(probability * factor);
      if (happens(odds.pause)) await scheduler.wait(pauseOf(scheduler));
      if (isDead) return never();
      if (happens(odds.crash)) {
        say('DIES BEFORE');
        return die();
      }
      if (happens(odds.lostBefore)) {
        say('FAILS');
        throw lost(false);
      }
      const result = await effect();
      say('done');
      if (happens(odds.crash)) {
        say('DIES AFTER');
        return die();
      }
      if (happens(odds.pause)) await scheduler.wait(pauseOf(scheduler));
      if (isDead) return never();
      if (happens(odds.lostAfter)) {
        say('ANSWER LOST');
        throw lost(true);
      }
      return result;
    },
  };
}

import type { StorageWrite } from '../../../storage/index.js';
import type { MetLinks } from '../../state/records/contacts.js';
import type { ApplyWork } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import type { ContactCounter } from './counter.js';
import { type ContactTurn, createContactTurn } from './turn.js';

/**
 * New contacts that are made one after the other. They share their turn in Gestan, and the result
 * of each is stored by the commit that opens the intent of the next: a contact costs one commit,
 * and at most one of those that were made has its intent alone.
 */
export interface ContactBurst {
  readonly turn: ContactTurn;
  /** Whether results wait for the next commit. */
  readonly isGathering: boolean;
  /** Adds a result that waits. */
  add(writes: readonly StorageWrite[]): void;
  /** Commits by `commit`, which is given what waits. If it fails, that waits on. */
  with<T>(commit: (waiting: readonly StorageWrite[]) => Promise<T>): Promise<T>;
  /** Stores what waits. */
  store(work: ApplyWork): Promise<void>;
  /**
   * Applies many rows in `body`. What was made is stored once {@link settle} or the end is reached.
   */
  together<T>(work: ApplyWork, body: () => Promise<T>): Promise<T>;
  /** Stores what was made of contacts, and gives the turn in Gestan back. */
  settle(work: ApplyWork): Promise<void>;
  /** Lets another shop have its turn in Gestan, where it has waited for long. */
  passTurn(): Promise<void>;
}

export function createContactBurst(
  context: SyncContext,
  counter: ContactCounter,
  links: Pick<MetLinks, 'stored'>,
): ContactBurst {
  const turn = createContactTurn(context, counter);
  let isGathering = false;
  let waiting: readonly StorageWrite[] = [];
  const commitWith: ContactBurst['with'] = async (commit) => {
    const done = await commit(waiting);
    if (waiting.length > 0) links.stored();
    waiting = [];
    return done;
  };
  const store = (work: ApplyWork) => commitWith((writes) => context.store.commit(writes, work.held.lease));
  const settle = async (work: ApplyWork) => {
    try {
      await store(work);
    } finally {
      await turn.end();
    }
  };
  return {
    turn,
    get isGathering() {
      return isGathering;
    },
    add(writes) {
      waiting = [...waiting, ...writes];
    },
    with: commitWith,
    store,
    settle,
    passTurn: turn.pass,
    async together(work, body) {
      isGathering = true;
      try {
        const done = await body();
        await settle(work);
        return done;
      } catch (error) {
        // What could not be stored has its intent, and the error of the body says more.
        await settle(work).catch(() => undefined);
        throw error;
      } finally {
        isGathering = false;
      }
    },
  };
}

import { isRecent, isSyncError } from '../../../core/index.js';
import type { StorageLease } from '../../../storage/index.js';
import type { KeptLease } from '../../state/lock.js';
import type { SyncContext } from '../../work/context.js';
import type { ContactCounter } from './counter.js';

/**
 * How long one shop waits for another one that makes a contact in the same Gestan: longer than the
 * lease of a killed process lasts.
 */
const turnWaitMs = 60_000;

/** How long a shop makes contacts before it lets others have their turn. */
const turnMs = 1_000;

/**
 * The right to make contacts in a Gestan, which one shop at a time has. It is kept for a burst of
 * contacts: to take it, to count and to give it back takes longer than the contact.
 */
export interface ContactTurn {
  /**
   * Takes the turn, where it is not held. Whether it was taken now: others may have made contacts.
   */
  take(signal: AbortSignal | undefined): Promise<boolean>;
  /** To be called before the first contact of a turn is made. */
  open(): Promise<void>;
  /**
   * Whether nobody else has had the turn since it was taken. A process that was suspended right
   * before a write sends it after the lease has expired, and another shop may have created the same
   * contact meanwhile. A turn that was lost is over.
   */
  wasAlone(): Promise<boolean>;
  /** Gives the turn back where others have waited for it long enough. */
  pass(): Promise<void>;
  /** Gives the turn back. */
  end(): Promise<void>;
}

export function createContactTurn(
  { gestanLock, clock }: Pick<SyncContext, 'gestanLock' | 'clock'>,
  counter: Pick<ContactCounter, 'open' | 'close'>,
): ContactTurn {
  let held: KeptLease | undefined;
  let since = 0;
  let opened: StorageLease | undefined;
  const end = async () => {
    const was = held;
    const counted = opened;
    held = undefined;
    opened = undefined;
    // A turn whose end is not counted makes others read the contacts once more than they need.
    if (counted) await counter.close(counted).catch(() => undefined);
    await was?.rest();
  };
  const pass = async () => {
    if (held && !isRecent(since, clock.now(), turnMs)) await end();
  };
  return {
    async take(signal) {
      await pass();
      if (held) return false;
      // A shop that gives up here would leave the order for the next run.
      held = await gestanLock.take(clock.now() + turnWaitMs, signal);
      since = clock.now();
      return true;
    },
    async open() {
      if (!held || opened) return;
      await counter.open(held.lease);
      opened = held.lease;
    },
    async wasAlone() {
      try {
        await held?.keep();
        return true;
      } catch (error) {
        if (!isSyncError(error) || error.code !== 'storage.lease-lost') throw error;
        await end();
        return false;
      }
    },
    pass,
    end,
  };
}

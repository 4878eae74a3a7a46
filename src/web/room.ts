import { createRedactor, isSyncError, silentLogger, systemClock } from '../core/index.js';
import { shopKeys } from '../sync/state/keys.js';
import type { Sync } from '../sync/sync.js';
import { errorData } from '../sync/work/reporting.js';
import type { WindowsSetup } from './options.js';
import type { Plans } from './state/plan-types.js';
import { createPlans } from './state/plans.js';
import { createTasks, type Tasks } from './state/tasks.js';

/** A shop with what the windows keep of it. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly sync: Sync;
  readonly plans: Plans;
  readonly tasks: Tasks;
  /** The keys of the windows begin with it. */
  readonly prefix: string;
  /** Removes what has expired. */
  sweep(): Promise<void>;
}

/** Opens the room of each shop. Nothing is read yet. */
export function createRooms(setup: WindowsSetup): readonly Room[] {
  const { clock = systemClock, random = Math.random, logger = silentLogger } = setup;
  const keepMs = setup.keepHours * 3_600_000;
  const redact = createRedactor([]);
  return setup.shops.map(({ name, sync }) => {
    const { storage } = sync;
    const prefix = shopKeys(sync.shop.id).windows;
    const plans = createPlans({ storage, prefix, now: clock.now, keepMs });
    const tasks = createTasks({
      storage,
      prefix,
      clock,
      random,
      logger,
      keepMs,
      lostAfterMs: setup.lostAfterMs,
      errorData(error) {
        if (!isSyncError(error))
          logger.error('A task ended with an unknown error.', { error: redact(String(error)) });
        return errorData(error, redact);
      },
    });
    return {
      id: sync.shop.id,
      name,
      sync,
      plans,
      tasks,
      prefix,
      async sweep() {
        await plans.sweep(clock.now());
        await tasks.sweep();
      },
    };
  });
}

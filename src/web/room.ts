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
  /** The shop's time zone, once a list or a connection test has told it. */
  timeZone(): Promise<string | undefined>;
  /** Keeps the shop's time zone. */
  learn(timeZone: string | undefined): Promise<void>;
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
    const zoneKey = `${prefix}time-zone`;
    const timeZone = async () => {
      const zone = await storage.get(zoneKey);
      return typeof zone === 'string' ? zone : undefined;
    };
    const learn = async (zone: string | undefined) => {
      if (zone === undefined || zone === (await timeZone())) return;
      await storage.commit([{ put: zoneKey, value: zone }]);
    };
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
      plans: {
        ...plans,
        async save(plan, about) {
          await learn(plan.timeZone);
          return plans.save(plan, about);
        },
      },
      tasks,
      prefix,
      timeZone,
      learn,
      async sweep() {
        await plans.sweep(clock.now());
        await tasks.sweep();
      },
    };
  });
}

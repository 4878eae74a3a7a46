import type { SyncContext } from '../../work/context.js';
import { type ContactDirectory, openDirectory } from '../contacts/directory.js';
import { type OrderBilling, openBilling, openLocalBilling } from './billing.js';
import { type OrderPlanner, openOrderPlanner } from './planner.js';
import { createWaits, type Waits } from './waits.js';

/**
 * The data that a run needs for orders. Each part is opened when the first order asks for it: a run
 * without orders asks the shop for no tax rate, and Gestan for no contact.
 */
export interface OrderParts {
  waits(): Promise<Waits>;
  planner(): Promise<OrderPlanner>;
}

export function createParts(context: SyncContext, signal: AbortSignal | undefined): OrderParts {
  const billing = once(() => openLocalBilling(context, signal));
  const whole = once<OrderBilling>(async () => openBilling(context, signal, await billing()));
  const directory = once<ContactDirectory>(async () =>
    openDirectory(context, (await billing()).settings, signal, true),
  );
  return {
    waits: once(async () => createWaits(context, { billing: await billing(), whole, directory })),
    planner: once(() => openOrderPlanner(context, signal, { whole, directory }, true)),
  };
}

/** The same promise each time; one that fails is tried again. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}

import { isSyncError } from '../../core/index.js';
import type { FlowName } from '../../diff/plan.js';
import { sentence } from '../../report/sentences/sentence.js';
import type { SyncSettings } from '../../sync/state/settings.js';
import type { Plans } from '../state/plan-types.js';
import type { StoredPlan } from '../state/stored-plan.js';
import { flows, readerOf, type View } from '../view.js';

/** The newest plan of each flow that has one. */
export async function latestPlans(plans: Plans): Promise<ReadonlyMap<FlowName, StoredPlan>> {
  const found = await Promise.all(flows.map(async (flow) => [flow, await plans.latest(flow)] as const));
  return new Map(found.flatMap(([flow, plan]) => (plan ? [[flow, plan] as const] : [])));
}

/**
 * Optional data of a side that may be unreachable: its value, or the sentence that the page shows
 * instead.
 */
export async function tryRead<T>(
  view: Pick<View, 'language'>,
  read: () => Promise<T>,
): Promise<{ readonly value?: T; readonly problem: string | undefined }> {
  try {
    return { value: await read(), problem: undefined };
  } catch (error) {
    if (!isSyncError(error)) throw error;
    return { problem: sentence(error.toJSON(), readerOf(view, {})) };
  }
}

const usual = ['pending', 'on-hold', 'processing', 'completed', 'cancelled', 'refunded', 'failed'];

/** The statuses that orders may have: the usual ones, and those that the settings name. */
export function orderStatuses({ billing }: SyncSettings): readonly string[] {
  return [...new Set([...usual, ...Object.keys(billing.statuses)])];
}

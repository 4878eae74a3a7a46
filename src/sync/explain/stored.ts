import type { FlowName } from '../../diff/index.js';
import { type TrailRecord, trailKey } from '../state/history.js';
import type { OpenIntent } from '../state/journal.js';
import type { ShopStore } from '../state/store.js';

/** The trails of some rows, the newest first. */
export async function readTrails(
  store: ShopStore,
  flows: readonly FlowName[],
  rowKeys: readonly string[],
): Promise<readonly TrailRecord[]> {
  const found: TrailRecord[] = [];
  for (const flow of flows) {
    for (const key of new Set(rowKeys)) {
      const trail = await store.get<TrailRecord>(trailKey(store, flow, key));
      if (trail) found.push(trail);
    }
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** All writes whose outcome is not known yet. There are few: each run settles those of the runs before. */
export async function readIntents(store: ShopStore): Promise<readonly OpenIntent[]> {
  const intents: OpenIntent[] = [];
  for await (const { value } of store.list<OpenIntent>(store.keys.intent(''))) intents.push(value);
  return intents;
}

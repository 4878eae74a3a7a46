import type { FlowName } from '../../diff/plan.js';
import { type HistoryRecord, historyKey } from '../state/history.js';
import type { OpenIntent } from '../state/journal.js';
import type { ShopStore } from '../state/store.js';

/** The history of some rows, the newest first. */
export async function readHistory(
  store: ShopStore,
  flows: readonly FlowName[],
  rowKeys: readonly string[],
): Promise<readonly HistoryRecord[]> {
  const found: HistoryRecord[] = [];
  for (const flow of flows) {
    for (const key of new Set(rowKeys)) {
      const history = await store.get<HistoryRecord>(historyKey(store, flow, key));
      if (history) found.push(history);
    }
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/**
 * All writes with an unknown outcome. There are few: each run looks up those of earlier runs.
 */
export async function readIntents(store: ShopStore): Promise<readonly OpenIntent[]> {
  const intents: OpenIntent[] = [];
  for await (const { value } of store.list<OpenIntent>(store.keys.intent(''))) intents.push(value);
  return intents;
}

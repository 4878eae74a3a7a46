import type { Claims } from './claims.js';
import { inTurns } from './in-turns.js';
import { rank } from './names.js';
import { groupOf, type OutboxGroup, type OutboxRecord, type OutboxRecords, outboxKinds } from './records.js';

/** The records that no plan has claimed, in the order in which their files are made. */
export async function waitingRecords(
  records: OutboxRecords,
  claims: Claims,
): Promise<ReadonlyMap<OutboxGroup, readonly OutboxRecord[]>> {
  const groups = new Map<OutboxGroup, OutboxRecord[]>();
  for (const kind of outboxKinds) {
    const claimed = new Set(await claims.keys(kind));
    const keys: string[] = [];
    for (const key of await records.keys(kind)) {
      if (claimed.has(key)) continue;
      keys.push(key);
    }
    for (const record of await inTurns(keys, (key) => records.readKey(kind, key))) {
      const group = groupOf(record);
      const rows = groups.get(group);
      if (rows === undefined) groups.set(group, [record]);
      else rows.push(record);
    }
  }
  return new Map(
    [...groups].sort(([a], [b]) => rank(a) - rank(b)).map(([group, rows]) => [group, rows.sort(inOrder)]),
  );
}

/** Whether some record has no plan yet. Reads the names of the records only. */
export async function isAnyWaiting(records: OutboxRecords, claims: Claims): Promise<boolean> {
  for (const kind of outboxKinds) {
    const claimed = new Set(await claims.keys(kind));
    if ((await records.keys(kind)).some((key) => !claimed.has(key))) return true;
  }
  return false;
}

function inOrder(a: OutboxRecord, b: OutboxRecord): number {
  if (a.writtenAt !== b.writtenAt) return a.writtenAt < b.writtenAt ? -1 : 1;
  return a.sequence - b.sequence || (a.externalRef < b.externalRef ? -1 : 1);
}

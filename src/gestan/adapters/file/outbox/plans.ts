import { join } from 'node:path';
import { createOnce } from '../atomic-files.js';
import type { OutboxPlan } from './manifest.js';
import { padded } from './names.js';
import { namesIn, type OutboxGroup, type OutboxRecord, recordKey } from './records.js';

/** Where the plans of an outbox stand. */
export interface PlanFolders {
  readonly plans: string;
  /** Folders with files whose numbers are taken. */
  readonly numbered: readonly string[];
  readonly aside: string;
}

/** Makes the plan of one file, under the next number that nobody has taken. */
export async function makePlan(
  { plans, numbered, aside }: PlanFolders,
  group: OutboxGroup,
  rows: readonly OutboxRecord[],
): Promise<OutboxPlan> {
  const records = rows.map(({ externalRef, version, content }) => ({
    kind: content.kind,
    key: recordKey(externalRef, version),
  }));
  for (let number = await nextNumber([plans, ...numbered]); ; number += 1) {
    const made: OutboxPlan = { number, group, records };
    if (await createOnce(join(plans, `${padded(number)}.json`), JSON.stringify(made), aside)) return made;
  }
}

async function nextNumber(folders: readonly string[]): Promise<number> {
  const names = await Promise.all(folders.map(namesIn));
  return Math.max(0, ...names.flat().map((name) => Number(/^(\d{6,})\D/.exec(name)?.[1] ?? 0))) + 1;
}

import { join } from 'node:path';
import { makeFolder, nameOnce, readIfThere, removeFile, writeAside } from '../atomic-files.js';
import { inTurns } from './in-turns.js';
import type { OutboxPlan } from './manifest.js';
import { namesIn, type OutboxKind, type OutboxRecord, type OutboxRecords } from './records.js';

/**
 * Which plan each record belongs to: a file of the record's name that holds the number of the plan.
 */
export interface Claims {
  pathOf(kind: OutboxKind, key: string): string;
  /** The keys of the records that a plan has. */
  keys(kind: OutboxKind): Promise<readonly string[]>;
  /** Claims records for a plan, and gives those that it has. */
  claim(number: number, candidates: OutboxPlan['records']): Promise<readonly OutboxRecord[]>;
}

export function createClaims(state: string, aside: string, records: OutboxRecords): Claims {
  const pathOf = (kind: OutboxKind, key: string) => join(state, 'claims', kind, key);
  return {
    pathOf,
    keys: (kind) => namesIn(join(state, 'claims', kind)),

    /** Claims records for a plan. Which ones it has does not change any more, whoever claims. */
    async claim(number: number, candidates: OutboxPlan['records']): Promise<readonly OutboxRecord[]> {
      const folders = [...new Set(candidates.map(({ kind }) => join(state, 'claims', kind)))];
      for (const each of folders) await makeFolder(each);
      // All claims are names of one small file, so that the disk is waited for once and not for
      // each.
      const token = await writeAside(aside, String(number));
      try {
        await inTurns(candidates, ({ kind, key }) => nameOnce(pathOf(kind, key), token));
      } finally {
        await removeFile(token);
      }
      for (const each of folders) await makeFolder(each);
      const claimed = await inTurns(candidates, async ({ kind, key }) =>
        (await readIfThere(pathOf(kind, key))) === String(number) ? records.readKey(kind, key) : undefined,
      );
      return claimed.filter((record) => record !== undefined);
    },
  };
}

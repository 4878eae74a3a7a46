import type { Instant } from '../../../../core/index.js';
import { readIfThere } from '../atomic-files.js';
import type { OutboxGroup, OutboxKind, OutboxRecord } from './records.js';

/** What one file of the outbox holds. A copy stands beside it as `<number>-<name>.json`, from which a lost state folder is restored. */
export interface OutboxManifest {
  readonly number: number;
  /** Name of the file in the outbox. */
  readonly file: string;
  readonly group: OutboxGroup;
  readonly createdAt: Instant;
  readonly encoding: string;
  /** Characters that the encoding does not have and that were written otherwise. */
  readonly replaced: readonly string[];
  /** Everything that stands in it, in its order; also what an import file has no column for: source piece, note, VAT amounts. */
  readonly records: readonly OutboxRecord[];
  /** Where the file waits until it is moved into the outbox. */
  readonly staged: string;
}

/** A set of records that is to become one file. Which of them really do, the claims decide. */
export interface OutboxPlan {
  readonly number: number;
  readonly group: OutboxGroup;
  readonly records: readonly { readonly kind: OutboxKind; readonly key: string }[];
}

export async function readManifest(path: string): Promise<OutboxManifest | undefined> {
  const text = await readIfThere(path);
  return text === undefined ? undefined : (JSON.parse(text) as OutboxManifest);
}

export function manifestText(manifest: OutboxManifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

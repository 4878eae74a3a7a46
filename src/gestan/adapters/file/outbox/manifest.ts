import type { Instant } from '../../../../core/index.js';
import { isRecord } from '../../../../core/index.js';
import { readOwn } from './own-files.js';
import { isOutboxRecord, type OutboxGroup, type OutboxKind, type OutboxRecord } from './records.js';

/**
 * What one file of the outbox holds. A copy lies next to it as `<number>-<name>.json`, from which a
 * lost state folder is restored.
 */
export interface OutboxManifest {
  readonly number: number;
  /** Name of the file in the outbox. */
  readonly file: string;
  readonly group: OutboxGroup;
  readonly createdAt: Instant;
  readonly encoding: string;
  /** Characters that the encoding does not have and that were written otherwise. */
  readonly replaced: readonly string[];
  /**
   * All its contents, in order; also what an import file has no column for: source piece, note, VAT
   * amounts.
   */
  readonly records: readonly OutboxRecord[];
  /** Where the file waits until it is moved into the outbox. */
  readonly staged: string;
}

/** A set of records for one file. The claims decide which of them go into it. */
export interface OutboxPlan {
  readonly number: number;
  readonly group: OutboxGroup;
  readonly records: readonly { readonly kind: OutboxKind; readonly key: string }[];
}

export async function readManifest(path: string): Promise<OutboxManifest | undefined> {
  return readOwn(
    path,
    isManifest,
    'Put a copy in its place: the .json file of the same number stands beside the import file and in .woo-gestan/manifests.',
  );
}

function isManifest(value: unknown): value is OutboxManifest {
  return (
    isRecord(value) &&
    typeof value.number === 'number' &&
    typeof value.file === 'string' &&
    typeof value.staged === 'string' &&
    Array.isArray(value.records) &&
    value.records.every(isOutboxRecord)
  );
}

/** A plan as it was written. */
export function readPlan(path: string): Promise<OutboxPlan | undefined> {
  return readOwn(
    path,
    isPlan,
    'Put it back from a backup of the outbox: the writes that it names wait for it.',
  );
}

function isPlan(value: unknown): value is OutboxPlan {
  return (
    isRecord(value) &&
    typeof value.number === 'number' &&
    typeof value.group === 'string' &&
    Array.isArray(value.records) &&
    value.records.every(
      (each) => isRecord(each) && typeof each.kind === 'string' && typeof each.key === 'string',
    )
  );
}

export function manifestText(manifest: OutboxManifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

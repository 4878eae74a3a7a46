import { stableJson } from '../../../../core/index.js';
import type { GestanContact, GestanProduct } from '../../../model.js';
import { type OutboxContent, type OutboxRecord, type OutboxRecords, recordKey } from './records.js';

export type UpsertKind = 'contact' | 'product';
export type UpsertRecord = OutboxRecord & { readonly content: Extract<OutboxContent, { kind: UpsertKind }> };

function isUpsert(record: OutboxRecord): record is UpsertRecord {
  return record.content.kind === 'contact' || record.content.kind === 'product';
}

/**
 * The contacts and products that were sent, by the record that they create or change. These files
 * never change: each is read once.
 */
export interface SentRecords {
  /** Looks for what other processes wrote. */
  refresh(): Promise<void>;
  add(record: UpsertRecord): void;
  /** The changes of one record, in order. */
  of(id: string): readonly UpsertRecord[];
  /** The id of the record that was created with this code or reference. */
  createdAs(codeOrReference: string): string | undefined;
  /** The ids of what was created here. */
  created(): readonly string[];
}

export function createSentRecords(records: OutboxRecords, kind: UpsertKind): SentRecords {
  const read = new Set<string>();
  const byId = new Map<string, UpsertRecord[]>();
  const aliases = new Map<string, string>();
  const createdIds = new Set<string>();

  function add(record: UpsertRecord): void {
    const key = recordKey(record.externalRef, record.version);
    if (read.has(key)) return;
    read.add(key);
    const { whole } = record.content;
    const all = [...(byId.get(whole.id) ?? []), record];
    all.sort((a, b) =>
      a.writtenAt === b.writtenAt
        ? a.sequence - b.sequence || a.version - b.version
        : a.writtenAt < b.writtenAt
          ? -1
          : 1,
    );
    byId.set(whole.id, all);
    if (record.content.action === 'create') {
      createdIds.add(whole.id);
      if (kind === 'contact') aliases.set(record.externalRef, whole.id);
    }
    // A product that was renamed here is known by either code.
    if (kind === 'product' && createdIds.has(whole.id))
      for (const each of all)
        if (each.content.kind === 'product') aliases.set(each.content.whole.code, whole.id);
  }

  return {
    add,
    async refresh() {
      for (const key of await records.keys(kind)) {
        if (read.has(key)) continue;
        const record = await records.readKey(kind, key);
        if (isUpsert(record)) add(record);
      }
    },
    of: (id) => byId.get(id) ?? [],
    createdAs: (text) => aliases.get(text),
    created: () => [...createdIds],
  };
}

/** Whether a record already is what a draft wants. */
export function isAlreadyWritten(
  record: GestanProduct | GestanContact,
  wanted: GestanProduct | GestanContact,
): boolean {
  const { modifiedAt: _, ...is } = record;
  const { modifiedAt: __, ...want } = wanted;
  return stableJson(is) === stableJson(want);
}

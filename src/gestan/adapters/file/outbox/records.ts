import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Instant, isRecord } from '../../../../core/index.js';
import { GestanError } from '../../../errors.js';
import type { ContactDraft, GestanContact, GestanProduct, ProductDraft } from '../../../model.js';
import type { EntryDraft, PieceKind } from '../../../piece-model.js';
import { createAllOnce, createOnce, isMissing } from '../atomic-files.js';
import { readOwn } from './own-files.js';
import type { WrittenPiece } from './piece-file.js';

/** The records of one file. */
export type OutboxGroup = 'contacts' | 'products' | 'entries' | `${PieceKind}:${'external' | 'id'}`;

/** What a record carries: enough to write its lines without asking anybody again. */
export type OutboxContent =
  | { readonly kind: 'piece'; readonly piece: WrittenPiece; readonly reference: 'external' | 'id' }
  | { readonly kind: 'entry'; readonly draft: EntryDraft }
  | {
      readonly kind: 'contact';
      readonly draft: ContactDraft;
      /** The contact as it is to be, whole: a file has no other way to say what is cleared. */
      readonly whole: GestanContact;
      /** Gestan's own id, where it is known. */
      readonly gestanId?: string;
      readonly action: OutboxAction;
    }
  | {
      readonly kind: 'product';
      readonly draft: ProductDraft;
      readonly whole: GestanProduct;
      /** Names of its family and sub-family, as people and files know them. */
      readonly family?: string;
      readonly subFamily?: string;
      /** Gestan's own id, where it is known. */
      readonly gestanId?: string;
      readonly action: OutboxAction;
    };

/** What Gestan is asked to do. */
export type OutboxAction = 'create' | 'change';

/** Something that was handed over. */
export interface OutboxRecord {
  readonly externalRef: string;
  /** 1, and one more for each later change of the same contact or product. */
  readonly version: number;
  readonly writtenAt: Instant;
  /** Order of the records of one instant. */
  readonly sequence: number;
  readonly content: OutboxContent;
}

/** What a record of the outbox is. */
export type OutboxKind = OutboxContent['kind'];
export const outboxKinds = ['contact', 'product', 'piece', 'entry'] as const;

/**
 * Without its record a reference would look as if it had never been written, and would be written
 * twice.
 */
const keep =
  'Put it back from a backup of the outbox; do not leave it out, or the same may be written twice.';

/** The member that holds what a record is about. */
const contentOf = { piece: 'piece', entry: 'draft', contact: 'whole', product: 'whole' } as const;

export function isOutboxRecord(value: unknown): value is OutboxRecord {
  return (
    isRecord(value) &&
    typeof value.externalRef === 'string' &&
    typeof value.version === 'number' &&
    isRecord(value.content) &&
    outboxKinds.some((kind) => isRecord(value.content) && value.content.kind === kind) &&
    isRecord(value.content[contentOf[value.content.kind as OutboxKind]])
  );
}

/** The name of a record: its reference cannot be a file name. */
export function recordKey(externalRef: string, version: number): string {
  return `${createHash('sha256').update(externalRef).digest('hex').slice(0, 40)}.${version}`;
}

export function groupOf({ content }: OutboxRecord): OutboxGroup {
  if (content.kind === 'piece') return `${content.piece.draft.kind}:${content.reference}`;
  if (content.kind === 'entry') return 'entries';
  return content.kind === 'contact' ? 'contacts' : 'products';
}

/** The names in a folder that may not be there yet. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/**
 * The records, one file each. A record is made once and never changed: whoever makes it first has
 * made it.
 */
export interface OutboxRecords {
  read(kind: OutboxKind, externalRef: string, version: number): Promise<OutboxRecord | undefined>;
  readKey(kind: OutboxKind, key: string): Promise<OutboxRecord>;
  /** The last version. */
  latest(kind: OutboxKind, externalRef: string): Promise<OutboxRecord | undefined>;
  /** @returns false where this version is there already. */
  create(record: OutboxRecord): Promise<boolean>;
  /**
   * Creates records of one kind, those of one list one after the other.
   *
   * @returns of each whether it was created.
   */
  createAll(
    kind: OutboxKind,
    lists: readonly (readonly OutboxRecord[])[],
  ): Promise<readonly (readonly boolean[])[]>;
  keys(kind: OutboxKind): Promise<readonly string[]>;
}

export function createOutboxRecords(state: string, aside: string): OutboxRecords {
  const folderOf = (kind: OutboxKind) => join(state, 'records', kind);
  const nameOf = (key: string) => `${key}.json`;
  const pathOf = (kind: OutboxKind, key: string) => join(folderOf(kind), nameOf(key));

  async function readPath(path: string): Promise<OutboxRecord | undefined> {
    return readOwn(
      path,
      isOutboxRecord,
      `${keep} Without one, copy what the .json file beside its import file says of it.`,
    );
  }

  const records: OutboxRecords = {
    read: (kind, externalRef, version) => readPath(pathOf(kind, recordKey(externalRef, version))),
    async readKey(kind, key) {
      const record = await readPath(pathOf(kind, key));
      if (record !== undefined) return record;
      throw new GestanError(`The file ${pathOf(kind, key)} of the outbox is gone.`, {
        code: 'gestan.invalid',
        field: 'outbox',
        hint: keep,
      });
    },
    async latest(kind, externalRef) {
      let last: OutboxRecord | undefined;
      for (let version = 1; ; version += 1) {
        const next = await records.read(kind, externalRef, version);
        if (next === undefined) return last;
        last = next;
      }
    },
    create: (record) =>
      createOnce(
        pathOf(record.content.kind, recordKey(record.externalRef, record.version)),
        JSON.stringify(record),
        aside,
      ),
    createAll: (kind, lists) =>
      createAllOnce(
        folderOf(kind),
        lists.map((list) =>
          list.map((record) => ({
            name: nameOf(recordKey(record.externalRef, record.version)),
            content: JSON.stringify(record),
          })),
        ),
        aside,
      ),
    async keys(kind) {
      const names = await namesIn(folderOf(kind));
      return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
    },
  };
  return records;
}

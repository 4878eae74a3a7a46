import { defined, stableJson } from '../../../core/index.js';
import type { GestanWriteResult } from '../../adapter.js';
import { checkContactDraft, checkEntryDraft, checkProductDraft } from '../../check-draft.js';
import type { ContactDraft, GestanContact, GestanProduct, ProductDraft } from '../../model.js';
import { refused } from '../../refusals.js';
import type { CatalogueEntry } from './catalogue.js';
import { createPieceWrites } from './file-pieces.js';
import type { OutboxAction, OutboxContent, OutboxRecord } from './outbox/records.js';
import { isAlreadyWritten, type SentRecords } from './outbox/sent-records.js';
import { afterDraft } from './overlay.js';
import { checkLetters } from './piece-checks.js';
import type { FileWriteOptions, FileWrites } from './write-options.js';

/** The id under which a record is known: its own for what was created here. */
export function idOfRecord({ externalRef, content }: OutboxRecord): string {
  return content.kind === 'piece' || content.kind === 'entry' ? externalRef : content.whole.id;
}

/** Whether a record is about the same draft. */
function wasSent({ content }: OutboxRecord, draft: ProductDraft | ContactDraft): boolean {
  return 'whole' in content && stableJson(content.draft) === stableJson(draft);
}

interface Upsert<T> {
  readonly whole: T;
  readonly action: OutboxAction;
  readonly gestanId: string | undefined;
  readonly content: OutboxContent;
}

export function createFileWrites(options: FileWriteOptions): FileWrites {
  const { config, capabilities, records, sent, reads, create, isSent } = options;

  async function result(record: OutboxRecord, created: boolean): Promise<GestanWriteResult> {
    return { id: idOfRecord(record), created, ...((await isSent(record)) ? { sent: true } : {}) };
  }

  /**
   * Versions follow one another. A draft that was sent is sent again only if Gestan holds something
   * else by now.
   */
  async function upsert<T extends GestanProduct | GestanContact>(
    kind: 'product' | 'contact',
    draft: ProductDraft | ContactDraft,
    find: (id: string) => Promise<CatalogueEntry<T> | undefined>,
    prepare: (entry: CatalogueEntry<T> | undefined, id: string) => Promise<Upsert<T>>,
  ): Promise<GestanWriteResult> {
    for (;;) {
      const latest = await records.latest(kind, draft.externalRef);
      const id = draft.id ?? (latest === undefined ? undefined : idOfRecord(latest));
      const entry = id === undefined ? undefined : await find(id);
      if (draft.id !== undefined && entry === undefined && config.exports !== undefined)
        throw refused('id', `There is no ${kind} ${draft.id}.`, 'Export the table from Gestan again.');
      const next = await prepare(entry, id ?? draft.externalRef);
      if (latest !== undefined && wasSent(latest, draft)) {
        const holdsIt =
          draft.id === undefined || entry === undefined || isAlreadyWritten(entry.row, next.whole);
        if (holdsIt) return result(latest, false);
      }
      const record = {
        externalRef: draft.externalRef,
        version: (latest?.version ?? 0) + 1,
        content: next.content,
      };
      // Where another writer was first, its draft is looked at.
      if (!(await create(record))) continue;
      const made = await records.read(kind, record.externalRef, record.version);
      if (made === undefined) throw refused('externalRef', `The record of ${record.externalRef} is gone.`);
      if ('whole' in made.content) sent[kind].add(made as Parameters<SentRecords['add']>[0]);
      return result(made, latest === undefined && draft.id === undefined);
    }
  }

  /** Whether Gestan is to create or to change the record, and the id that Gestan knows it by. */
  function placeOf(draft: ProductDraft | ContactDraft, entry: CatalogueEntry<unknown> | undefined) {
    const action: OutboxAction = draft.id === undefined && entry === undefined ? 'create' : 'change';
    return { action, gestanId: entry?.gestanId ?? (config.exports === undefined ? draft.id : undefined) };
  }

  const pieces = createPieceWrites(options, result);

  return {
    product: (given) => {
      const draft = checkProductDraft(given, capabilities());
      return upsert<GestanProduct>('product', draft, reads.products.find, async (entry, id) => {
        if (draft.code !== undefined) {
          checkLetters('code', draft.code, config);
          const holder = await reads.products.findByCode(draft.code);
          if (holder !== undefined && holder.row.id !== id)
            throw refused('code', `The code ${draft.code} belongs to another product.`);
        }
        const whole = afterDraft<GestanProduct>(
          entry?.row ?? { id, code: draft.code ?? '', name: '' },
          draft,
        );
        const table = whole.familyId === undefined ? undefined : await reads.families();
        const family = table?.nameOf(whole.familyId) ?? whole.familyId;
        const subFamily = table?.nameOf(whole.subFamilyId) ?? whole.subFamilyId;
        const { action, gestanId } = placeOf(draft, entry);
        return {
          whole,
          action,
          gestanId,
          content: {
            kind: 'product',
            draft,
            whole,
            action,
            ...defined({ family, subFamily, gestanId }),
          },
        };
      });
    },

    contact: (given) => {
      const draft = checkContactDraft(given);
      return upsert<GestanContact>('contact', draft, reads.contacts.find, async (entry, id) => {
        const before = entry?.row ?? { id };
        const whole = {
          ...afterDraft<GestanContact>(before, draft),
          externalRef: before.externalRef ?? draft.externalRef,
        };
        const { action, gestanId } = placeOf(draft, entry);
        return {
          whole,
          action,
          gestanId,
          content: { kind: 'contact', draft, whole, action, ...defined({ gestanId }) },
        };
      });
    },

    async piece(given) {
      const [[outcome] = []] = await pieces([[given]]);
      if (outcome?.status === 'fulfilled') return outcome.value;
      throw outcome?.reason;
    },
    pieces,

    async entry(given) {
      const known = await records.read('entry', given.externalRef, 1);
      if (known !== undefined) return result(known, false);
      const draft = checkEntryDraft(given, capabilities());
      const content = { kind: 'entry', draft } as const;
      const created = await create({ externalRef: draft.externalRef, version: 1, content });
      const made = await records.read('entry', draft.externalRef, 1);
      if (made === undefined) throw refused('externalRef', `The record of ${draft.externalRef} is gone.`);
      return result(made, created);
    },
  };
}

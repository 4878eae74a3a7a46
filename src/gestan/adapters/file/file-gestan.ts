import type { GestanAdapter, GestanRecordKind, GestanSentStatus } from '../../adapter.js';
import type { GestanProductField } from '../../model.js';
import { oneByOne } from '../../one-by-one.js';
import { createInspect } from './draft-notices.js';
import { createDeclaredFields } from './export/declared-fields.js';
import { createExportFiles } from './export/files.js';
import { createExportLists } from './export/lists.js';
import { titleOf } from './export/title-line.js';
import { capabilitiesOf, usualFields } from './file-capabilities.js';
import { type FileGestanOptions, parseFileOptions } from './file-options.js';
import { createFileReads } from './file-reads.js';
import { createFileWrites, idOfRecord } from './file-writes.js';
import { asUnavailable, createGuard, notConfirmed } from './folder-errors.js';
import { createAcknowledgements } from './outbox/acknowledged.js';
import { createOutbox } from './outbox/outbox.js';
import { createPublisher } from './outbox/publisher.js';
import type { OutboxRecord, OutboxRecords } from './outbox/records.js';
import { renderFile } from './outbox/render-file.js';
import { createSentRecords } from './outbox/sent-records.js';
import { checkAccount } from './piece-checks.js';
import { fileFields } from './product-columns.js';
import { createSentFiles, type SentFile } from './sent-files.js';
import { createShownInExport } from './shown-in-export.js';
import type { FileWriteOptions, NewRecord } from './write-options.js';

/** A Gestan that is reached by files. */
export interface FileGestan extends GestanAdapter {
  /**
   * The product fields without a column, which are neither compared nor written, with the titles of
   * their columns.
   */
  leftOut(): readonly { readonly field: GestanProductField; readonly title: string }[];
  /** Writes the waiting records into files. Returns their names. */
  flush(): Promise<readonly string[]>;
  /**
   * The state of a piece, contact or product; for a contact or product, of its last change.
   * `undefined`: it was never written.
   */
  status(kind: GestanRecordKind, externalRef: string): Promise<GestanSentStatus | undefined>;
  /** All files, with their records and states. */
  files(): Promise<readonly SentFile[]>;
  /**
   * Marks a file as imported, by its number: for an application that asks its user instead of
   * watching a folder.
   */
  acknowledge(number: number): Promise<void>;
  /** Writes the waiting records into files, and closes the adapter. */
  close(): Promise<void>;
}

/**
 * Works with an unmodified Gestan: reads the exports of its tables, and writes files for its screen
 * « Importer des pièces », and contacts and products as CSV. Untested on Gestan itself: the columns
 * of product lines are not documented publicly; compare `lineColumns` with your screen. Nothing is
 * written twice, even by several processes or after a crash. Records in the outbox are *sent*; they
 * are *done* once Gestan's user has moved the file (see `acknowledgements`). Lists show the future
 * state of Gestan, with everything that was sent.
 *
 * @throws {SettingsError} `settings.invalid` for options that cannot be used.
 * @example
 * const gestan = fileGestan({ exports: 'gestan/exports', outbox: 'gestan/imports', acknowledgements: 'gestan/imports/faits' })
 * const sync = createSync({ shop, gestan, storage })
 * await sync.run()
 * await gestan.flush()          // the files are there
 */
export function fileGestan(options: FileGestanOptions): FileGestan {
  const config = parseFileOptions(options);
  const columns = config.exports === undefined ? undefined : createDeclaredFields(config.exports, config);
  /**
   * The product fields that are compared and written now: those of the options, else those of the
   * newest export.
   */
  const declared = () => config.productFields ?? columns?.() ?? usualFields;
  const capabilities = () => capabilitiesOf(config, declared());
  // What a plan was made with: an export that is put there meanwhile must still have these columns.
  let announced: readonly GestanProductField[] = [];
  const now = () => new Date(config.clock.now()).toISOString();
  const outbox = createOutbox({
    folder: config.outbox,
    otherFolders: config.acknowledgements === undefined ? [] : [config.acknowledgements],
    mostPerFile: config.mostPerFile,
    now,
    render: (group, records) => renderFile(group, records, config, declared()),
  });
  const acknowledgements = createAcknowledgements({
    folder: config.outbox,
    acknowledgements: config.acknowledgements,
    outbox,
    shownAt: (manifest) => shownAt(manifest),
    nowMs: () => config.clock.now(),
  });
  const sent = {
    product: createSentRecords(outbox.records, 'product'),
    contact: createSentRecords(outbox.records, 'contact'),
  };
  const files = config.exports === undefined ? undefined : createExportFiles(config.exports, config);
  const reads = createFileReads({
    files,
    config,
    declared,
    announced: () => announced,
    sent,
    acknowledgements,
  });
  const shownAt = createShownInExport({ ...reads, config });
  const lists = createExportLists(files, config);
  const publisher = createPublisher({
    publish: () => outbox.publish(),
    afterMs: config.publishAfterMs,
    clock: config.clock,
    logger: config.logger,
  });

  let opened: Promise<void> | undefined;
  function open(): Promise<void> {
    opened ??= (async () => {
      await outbox.restore();
      await sent.product.refresh();
      await sent.contact.refresh();
      if (await outbox.hasWork()) publisher.soon();
    })().catch((error: unknown) => {
      opened = undefined;
      throw asUnavailable(config.outbox, error);
    });
    return opened;
  }

  const guard = createGuard(config.outbox);
  const writes = createFileWrites({
    config,
    capabilities,
    records: outbox.records,
    sent,
    reads,
    isSent: async (record) => (await acknowledgements.doneAt(record)) === undefined,
    ...createRecording(outbox.records, config.outbox, now),
  });

  async function write<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    await open();
    signal?.throwIfAborted();
    const made = await guard(work);
    await publisher.written();
    return made;
  }

  const createOne: GestanAdapter['createPiece'] = (draft, given) =>
    write(given?.signal, async () => writes.piece(draft));
  const sentFiles = createSentFiles(outbox, acknowledgements);

  return {
    name: config.name,
    get capabilities() {
      announced = declared();
      return capabilitiesOf(config, announced);
    },
    leftOut: () =>
      fileFields
        .filter((field) => !declared().includes(field))
        .map((field) => ({ field, title: titleOf('products', field, config) })),
    families: async (given) => (await reads.families(given?.signal)).families,
    paymentModes: (given) => lists.paymentModes(given?.signal),
    bankAccounts: (given) => lists.bankAccounts(given?.signal),
    postingCategories: (given) => lists.postingCategories(given?.signal),
    vatRates: (given) => lists.vatRates(given?.signal),

    async *products(given) {
      await open();
      yield* reads.listProducts(given);
    },
    async *contacts(given) {
      await open();
      yield* reads.listContacts(given);
    },
    async *stock(given) {
      await open();
      yield* reads.listStock(given);
    },

    inspect: createInspect(config.encoding),
    upsertProduct: (draft, given) => write(given?.signal, async () => writes.product(draft)),
    upsertContact: (draft, given) => write(given?.signal, async () => writes.contact(draft)),
    createPiece: createOne,
    createPieces(orders, given) {
      if (this.createPiece !== createOne) return oneByOne(this, orders, given);
      return write(given?.signal, async () => writes.pieces(orders));
    },
    createEntry: (draft, given) =>
      write(given?.signal, async () => {
        checkAccount(draft.bankAccountId, await lists.bankAccounts(given?.signal));
        return writes.entry(draft);
      }),

    async find(kind, externalRef, given) {
      given?.signal?.throwIfAborted();
      await open();
      const record = await guard(() => outbox.records.latest(kind, externalRef));
      return record === undefined ? undefined : { id: idOfRecord(record) };
    },

    async flush() {
      await open();
      return guard(() => publisher.flush());
    },
    async status(kind, externalRef) {
      await open();
      const record = await guard(() => outbox.records.latest(kind, externalRef));
      return record === undefined ? undefined : sentFiles.statusOf(record);
    },
    async files() {
      await open();
      return sentFiles.list();
    },
    async acknowledge(number) {
      await open();
      await sentFiles.acknowledge(number);
    },
    async close() {
      if (opened === undefined) return;
      await guard(() => publisher.flush());
    },
  };
}

/** Makes the records of an outbox, each with its time and its place among those of one instant. */
function createRecording(
  records: OutboxRecords,
  folder: string,
  now: () => string,
): Pick<FileWriteOptions, 'create' | 'createAll'> {
  let sequence = 0;
  const dated = (given: NewRecord): OutboxRecord => ({ ...given, writtenAt: now(), sequence: sequence++ });
  const failed = (externalRef: string) => (error: unknown) => {
    throw notConfirmed(folder, externalRef, error);
  };
  return {
    create: (given) => records.create(dated(given)).catch(failed(given.externalRef)),
    createAll(lists) {
      const all = lists.map((list) => list.map(dated));
      return records.createAll('piece', all).catch(failed(all.flat()[0]?.externalRef ?? ''));
    },
  };
}

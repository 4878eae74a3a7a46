import type { GestanSentStatus } from '../../adapter.js';
import { GestanError } from '../../errors.js';
import type { Acknowledgements, FileState } from './outbox/acknowledged.js';
import type { Outbox } from './outbox/outbox.js';
import type { OutboxKind, OutboxRecord } from './outbox/records.js';

/** A file of the outbox. */
export interface SentFile {
  /** Running number of the file. */
  readonly number: number;
  /** Name of the file. */
  readonly file: string;
  /** Its state in Gestan. */
  readonly state: FileState;
  /** Its records. */
  readonly records: readonly { readonly kind: OutboxKind; readonly externalRef: string }[];
}

/** What became of the files of an outbox. */
export interface SentFiles {
  /** Where a record stands. */
  statusOf(record: OutboxRecord): Promise<GestanSentStatus>;
  list(): Promise<readonly SentFile[]>;
  /** Takes a file for imported. */
  acknowledge(number: number): Promise<void>;
}

export function createSentFiles(outbox: Outbox, acknowledgements: Acknowledgements): SentFiles {
  return {
    async statusOf(record) {
      const manifest = await outbox.manifestOf(record);
      if (manifest === undefined) return { state: 'waiting' };
      return { state: await acknowledgements.stateOf(manifest), where: manifest.file };
    },
    async list() {
      const manifests = await outbox.manifests();
      return Promise.all(
        manifests.map(async (manifest) => ({
          number: manifest.number,
          file: manifest.file,
          state: await acknowledgements.stateOf(manifest),
          records: manifest.records.map(({ externalRef, content }) => ({ kind: content.kind, externalRef })),
        })),
      );
    },
    async acknowledge(number) {
      const manifests = await outbox.manifests();
      if (!manifests.some((manifest) => manifest.number === number))
        throw new GestanError(`There is no file ${number} in the outbox.`, {
          code: 'gestan.refused',
          field: 'number',
        });
      await acknowledgements.acknowledge(number);
    },
  };
}

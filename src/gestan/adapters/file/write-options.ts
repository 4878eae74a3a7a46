import type { GestanWriteResult } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import type { ContactDraft, ProductDraft } from '../../model.js';
import type { EntryDraft, PieceDraft } from '../../piece-model.js';
import type { FileGestanConfig } from './file-options.js';
import type { FileReads } from './file-reads.js';
import type { OutboxRecord, OutboxRecords } from './outbox/records.js';
import type { SentRecords } from './outbox/sent-records.js';

/** The writes: each makes a record in the outbox, or finds the one that was made. */
export interface FileWrites {
  product(draft: ProductDraft): Promise<GestanWriteResult>;
  contact(draft: ContactDraft): Promise<GestanWriteResult>;
  piece(draft: PieceDraft): Promise<GestanWriteResult>;
  pieces(
    orders: readonly (readonly PieceDraft[])[],
  ): Promise<readonly (readonly PromiseSettledResult<GestanWriteResult>[])[]>;
  entry(draft: EntryDraft): Promise<GestanWriteResult>;
}

/** A record that is to be made. */
export type NewRecord = Omit<OutboxRecord, 'writtenAt' | 'sequence'>;

export interface FileWriteOptions {
  readonly config: FileGestanConfig;
  readonly capabilities: () => GestanCapabilities;
  readonly records: OutboxRecords;
  readonly sent: { readonly product: SentRecords; readonly contact: SentRecords };
  readonly reads: FileReads;
  /** Makes a record; `false` where another writer was first. Failures come as `GestanError`. */
  readonly create: (record: NewRecord) => Promise<boolean>;
  /**
   * Makes records of pieces, those of one list one after the other. Failures come as one
   * `GestanError`.
   */
  readonly createAll: (lists: readonly (readonly NewRecord[])[]) => Promise<readonly (readonly boolean[])[]>;
  /** Whether a record still waits for Gestan's user. */
  readonly isSent: (record: OutboxRecord) => Promise<boolean>;
}

import { isSyncError } from '../../../core/index.js';
import type { GestanWriteResult } from '../../adapter.js';
import { checkPieceDraft } from '../../check-draft.js';
import type { PieceDraft } from '../../piece-model.js';
import { refused } from '../../refusals.js';
import type { FileGestanConfig } from './file-options.js';
import type { FileReads } from './file-reads.js';
import { customerOf } from './outbox/customer-line.js';
import { inTurns } from './outbox/in-turns.js';
import type { OutboxRecord } from './outbox/records.js';
import { checkCodes, checkNets, documentsOf } from './piece-checks.js';
import type { FileWriteOptions, FileWrites, NewRecord } from './write-options.js';

type Step = PromiseSettledResult<NewRecord | GestanWriteResult>;

/**
 * The writes of pieces: all are checked before the first is written, and the disk is waited for
 * together.
 *
 * @param result the answer for a record that is there.
 */
export function createPieceWrites(
  { config, capabilities, records, reads, createAll }: FileWriteOptions,
  result: (record: OutboxRecord, created: boolean) => Promise<GestanWriteResult>,
): FileWrites['pieces'] {
  /** A piece that was written, or the record to write. */
  async function pieceRecord(
    given: PieceDraft,
    known: OutboxRecord | undefined,
  ): Promise<NewRecord | GestanWriteResult> {
    // What was written is never changed, whatever the second draft says.
    if (known !== undefined) return result(known, false);
    const draft = checkPieceDraft(given, capabilities());
    checkNets(draft, config);
    await checkCodes(draft, config, reads);
    const documents = documentsOf(draft, config);
    const { line, reference } = await customer(draft, config, reads);
    const content = { kind: 'piece', piece: { draft, customer: line, documents }, reference } as const;
    return { externalRef: draft.externalRef, version: 1, content };
  }

  async function pieceResult({ externalRef }: NewRecord, created: boolean): Promise<GestanWriteResult> {
    // Nobody has made a file of it yet.
    if (created) return { id: externalRef, created, sent: true };
    const made = await records.read('piece', externalRef, 1);
    if (made === undefined) throw refused('externalRef', `The record of ${externalRef} is gone.`);
    return result(made, false);
  }

  return async (orders) => {
    const known = await inTurns(orders, (drafts) =>
      Promise.all(drafts.map(({ externalRef }) => records.read('piece', externalRef, 1))),
    );
    const settled: Step[][] = [];
    for (const [at, drafts] of orders.entries()) {
      const own: Step[] = [];
      settled.push(own);
      for (const [index, draft] of drafts.entries()) {
        const [outcome] = await Promise.allSettled([pieceRecord(draft, known[at]?.[index])]);
        // A disk that fails is no refusal of this piece; nothing is written yet.
        if (outcome.status === 'rejected' && !isSyncError(outcome.reason)) throw outcome.reason;
        own.push(outcome);
        if (outcome.status === 'rejected') break;
      }
    }
    const lists = settled.map((own) =>
      own.flatMap((each) => (each.status === 'fulfilled' && 'content' in each.value ? [each.value] : [])),
    );
    const created = (await createAll(lists)).map((each) => [...each]);
    return inTurns([...settled.entries()], async ([at, own]) => {
      const answers: PromiseSettledResult<GestanWriteResult>[] = [];
      for (const each of own) {
        if (each.status === 'rejected') answers.push(each);
        else if ('content' in each.value)
          answers.push({
            status: 'fulfilled',
            value: await pieceResult(each.value, created[at]?.shift() ?? false),
          });
        else answers.push({ status: 'fulfilled', value: each.value });
      }
      return answers;
    });
  };
}

/** The customer line of a piece, and by which reference it names the contact. */
async function customer(draft: PieceDraft, config: FileGestanConfig, reads: FileReads) {
  const entry = await reads.contacts.find(draft.contactId);
  if (entry === undefined && config.exports !== undefined)
    throw refused(
      'contactId',
      `There is no contact ${draft.contactId}.`,
      'Export the contacts from Gestan again.',
    );
  const external = entry?.row.externalRef;
  const id = entry === undefined ? draft.contactId : entry.gestanId;
  const reference: 'external' | 'id' =
    config.customerReference === 'external'
      ? external === undefined && id !== undefined
        ? 'id'
        : 'external'
      : id === undefined
        ? 'external'
        : 'id';
  const line = customerOf(draft, entry?.row ?? {}, (reference === 'id' ? id : external) ?? '');
  if (!line.lastName && !line.firstName && !line.company)
    throw refused('contactId', `The contact ${draft.contactId} has no name.`);
  return { line, reference };
}

import { defined, type ErrorCode, isSyncError, SyncError } from '../../../core/index.js';
import type { ContactCandidate } from '../../../diff/contacts/contact-match.js';
import type { ContactRow } from '../../../diff/contacts/contact-row.js';
import type { ContactIndex } from '../../../diff/index.js';
import type { ContactDraft, GestanContact, GestanWriteResult } from '../../../gestan/index.js';
import { patched, withDraft } from '../../../gestan/patched.js';
import { type ContactRecord, type MetLinks, rememberContact } from '../../state/records/contacts.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { upsertOrFind } from '../../work/gestan-writes.js';
import { sentWrites } from '../../work/sent.js';
import type { ContactBurst } from './burst.js';

const finalCodes: ReadonlySet<string> = new Set<ErrorCode>([
  'gestan.invalid',
  'gestan.refused',
  'gestan.unsupported',
  'sync.contact-undecided',
  'sync.outcome-unknown',
]);

/** Whether the next run cannot create the contact either, because only a person can change that. */
export function isForGood(error: unknown): boolean {
  return isSyncError(error) && finalCodes.has(error.code);
}

/** The parts that applying rows of contacts needs. */
export interface ContactTools {
  readonly context: SyncContext;
  /** Replaced when Gestan's contacts are read again. */
  readonly index: () => ContactIndex;
  readonly lookAgain: (row: ContactRow) => Promise<ContactRow>;
  /**
   * The contacts other than the one just created that the person of a row may be, once Gestan's
   * contacts are read again.
   */
  readonly rivalsOf: (row: ContactRow, madeId: string) => Promise<readonly ContactCandidate[]>;
  /** What is known of the links that are written. */
  readonly links: MetLinks;
  readonly burst: ContactBurst;
}

export async function applyContactRow(
  tools: ContactTools,
  row: ContactRow,
  work: ApplyWork,
): Promise<string> {
  const { draft } = row;
  if (draft === undefined) return linkContact(tools, row, work);
  if (draft.id) return writeContact(tools, row, draft, work);
  // Two shops may find the same person at the same time: only one at a time creates contacts in a
  // Gestan.
  const isTaken = await tools.burst.turn.take(work.signal);
  const now = isTaken ? await tools.lookAgain(row) : row;
  if (now.draft === undefined) return linkContact(tools, now, work);
  await tools.burst.turn.open();
  return writeContact(tools, now, now.draft, work);
}

async function linkContact(tools: ContactTools, row: ContactRow, work: ApplyWork): Promise<string> {
  const { context, links } = tools;
  const { store, now } = context;
  const { contactId } = row;
  if (contactId === undefined) {
    throw new SyncError(`${row.name} has no contact in Gestan.`, {
      code: 'sync.contact-undecided',
      values: { name: row.name },
    });
  }
  const record = { ref: row.linkRef, contactId, base: row.snapshot, at: now() };
  await tools.burst.store(work);
  links.forget(row.linkRef);
  await store.commit([rememberContact(store, record)], work.held.lease);
  return contactId;
}

async function writeContact(
  { context, index, links, burst, rivalsOf }: ContactTools,
  row: ContactRow,
  draft: ContactDraft,
  work: ApplyWork,
): Promise<string> {
  const { gestan, store } = context;
  const { externalRef } = draft;
  const { linkRef } = row;
  if (draft.id) await burst.store(work);
  const known = { base: row.snapshot, ...(await openQuestion(context, row, draft.id)) };
  const closing = draft.id
    ? []
    : await burst.with((waiting) =>
        work.journal.open([{ kind: 'gestan-contact', externalRef, linkRef, record: known }], waiting),
      );
  let result: GestanWriteResult;
  try {
    result = await upsertOrFind(context, 'contact', draft, () => gestan.upsertContact(draft));
  } catch (error) {
    // A write that may have happened keeps its intent. The next run looks it up.
    if (!isUnsettled(error)) await store.commit(closing, work.held.lease);
    throw error;
  }
  const { id } = result;
  if (result.sent) work.report.handedOver(row.key);
  const rivals = draft.id || (await burst.turn.wasAlone()) ? [] : await rivalsOf(row, id);
  if (rivals.length > 0) warnMadeAnyway(work, row, rivals);
  const question = rivals.length > 0 ? { question: rivals.map(({ contactId }) => contactId) } : {};
  index().add(afterDraft(index().get(id), draft, id));
  const record = { ref: linkRef, contactId: id, ...known, ...question, at: context.now() };
  const sent = sentWrites(context, externalRef, result, { kind: 'contact', linkRef });
  const writes = [rememberContact(store, record), ...sent, ...closing];
  if (burst.isGathering && !draft.id) {
    links.note(record);
    burst.add(writes);
    return id;
  }
  links.forget(linkRef);
  await store.commit(writes, work.held.lease);
  return id;
}

/** The candidates for this contact, if it is created while the question is open. */
async function openQuestion(
  { store }: SyncContext,
  { status, candidates, linkRef }: ContactRow,
  changed: string | undefined,
): Promise<Pick<ContactRecord, 'question'>> {
  if (changed === undefined)
    return status === 'review' ? { question: candidates.map(({ contactId }) => contactId) } : {};
  const before = await store.get<ContactRecord>(store.keys.contact(linkRef));
  return before?.contactId === changed ? defined({ question: before.question }) : {};
}

/**
 * The contact as Gestan holds it after a draft. A draft without `id` makes a new one, under the
 * reference of the draft.
 */
export function afterDraft(
  before: GestanContact | undefined,
  draft: ContactDraft,
  id: string,
): GestanContact {
  return before ? withDraft(before, draft) : patched<GestanContact>({ id }, { ...draft, id });
}

/** Warns of a contact that was created although its person may be one of some others. */
export function warnMadeAnyway(
  work: ApplyWork,
  row: ContactRow,
  candidates: readonly ContactCandidate[],
): void {
  const names = candidates.map(({ contactId, name }) => `${name} (${contactId})`).join(', ');
  work.report.warn({ code: 'contact-made-anyway', values: { name: row.name, candidates: names } });
}

import { SyncError } from '../../../core/index.js';
import { personOf } from '../../../diff/contacts/person.js';
import type { ContactIndex, ContactPerson, ContactRow, ContactSettings } from '../../../diff/index.js';
import type { ContactDraft, GestanContact, GestanWriteResult } from '../../../gestan/index.js';
import type { WooCustomer, WooOrder } from '../../../woo/index.js';
import { readContactLink, readDecisions, rememberContact } from '../../state/records/contacts.js';
import type { SyncSettings } from '../../state/settings.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { upsertSettled } from '../../work/gestan-writes.js';
import { sentWrites } from '../../work/sent.js';
import { type ContactCounter, createContactCounter } from './counter.js';

/** Gestan's contacts, asked who the people of the shop are. Read once per plan or apply; contacts that are made meanwhile are added. */
export interface ContactDirectory {
  personOf(source: WooCustomer | WooOrder): ContactPerson;
  /** What is to be done about a person. */
  plan(person: ContactPerson): Promise<ContactRow>;
  /** Carries a row out: makes, changes or links the contact, and remembers it. Gives its id. */
  carryOut(row: ContactRow, work: ApplyWork): Promise<string>;
  /** Whether a person under review resembles a contact that was made since the directory was opened: by this very apply. */
  resemblesNew(row: ContactRow): boolean;
  /** Makes a new contact of a person under review, as the setting `contacts.onReview` says. */
  createAnyway(row: ContactRow, person: ContactPerson, work: ApplyWork): Promise<string>;
}

export async function openDirectory(
  context: SyncContext,
  settings: SyncSettings,
  signal: AbortSignal | undefined,
): Promise<ContactDirectory> {
  const { gestan, shop, store } = context;
  const { readContacts, writeContacts } = gestan.capabilities;
  const rules = contactSettings(settings);
  const { createContactIndex, newContactDraft, planContact } = await import(
    '../../../diff/contacts/matcher.js'
  );
  const index = createContactIndex([], rules);
  const made = new Set<string>();
  const people = new WeakMap<ContactRow, ContactPerson>();
  const counter = createContactCounter(context);
  await counter.begin();
  if (readContacts) for await (const contact of gestan.contacts({ signal })) index.add(contact);

  const plan = async (person: ContactPerson): Promise<ContactRow> => {
    const row = planContact(person, await readContactLink(store, person), {
      shop: shop.id,
      index,
      decisions: await readDecisions(store, person),
      canRead: readContacts,
      canWrite: writeContacts,
    });
    people.set(row, person);
    return row;
  };

  /** Under the lease: looks again where another shop has made contacts since, since one of them may be this very person. */
  const lookAgain = async (row: ContactRow): Promise<ContactRow> => {
    const person = people.get(row);
    if (!person || !readContacts || !(await counter.hasMoved())) return row;
    for await (const contact of gestan.contacts({ signal })) index.add(contact);
    await counter.begin();
    const now = await plan(person);
    if (isActionable(now)) return now;
    throw new SyncError(`${row.name} may be a contact that another shop has just made.`, {
      code: 'sync.contact-undecided',
      values: { name: row.name },
      retryable: true,
      hint: 'Plan again, and decide about the row under review.',
    });
  };

  return {
    personOf: (source) => personOf(source, { shop: shop.id, settings: index.settings }),
    plan,

    async carryOut(row, work) {
      const id = await carryOut({ context, index, counter, lookAgain }, row, work);
      if (row.status === 'add-to-gestan') made.add(id);
      return id;
    },

    resemblesNew: ({ candidates }) => candidates.some(({ contactId }) => made.has(contactId)),

    createAnyway(row, person, work) {
      const names = row.candidates.map(({ contactId, name }) => `${name} (${contactId})`).join(', ');
      work.report.warn({
        code: 'contact-made-anyway',
        message: `A new contact was made for ${row.name}, who may be one of: ${names}.`,
        values: { name: row.name, candidates: names },
      });
      const draft = newContactDraft(people.get(row) ?? person, row.linkRef);
      return carryOut({ context, index, counter, lookAgain }, { ...row, draft }, work);
    },
  };
}

/** The matcher's part of the settings. */
export function contactSettings({ contacts }: SyncSettings): ContactSettings {
  const { onReview: _, ...rules } = contacts;
  return rules;
}

interface Tools {
  readonly context: SyncContext;
  readonly index: ContactIndex;
  readonly counter: ContactCounter;
  readonly lookAgain: (row: ContactRow) => Promise<ContactRow>;
}

async function carryOut(tools: Tools, row: ContactRow, work: ApplyWork): Promise<string> {
  const { draft } = row;
  if (draft === undefined) return linkContact(tools.context, row, work);
  if (draft.id) return writeContact(tools, row, draft, work);
  // Two shops may meet the same person at the same time: one at a time makes contacts of a Gestan.
  return tools.context.gestanLock.brief(async (lease) => {
    const now = await tools.lookAgain(row);
    if (now.draft === undefined) return linkContact(tools.context, now, work);
    await tools.counter.count(lease);
    return writeContact(tools, now, now.draft, work);
  });
}

async function linkContact({ store, now }: SyncContext, row: ContactRow, work: ApplyWork): Promise<string> {
  const { contactId } = row;
  if (contactId === undefined) {
    throw new SyncError(`${row.name} has no contact in Gestan.`, {
      code: 'sync.contact-undecided',
      values: { name: row.name },
    });
  }
  const record = { ref: row.linkRef, contactId, base: row.snapshot, at: now() };
  await store.commit([rememberContact(store, record)], work.held.lease);
  return contactId;
}

async function writeContact(
  { context, index }: Tools,
  row: ContactRow,
  draft: ContactDraft,
  work: ApplyWork,
): Promise<string> {
  const { gestan, store } = context;
  const { externalRef } = draft;
  const closing = draft.id
    ? []
    : await work.journal.open([{ kind: 'gestan-contact', externalRef, linkRef: row.linkRef }]);
  let result: GestanWriteResult;
  try {
    result = await upsertSettled(context, 'contact', draft, () => gestan.upsertContact(draft));
  } catch (error) {
    // A write that may have happened keeps its intent: the next run looks it up.
    if (!isUnsettled(error)) await store.commit(closing, work.held.lease);
    throw error;
  }
  const { id } = result;
  index.add(merged(index.get(id), draft, id));
  const record = { ref: row.linkRef, contactId: id, base: row.snapshot, at: context.now() };
  const sent = sentWrites(context, externalRef, result, { kind: 'contact', linkRef: row.linkRef });
  await store.commit([rememberContact(store, record), ...sent, ...closing], work.held.lease);
  return id;
}

/** The contact as Gestan holds it after a draft. */
function merged(before: GestanContact | undefined, draft: ContactDraft, id: string): GestanContact {
  const fields = Object.entries(draft).filter(([, value]) => value !== null);
  return { ...before, ...(Object.fromEntries(fields) as Partial<GestanContact>), id };
}

/** Whether a row can be carried out. */
export function isActionable(row: ContactRow): boolean {
  return row.status === 'add-to-gestan' || row.status === 'update-gestan' || row.status === 'link';
}

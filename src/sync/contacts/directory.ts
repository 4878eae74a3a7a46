import { SyncError } from '../../core/index.js';
import type { ContactIndex, ContactPerson, ContactRow, ContactSettings } from '../../diff/index.js';
import { createContactIndex, newContactDraft, personOf, planContact } from '../../diff/index.js';
import type { ContactDraft, GestanContact } from '../../gestan/index.js';
import type { StorageWrite } from '../../storage/index.js';
import type { WooCustomer, WooOrder } from '../../woo/index.js';
import { type ApplyWork, isUnsettled } from '../apply-work.js';
import type { SyncContext } from '../context.js';
import { upsertSettled } from '../gestan-writes.js';
import type { SyncSettings } from '../settings.js';
import { readContactLink, readDecisions, rememberContact } from './records.js';

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
  const index = createContactIndex([], rules);
  if (readContacts) for await (const contact of gestan.contacts({ signal })) index.add(contact);
  const made = new Set<string>();

  return {
    personOf: (source) => personOf(source, { shop: shop.id, settings: index.settings }),

    plan: async (person) =>
      planContact(person, await readContactLink(store, person), {
        shop: shop.id,
        index,
        decisions: await readDecisions(store, person),
        canRead: readContacts,
        canWrite: writeContacts,
      }),

    async carryOut(row, work) {
      const id = await carryOut(context, index, row, work);
      if (row.status === 'add-to-gestan') made.add(id);
      return id;
    },

    resemblesNew: ({ candidates }) => candidates.some(({ contactId }) => made.has(contactId)),

    createAnyway(row, person, work) {
      const names = row.candidates.map(({ contactId, name }) => `${name} (${contactId})`).join(', ');
      work.report.warn(`A new contact was made for ${row.name}, who may be one of: ${names}.`);
      return carryOut(context, index, { ...row, draft: newContactDraft(person, row.linkRef) }, work);
    },
  };
}

/** The matcher's part of the settings. */
export function contactSettings({ contacts }: SyncSettings): ContactSettings {
  const { onReview: _, ...rules } = contacts;
  return rules;
}

async function carryOut(
  context: SyncContext,
  index: ContactIndex,
  row: ContactRow,
  work: ApplyWork,
): Promise<string> {
  const { gestan, gestanLock, store } = context;
  const remember = (contactId: string): StorageWrite =>
    rememberContact(store, { ref: row.linkRef, contactId, base: row.snapshot, at: context.now() });
  const { draft } = row;
  if (draft === undefined) {
    if (row.contactId === undefined) {
      throw new SyncError(`${row.name} has no contact in Gestan.`, { code: 'sync.contact-undecided' });
    }
    await store.commit([remember(row.contactId)], work.held.lease);
    return row.contactId;
  }
  const { externalRef } = draft;
  // Two shops may meet the same person at the same time: one at a time makes contacts of a Gestan.
  return gestanLock.run(async () => {
    const closing = draft.id
      ? []
      : await work.journal.open([{ kind: 'gestan-contact', externalRef, linkRef: row.linkRef }]);
    try {
      const { id } = await upsertSettled(context, 'contact', externalRef, () => gestan.upsertContact(draft));
      await store.commit([remember(id), ...closing], work.held.lease);
      index.add(merged(index.get(id), draft, id));
      return id;
    } catch (error) {
      // A write that may have happened keeps its intent: the next run looks it up.
      if (!isUnsettled(error)) await store.commit(closing, work.held.lease);
      throw error;
    }
  });
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

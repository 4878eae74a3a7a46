import { fingerprint, SyncError } from '../../../core/index.js';
import type { ContactCandidate } from '../../../diff/contacts/contact-match.js';
import type { ContactRow } from '../../../diff/contacts/contact-row.js';
import { createPersonOf } from '../../../diff/contacts/person.js';
import { heldByUnmade } from '../../../diff/contacts/unmade.js';
import { heldByUnreadable, type UnreadableContact } from '../../../diff/contacts/unreadable.js';
import { withoutDraft } from '../../../diff/contacts/without-draft.js';
import type { ContactLink, ContactPerson } from '../../../diff/index.js';
import { inspectedRow } from '../../../diff/inspection.js';
import { isActionable } from '../../../diff/statuses.js';
import type { GestanContact } from '../../../gestan/index.js';
import { parseReference } from '../../../pieces/references.js';
import type { WooCustomer, WooOrder } from '../../../woo/index.js';
import { metLinks, readAllDecisions } from '../../state/records/contacts.js';
import type { SyncSettings } from '../../state/settings.js';
import { contactSettings } from '../../state/settings-parts.js';
import type { ApplyWork } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { inspectDrafts } from '../../work/inspect.js';
import type { ReadContacts } from '../../work/run-reads.js';
import { type ContactBurst, createContactBurst } from './burst.js';
import { createContactCounter } from './counter.js';
import { readGestanContacts } from './gestan-contacts.js';
import type { MadeMeanwhile } from './made-meanwhile.js';
import { afterDraft, applyContactRow, isForGood, warnMadeAnyway } from './write.js';

/**
 * Finds out which contact of Gestan each customer is. The contacts are read once per plan or apply;
 * new ones are added.
 */
export interface ContactDirectory extends Pick<ContactBurst, 'together' | 'settle' | 'passTurn'> {
  personOf(source: WooCustomer | WooOrder): ContactPerson;
  /** Gestan's id of the firm whose number a person buys with; undefined: none. */
  firmOf(person: ContactPerson): string | undefined;
  /** What is stored of a person. */
  linkOf(person: ContactPerson): Promise<ContactLink | undefined>;
  /** The row of a person. */
  plan(person: ContactPerson): Promise<ContactRow>;
  /** The row with an open question, if a contact was made without an answer. */
  question(row: ContactRow, made: MadeMeanwhile): Promise<ContactRow>;
  /** Applies a row: creates, changes or links the contact, and stores the link. Returns the id. */
  apply(row: ContactRow, work: ApplyWork): Promise<string>;
  /**
   * Whether a person under review resembles a contact that this apply has made.
   */
  resemblesNew(row: ContactRow): boolean;
  /**
   * A fingerprint of Gestan's contacts and of the answers. It leaves out contacts that the sync
   * made for this shop: otherwise each new contact would change it for everybody who waits.
   * {@link printOf} covers the contacts that a person resembles.
   */
  print(): Promise<string>;
  /**
   * The contacts that were read, for the next flow of the run. Valid only if nothing was written.
   */
  read(): ReadContacts;
  /** A print of these contacts; it changes when one of them changes or goes. */
  printOf(contactIds: readonly string[]): string;
  /** Makes a new contact of a person under review, as the setting `contacts.onReview` says. */
  createAnyway(row: ContactRow, person: ContactPerson, work: ApplyWork): Promise<string>;
  /** A row under review whose contact is made anyway; blocked if Gestan would refuse it. */
  checkedAnyway(row: ContactRow, person: ContactPerson): ContactRow;
}

/**
 * @param unprinted whether rows are made as soon as they are planned, under the lease of the shop:
 *   no fingerprint is ever compared, and nobody else writes its links.
 */
export async function openDirectory(
  context: SyncContext,
  settings: SyncSettings,
  signal: AbortSignal | undefined,
  unprinted = false,
): Promise<ContactDirectory> {
  const { gestan, shop, store } = context;
  const { readContacts, writeContacts } = gestan.capabilities;
  const rules = contactSettings(settings);
  const { createContactIndex, newContactDraft, planContact, withOpenQuestion } = await import(
    '../../../diff/contacts/matcher.js'
  );
  const rulesText = JSON.stringify(rules);
  const read = await context.reads?.contacts?.();
  const before = read?.rules === rulesText ? read : undefined;
  let index = before?.index ?? createContactIndex([], rules);
  const made = new Set<string>();
  const people = new WeakMap<ContactRow, ContactPerson>();
  const counter = createContactCounter(context, before?.madeBefore);
  const ids = before?.ids ?? new Set<string>();
  const unreadable = before?.unreadable ?? new Map<string, UnreadableContact>();
  const readAll = async () => {
    if (!readContacts) return;
    const read = await readGestanContacts(context, signal);
    unreadable.clear();
    for (const [id, odd] of read.unreadable) unreadable.set(id, odd);
    for (const { id } of read.all) ids.add(id);
    // The first reading builds the whole index at once; later readings replace contacts in it.
    if (index.size === 0) index = createContactIndex(read.all, rules);
    else for (const contact of read.all) index.add(contact);
  };
  const unmade = context.reads?.unmade ?? new Map<string, ContactRow>();
  // Adds a contact that could not be made to the index. Its id is valid in this run only.
  const standIn = (row: ContactRow, person = people.get(row)) => {
    const draft = row.draft ?? (person && newContactDraft(person, row.linkRef));
    if (draft === undefined) return;
    const contact = afterDraft(undefined, draft, `?${draft.externalRef}`);
    if (index.get(contact.id) !== undefined) return;
    unmade.set(contact.id, { ...row, draft });
    index.add(contact);
  };
  if (!before) {
    await counter.begin();
    await readAll();
    for (const row of unmade.values()) standIn(row);
  }

  const decisions = await readAllDecisions(store);
  const links = unprinted ? metLinks(store) : metLinks(store, 0);
  const burst = createContactBurst(context, counter, links);
  const contextOf = (person: ContactPerson) => ({
    shop: shop.id,
    index,
    decisions: decisions.of(person),
    canRead: readContacts,
    canWrite: writeContacts,
    unprinted,
  });

  const plan = async (person: ContactPerson): Promise<ContactRow> => {
    const planned = planContact(person, await links.of(person), contextOf(person));
    const readable = heldByUnreadable(planned, person, unreadable);
    const held = heldByUnmade(readable, unmade, () => index.near(person));
    // People who share a value with this one wait too; otherwise they would be created before it.
    if (held !== readable) standIn(readable, person);
    const row = inspected(held);
    people.set(row, person);
    return row;
  };

  const isMadeForShop = (contact: GestanContact | undefined) =>
    parseReference(contact?.externalRef?.trim() ?? '')?.shop === shop.id;

  /** The date of a change does not identify a contact. */
  const printOfContact = (id: string): string => {
    const { modifiedAt: _, ...contact } = index.get(id) ?? { id };
    return fingerprint([index.get(id) !== undefined, contact]);
  };

  /** The adapter's findings about the draft before it is written. */
  const inspected = (row: ContactRow): ContactRow => {
    const { draft } = row;
    if (draft === undefined) return row;
    return inspectedRow(row, inspectDrafts(gestan, 'contact', [draft]), withoutDraft);
  };

  /**
   * Call it under the lease. Plans the person again if another shop has created contacts since: one
   * of them may be this person.
   */
  const lookAgain = async (row: ContactRow): Promise<ContactRow> => {
    const person = people.get(row);
    if (!person || !readContacts || !(await counter.hasMoved())) return row;
    await readAll();
    await counter.beginInTurn();
    const now = await plan(person);
    if (isActionable(now.status)) return now;
    throw new SyncError(`${row.name} may be a contact that another shop has just made.`, {
      code: 'sync.contact-undecided',
      values: { name: row.name },
      retryable: true,
      hint: 'Plan again, and decide about the row under review.',
    });
  };

  const rivalsOf = async (row: ContactRow, madeId: string): Promise<readonly ContactCandidate[]> => {
    const person = people.get(row);
    if (!person || !readContacts) return [];
    await counter.begin();
    await readAll();
    index.remove(madeId);
    const { status, contactId, candidates } = planContact(person, undefined, contextOf(person));
    return status === 'review' ? candidates : candidates.filter((one) => one.contactId === contactId);
  };

  const write = async (row: ContactRow, work: ApplyWork): Promise<string> => {
    const tools = { context, index: () => index, lookAgain, rivalsOf, links, burst };
    try {
      return await applyContactRow(tools, row, work);
    } catch (error) {
      // A person who resembles a contact that the next run may create waits until then.
      if (row.draft?.id === undefined && !isForGood(error)) standIn(row);
      throw error;
    } finally {
      await (burst.isGathering ? burst.turn.pass() : burst.turn.end());
    }
  };

  return {
    personOf: createPersonOf({ shop: shop.id, settings: rules }),
    firmOf: (person) => index.firmOf(person)?.id,
    linkOf: links.of,
    plan,

    async question(row, meanwhile) {
      const person = people.get(row);
      const link = person && (await links.of(person));
      if (!person || !link?.question) return row;
      const pieces = meanwhile.piecesOf(link.contactId);
      return withOpenQuestion(row, person, link, contextOf(person), pieces);
    },

    async apply(row, work) {
      const id = await write(row, work);
      if (row.status === 'add-to-gestan') made.add(id);
      return id;
    },

    async print() {
      const answers: unknown[] = [];
      for await (const { key, value } of store.list(store.keys.decisions(''))) answers.push([key, value]);
      const others = [...ids].filter((id) => !isMadeForShop(index.get(id)));
      return fingerprint([rules, others.sort().map(printOfContact), answers]);
    },

    read: () => ({ index, ids, unreadable, madeBefore: counter.before, rules: rulesText }),

    together: burst.together,
    settle: burst.settle,
    passTurn: burst.passTurn,

    printOf: (contactIds) => fingerprint([...contactIds].sort().map(printOfContact)),

    resemblesNew: ({ candidates }) => candidates.some(({ contactId }) => made.has(contactId)),

    checkedAnyway(row, person) {
      const checked = inspected({ ...row, draft: newContactDraft(people.get(row) ?? person, row.linkRef) });
      return checked.status === 'blocked' ? checked : row;
    },

    createAnyway(row, person, work) {
      warnMadeAnyway(work, row, row.candidates);
      const draft = newContactDraft(people.get(row) ?? person, row.linkRef);
      return write({ ...row, draft }, work);
    },
  };
}

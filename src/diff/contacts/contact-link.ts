import { comparePersons } from './compare-names.js';
import type { ContactField, ContactSnapshot } from './contact-fields.js';
import type { ContactIndex } from './contact-index.js';
import type { ContactDecision } from './contact-match.js';
import { isUsualFirstName } from './first-names.js';
import { personName } from './names.js';
import { type ContactPerson, distinctRef } from './person.js';

/** The stored link of a person. */
export interface ContactLink {
  /** Gestan's id of the linked contact. */
  readonly contactId: string;
  /**
   * The reference under which it is stored. If it is not the person's own, the person was a guest
   * before.
   * @default the person's own
   */
  readonly ref?: string | undefined;
  /** The `snapshot` of the last applied row. Absent: nothing counts as changed. */
  readonly base?: ContactSnapshot | undefined;
  /** Gestan's ids of the other candidates when the contact was made. Absent: there were none. */
  readonly question?: readonly string[] | undefined;
}

/** The input of planning a contact, besides the person. */
export interface ContactPlanContext {
  /** The shop's id. */
  readonly shop: string;
  /** Gestan's contacts. */
  readonly index: ContactIndex;
  /** The stored answers about this person. */
  readonly decisions?: readonly ContactDecision[] | undefined;
  /**
   * Whether the index contains all of Gestan's contacts (capability `readContacts`). @default true
   */
  readonly canRead?: boolean | undefined;
  /** Whether contacts can be written (capability `writeContacts`). @default true */
  readonly canWrite?: boolean | undefined;
  /** The fields that the shop owns. @default all of `contactFields` */
  readonly owned?: readonly ContactField[] | undefined;
  /** Leave out the fingerprint, if nothing compares the row. @default false */
  readonly unprinted?: boolean | undefined;
}

/**
 * Whether a link is stored under a reference of this very person, rather than of a mailbox that may
 * be shared.
 */
export function isOwn(
  person: ContactPerson,
  { ref = person.ref }: ContactLink,
  { shop }: ContactPlanContext,
): boolean {
  return ref === person.ref || ref === distinctRef(person, shop);
}

/** Whether a person has another name than the snapshot of the link. */
function isOtherPerson(person: ContactPerson, link: ContactLink, context: ContactPlanContext): boolean {
  const contact = context.index.get(link.contactId);
  const known = link.base ?? contact;
  if (known === undefined) return false;
  // Whatever the words of a name mean, they mean the same twice.
  if (known.firstName === person.firstName && known.lastName === person.lastName) return false;
  const before = personName(known.firstName, known.lastName);
  const now = personName(person.firstName, person.lastName);
  if (before === undefined || now === undefined) return false;
  const { first, last } = comparePersons(
    before,
    now,
    context.index.settings.nameSimilarity,
    isUsualFirstName,
  );
  const isOther = first === 'other' || first === 'similar' || first === 'partly' || last === 'other';
  // An account still belongs to one person after a marriage or a corrected name; a mailbox, or a
  // completely new name, may not.
  return person.kind === 'customer' && (link.ref ?? person.ref) === person.ref
    ? first === 'other' && last === 'other'
    : isOther;
}

/**
 * How far a stored link can be trusted. `refused`: an answer says that it is not this contact, or
 * that it is another one. `doubtful`: the person has another name. `foreign`: it was made for
 * another name behind the same mailbox, and says nothing about this person. The sync never breaks a
 * person's own link by itself: only an answer does.
 */
export function stateOf(
  person: ContactPerson,
  link: ContactLink,
  context: ContactPlanContext,
): 'good' | 'doubtful' | 'foreign' | 'refused' {
  const { decisions = [], index } = context;
  const last = decisions.findLast(
    ({ contactId, same }) => contactId === link.contactId || (same && index.get(contactId)),
  );
  if (last !== undefined) return last.same && last.contactId === link.contactId ? 'good' : 'refused';
  if (person.anonymised || !isOtherPerson(person, link, context)) return 'good';
  return isOwn(person, link, context) ? 'doubtful' : 'foreign';
}

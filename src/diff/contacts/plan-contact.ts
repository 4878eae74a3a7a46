import { fingerprint } from '../../core/index.js';
import type { ContactDraft } from '../../gestan/model.js';
import type { Reason, Row } from '../plan.js';
import { comparePersons } from './compare-names.js';
import {
  type ContactField,
  type ContactSnapshot,
  contactFields,
  contactSnapshot,
  contactUpdate,
  newContactDraft,
} from './contact-fields.js';
import {
  type ContactCandidate,
  type ContactDecision,
  type ContactIndex,
  type MatchRule,
  nameOfContact,
} from './contact-index.js';
import { personName } from './names.js';
import { type ContactPerson, distinctRef } from './person.js';

export const contactStatuses = [
  'add-to-gestan',
  'update-gestan',
  'link',
  'review',
  'blocked',
  'in-sync',
] as const;
export type ContactStatus = (typeof contactStatuses)[number];

/** A row of a contacts plan. Plain JSON; all that apply needs is in it. */
export interface ContactRow extends Row<ContactStatus> {
  /** Who it may be, best first; for `review`, and for `link` those it was chosen from. */
  readonly candidates: readonly ContactCandidate[];
  /** How it came to its status. */
  readonly rule: MatchRule | 'link';
  /** The contact it is about: linked, or to be linked. */
  readonly contactId?: string;
  /** What apply writes, for `add-to-gestan` and `update-gestan`. */
  readonly draft?: ContactDraft;
  /** The reference under which apply stores the link. */
  readonly linkRef: string;
  /** What apply stores with the link, as the next base. */
  readonly snapshot: ContactSnapshot;
}

/** What is stored about a person who is linked. */
export interface ContactLink {
  readonly contactId: string;
  /** The reference under which it is stored. Another one than the person's own: known as a guest before. @default the person's own */
  readonly ref?: string | undefined;
  /** {@link ContactRow.snapshot} of the last row that was applied. Absent: nothing counts as changed. */
  readonly base?: ContactSnapshot | undefined;
}

export interface ContactPlanContext {
  readonly shop: string;
  readonly index: ContactIndex;
  /** The stored answers about this person. */
  readonly decisions?: readonly ContactDecision[] | undefined;
  /** Whether the index holds what Gestan holds (capability `readContacts`). @default true */
  readonly canRead?: boolean | undefined;
  /** Whether contacts can be written (capability `writeContacts`). @default true */
  readonly canWrite?: boolean | undefined;
  /** The fields that the shop owns. @default all of `contactFields` */
  readonly owned?: readonly ContactField[] | undefined;
}

type Draft = Omit<ContactRow, 'key' | 'origin' | 'name' | 'wooId' | 'fingerprint' | 'snapshot' | 'linkRef'>;

const reason = (code: string, message: string): Reason => ({ code, message });

const reviewReasons: Partial<Record<MatchRule, Reason>> = {
  contradiction: reason(
    'contradiction',
    'Something says that it is this contact, and something says that it is not.',
  ),
  several: reason('several-contacts', 'More than one contact of Gestan fits.'),
  homonym: reason('possible-homonym', 'A contact of Gestan has a name like this, and nothing more to go by.'),
};

/** Whether a link is stored under a reference of this very person, rather than of a mailbox that may be shared. */
function isOwn(
  person: ContactPerson,
  { ref = person.ref }: ContactLink,
  { shop }: ContactPlanContext,
): boolean {
  return ref === person.ref || ref === distinctRef(person, shop);
}

/** Whether a person bears another name than the snapshot of whom the link was made for. */
function isSomebodyElse(person: ContactPerson, link: ContactLink, context: ContactPlanContext): boolean {
  const contact = context.index.get(link.contactId);
  const known = link.base ?? contact;
  if (known === undefined) return false;
  const before = personName(known.firstName, known.lastName);
  const now = personName(person.firstName, person.lastName);
  if (before === undefined || now === undefined) return false;
  const { first, last } = comparePersons(before, now, context.index.settings.nameSimilarity);
  const isOther = first === 'different' || first === 'similar' || last === 'different';
  // A customer's account stays one person's through a marriage or a mended name; a mailbox or a whole new name does not.
  return person.kind === 'customer' && (link.ref ?? person.ref) === person.ref
    ? first === 'different' && last === 'different'
    : isOther;
}

function linkRefOf(
  person: ContactPerson,
  link: ContactLink | undefined,
  context: ContactPlanContext,
): string {
  return link?.ref !== undefined && isOwn(person, link, context) ? link.ref : person.ref;
}

function planLinked(person: ContactPerson, link: ContactLink, context: ContactPlanContext): Draft {
  const { index, canRead = true, canWrite = true, owned = contactFields, decisions = [] } = context;
  const { contactId } = link;
  const contact = index.get(contactId);
  const base = { changes: [], candidates: [], contactId, rule: 'link' } as const;
  if (person.anonymised)
    return {
      ...base,
      status: 'blocked',
      rule: 'anonymised',
      reason: reason('anonymised', 'The shop has erased this person; the contact in Gestan stays as it is.'),
    };
  if (contact === undefined && canRead)
    return {
      ...base,
      status: 'blocked',
      reason: reason('counterpart-gone', `The linked contact ${contactId} is no longer in Gestan.`),
    };
  const update = contactUpdate(person, link.base, contact, owned);
  if (update.changes.length === 0)
    return { ...base, status: isOwn(person, link, context) ? 'in-sync' : 'link' };
  if (!canWrite)
    return {
      ...base,
      status: 'blocked',
      changes: update.changes,
      reason: reason('not-supported', 'This Gestan adapter does not write contacts.'),
    };
  const isConfirmed = decisions.some((each) => each.same && each.contactId === contactId);
  return {
    ...base,
    rule: isConfirmed ? 'decision' : 'link',
    status: 'update-gestan',
    changes: update.changes,
    draft: { externalRef: linkRefOf(person, link, context), id: contactId, ...update.fields },
  };
}

function planUnlinked(person: ContactPerson, ownTaken: boolean, context: ContactPlanContext): Draft {
  const { index, canWrite = true, decisions = [], shop } = context;
  if (person.anonymised)
    return {
      status: 'blocked',
      changes: [],
      candidates: [],
      rule: 'anonymised',
      reason: reason('anonymised', 'The shop has erased this person.'),
    };
  if (
    person.firstName === undefined &&
    person.lastName === undefined &&
    person.company === undefined &&
    person.email === undefined
  )
    return {
      status: 'blocked',
      changes: [],
      candidates: [],
      rule: 'none',
      reason: reason('no-identity', 'There is no name and no e-mail address.'),
    };
  const match = index.match(person, decisions);
  const { candidates, rule } = match;
  if (match.contactId !== undefined)
    return { status: 'link', changes: [], candidates, rule, contactId: match.contactId };
  if (match.outcome === 'review') {
    const why = reviewReasons[rule];
    return { status: 'review', changes: [], candidates, rule, ...(why === undefined ? {} : { reason: why }) };
  }
  if (!canWrite)
    return {
      status: 'blocked',
      changes: [],
      candidates,
      rule,
      reason: reason('not-supported', 'This Gestan adapter does not write contacts.'),
    };
  // A reference that belongs to somebody else would give that contact back instead of making one.
  const isTaken = ownTaken || index.holds(person.ref);
  const draft = newContactDraft(person, isTaken ? distinctRef(person, shop) : person.ref);
  const changes = Object.entries(contactSnapshot(person)).map(
    ([field, to]) => ({ field, from: null, to, target: 'gestan' }) as const,
  );
  return { status: 'add-to-gestan', changes, candidates, rule, draft };
}

/**
 * Plans one person: what apply would do in Gestan, and why. Pure.
 *
 * - `add-to-gestan`: nobody is like this person; `draft` makes the contact.
 * - `link`: it is `contactId`; only the link is stored.
 * - `update-gestan`: linked, and the shop changed fields that it owns.
 * - `review`: see `candidates`; waits for a decision.
 * - `blocked`: see `reason`: `anonymised`, `counterpart-gone`, `no-identity`, `not-supported`.
 * - `in-sync`: linked, nothing changed.
 *
 * @param link what is stored under the first of `person.refs` that has a link, with that reference.
 * @example
 * const row = planContact(personOf(customer, { shop: 'main' }), link, { shop: 'main', index, decisions })
 */
export function planContact(
  person: ContactPerson,
  link: ContactLink | undefined,
  context: ContactPlanContext,
): ContactRow {
  const { index } = context;
  const state = link === undefined ? 'none' : stateOf(person, link, context);
  // The mailbox's own reference stays with whom it was given to.
  const ownTaken = link !== undefined && state === 'refused' && (link.ref ?? person.ref) === person.ref;
  const draft =
    link === undefined || state === 'none' || state === 'refused'
      ? planUnlinked(person, ownTaken, context)
      : state === 'doubtful'
        ? planDoubtful(person, link, context)
        : planLinked(person, link, context);
  const snapshot = contactSnapshot(person);
  const seen = [draft.contactId, ...draft.candidates.map(({ contactId }) => contactId)].map((id) =>
    id === undefined ? null : (index.get(id) ?? id),
  );
  const linkRef = ownTaken ? distinctRef(person, context.shop) : linkRefOf(person, link, context);
  return {
    ...draft,
    linkRef: draft.draft?.externalRef ?? linkRef,
    // Guests who share a mailbox are rows of their own, and answers about one of them are not about the other.
    key: person.kind === 'guest' ? distinctRef(person, context.shop) : person.ref,
    origin: 'woo',
    name: person.name,
    ...(person.customerId === undefined ? {} : { wooId: person.customerId }),
    snapshot,
    fingerprint: fingerprint([draft.status, snapshot, link ?? null, seen]),
  };
}

/**
 * What a stored link is worth: `refused` by an answer, or by the answer that it is another contact; `doubtful` where the person bears
 * another name. The sync never breaks a link by itself: only an answer does.
 */
function stateOf(
  person: ContactPerson,
  link: ContactLink,
  context: ContactPlanContext,
): 'good' | 'doubtful' | 'refused' {
  const { decisions = [], index } = context;
  const last = decisions.findLast(
    ({ contactId, same }) => contactId === link.contactId || (same && index.get(contactId)),
  );
  if (last !== undefined) return last.same && last.contactId === link.contactId ? 'good' : 'refused';
  return !person.anonymised && isSomebodyElse(person, link, context) ? 'doubtful' : 'good';
}

function planDoubtful(person: ContactPerson, link: ContactLink, context: ContactPlanContext): Draft {
  const { index, decisions } = context;
  const contact = index.get(link.contactId);
  const evidence = index.weigh(person, link.contactId);
  const linked =
    contact === undefined || evidence === undefined
      ? []
      : [
          {
            contactId: contact.id,
            name: nameOfContact(contact),
            score: evidence.score,
            reasons: evidence.reasons,
          },
        ];
  const others = index
    .match(person, decisions)
    .candidates.filter(({ contactId }) => contactId !== link.contactId);
  return {
    status: 'review',
    changes: [],
    candidates: [...linked, ...others],
    rule: 'contradiction',
    contactId: link.contactId,
    reason: reason('other-person', 'It is linked to a contact with another name.'),
  };
}

import { fingerprint } from '../../core/index.js';
import type { Reason } from '../plan.js';
import {
  type ContactSnapshot,
  contactFields,
  contactSnapshot,
  contactUpdate,
  newContactDraft,
} from './contact-fields.js';
import { type ContactLink, type ContactPlanContext, isOwn, stateOf } from './contact-link.js';
import type { MatchRule } from './contact-match.js';
import type { ContactRow } from './contact-row.js';
import { nameOfContact } from './name-of-contact.js';
import { type ContactPerson, distinctRef } from './person.js';
import type { ContactReasonValues } from './reasons.js';
import { sideBySide } from './side-by-side.js';

type Draft = Omit<ContactRow, 'key' | 'origin' | 'name' | 'wooId' | 'fingerprint' | 'snapshot' | 'linkRef'>;

/** A reason whose sentence needs nothing but its code. */
const reason = (
  code: Exclude<keyof ContactReasonValues, 'customer-unreadable' | 'contact-unreadable' | 'contact-unmade'>,
): Reason => ({ code, values: {} });

const reviewReasons: Partial<Record<MatchRule, Reason>> = {
  contradiction: reason('contradiction'),
  several: reason('several-contacts'),
  homonym: reason('possible-homonym'),
};

function linkRefOf(
  person: ContactPerson,
  link: ContactLink | undefined,
  context: ContactPlanContext,
): string {
  return link?.ref !== undefined && isOwn(person, link, context) ? link.ref : person.ref;
}

function planLinked(
  person: ContactPerson,
  link: ContactLink,
  context: ContactPlanContext,
  snapshot: ContactSnapshot,
): Draft {
  const { index, canRead = true, canWrite = true, owned = contactFields, decisions = [] } = context;
  const { contactId } = link;
  const contact = index.get(contactId);
  const base = { changes: [], candidates: [], contactId, rule: 'link' } as const;
  if (person.anonymised)
    return {
      ...base,
      status: 'blocked',
      rule: 'anonymised',
      reason: reason('anonymised'),
    };
  if (contact === undefined && canRead)
    return {
      ...base,
      status: 'blocked',
      reason: {
        code: 'counterpart-gone',
        values: { what: 'contact', side: 'gestan', id: contactId },
      },
    };
  const update = contactUpdate(person, link.base, contact, owned, snapshot);
  if (update.changes.length === 0)
    return { ...base, status: isOwn(person, link, context) ? 'in-sync' : 'link' };
  if (!canWrite)
    return {
      ...base,
      status: 'blocked',
      changes: update.changes,
      reason: reason('not-supported'),
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

function planUnlinked(
  person: ContactPerson,
  isOwnReserved: boolean,
  context: ContactPlanContext,
  snapshot: ContactSnapshot,
): Draft {
  const { index, canWrite = true, decisions = [], shop } = context;
  if (person.anonymised)
    return {
      status: 'blocked',
      changes: [],
      candidates: [],
      rule: 'anonymised',
      reason: reason('anonymised'),
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
      reason: reason('no-identity'),
    };
  const match = index.match(person, decisions);
  const { candidates, rule } = match;
  const sides = (all: typeof candidates) =>
    all.map((candidate) => {
      const contact = index.get(candidate.contactId);
      return contact ? { ...candidate, fields: sideBySide(person, contact, candidate.reasons) } : candidate;
    });
  if (match.contactId !== undefined)
    return { status: 'link', changes: [], candidates, rule, contactId: match.contactId };
  if (match.outcome === 'review') {
    const why = reviewReasons[rule];
    return {
      status: 'review',
      changes: [],
      candidates: sides(candidates),
      rule,
      ...(why === undefined ? {} : { reason: why }),
    };
  }
  if (!canWrite)
    return {
      status: 'blocked',
      changes: [],
      candidates,
      rule,
      reason: reason('not-supported'),
    };
  // With a reference of somebody else, Gestan would return that contact instead of making one.
  const isTaken = isOwnReserved || index.holds(person.ref);
  const draft = newContactDraft(person, isTaken ? distinctRef(person, shop) : person.ref);
  const changes = Object.entries(snapshot).map(
    ([field, to]) => ({ field, from: null, to, target: 'gestan' }) as const,
  );
  return { status: 'add-to-gestan', changes, candidates, rule, draft };
}

/**
 * Plans one person: what apply will do in Gestan, and why. Pure.
 *
 * - `add-to-gestan`: no contact matches; `draft` creates one.
 * - `link`: it is `contactId`; only the link is stored.
 * - `update-gestan`: linked, and the shop changed fields that it owns.
 * - `review`: see `candidates`; waits for a decision.
 * - `blocked`: see `reason`: `anonymised`, `counterpart-gone`, `no-identity`, `not-supported`.
 * - `in-sync`: linked, nothing changed.
 *
 * @param link the link stored under the first of `person.refs` that has one, with that reference.
 * @example
 * const row = planContact(personOf(customer, { shop: 'main' }), link, { shop: 'main', index, decisions })
 */
export function planContact(
  person: ContactPerson,
  link: ContactLink | undefined,
  context: ContactPlanContext,
): ContactRow {
  const { index, unprinted = false } = context;
  const snapshot = contactSnapshot(person);
  const state = link === undefined ? 'foreign' : stateOf(person, link, context);
  // The reference of a shared mailbox belongs to the first person who got it.
  const isOwnReserved = link !== undefined && state === 'refused' && (link.ref ?? person.ref) === person.ref;
  const draft =
    link === undefined || state === 'foreign' || state === 'refused'
      ? planUnlinked(person, isOwnReserved, context, snapshot)
      : state === 'doubtful'
        ? planDoubtful(person, link, context)
        : planLinked(person, link, context, snapshot);
  const proposed = () =>
    [draft.contactId, ...draft.candidates.map(({ contactId }) => contactId)].map((id) =>
      id === undefined ? null : (index.get(id) ?? id),
    );
  // A contact that is made or linked for this person must not get the reference of somebody else.
  const isForeign =
    link === undefined
      ? draft.status === 'review' && index.holds(person.ref)
      : state !== 'good' && (link.ref ?? person.ref) === person.ref;
  const linkRef = isForeign ? distinctRef(person, context.shop) : linkRefOf(person, link, context);
  return {
    ...draft,
    linkRef: draft.draft?.externalRef ?? linkRef,
    // Guests who share a mailbox are rows of their own, and answers about one of them are not about
    // the other.
    key: person.kind === 'guest' ? distinctRef(person, context.shop) : person.ref,
    origin: 'woo',
    name: person.name,
    ...(person.customerId === undefined ? {} : { wooId: person.customerId }),
    snapshot,
    fingerprint: unprinted ? '' : fingerprint([draft.status, snapshot, link ?? null, proposed()]),
  };
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
            fields: sideBySide(person, contact, evidence.reasons),
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
    reason: reason('other-person'),
  };
}

import type { ContactRow } from '../contacts/contact-row.js';
import type { Reason } from '../reasons.js';
import type { OrderContact } from './types.js';

/** What the row of an order's customer means for the order. */
export function contactOf(row: ContactRow): OrderContact {
  const { status, contactId, linkRef, reason, rule } = row;
  const isLinked = reason?.code === 'contact-unreadable' && rule === 'link';
  switch (status) {
    case 'in-sync':
    case 'update-gestan':
    case 'link':
      if (contactId !== undefined) return { state: 'known', contactId };
      break;
    case 'add-to-gestan':
      return { state: 'new', externalRef: linkRef };
    case 'review':
      return { state: 'review', externalRef: linkRef };
    case 'blocked':
      // A link stays valid even if the contact cannot be read.
      if (contactId !== undefined && (reason?.code === 'anonymised' || isLinked))
        return { state: 'known', contactId };
  }
  return { state: 'blocked', ...(reason ? { because: reason } : {}) };
}

/** Whether the contact of a person under review is made without waiting for an answer. */
export function isMadeAnyway({ status }: Pick<ContactRow, 'status'>, onReview: 'wait' | 'create'): boolean {
  return status === 'review' && onReview === 'create';
}

/** Why the contact of somebody who is known cannot be made, linked or read. */
const ofContact: ReadonlySet<Reason['code']> = new Set<Reason['code']>([
  'contact-unreadable',
  'contact-unmade',
  'text-refused',
]);

/**
 * Whether an account says who the customer of an order is. One that has no name, or was erased,
 * does not: then the order itself does.
 */
export function saysWho({ status, reason }: Pick<ContactRow, 'status' | 'reason'>): boolean {
  return status !== 'blocked' || (reason !== undefined && ofContact.has(reason.code));
}

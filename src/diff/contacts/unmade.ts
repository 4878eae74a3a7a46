import { fingerprint } from '../../core/index.js';
import type { ContactRow } from './contact-row.js';

/**
 * The row of a person, blocked where it has something in common with a contact that could not be
 * made a moment ago. Otherwise this person would be made before it, and the fault would decide
 * which of two that resemble each other is the contact, and which the question.
 *
 * @param unmade by their ids in the index.
 * @param near the ids of all contacts that have anything in common with the person.
 */
export function heldByUnmade(
  row: ContactRow,
  unmade: ReadonlyMap<string, ContactRow>,
  near: () => readonly string[],
): ContactRow {
  if (unmade.size === 0) return row;
  const named = row.candidates.map(({ contactId }) => contactId);
  const ids = row.status === 'add-to-gestan' ? near() : row.status === 'review' ? named : [];
  const other = [row.contactId, ...ids].map((id) => unmade.get(id ?? '')).find((each) => each !== undefined);
  if (other === undefined) return row;
  const { draft: _, contactId: __, ...rest } = row;
  return {
    ...rest,
    status: 'blocked',
    changes: [],
    candidates: [],
    reason: { code: 'contact-unmade', values: { name: other.name } },
    fingerprint: fingerprint([row.fingerprint, 'unmade']),
  };
}

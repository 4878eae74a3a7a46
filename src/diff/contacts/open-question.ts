import { fingerprint } from '../../core/index.js';
import type { ContactLink, ContactPlanContext } from './contact-link.js';
import type { ContactCandidate } from './contact-match.js';
import type { ContactRow, MadePieceRef } from './contact-row.js';
import { nameOfContact } from './name-of-contact.js';
import type { ContactPerson } from './person.js';
import { sideBySide } from './side-by-side.js';

/**
 * The candidates of a contact that was made despite an open question, without those that were
 * answered.
 */
function openCandidates(
  person: ContactPerson,
  { contactId: made, question = [] }: ContactLink,
  { index, decisions = [] }: ContactPlanContext,
): readonly ContactCandidate[] {
  const answered = new Set(decisions.map(({ contactId }) => contactId));
  return question.flatMap((contactId) => {
    const contact = index.get(contactId);
    const evidence = index.weigh(person, contactId);
    if (contactId === made || answered.has(contactId) || !contact || !evidence) return [];
    const { score, reasons } = evidence;
    const fields = sideBySide(person, contact, reasons);
    return [{ contactId, name: nameOfContact(contact), score, reasons, fields }];
  });
}

/**
 * The row of a person whose contact was made before the question was answered (`contacts.onReview:
 * 'create'`). The question stays open. The row names the contact and its pieces: they must be
 * merged in Gestan if the answer is "the same".
 *
 * @param pieces the pieces that were made for the new contact.
 */
export function withOpenQuestion(
  row: ContactRow,
  person: ContactPerson,
  link: ContactLink | undefined,
  context: ContactPlanContext,
  pieces: readonly MadePieceRef[],
): ContactRow {
  if (link?.question === undefined) return row;
  const merge = { contactId: link.contactId, pieces };
  // Answered with "the same": the link moves, and what was made for the other contact is still
  // there.
  if (row.status === 'link' && row.contactId !== link.contactId) return { ...row, merge };
  const candidates = openCandidates(person, link, context);
  if (candidates.length === 0) return row;
  if (row.status !== 'in-sync') return { ...row, candidates, merge };
  return {
    ...row,
    status: 'review',
    rule: 'homonym',
    candidates,
    merge,
    reason: { code: 'made-anyway', values: {} },
    fingerprint: fingerprint([row.fingerprint, candidates.map(({ contactId }) => contactId)]),
  };
}

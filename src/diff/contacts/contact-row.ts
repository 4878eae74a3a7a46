import type { ContactDraft } from '../../gestan/model.js';
import type { Row } from '../plan.js';
import type { ContactSnapshot } from './contact-fields.js';
import type { ContactCandidate, MatchRule } from './contact-match.js';

/** All statuses of a contact row. */
export const contactStatuses = [
  'add-to-gestan',
  'update-gestan',
  'link',
  'review',
  'blocked',
  'in-sync',
] as const;
/** A status of a contact row. */
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
  /**
   * The reference under which apply stores the link, and under which a contact would be made for a
   * row in review.
   */
  readonly linkRef: string;
  /** What apply stores with the link, as the next base. */
  readonly snapshot: ContactSnapshot;
}

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

/** A piece that was made in Gestan for a contact. */
export interface MadePieceRef {
  /** The reference that the piece was created with. */
  readonly externalRef: string;
  /** Gestan's number of the piece, once it is known. */
  readonly number?: string | undefined;
}

/** A row of a contacts plan. Plain JSON, with all data for apply. */
export interface ContactRow extends Row<ContactStatus> {
  /** The candidates, best first; for `review` and `link`. */
  readonly candidates: readonly ContactCandidate[];
  /** The rule that decided its status. */
  readonly rule: MatchRule | 'link';
  /** The contact that is linked, or will be. */
  readonly contactId?: string;
  /** The draft that apply writes, for `add-to-gestan` and `update-gestan`. */
  readonly draft?: ContactDraft;
  /**
   * The reference under which apply stores the link, and under which a contact would be created for
   * a row in review.
   */
  readonly linkRef: string;
  /**
   * Ids of the guest's orders that wait for the answer, or were imported without it. All orders of
   * one guest are one row.
   */
  readonly orders?: readonly number[];
  /**
   * The contact that was created before the answer, with its pieces. If the answer is "the same",
   * merge them in Gestan.
   */
  readonly merge?: { readonly contactId: string; readonly pieces: readonly MadePieceRef[] };
  /** The data that apply stores with the link, as the next base. */
  readonly snapshot: ContactSnapshot;
}

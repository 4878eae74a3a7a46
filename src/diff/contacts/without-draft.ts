import type { Reason } from '../plan.js';
import type { ContactRow } from './contact-row.js';

/** The row of a contact whose draft Gestan would refuse. */
export function withoutDraft({ draft: _, ...row }: ContactRow, reason: Reason): ContactRow {
  return { ...row, status: 'blocked', reason };
}

import { readablePart, type UnreadableContact } from '../../../diff/contacts/unreadable.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';

/**
 * An unreadable contact of Gestan, in the form for plans.
 *
 * @param standIn its key in the index if the row has no id.
 */
export function unreadableContact(
  { id, given = {}, error }: InvalidGestanRow,
  standIn: string,
): UnreadableContact {
  return { id, field: error.field ?? '', said: error.message, contact: readablePart(given, id ?? standIn) };
}

import { readablePart, type UnreadableContact } from '../../../diff/contacts/unreadable.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';

/**
 * A contact that Gestan lists and that cannot be read, as plans take it.
 *
 * @param standIn its key in the index where the row has no id.
 */
export function unreadableContact(
  { id, given = {}, error }: InvalidGestanRow,
  standIn: string,
): UnreadableContact {
  return { id, field: error.field ?? '', said: error.message, contact: readablePart(given, id ?? standIn) };
}

import type { GestanContact } from '../../gestan/model.js';

/** What reports call a contact. */
export function nameOfContact(contact: GestanContact): string {
  const person = [contact.firstName, contact.lastName].filter((part) => part?.trim()).join(' ');
  if (person !== '' && contact.company?.trim()) return `${person} (${contact.company})`;
  return person || contact.company?.trim() || contact.email?.trim() || contact.id;
}

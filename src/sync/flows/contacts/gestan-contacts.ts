import type { UnreadableContact } from '../../../diff/contacts/unreadable.js';
import type { GestanContact } from '../../../gestan/index.js';
import type { SyncContext } from '../../work/context.js';
import { unreadableContact } from './unreadable.js';

/** Gestan's contacts, as one reading gave them. */
export interface GestanContacts {
  /** All of them; of those that cannot be read, what is known. */
  readonly all: readonly GestanContact[];
  /** Those that cannot be read, by id. */
  readonly unreadable: ReadonlyMap<string, UnreadableContact>;
}

/** Reads Gestan's contacts. An adapter that cannot list them gives none. */
export async function readGestanContacts(
  { gestan }: SyncContext,
  signal: AbortSignal | undefined,
): Promise<GestanContacts> {
  const all: GestanContact[] = [];
  const unreadable = new Map<string, UnreadableContact>();
  if (!gestan.capabilities.readContacts) return { all, unreadable };
  const rows = gestan.contacts({
    signal,
    onInvalid(row) {
      const odd = unreadableContact(row, `?${unreadable.size + 1}`);
      unreadable.set(odd.contact.id, odd);
      all.push(odd.contact);
    },
  });
  for await (const contact of rows) all.push(contact);
  return { all, unreadable };
}

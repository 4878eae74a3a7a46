import type { UnreadableContact } from '../../../diff/contacts/unreadable.js';
import type { GestanContact } from '../../../gestan/index.js';
import type { SyncContext } from '../../work/context.js';
import { unreadableContact } from './unreadable.js';

/** The result of one reading of Gestan's contacts. */
export interface GestanContacts {
  /** All contacts; of unreadable ones, the known part. */
  readonly all: readonly GestanContact[];
  /** The unreadable contacts, by id. */
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

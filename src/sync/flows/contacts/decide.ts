import { SettingsError } from '../../../core/index.js';
import type { ContactDecision } from '../../../diff/index.js';
import { customerRef, guestRef } from '../../../pieces/references.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';

/** The answer about a possible homonym. */
export interface ContactAnswer {
  /** The Woo customer's id, a guest's e-mail address, or the `key` of the row. */
  readonly customer: number | string;
  /** Gestan's id of the candidate. */
  readonly contactId: string;
  /** Whether the two are one person. */
  readonly same: boolean;
}

export async function decideContact(context: SyncContext, answer: ContactAnswer): Promise<void> {
  const { store, shop, lock } = context;
  if (typeof answer !== 'object' || answer === null) throw badAnswer('answer', 'must be an object');
  const { customer, contactId, same } = answer;
  if (typeof contactId !== 'string' || contactId === '')
    throw badAnswer('contactId', 'must be the id of a candidate');
  if (typeof same !== 'boolean') throw badAnswer('same', 'must be true or false');
  const ref = refOf(shop.id, customer);
  await lock.brief(async (lease) => {
    const key = store.keys.decisions(ref);
    const before = (await store.get<readonly ContactDecision[]>(key)) ?? [];
    const others = before.filter((decision) => decision.contactId !== contactId);
    await store.commit([put(key, [...others, { contactId, same }])], lease);
  });
}

function refOf(shop: string, customer: number | string): string {
  if (typeof customer === 'number' && Number.isInteger(customer) && customer > 0)
    return customerRef(shop, customer);
  if (typeof customer === 'string') {
    if (customer.startsWith(`woo:${shop}:`)) return customer;
    if (customer.includes('@')) return guestRef(shop, customer);
  }
  throw badAnswer('customer', 'must be a Woo customer id, an e-mail address or the key of a row');
}

function badAnswer(field: string, message: string): SettingsError {
  return new SettingsError(`contacts.decide(): ${field} ${message}.`, {
    code: 'settings.invalid',
    field,
    hint: 'Take the values of a row with status "review".',
  });
}

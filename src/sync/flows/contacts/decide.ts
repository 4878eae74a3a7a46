import { isRecord, SettingsError } from '../../../core/index.js';
import type { ContactDecision } from '../../../diff/index.js';
import { customerRef, guestRef } from '../../../pieces/references.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';

/** The answer to a question about a customer. */
export interface ContactAnswer {
  /** The Woo customer's id, a guest's e-mail address, or the `key` of the row. */
  readonly customer: number | string;
  /** Gestan's id of the candidate. */
  readonly contactId: string;
  /** Whether the two are one person. */
  readonly same: boolean;
}

/** Stores one answer, or a list: all of them or, if one is invalid, none. */
export async function decideContact(
  context: SyncContext,
  given: ContactAnswer | readonly ContactAnswer[],
): Promise<void> {
  const { store, shop, lock } = context;
  const isList = Array.isArray(given);
  const answers: readonly unknown[] = isList ? given : [given];
  const parsed = answers.map((answer, at) => parseAnswer(shop.id, answer, isList ? `[${at}].` : ''));
  if (parsed.length === 0) return;
  await lock.brief(async (lease) => {
    const decisions = new Map<string, readonly ContactDecision[]>();
    for (const { ref, contactId, same } of parsed) {
      const key = store.keys.decisions(ref);
      const before = decisions.get(key) ?? (await store.get<readonly ContactDecision[]>(key)) ?? [];
      const others = before.filter((decision) => decision.contactId !== contactId);
      decisions.set(key, [...others, { contactId, same }]);
    }
    await store.commit(
      [...decisions].map(([key, all]) => put(key, all)),
      lease,
    );
  });
}

function parseAnswer(shop: string, answer: unknown, at: string): ContactDecision & { readonly ref: string } {
  if (!isRecord(answer)) throw badAnswer(at === '' ? 'answer' : at.slice(0, -1), 'must be an object');
  const { customer, contactId, same } = answer;
  if (typeof contactId !== 'string' || contactId === '')
    throw badAnswer(`${at}contactId`, 'must be the id of a candidate');
  if (typeof same !== 'boolean') throw badAnswer(`${at}same`, 'must be true or false');
  return { ref: refOf(shop, customer, at), contactId, same };
}

function refOf(shop: string, customer: unknown, at: string): string {
  if (typeof customer === 'number' && Number.isInteger(customer) && customer > 0)
    return customerRef(shop, customer);
  if (typeof customer === 'string') {
    if (customer.startsWith(`woo:${shop}:`)) return customer;
    if (customer.includes('@')) return guestRef(shop, customer);
  }
  throw badAnswer(`${at}customer`, 'must be a Woo customer id, an e-mail address or the key of a row');
}

function badAnswer(field: string, message: string): SettingsError {
  return new SettingsError(`contacts.decide(): ${field} ${message}.`, {
    code: 'settings.invalid',
    field,
    hint: 'Use the values of a row with status "review".',
  });
}

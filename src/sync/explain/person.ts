import { defined } from '../../core/index.js';
import { openDirectory } from '../flows/contacts/directory.js';
import type { ContactRecord } from '../state/records/contacts.js';
import { readDecisions } from '../state/records/contacts.js';
import { readOrderRecords } from '../state/records/orders.js';
import type { SyncContext } from '../work/context.js';
import { findPeople } from '../work/people.js';
import { readHistory } from './stored.js';
import type { PersonExplanation, PersonOrder } from './types.js';

/** Explains the customers and guests behind an e-mail address. */
export async function explainPersons(
  context: SyncContext,
  email: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly persons: readonly PersonExplanation[]; readonly orders: readonly PersonOrder[] }> {
  const { store } = context;
  const people = await findPeople(context, email, signal);
  const directory = await openDirectory(context, await context.settings(), signal);
  const left = new Map<string, ContactRecord>(people.records.map((record) => [record.ref, record]));
  const persons: PersonExplanation[] = [];
  for (const person of people.persons) {
    const row = await directory.plan(person);
    const record = person.refs.map((ref) => left.get(ref)).find((each) => each !== undefined);
    for (const ref of person.refs) left.delete(ref);
    const contactId = record?.contactId ?? row.contactId;
    persons.push(
      defined({
        key: row.key,
        name: person.name,
        customerId: person.customerId,
        contactId,
        record,
        decisions: await readDecisions(store, person),
        row,
        history: await readHistory(store, ['contacts'], [row.key, ...person.refs]),
      }),
    );
  }
  for (const record of left.values()) {
    const { base = {}, contactId, ref } = record;
    const name = [base.firstName, base.lastName].filter(Boolean).join(' ') || base.company || email;
    persons.push({
      name,
      contactId,
      record,
      decisions: (await store.get<PersonExplanation['decisions']>(store.keys.decisions(ref))) ?? [],
      history: await readHistory(store, ['contacts'], [ref]),
    });
  }
  const records = await readOrderRecords(store, people.orders);
  const orders = people.orders.map(({ id, number, status }) => ({
    orderId: id,
    number,
    status,
    pieces: records.get(id)?.pieces.length ?? 0,
  }));
  return { persons, orders };
}

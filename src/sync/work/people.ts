import { SettingsError } from '../../core/index.js';
import { personOf } from '../../diff/contacts/person.js';
import type { ContactPerson } from '../../diff/index.js';
import { customerRef, guestRef } from '../../pieces/references.js';
import type { WooCustomer, WooOrder } from '../../woo/index.js';
import type { WooUnreadableRow } from '../../woo/reading/list-types.js';
import type { ContactRecord } from '../state/records/contacts.js';
import { contactSettings } from '../state/settings-parts.js';
import type { SyncContext } from './context.js';

/** The data of the shop and of the sync's storage about one e-mail address. */
export interface PeopleOfEmail {
  readonly customers: readonly WooCustomer[];
  /** Orders billed to the address, and those of its customers. */
  readonly orders: readonly WooOrder[];
  /** The customers and guests; several may share a mailbox. */
  readonly persons: readonly ContactPerson[];
  readonly records: readonly ContactRecord[];
  /** Every reference under which their data may be stored. */
  readonly refs: ReadonlySet<string>;
  /** Their orders that the shop lists but that cannot be read. */
  readonly unreadableOrders: readonly number[];
}

export function parseEmail(email: unknown, what: string): string {
  if (typeof email === 'string' && /^[^\s@]+@[^\s@]+$/.test(email.trim())) return email.trim();
  throw new SettingsError(`${what}: email must be an e-mail address.`, {
    code: 'settings.invalid',
    field: 'email',
    hint: 'Enter the complete address, such as jeanne@exemple.fr.',
  });
}

const same = (a: string | null | undefined, b: string) => a?.trim().toLowerCase() === b.toLowerCase();

/** Asks the shop and the storage; changes nothing. */
export async function findPeople(
  context: SyncContext,
  email: string,
  signal: AbortSignal | undefined,
): Promise<PeopleOfEmail> {
  const { woo, store, shop, hooks } = context;
  const unreadableCustomers: number[] = [];
  const idTo = (ids: number[]) => (row: WooUnreadableRow) => {
    if (typeof row.id === 'number') ids.push(row.id);
  };
  const reading = { signal, onUnreadable: idTo(unreadableCustomers) };
  const customers = (await woo.customers.list({ email, role: 'all' }, reading).toArray()).map(
    (customer) => hooks.contact?.(customer) ?? customer,
  );
  const found = new Map<number, WooOrder>();
  const ids = new Set([...customers.map(({ id }) => id), ...unreadableCustomers]);
  const lists = [{ search: email }, ...[...ids].map((id) => ({ customer: id }))];
  const unreadableOrders: number[] = [];
  for (const params of lists) {
    for await (const row of woo.orders.list(
      { status: 'any', ...params },
      { signal, onUnreadable: idTo(unreadableOrders) },
    )) {
      const order = hooks.order?.(row) ?? row;
      if (same(order.billing.email, email) || ids.has(order.customer_id)) found.set(order.id, order);
    }
  }
  const orders = [...found.values()];
  const options = { shop: shop.id, settings: contactSettings(await context.settings()) };
  const persons = new Map<string, ContactPerson>();
  for (const source of [...customers, ...orders.filter(({ customer_id: id }) => !ids.has(id))]) {
    const person = personOf(source, options);
    persons.set(`${person.ref} ${person.name}`, person);
  }
  const refs = new Set([
    guestRef(shop.id, email),
    ...unreadableCustomers.map((id) => customerRef(shop.id, id)),
    ...[...persons.values()].flatMap((person) => person.refs),
  ]);
  const records: ContactRecord[] = [];
  for await (const { value } of store.list<ContactRecord>(store.keys.contact(''))) {
    if (refs.has(value.ref) || same(value.base?.email, email)) records.push(value);
  }
  for (const { ref } of records) refs.add(ref);
  return { customers, orders, persons: [...persons.values()], records, refs, unreadableOrders };
}

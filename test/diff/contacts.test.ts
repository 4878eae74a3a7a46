import { describe, expect, it } from 'vitest';
import { createContactIndex, personOf } from '../../src/diff/contacts/index.js';
import type { GestanContact } from '../../src/gestan/index.js';
import type { WooCustomer, WooOrder } from '../../src/woo/types.js';
import { recordedFile } from '../support/recorded.js';
import { cases, marie, person } from './contacts-cases.js';

const rows = <T>(name: string) => recordedFile<readonly T[]>(`wc11/state/${name}.json`);
const customers = rows<WooCustomer>('customers');
const orders = rows<WooOrder>('orders');

describe('match', () => {
  it.each(cases.map((given) => ({ title: given[0], given })))('$title', ({ given }) => {
    const [, contact, who, outcome, rule] = given;
    const match = createContactIndex([{ id: '7', ...contact }]).match(person(who));
    expect([match.outcome, ...(rule === undefined ? [] : [match.rule])], JSON.stringify(match)).toEqual(
      rule === undefined ? [outcome] : [outcome, rule],
    );
    if (outcome === 'same') expect(match.contactId).toBe(contact.id ?? '7');
    else expect(match).not.toHaveProperty('contactId');
  });

  it('links one of two contacts that are one person, and asks where two firms fit', () => {
    const twice = createContactIndex([
      { id: '1', ...marie, email: 'm@a.test' },
      { id: '2', ...marie, email: 'm@a.test' },
    ]).match(person({ ...marie, email: 'm@a.test' }));
    expect(twice).toMatchObject({ outcome: 'same', contactId: '1' });
    expect(twice.candidates.map(({ contactId }) => contactId)).toEqual(['1', '2']);
    const apart = createContactIndex([
      { id: '1', company: 'Façade', siret: '30326504500053' },
      { id: '2', company: 'Façade', email: 'compta@facade.test' },
    ]).match(person({ company: 'Façade', siret: '30326504500053', email: 'compta@facade.test' }));
    expect(apart).toMatchObject({ outcome: 'review', rule: 'several' });
  });

  it('answers the same of contacts that are put in again, and again with other values', () => {
    const nous = { email: 'nous@a.test', phone: '0611223344' };
    const all = [
      { id: '1', firstName: 'Paul', lastName: 'Béranger', ...nous },
      { id: '2', firstName: 'Léa', lastName: 'Béranger', email: 'lea@a.test' },
    ];
    const asked = person({ firstName: 'Paul', lastName: 'Béranger-Petit', email: 'nous@a.test' });
    const expected = createContactIndex(all).match(asked);
    const index = createContactIndex(all);
    expect(index.match(asked)).toEqual(expected);
    for (let turn = 0; turn < 8; turn += 1) {
      index.add({ id: '2', firstName: 'Léa', lastName: 'Petit', ...nous });
      for (const contact of all) index.add(contact);
    }
    expect(index.match(asked)).toEqual(expected);
    index.add({ id: '3', ...marie });
    index.remove('3');
    expect(index.match(asked)).toEqual(expected);
  });

  it('finds the right one in the mailbox of a family', () => {
    const index = createContactIndex([
      { id: '1', firstName: 'Paul', lastName: 'Béranger', email: 'nous@a.test' },
      { id: '2', ...marie, email: 'nous@a.test' },
    ]);
    expect(index.match(person({ ...marie, email: 'nous@a.test' }))).toMatchObject({
      outcome: 'same',
      contactId: '2',
    });
  });

  it('holds nothing of a number that many share', () => {
    const index = createContactIndex(
      ['Luc', 'Zoé', 'Noé', 'Léa'].map((firstName, n) => ({
        id: String(n),
        firstName,
        lastName: `Petit${n}`,
        phone: '0240123456',
      })),
    );
    expect(index.match(person({ ...marie, phone: '0240123456' })).outcome).toBe('different');
  });

  it('follows the answers that were given', () => {
    const index = createContactIndex([{ id: '7', ...marie }]);
    const who = person({ ...marie, email: 'm@a.test' });
    expect(index.match(who, [{ contactId: '7', same: true }])).toMatchObject({
      outcome: 'same',
      contactId: '7',
      rule: 'decision',
    });
    expect(index.match(who, [{ contactId: '7', same: false }])).toMatchObject({
      outcome: 'different',
      candidates: [],
    });
    expect(
      index.match(who, [
        { contactId: '7', same: false },
        { contactId: '7', same: true },
      ]).outcome,
    ).toBe('same');
  });

  it('keeps up with what is added, changed and removed', () => {
    const index = createContactIndex([]);
    const who = person({ ...marie, email: 'm@a.test' });
    expect(index.match(who).outcome).toBe('different');
    index.add({ id: '7', ...marie, email: 'm@a.test' });
    expect(index.match(who)).toMatchObject({ outcome: 'same', contactId: '7' });
    index.add({ id: '7', firstName: 'Luc', lastName: 'Petit', email: 'l@a.test' });
    expect(index.match(who).outcome).toBe('different');
    expect(index.size).toBe(1);
    index.remove('7');
    expect(index.get('7')).toBeUndefined();
    expect(index.size).toBe(0);
  });

  it('refuses settings that contradict themselves, naming the field', () => {
    expect(() => createContactIndex([], { review: 0.95 })).toThrow(
      expect.objectContaining({ field: 'contacts.review' }),
    );
    expect(() => createContactIndex([], { same: 3 })).toThrow(
      expect.objectContaining({ code: 'settings.invalid', field: 'contacts.same' }),
    );
  });
});

describe('personOf', () => {
  const of = (source: WooCustomer | WooOrder) => personOf(source, { shop: 'main' });

  it('reads the recorded customers', () => {
    const [, , , jean] = customers.map(of);
    expect(jean).toMatchObject({
      ref: 'woo:main:customer:4',
      name: 'Jean Martin',
      email: 'contact00@exemple-peche.test',
      siret: '732 829 320 00074',
      reference: 'C00000',
      billing: { line1: '35 quai de la Fosse', postcode: '1000', city: 'Bruxelles', country: 'BE' },
      shipping: { city: 'Lille' },
      anonymised: false,
    });
    expect(customers.map(of).find(({ customerId }) => customerId === 8)?.lastName).toBe('Dupont & Fils');
  });

  it('reads guests by e-mail, and firms with their numbers', () => {
    const guests = orders.filter(({ customer_id }) => customer_id === 0).map(of);
    expect(guests.every(({ ref }) => /^woo:main:guest:[0-9a-f]{64}$/.test(ref))).toBe(true);
    const belgian = orders.find(({ id }) => id === 458);
    expect(belgian && of(belgian)).toMatchObject({
      vatNumber: 'BE0123456749',
      siret: '30326504500053',
      kind: 'guest',
    });
  });

  it('knows a guest and the later customer by a common reference', () => {
    const guest = orders.find(({ id }) => id === 293);
    const customer = customers.find(({ email }) => email === guest?.billing.email);
    expect(guest && customer && of(customer).refs).toContain(guest && of(guest).ref);
  });

  it('sees that a person was erased', () => {
    const [customer] = customers.filter(({ id }) => id === 4);
    if (customer === undefined) throw new Error('the recordings have changed');
    expect(of({ ...customer, email: 'deleted@site.invalid' }).anonymised).toBe(true);
    expect(of({ ...customer, first_name: '[supprimé]', last_name: '[supprimé]' }).anonymised).toBe(true);
  });
});

describe('the recorded shop', () => {
  const people = customers.map((customer) => personOf(customer, { shop: 'main' }));
  const contacts = people.map(
    (each, n): GestanContact => ({ id: String(n), ...each, shipping: each.billing ?? {} }) as GestanContact,
  );

  it('links each customer to itself or to nobody', () => {
    const index = createContactIndex(contacts.map(({ externalRef: _, ...rest }) => rest));
    for (const [n, each] of people.entries()) {
      const match = index.match(each);
      if (match.outcome === 'same') expect(match.contactId).toBe(String(n));
    }
  });

  it('never links a guest who writes from the mailbox of another person', () => {
    const index = createContactIndex(contacts);
    let others = 0;
    for (const order of orders) {
      const guest = personOf(order, { shop: 'main' });
      const match = index.match(guest);
      if (match.outcome !== 'same') continue;
      const contact = index.get(match.contactId ?? '');
      // Some accounts have no name: only the address says who they are.
      if (contact?.lastName === undefined) expect(contact?.email).toBe(guest.email);
      if (contact?.lastName === undefined) continue;
      expect(`${contact?.firstName} ${contact?.lastName}`).toBe(guest.name);
      others += 1;
    }
    expect(others).toBeGreaterThan(10);
  });
});

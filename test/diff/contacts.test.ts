import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ContactPerson, createContactIndex, personOf } from '../../src/diff/contacts/index.js';
import type { GestanContact } from '../../src/gestan/index.js';
import type { WooCustomer, WooOrder } from '../../src/woo/types.js';

const rows = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../recordings/wc11/state/${name}.json`, import.meta.url), 'utf8')) as T[];
const customers = rows<WooCustomer>('customers');
const orders = rows<WooOrder>('orders');

const person = (patch: Partial<ContactPerson>): ContactPerson => ({
  ref: 'woo:main:customer:1',
  refs: ['woo:main:customer:1'],
  kind: 'customer',
  customerId: 1,
  name: 'x',
  emails: patch.email === undefined ? [] : [patch.email],
  anonymised: false,
  ...patch,
});

const nantes = { line1: '8 rue Crébillon', postcode: '44000', city: 'Nantes', country: 'FR' };
const paris = { line1: '1 rue Monge', postcode: '75005', city: 'Paris', country: 'FR' };
const marie = { firstName: 'Marie', lastName: 'Béranger' } as const;

type Case = readonly [
  string,
  Partial<GestanContact>,
  Partial<ContactPerson>,
  'same' | 'review' | 'different',
  string?,
];
const cases: readonly Case[] = [
  ['e-mail and name', { ...marie, email: 'M@a.test' }, { ...marie, email: 'm@A.test' }, 'same', 'email'],
  [
    'e-mail, name both ways round',
    { firstName: 'BERANGER', lastName: 'marie', email: 'm@a.test' },
    { ...marie, email: 'm@a.test' },
    'same',
    'email',
  ],
  ['e-mail alone', { email: 'm@a.test' }, { ...marie, email: 'm@a.test' }, 'same', 'email'],
  [
    'e-mail, the name mistyped',
    { firstName: 'Marie', lastName: 'Berangé', email: 'm@a.test' },
    { ...marie, email: 'm@a.test' },
    'same',
    'email',
  ],
  [
    'e-mail, the name hyphened after a marriage',
    { ...marie, email: 'm@a.test' },
    { firstName: 'Marie', lastName: 'Béranger-Petit', email: 'm@a.test' },
    'same',
    'email',
  ],
  [
    'one of several addresses in the field',
    { ...marie, email: 'autre@a.test; m@a.test' },
    { ...marie, email: 'm@a.test' },
    'same',
    'email',
  ],
  [
    'the mailbox of a family',
    { firstName: 'Paul', lastName: 'Béranger', email: 'm@a.test' },
    { ...marie, email: 'm@a.test' },
    'review',
    'contradiction',
  ],
  [
    'the mailbox of a firm',
    { firstName: 'Luc', lastName: 'Petit', company: 'Façade', email: 'contact@facade.test' },
    { ...marie, company: 'Façade', email: 'contact@facade.test' },
    'review',
    'contradiction',
  ],
  [
    'twins at one address',
    { firstName: 'Léo', lastName: 'Martin', phone: '0240123456', billing: nantes },
    { firstName: 'Léa', lastName: 'Martin', phone: '0240123456', billing: nantes },
    'review',
  ],
  [
    'father and son',
    { firstName: 'Jean', lastName: 'Martin', email: 'f@a.test', billing: nantes },
    { firstName: 'Jean-Paul', lastName: 'Martin', email: 'f@a.test', billing: nantes },
    'review',
    'contradiction',
  ],
  [
    'phone and name',
    { ...marie, mobile: '06 12 34 56 79' },
    { ...marie, phone: '+33612345679' },
    'same',
    'phone',
  ],
  [
    'phone and name, other e-mail',
    { ...marie, phone: '0612345679', email: 'a@a.test' },
    { ...marie, phone: '0612345679', email: 'b@b.test' },
    'review',
  ],
  ['phone without name', { phone: '0612345679' }, { ...marie, phone: '0612345679' }, 'review', 'homonym'],
  [
    'SIRET and firm',
    { company: 'SARL Façade', siret: '30326504500053' },
    { ...marie, company: 'Facade', siret: '303 265 045 00053' },
    'same',
    'siret',
  ],
  [
    'SIRET, other e-mail and name',
    { firstName: 'Luc', lastName: 'Petit', siret: '30326504500053', email: 'a@a.test' },
    { ...marie, siret: '30326504500053', email: 'b@b.test' },
    'review',
    'contradiction',
  ],
  [
    'VAT number and SIRET that disagree',
    { company: 'Façade', vatNumber: 'FR40303265045', siret: '30326504500053' },
    { company: 'Façade', vatNumber: 'FR40303265045', siret: '30326504500061' },
    'review',
    'contradiction',
  ],
  [
    'a SIRET of zeros',
    { company: 'Façade', siret: '00000000000000' },
    { company: 'Autre', siret: '00000000000000' },
    'different',
    'none',
  ],
  [
    'SIRET inside the VAT number',
    { company: 'Façade', vatNumber: 'FR40303265045' },
    { company: 'Façade', siret: '30326504500053' },
    'same',
    'siren',
  ],
  [
    'noreply',
    { firstName: 'Luc', lastName: 'Petit', email: 'noreply@market.test' },
    { ...marie, email: 'noreply@market.test' },
    'different',
    'none',
  ],
  ['a name alone', marie, { ...marie, email: 'm@a.test' }, 'review', 'homonym'],
  [
    'a name in two towns',
    { ...marie, email: 'a@a.test', billing: nantes },
    { ...marie, email: 'b@b.test', billing: paris },
    'review',
    'homonym',
  ],
  [
    'a name and its postcode',
    { ...marie, billing: { postcode: '44000' } },
    { ...marie, email: 'm@a.test', billing: nantes },
    'same',
    'name-and-place',
  ],
  [
    'a name and its town',
    { ...marie, billing: { city: 'NANTES CEDEX 2' } },
    { ...marie, billing: { city: 'Nantes' } },
    'same',
    'name-and-place',
  ],
  [
    'a name in two streets of a town',
    { ...marie, billing: { ...nantes, line1: '2 quai de la Fosse' } },
    { ...marie, billing: nantes },
    'review',
    'homonym',
  ],
  [
    'a name and postcode, other phone',
    { ...marie, phone: '0611223344', billing: nantes },
    { ...marie, phone: '0655667788', billing: nantes },
    'review',
  ],
  [
    'a name and postcode, other e-mail',
    { ...marie, email: 'a@a.test', billing: nantes },
    { ...marie, email: 'b@b.test', billing: nantes },
    'review',
  ],
  [
    'a name and a postcode of zeros',
    { ...marie, billing: { postcode: '00000' } },
    { ...marie, billing: { postcode: '00000' } },
    'review',
    'homonym',
  ],
  [
    'a name and its firm',
    { ...marie, company: 'Façade' },
    { ...marie, company: 'FACADE SARL' },
    'same',
    'name-and-firm',
  ],
  ['a mistyped name alone', { firstName: 'Marie', lastName: 'Beranget' }, marie, 'review', 'homonym'],
  [
    'a mistyped name in another town',
    { firstName: 'Marie', lastName: 'Beranget', email: 'a@a.test', billing: nantes },
    { ...marie, email: 'b@b.test', billing: paris },
    'different',
  ],
  [
    'a mistyped name at the same door',
    { firstName: 'Marie', lastName: 'Beranget', billing: nantes },
    { ...marie, billing: nantes },
    'same',
    'name-and-place',
  ],
  [
    'a firm and one of its people by e-mail',
    { company: 'Façade', email: 'contact@facade.test' },
    { ...marie, email: 'contact@facade.test' },
    'review',
    'contradiction',
  ],
  [
    'a sole trader',
    { company: 'Béranger Marie EI', email: 'm@a.test' },
    { ...marie, email: 'm@a.test' },
    'same',
    'email',
  ],
  [
    'another legal form',
    { company: 'SARL Façade', billing: nantes },
    { company: 'SAS Façade', billing: nantes },
    'review',
  ],
  [
    'a reference that a plugin keeps',
    { id: 'C00007', ...marie, email: 'old@a.test' },
    { ...marie, email: 'new@a.test', reference: 'C00007' },
    'same',
    'reference',
  ],
  [
    'nobody',
    { firstName: 'Luc', lastName: 'Petit', email: 'l@a.test' },
    { ...marie, email: 'm@a.test' },
    'different',
    'none',
  ],
];

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

  it('lets two contacts that fit be looked at, and keys that point to two contacts too', () => {
    const twice = createContactIndex([
      { id: '1', ...marie, email: 'm@a.test' },
      { id: '2', ...marie, email: 'm@a.test' },
    ]).match(person({ ...marie, email: 'm@a.test' }));
    expect(twice).toMatchObject({ outcome: 'review', rule: 'several' });
    expect(twice.candidates.map(({ contactId }) => contactId)).toEqual(['1', '2']);
    const apart = createContactIndex([
      { id: '1', company: 'Façade', siret: '30326504500053' },
      { id: '2', company: 'Façade', email: 'compta@facade.test' },
    ]).match(person({ company: 'Façade', siret: '30326504500053', email: 'compta@facade.test' }));
    expect(apart).toMatchObject({ outcome: 'review', rule: 'several' });
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

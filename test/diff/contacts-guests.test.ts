import { describe, expect, it } from 'vitest';
import { distinctRef, planContact } from '../../src/diff/contacts/index.js';
import { contact, context, customer, guestOrder, linked, of } from './contacts-plan-people.js';

describe('guests', () => {
  const guest = of(guestOrder());

  it('are the same contact once they have an account', () => {
    const [, ref] = guest.refs;
    const link = { ...linked(guestOrder()), ref };
    expect(of(customer()).refs).toContain(ref);
    expect(planContact(of(customer()), link, context([contact]))).toMatchObject({
      status: 'link',
      contactId: '7',
      linkRef: 'woo:main:customer:12',
    });
  });

  it('of one mailbox are told apart by name, and never get each other’s contact', () => {
    const paul = of(guestOrder({ first_name: 'Paul' }));
    expect(paul.ref).toBe(guest.ref);
    const asked = planContact(paul, linked(guestOrder()), context([{ ...contact, externalRef: guest.ref }]));
    expect(asked).toMatchObject({ status: 'review', reason: { code: 'other-person' } });
    // Whoever makes a contact for Paul all the same does not take Marie's reference.
    expect(asked.linkRef).toBe(distinctRef(paul, 'main'));
    const lost = planContact(paul, undefined, context([{ ...contact, externalRef: guest.ref }]));
    expect(lost).toMatchObject({ status: 'review', linkRef: distinctRef(paul, 'main') });
    const answered = planContact(
      paul,
      linked(guestOrder()),
      context([{ ...contact, externalRef: guest.ref }], { decisions: [{ contactId: '7', same: false }] }),
    );
    expect(answered.status).toBe('add-to-gestan');
    expect(answered.draft?.externalRef).toBe(distinctRef(paul, 'main'));
    expect(answered.draft?.externalRef).not.toBe(guest.ref);
    expect(answered.linkRef).toBe(distinctRef(paul, 'main'));
    expect(paul.refs[0]).toBe(answered.linkRef);
    const next = planContact(
      paul,
      { contactId: '8', ref: answered.linkRef, base: answered.snapshot },
      context([contact, { id: '8', firstName: 'Paul', lastName: 'Béranger' }]),
    );
    expect(next.status).toBe('in-sync');
  });

  it('of another name leave a customer of the same mailbox to be matched', () => {
    const paul = of(customer({ id: 13, first_name: 'Paul' }, { first_name: 'Paul' }));
    const link = { ...linked(guestOrder()), ref: guest.ref };
    const asked = planContact(paul, link, context([contact]));
    expect(asked).toMatchObject({ status: 'add-to-gestan', linkRef: 'woo:main:customer:13' });
    const moved = { ...contact, email: 'ailleurs@a.test', phone: '0611223344', billing: { city: 'Paris' } };
    expect(planContact(paul, link, context([moved]))).toMatchObject({
      status: 'add-to-gestan',
      draft: { externalRef: 'woo:main:customer:13' },
    });
  });

  it('of one mailbox can be told to be another contact, and each keeps its own', () => {
    const paul = of(guestOrder({ first_name: 'Paul' }));
    const both = [contact, { id: '8', firstName: 'Paul', lastName: 'Béranger' }];
    const row = planContact(
      paul,
      { ...linked(guestOrder()), ref: guest.ref },
      context(both, { decisions: [{ contactId: '8', same: true }] }),
    );
    expect(row).toMatchObject({
      status: 'link',
      contactId: '8',
      rule: 'decision',
      linkRef: distinctRef(paul, 'main'),
    });
    expect(row.key).toBe(paul.refs[0]);
    expect(row.key).not.toBe(planContact(guest, linked(guestOrder()), context(both)).key);
  });

  it('are found by the reference that Gestan kept, when the storage was lost', () => {
    const row = planContact(
      guest,
      undefined,
      context([{ ...contact, email: 'autre@a.test', externalRef: guest.ref }]),
    );
    expect(row).toMatchObject({ status: 'link', rule: 'reference' });
  });
});

it('no text of a contact holds a character that a database refuses', () => {
  const bad = 'A\u0000b\u0007';
  const guest = of(
    guestOrder(
      { first_name: bad, last_name: bad, address_1: bad, city: bad, postcode: bad },
      `${bad}@a.test`,
    ),
  );
  expect(guest.lastName).toBe('Ab');
  expect(JSON.stringify(guest)).not.toMatch(/\\u00[01][0-9a-f]/);
});

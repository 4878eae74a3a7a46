import { describe, expect, it } from 'vitest';
import {
  type ContactLink,
  type ContactPlanContext,
  contactSnapshot,
  createContactIndex,
  distinctRef,
  personOf,
  planContact,
} from '../../src/diff/contacts/index.js';
import { type GestanContact, memoryGestan } from '../../src/gestan/index.js';
import type { WooCustomer, WooOrder } from '../../src/woo/types.js';

const address = {
  first_name: 'Marie',
  last_name: 'Béranger',
  company: '',
  address_1: '8 rue Crébillon',
  address_2: '',
  city: 'Nantes',
  state: '',
  postcode: '44000',
  country: 'FR',
  phone: '02 40 12 34 56',
};
const blank = Object.fromEntries(Object.keys(address).map((key) => [key, ''])) as typeof address;

const customer = (patch: Partial<WooCustomer> = {}, billing: Partial<typeof address> = {}): WooCustomer => ({
  id: 12,
  date_created_gmt: null,
  date_modified_gmt: null,
  email: 'marie@a.test',
  first_name: 'Marie',
  last_name: 'Béranger',
  role: 'customer',
  username: 'marie',
  billing: { ...address, email: 'marie@a.test', ...billing },
  shipping: blank,
  meta_data: [],
  ...patch,
});

const guestOrder = (billing: Partial<typeof address> = {}, email = 'marie@a.test') =>
  ({
    id: 9,
    customer_id: 0,
    line_items: [],
    meta_data: [],
    billing: { ...address, email, ...billing },
    shipping: blank,
  }) as unknown as WooOrder;

const of = (source: WooCustomer | WooOrder) => personOf(source, { shop: 'main' });
const contact: GestanContact = {
  id: '7',
  firstName: 'Marie',
  lastName: 'Béranger',
  email: 'marie@a.test',
  phone: '+33240123456',
  billing: { line1: '8 rue Crébillon', postcode: '44000', city: 'Nantes', country: 'FR' },
};
const context = (
  contacts: readonly GestanContact[],
  more: Partial<ContactPlanContext> = {},
): ContactPlanContext => ({
  shop: 'main',
  index: createContactIndex(contacts),
  ...more,
});
const linked = (source: WooCustomer | WooOrder = customer()): ContactLink => ({
  contactId: '7',
  base: contactSnapshot(of(source)),
});

describe('planContact without a link', () => {
  it('makes a contact that Gestan accepts', async () => {
    const row = planContact(of(customer()), undefined, context([]));
    expect(row).toMatchObject({
      status: 'add-to-gestan',
      key: 'woo:main:customer:12',
      wooId: 12,
      name: 'Marie Béranger',
    });
    const gestan = memoryGestan();
    if (row.draft) await gestan.upsertContact(row.draft);
    expect(gestan.state.contacts[0]).toMatchObject({
      externalRef: 'woo:main:customer:12',
      firstName: 'Marie',
      phone: '02 40 12 34 56',
      billing: contact.billing,
    });
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  });

  it('links what is the same, and shows what may be', () => {
    expect(planContact(of(customer()), undefined, context([contact]))).toMatchObject({
      status: 'link',
      contactId: '7',
      rule: 'email',
      changes: [],
    });
    const { email: _, phone: __, billing: ___, ...nameOnly } = contact;
    const row = planContact(of(customer()), undefined, context([nameOnly]));
    expect(row).toMatchObject({ status: 'review', reason: { code: 'possible-homonym' } });
    expect(row.candidates[0]).toMatchObject({
      contactId: '7',
      name: 'Marie Béranger',
      reasons: ['same-name'],
    });
    expect(
      planContact(
        of(customer()),
        undefined,
        context([nameOnly], { decisions: [{ contactId: '7', same: true }] }),
      ),
    ).toMatchObject({ status: 'link', rule: 'decision' });
    expect(
      planContact(
        of(customer()),
        undefined,
        context([nameOnly], { decisions: [{ contactId: '7', same: false }] }),
      ).status,
    ).toBe('add-to-gestan');
  });

  it('blocks who is erased, who has no name, and what the adapter cannot write', () => {
    const erased = of(
      customer({ email: 'deleted@site.invalid', first_name: '[deleted]', last_name: '[deleted]' }),
    );
    expect(planContact(erased, undefined, context([]))).toMatchObject({
      status: 'blocked',
      reason: { code: 'anonymised' },
    });
    const nobody = of(
      customer({ email: '', first_name: '', last_name: '', billing: { ...blank, email: '' } }),
    );
    expect(planContact(nobody, undefined, context([]))).toMatchObject({
      status: 'blocked',
      reason: { code: 'no-identity' },
    });
    expect(planContact(of(customer()), undefined, context([], { canWrite: false }))).toMatchObject({
      status: 'blocked',
      reason: { code: 'not-supported' },
    });
  });
});

describe('planContact of a linked customer', () => {
  it('is in sync when nothing changed, in whatever spelling', () => {
    expect(planContact(of(customer()), linked(), context([contact]))).toMatchObject({
      status: 'in-sync',
      changes: [],
    });
    const same = customer({}, { phone: '+33 2 40 12 34 56', city: ' Nantes ' });
    expect(planContact(of(same), linked(), context([contact])).status).toBe('in-sync');
  });

  it('writes what the shop changed, and nothing else', () => {
    const theirs = { ...contact, lastName: 'BERANGER', billing: { ...contact.billing, line2: 'Bât. B' } };
    const moved = customer({}, { address_1: '2 quai de la Fosse', phone: '0240999998' });
    const row = planContact(of(moved), linked(), context([theirs]));
    expect(row.status).toBe('update-gestan');
    expect(row.changes).toEqual([
      { field: 'phone', from: '+33240123456', to: '0240999998', target: 'gestan' },
      { field: 'billing.line1', from: '8 rue Crébillon', to: '2 quai de la Fosse', target: 'gestan' },
    ]);
    expect(row.draft).toEqual({
      externalRef: 'woo:main:customer:12',
      id: '7',
      phone: '0240999998',
      billing: { ...theirs.billing, line1: '2 quai de la Fosse' },
    });
  });

  it('leaves what only Gestan changed, and says where both did', () => {
    const theirs = { ...contact, phone: '0611223344', email: 'autre@a.test' };
    expect(planContact(of(customer()), linked(), context([theirs])).status).toBe('in-sync');
    const row = planContact(of(customer({}, { phone: '0655667788' })), linked(), context([theirs]));
    expect(row.changes).toEqual([
      { field: 'phone', from: '0611223344', to: '0655667788', target: 'gestan', because: 'owner' },
    ]);
  });

  it('never blanks a name, an e-mail or an address; a phone or firm that was taken out goes', () => {
    const withFirm = { ...contact, company: 'Façade' };
    const link = linked(customer({}, { company: 'Façade' }));
    const bare = customer({ first_name: '', email: '' }, { first_name: '', city: '', phone: '' });
    const row = planContact(of(bare), link, context([withFirm]));
    expect(row.changes.map(({ field, to }) => [field, to])).toEqual([
      ['company', null],
      ['phone', null],
    ]);
    // WooCommerce's eraser blanks all of the billing address and leaves the account.
    const erased = customer({}, { ...blank });
    expect(planContact(of(erased), link, context([withFirm]))).toMatchObject({
      status: 'in-sync',
      changes: [],
    });
  });

  it('does not overwrite with an erased customer, nor make a contact that is gone anew', () => {
    const erased = customer({ email: 'deleted@site.invalid', first_name: '[deleted]', last_name: '' }, blank);
    expect(planContact(of(erased), linked(), context([contact]))).toMatchObject({
      status: 'blocked',
      changes: [],
      reason: { code: 'anonymised' },
    });
    expect(planContact(of(customer()), linked(), context([]))).toMatchObject({
      status: 'blocked',
      reason: { code: 'counterpart-gone' },
    });
    expect(planContact(of(customer()), linked(), context([], { canRead: false })).status).toBe('in-sync');
  });

  it('keeps to the fields that the shop owns', () => {
    const row = planContact(
      of(customer({ last_name: 'Petit' }, { phone: '0655667788' })),
      linked(),
      context([contact], { owned: ['phone'] }),
    );
    expect(row.changes.map(({ field }) => field)).toEqual(['phone']);
  });

  it('follows a marriage, and asks when the whole name is another', () => {
    expect(planContact(of(customer({ last_name: 'Petit' })), linked(), context([contact])).status).toBe(
      'update-gestan',
    );
    const other = planContact(
      of(customer({ first_name: 'Luc', last_name: 'Petit' })),
      linked(),
      context([contact]),
    );
    expect(other).toMatchObject({ status: 'review', reason: { code: 'other-person' } });
    expect(other.candidates[0]?.contactId).toBe('7');
  });
});

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
    expect(asked).toMatchObject({ status: 'review', rule: 'contradiction', linkRef: 'woo:main:customer:13' });
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

describe('the fingerprint', () => {
  it('changes with either side, the link and nothing else', () => {
    const of1 = planContact(of(customer()), linked(), context([contact])).fingerprint;
    expect(planContact(of(customer()), linked(), context([{ ...contact }])).fingerprint).toBe(of1);
    expect(planContact(of(customer()), linked(), context([{ ...contact, phone: '1' }])).fingerprint).not.toBe(
      of1,
    );
    expect(
      planContact(of(customer({}, { city: 'Rezé' })), linked(), context([contact])).fingerprint,
    ).not.toBe(of1);
    expect(planContact(of(customer()), { contactId: '7' }, context([contact])).fingerprint).not.toBe(of1);
  });
});

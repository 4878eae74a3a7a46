import { describe, expect, it } from 'vitest';
import { planContact } from '../../src/diff/contacts/index.js';
import { memoryGestan } from '../../src/gestan/index.js';
import { blank, contact, context, customer, linked, of } from './contacts-plan-people.js';

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

import { describe, expect, it } from 'vitest';
import { createContactIndex, phoneKey } from '../../src/diff/contacts/index.js';
import { createMemo } from '../../src/diff/contacts/memo.js';
import { streetOf } from '../../src/diff/contacts/street.js';
import { companyOf } from '../../src/diff/contacts/traits.js';
import { person } from './contacts-cases.js';

describe('phone numbers by territory', () => {
  it.each([
    ['06 12 34 56 79', 'FR', '+33612345679'],
    ['0033 (0)6.12.34.56.79', 'FR', '+33612345679'],
    ['33612345679', 'FR', '+33612345679'],
    ['0690 12 34 56', 'FR', '+590690123456'],
    ['0691123456', 'GP', '+590691123456'],
    ['0590123456', 'FR', '+590590123456'],
    ['+33 6 90 12 34 56', 'FR', '+590690123456'],
    ['0696123456', 'FR', '+596696123456'],
    ['0697 12 34 56', 'MQ', '+596697123456'],
    ['0694123456', 'FR', '+594694123456'],
    ['0692 12 34 56', 'FR', '+262692123456'],
    ['0693123456', 'RE', '+262693123456'],
    ['+262 (0)692 12 34 56', 'FR', '+262692123456'],
    ['0639 01 23 45', 'YT', '+262639012345'],
    ['04 95 21 00 00', 'FR', '+33495210000'],
    ['06 12 34 56 79', 'RE', '+33612345679'],
    ['93 15 12 34', 'MC', '+37793151234'],
    ['00377 93 15 12 34', 'FR', '+37793151234'],
    ['40 41 42 43', 'PF', '+68940414243'],
    ['0470 12 34 56', 'BE', '+32470123456'],
    ['+32 (0)470 12 34 56', 'FR', '+32470123456'],
    ['0000000000', 'FR', undefined],
    ['12', 'FR', undefined],
  ])('%s in %s is %s', (phone, country, expected) => {
    expect(phoneKey(phone, country)).toBe(expected);
  });

  it('a postcode under France tells the territory', () => {
    const index = createContactIndex([
      { id: '7', firstName: 'Inès', lastName: 'Payet', phone: '+37793151234', email: 'a@a.test' },
    ]);
    const match = index.match(
      person({
        firstName: 'Inès',
        lastName: 'Payet',
        email: 'b@b.test',
        phone: '93 15 12 34',
        billing: { postcode: '98000', city: 'Monaco', country: 'FR' },
      }),
    );
    expect(match).toMatchObject({ outcome: 'same', rule: 'phone' });
  });
});

describe('streets', () => {
  const street = (line: string) => streetOf(line, createMemo());
  it.each([
    ['12 bis, avenue du Général de Gaulle', '12b av. Gal de Gaulle'],
    ['8 rue de l’Église', '8 RUE EGLISE'],
    ['3 boulevard Foch, bât. B, 2e étage', '3 bd Foch'],
    ['4 place Saint-Michel', '4 pl. St Michel'],
  ])('%s and %s are one', (a, b) => {
    expect(street(a)).toMatchObject({ number: street(b)?.number, proper: street(b)?.proper });
  });
  it.each(['chez M. Durand', 'c/o Durand', 'BP 12', 'Appt 4'])('%s names none', (line) => {
    expect(street(line)).toBeUndefined();
  });
  it('a lodging is no firm', () => {
    expect(companyOf('c/o Durand')).toBeUndefined();
    expect(companyOf('chez Mme Durand')).toBeUndefined();
    expect(companyOf('Chezeau SARL')).toBe('Chezeau SARL');
  });
});

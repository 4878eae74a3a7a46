import { expect, test } from 'vitest';
import { createContactIndex, personOf } from '../../src/diff/contacts/index.js';
import { processorMs } from '../support/processor.js';

const contacts = Array.from({ length: 500 }, (_, n) => ({
  id: String(n),
  firstName: `Jean${n}`,
  lastName: 'Martin',
  company: `Pêche ${n}`,
}));

function customer(first: string, company: string) {
  const place = {
    address_1: first,
    address_2: '',
    city: company,
    state: '',
    postcode: '75001',
    country: 'FR',
  };
  const address = { first_name: first, last_name: first, company, phone: first, ...place };
  return {
    id: 7,
    email: 'jean@pecheur.test',
    first_name: first,
    last_name: first,
    billing: address,
    shipping: address,
    meta_data: [],
  };
}

test.each([
  ['64 KB of escaped signs as first name', `&${'amp;'.repeat(16_384)}`, 'Pêche'],
  ['a firm of 256 KB in words', 'Jean', 'pêche '.repeat(43_000)],
  ['a firm of 256 KB in one word', 'Jean', 'x'.repeat(262_144)],
  ['a firm of 256 KB in initials', 'Jean', 'S.'.repeat(131_072)],
  ['a firm of 256 KB in signs', 'Jean', '@'.repeat(262_144)],
])('%s takes a moment', (_, first, company) => {
  const index = createContactIndex([...contacts, { id: 'long', firstName: first, company }]);
  const begun = processorMs();
  const person = personOf(customer(first, company) as never, { shop: 'main' });
  expect(['same', 'review', 'different']).toContain(index.match(person).outcome);
  expect(processorMs() - begun).toBeLessThan(2_000);
});

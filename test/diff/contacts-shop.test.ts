import { describe, expect, it } from 'vitest';
import { eachContactKey } from '../../src/diff/contacts/contact-keys.js';
import { eachKey } from '../../src/diff/contacts/directory-keys.js';
import { createContactIndex, parseContactSettings } from '../../src/diff/contacts/index.js';
import { keyHash } from '../../src/diff/contacts/key-table.js';
import { createMemo } from '../../src/diff/contacts/memo.js';
import { traitsOfContact } from '../../src/diff/contacts/traits.js';
import { isFull, oneInTurn } from '../support/forms.js';
import { carelessRates, shopWorld, usualRates } from './directory/shop.js';

const size = isFull ? { contacts: 20_000, customers: 2_000 } : { contacts: 4_000, customers: 500 };

const shops = [
  ['usual', usualRates, 0.95],
  ['careless', carelessRates, 0.93],
] as const;

// In the short form one of them, the other one each second day.
describe.each(oneInTurn<(typeof shops)[number]>(shops))(
  'a made-up shop with %s habits',
  (_, rates, least) => {
    const { contacts, customers } = shopWorld({ seed: 77, rates, ...size });
    const index = createContactIndex(contacts);
    const matches = customers.map((customer) => ({ customer, match: index.match(customer.person) }));

    it('links nobody wrongly', () => {
      const wrong = matches.filter(
        ({ customer, match }) => match.outcome === 'same' && match.contactId !== customer.contactId,
      );
      expect(wrong.map(({ customer, match }) => [customer.person, index.get(match.contactId ?? '')])).toEqual(
        [],
      );
    });

    it('finds nearly all who are known, loses nearly none, and hardly asks', () => {
      const known = matches.filter(({ customer }) => customer.contactId !== undefined);
      const share = (outcome: string) =>
        known.filter(({ match }) => match.outcome === outcome).length / known.length;
      expect(share('same')).toBeGreaterThanOrEqual(least);
      expect(share('different')).toBeLessThanOrEqual(0.005);
      const asked = matches.filter(({ match }) => match.outcome === 'review');
      const well = asked.filter(({ customer, match }) =>
        match.candidates.some(({ contactId }) => contactId === customer.contactId),
      );
      expect(asked.length / matches.length).toBeLessThanOrEqual(0.03);
      expect(well.length).toBeGreaterThanOrEqual(asked.length / 2);
    });

    it('keys lose nobody: weighing all pairs finds no other link and no other question', () => {
      const missed: unknown[] = [];
      for (const { customer, match } of matches.slice(0, isFull ? 200 : 8)) {
        const found = new Set(match.candidates.map(({ contactId }) => contactId));
        for (const { id } of contacts) {
          const evidence = index.weigh(customer.person, id);
          if (evidence?.outcome !== 'different' && found.size < 10 && !found.has(id))
            missed.push([customer.person, index.get(id), evidence]);
        }
      }
      expect(missed).toEqual([]);
    });

    it('the short way to the keys of a contact gives all that the long way gives', () => {
      const settings = parseContactSettings({});
      const memo = createMemo();
      const missed: unknown[] = [];
      for (const contact of contacts.slice(0, isFull ? 2_000 : 500)) {
        const short = new Set<number>();
        eachContactKey(contact, settings, memo, (kind, a, b, c) => short.add(keyHash(kind, a, b, c)));
        eachKey(traitsOfContact(contact, settings), memo, (kind, a, b, c) => {
          if (!short.has(keyHash(kind, a, b, c))) missed.push([kind, contact]);
        });
      }
      expect(missed).toEqual([]);
    });
  },
);

import { describe, expect, it } from 'vitest';
import { createContactIndex } from '../../src/diff/contacts/index.js';
import { inTurn } from '../support/forms.js';
import { labelledPairs } from './contacts-labelled.js';

const pairs = labelledPairs();
const outcomes = pairs.map((pair) => ({
  pair,
  match: createContactIndex([pair.contact]).match(pair.person),
}));
const named = (list: typeof outcomes) =>
  list.map(({ pair, match }) => `${pair.kind}: ${JSON.stringify([pair.contact, pair.person.name, match])}`);

describe('the labelled pairs', () => {
  it('are many, and many of them are hard', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(3000);
    expect(pairs.filter(({ hard, same }) => hard && same).length).toBeGreaterThanOrEqual(1000);
    expect(pairs.filter(({ hard, same }) => hard && !same).length).toBeGreaterThanOrEqual(1000);
    expect(labelledPairs()).toEqual(pairs);
  });

  it('give no wrong link at the default thresholds', () => {
    expect(named(outcomes.filter(({ pair, match }) => !pair.same && match.outcome === 'same'))).toEqual([]);
  });

  it('are linked nearly always if they are the same person, and then never count as unrelated', () => {
    const positives = outcomes.filter(({ pair }) => pair.same);
    const linked = positives.filter(({ match }) => match.outcome === 'same');
    expect(linked.length / positives.length).toBeGreaterThanOrEqual(0.95);
    expect(named(positives.filter(({ match }) => match.outcome === 'different'))).toEqual([]);
  });

  it('are left alone if they are unrelated', () => {
    const unrelated = outcomes.filter(({ pair }) => pair.kind === 'unrelated');
    expect(unrelated.filter(({ match }) => match.outcome !== 'different').length).toBeLessThanOrEqual(
      unrelated.length * 0.02,
    );
  });

  it('give no wrong link among all contacts at once, in any order of the contacts', () => {
    const contacts = pairs.map(({ contact }) => contact);
    const [forth, back] = [createContactIndex(contacts), createContactIndex(contacts.toReversed())];
    const wrong: string[] = [];
    for (const { contact, person, kind, same } of inTurn(pairs, 3)) {
      const match = forth.match(person);
      expect(back.match(person)).toEqual(match);
      // Pairs written by hand are people of one name and mailbox: two of them are one person.
      if (match.outcome === 'same' && !(same && match.contactId === contact.id) && !kind.startsWith('hand'))
        wrong.push(`${kind}: ${JSON.stringify([person, forth.get(match.contactId ?? ''), match.rule])}`);
    }
    expect(wrong).toEqual([]);
  });

  it('have the same outcome in any case, with or without accents and blanks, and from either side', () => {
    const dressed = (text: string | undefined) =>
      text === undefined ? {} : { value: `  ${text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()} ` };
    for (const { pair, match } of inTurn(outcomes, 4)) {
      const { firstName, lastName, company } = pair.person;
      const [first, last, firm] = [firstName, lastName, company].map((text) => dressed(text).value);
      const person = {
        ...pair.person,
        ...(first === undefined ? {} : { firstName: first }),
        ...(last === undefined ? {} : { lastName: last }),
        ...(firm === undefined ? {} : { company: firm }),
      };
      const again = createContactIndex([pair.contact]).match(person);
      expect([pair.kind, again.outcome]).toEqual([pair.kind, match.outcome]);

      const { id, externalRef: _, group: __, modifiedAt: ___, ...identity } = pair.contact;
      const emails = identity.email === undefined ? [] : [identity.email];
      const { firstName: f, lastName: l, company: c, email, phone, siret, vatNumber, billing } = pair.person;
      const other = Object.fromEntries(
        Object.entries({
          firstName: f,
          lastName: l,
          company: c,
          email,
          phone,
          siret,
          vatNumber,
          billing,
        }).filter(([, value]) => value !== undefined),
      );
      const turned = createContactIndex([{ id, ...other }]).match({
        ...identity,
        ref: pair.person.ref,
        refs: pair.person.refs,
        kind: 'customer',
        name: '',
        emails,
        anonymised: false,
      });
      expect([pair.kind, turned.outcome]).toEqual([pair.kind, match.outcome]);
    }
  });
});

import type { ContactPerson } from '../../../src/diff/contacts/index.js';
import type { GestanContact } from '../../../src/gestan/index.js';
import { blurred, type Rates } from './blur.js';
import { createDice, type Dice } from './dice.js';
import { type Firm, type Household, type Human, household, mailbox } from './people.js';

/** A customer of the shop, and the contact of Gestan that it is. */
export interface ShopCustomer {
  readonly person: ContactPerson;
  /** Absent: Gestan does not know this person. */
  readonly contactId?: string | undefined;
  /** What the customer tries. */
  readonly kind: 'known' | 'new' | 'relative' | 'colleague' | 'guest-again';
}

/** A made-up Gestan and a made-up shop. */
export interface ShopWorld {
  readonly contacts: readonly GestanContact[];
  readonly customers: readonly ShopCustomer[];
}

export interface WorldOptions {
  readonly seed: number;
  readonly contacts?: number;
  readonly customers?: number;
  readonly rates: Rates;
}

export const usualRates: Rates = {
  otherEmail: 0.22,
  moved: 0.12,
  otherPhone: 0.14,
  lastMistyped: 0.035,
  firstMistyped: 0.01,
  emailMistyped: 0.01,
  phoneMistyped: 0.01,
  shortName: 0.06,
  initial: 0.015,
  swapped: 0.02,
  doubleName: 0.015,
  noPhone: 0.08,
};

/** A careless shop: twice as much is otherwise. */
export const carelessRates: Rates = {
  otherEmail: 0.35,
  moved: 0.2,
  otherPhone: 0.25,
  lastMistyped: 0.07,
  firstMistyped: 0.015,
  emailMistyped: 0.025,
  phoneMistyped: 0.02,
  shortName: 0.1,
  initial: 0.03,
  swapped: 0.04,
  doubleName: 0.02,
  noPhone: 0.12,
};

const spaced = (phone: string) => phone.replace(/(\d\d)(?=\d)/g, '$1 ');

/** What Gestan holds of somebody: rarely all. */
function contactOf(dice: Dice, id: string, person: Human): GestanContact {
  const { first, last, email, mobile, landline, home, firm } = person;
  const isBare = dice.is(0.01);
  return {
    id,
    group: 'client',
    firstName: first,
    lastName: dice.is(0.3) ? last.toUpperCase() : last,
    ...(firm ? { company: firm.name, ...(dice.is(0.5) ? { siret: firm.siret } : {}) } : {}),
    ...(email !== undefined && (isBare || dice.is(0.82)) ? { email } : {}),
    ...(landline !== undefined && dice.is(0.7) ? { phone: dice.is(0.5) ? spaced(landline) : landline } : {}),
    ...(mobile !== undefined && dice.is(0.75) ? { mobile: dice.is(0.5) ? spaced(mobile) : mobile } : {}),
    ...(dice.is(0.92) ? { billing: home } : {}),
  };
}

function contactOfFirm(dice: Dice, id: string, firm: Firm): GestanContact {
  return {
    id,
    group: 'client',
    company: firm.name,
    siret: firm.siret,
    ...(dice.is(0.6) ? { vatNumber: firm.vatNumber } : {}),
    ...(dice.is(0.8) ? { email: firm.email } : {}),
    phone: spaced(firm.phone),
    billing: firm.seat,
  };
}

function personOf(dice: Dice, n: number, human: Human, isGuest: boolean): ContactPerson {
  const { first, last, email = `inconnu${n}@exemple.test`, mobile, landline, home, firm } = human;
  const id = isGuest ? `guest:${n}` : `customer:${n}`;
  const phone = mobile ?? landline;
  const ref = `woo:shop:${id}`;
  const withFirm = firm !== undefined && dice.is(0.9);
  return {
    ref,
    refs: [ref],
    kind: isGuest ? 'guest' : 'customer',
    ...(isGuest ? {} : { customerId: n }),
    name: `${first} ${last}`,
    firstName: first,
    lastName: last,
    email,
    emails: [email],
    ...(phone === undefined
      ? {}
      : { phone: dice.is(0.3) && phone.startsWith('06') ? `+33 ${spaced(phone).slice(1)}` : phone }),
    ...(withFirm ? { company: firm.name, ...(dice.is(0.5) ? { siret: firm.siret } : {}) } : {}),
    billing: home,
    anonymised: false,
  };
}

interface Known {
  readonly human: Human;
  readonly id: string;
  readonly of: Household;
}

/** A Gestan of 20,000 contacts and a shop of 2,000 customers, most of whom Gestan knows. */
export function shopWorld({
  seed,
  contacts: size = 20_000,
  customers: count = 2_000,
  rates,
}: WorldOptions): ShopWorld {
  const dice = createDice(seed);
  const contacts: GestanContact[] = [];
  const known: Known[] = [];
  const relatives: { readonly human: Human; readonly of: Household; readonly firmId: string | undefined }[] =
    [];
  while (contacts.length < size) {
    const of = household(dice);
    let firmId: string | undefined;
    if (of.firm && dice.is(0.6)) {
      firmId = `C${contacts.length}`;
      contacts.push(contactOfFirm(dice, firmId, of.firm));
    }
    for (const human of of.people) {
      // Of a couple, Gestan often knows one.
      if (of.people.length > 1 && dice.is(0.35)) relatives.push({ human, of, firmId });
      else {
        known.push({ human, id: `C${contacts.length}`, of });
        contacts.push(contactOf(dice, `C${contacts.length}`, human));
      }
    }
  }
  const customers: ShopCustomer[] = [];
  const chosen = new Set<string>();
  const holds = (id: string) => contacts[Number(id.slice(1))];
  while (customers.length < count) {
    const n = customers.length + 1;
    const draw = dice.next();
    if (draw < 0.6) {
      const { human, id } = dice.pick(known);
      const contact = holds(id);
      if (chosen.has(id) || contact === undefined) continue;
      const seen = blurred(dice, human, rates);
      if (!isKnowable(contact, seen)) continue;
      chosen.add(id);
      customers.push({ person: personOf(dice, n, seen, dice.is(0.4)), contactId: id, kind: 'known' });
      if (dice.is(0.04)) {
        const again = { ...seen, email: mailbox(dice, human.first, human.last) };
        if (isKnowable(contact, again))
          customers.push({ person: personOf(dice, n + 1, again, true), contactId: id, kind: 'guest-again' });
      }
    } else if (draw < 0.68) {
      const { human, of, firmId } = dice.pick(relatives);
      const isTwice = chosen.has(`${human.first} ${human.last} ${human.home.line1}`);
      if (isTwice) continue;
      chosen.add(`${human.first} ${human.last} ${human.home.line1}`);
      const kind = of.firm ? 'colleague' : 'relative';
      const person = personOf(dice, n, human, dice.is(0.4));
      // Whoever buys for a firm that Gestan knows as such is that firm; who does not say so is somebody else.
      customers.push({ person, contactId: person.company === undefined ? undefined : firmId, kind });
    } else {
      const { people } = household(dice);
      const [human] = people;
      if (human) customers.push({ person: personOf(dice, n, human, dice.is(0.4)), kind: 'new' });
    }
  }
  return { contacts, customers: customers.slice(0, count) };
}

/** Whether something besides the name is left by which somebody could be known. */
function isKnowable(contact: GestanContact, seen: Human): boolean {
  const digits = (text: string | undefined) => text?.replace(/\D/g, '');
  const phone = digits(seen.mobile ?? seen.landline);
  return (
    contact.email?.toLowerCase() === seen.email ||
    (phone !== undefined && (phone === digits(contact.mobile) || phone === digits(contact.phone))) ||
    contact.billing?.postcode === seen.home.postcode ||
    (contact.siret !== undefined && contact.siret === seen.firm?.siret)
  );
}

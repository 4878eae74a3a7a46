import type { GestanContact } from '../../../src/gestan/index.js';
import { mistyped } from './blur.js';
import { type Dice, weighted } from './dice.js';
import { femaleNames, maleNames } from './frequencies.js';
import {
  branchOf,
  firm,
  type Human,
  household,
  mailbox,
  newHome,
  newMobile,
  plain,
  vatOf,
} from './people.js';

/** What either side knows of somebody; the kinds of pairs are built of it. */
export type Side = Pick<
  GestanContact,
  'firstName' | 'lastName' | 'company' | 'email' | 'phone' | 'mobile' | 'siret' | 'vatNumber' | 'billing'
>;

/** Somebody with everything that can be known, and the dice to change it. */
export interface Somebody extends Required<Omit<Human, 'firm' | 'landline'>> {
  readonly dice: Dice;
  readonly landline: string;
}

export type Kind = (of: Somebody) => readonly [contact: Side, person: Side];

const overseas = [
  ['97400', 'Saint-Denis', '0692', '262', 'RE'],
  ['97110', 'Pointe-à-Pitre', '0690', '590', 'GP'],
  ['97200', 'Fort-de-France', '0696', '596', 'MQ'],
  ['97300', 'Cayenne', '0694', '594', 'GF'],
] as const;

const shortForms = [
  ['Catherine', 'Cathy'],
  ['Jean-Marie', 'J-M'],
  ['Jean-Pierre', 'JP'],
  ['Frédéric', 'Fred'],
  ['Véronique', 'Véro'],
  ['Philippe', 'Phil'],
  ['Stéphanie', 'Steph'],
  ['Nicolas', 'Nico'],
  ['Marie-Christine', 'M.-C.'],
  ['Isabelle', 'Isa'],
  ['Sébastien', 'Seb'],
  ['Grégory', 'Greg'],
  ['Christophe', 'Chris'],
  ['Emmanuel', 'Manu'],
] as const;

const all = (of: Somebody): Side => ({
  firstName: of.first,
  lastName: of.last,
  email: of.email,
  mobile: of.mobile,
  billing: of.home,
});
const inShop = ({ mobile, ...side }: Side): Side =>
  mobile === undefined ? side : { ...side, phone: mobile };
const spaced = (phone: string) => phone.replace(/(\d\d)(?=\d)/g, '$1 ');
const international = (phone: string, code = '33') => `+${code} ${spaced(phone.slice(1))}`;
const otherFirst = (of: Somebody): string => {
  const names = of.dice.is(0.5) ? maleNames : femaleNames;
  const [name] = of.dice.pick(
    names.filter(
      ([each]) =>
        !each.includes(of.first) &&
        !of.first.includes(each) &&
        plain(each).slice(0, 3) !== plain(of.first).slice(0, 3),
    ),
  );
  return name;
};
const otherMailbox = (of: Somebody) => mailbox(of.dice, of.first, of.last);
const street = (line: string) =>
  line.replace('avenue', 'av.').replace('boulevard', 'bd').replace('place', 'pl.');

/** Pairs of one person that a rule of thumb would miss. */
export const samePerson: Readonly<Record<string, Kind>> = {
  'other e-mail, same phone and street': (of) => [all(of), inShop({ ...all(of), email: otherMailbox(of) })],
  'other e-mail, same phone': (of) => [
    { ...all(of), billing: newHome(of.dice) },
    inShop({ ...all(of), email: otherMailbox(of) }),
  ],
  'other e-mail, same street, no phone': (of) => [
    { firstName: of.first, lastName: of.last, email: of.email, billing: of.home },
    { ...inShop(all(of)), email: otherMailbox(of), billing: { ...of.home, line1: street(of.home.line1) } },
  ],
  'other e-mail and other phone, same street': (of) => [
    all(of),
    inShop({ ...all(of), email: otherMailbox(of), mobile: newMobile(of.dice, of.home.postcode) }),
  ],
  'other e-mail, same VAT number and firm': (of) => {
    const its = firm(of.dice);
    return [
      { company: its.name, vatNumber: its.vatNumber, email: its.email },
      {
        company: its.name,
        vatNumber: its.vatNumber.toLowerCase(),
        email: otherMailbox(of),
        firstName: of.first,
        lastName: of.last,
      },
    ];
  },
  'other e-mail, same SIRET': (of) => {
    const its = firm(of.dice);
    return [
      { company: its.name, siret: its.siret, email: its.email, billing: its.seat },
      {
        company: its.name.replace(/^(?:SARL|SAS|SA|EURL|SASU|SCI) /, ''),
        siret: its.siret,
        email: otherMailbox(of),
        billing: newHome(of.dice),
      },
    ];
  },
  'moved, same e-mail': (of) => [all(of), { ...inShop(all(of)), billing: newHome(of.dice) }],
  'moved, other e-mail, same phone': (of) => [
    all(of),
    { ...inShop(all(of)), email: otherMailbox(of), billing: newHome(of.dice) },
  ],
  'moved, other phone, same e-mail': (of) => [
    all(of),
    inShop({ ...all(of), mobile: newMobile(of.dice, of.home.postcode), billing: newHome(of.dice) }),
  ],
  'short first name, same e-mail': (of) => {
    const [long, short] = of.dice.pick(shortForms);
    return [
      { ...all(of), firstName: long },
      { firstName: short, lastName: of.last, email: of.email, billing: newHome(of.dice) },
    ];
  },
  'short first name, same phone and street, other e-mail': (of) => {
    const [long, short] = of.dice.pick(shortForms);
    return [
      { ...all(of), firstName: short },
      inShop({ ...all(of), firstName: long, email: otherMailbox(of) }),
    ];
  },
  'an overseas phone under France and in international form': (of) => {
    const [postcode, city, prefix, code] = of.dice.pick(overseas);
    const phone = `${prefix}${of.mobile.slice(4)}`;
    return [
      {
        firstName: of.first,
        lastName: of.last,
        mobile: spaced(phone),
        billing: { ...of.home, postcode, city },
      },
      { firstName: of.first, lastName: of.last, email: of.email, phone: international(phone, code) },
    ];
  },
  'an overseas phone under two countries': (of) => {
    const [postcode, city, prefix, , country] = of.dice.pick(overseas);
    const phone = `${prefix}${of.mobile.slice(4)}`;
    return [
      {
        firstName: of.first,
        lastName: of.last,
        email: otherMailbox(of),
        mobile: phone,
        billing: { ...of.home, postcode, city },
      },
      {
        firstName: of.first,
        lastName: of.last,
        email: of.email,
        phone,
        billing: { ...newHome(of.dice), postcode, city, country },
      },
    ];
  },
  'a phone of Monaco': (of) => {
    const phone = `93${of.mobile.slice(4)}`;
    const billing = { ...of.home, postcode: '98000', city: 'Monaco', country: 'MC' };
    return [
      { firstName: of.first, lastName: of.last, phone: spaced(phone), billing },
      {
        firstName: of.first,
        lastName: of.last,
        phone: `00377${phone}`,
        email: of.email,
        billing: newHome(of.dice),
      },
    ];
  },
  'a guest again, with another e-mail': (of) => [
    { ...all(of), email: otherMailbox(of) },
    inShop({
      firstName: of.first.toUpperCase(),
      lastName: of.last.toUpperCase(),
      email: of.email,
      mobile: of.mobile,
      billing: of.home,
    }),
  ],
  'landline in Gestan, both numbers in one field': (of) => [
    {
      ...all(of),
      email: otherMailbox(of),
      phone: `${spaced(of.landline)} / ${spaced(of.mobile)}`,
      mobile: '',
    },
    { firstName: of.first, lastName: of.last, email: of.email, phone: of.mobile, billing: newHome(of.dice) },
  ],
  'last name mistyped, same phone and street, other e-mail': (of) => [
    { ...all(of), lastName: mistyped(of.dice, of.last) },
    inShop({ ...all(of), email: otherMailbox(of) }),
  ],
  'first name mistyped, same e-mail and phone': (of) => [
    { ...all(of), firstName: 'Nicolas' },
    inShop({ ...all(of), firstName: of.dice.pick(['Nicoals', 'Niclas', 'Nicollas', 'Niccolas']) }),
  ],
  'e-mail mistyped, same phone': (of) => [
    { ...all(of), email: `${mistyped(of.dice, of.email.split('@')[0] ?? '')}@gmail.com` },
    inShop({ ...all(of), email: `${of.email.split('@')[0]}@gmail.com` }),
  ],
  'lodging with somebody (chez, c/o)': (of) => [
    all(of),
    {
      ...inShop(all(of)),
      email: otherMailbox(of),
      company: of.dice.pick(['chez Mme Durand', 'c/o Durand']),
      billing: { ...of.home, line1: 'Chez M. Durand', line2: of.home.line1 },
    },
  ],
  'an initial, same phone and street': (of) => [
    { ...all(of), firstName: `${of.first[0]}.` },
    inShop({ ...all(of), email: otherMailbox(of) }),
  ],
  'names the other way round, same phone, other e-mail': (of) => [
    { ...all(of), firstName: of.last, lastName: of.first },
    inShop({ ...all(of), email: otherMailbox(of) }),
  ],
  'M. et Mme, same e-mail': (of) => [
    { firstName: 'M. et Mme', lastName: of.last, email: of.email, billing: of.home },
    { firstName: of.first, lastName: of.last, email: of.email, billing: of.home },
  ],
  'SIRET mistyped, same e-mail and firm': (of) => {
    const its = firm(of.dice);
    const at = 9 + of.dice.below(4);
    const wrong = `${its.siret.slice(0, at)}${(Number(its.siret[at]) + 1) % 10}${its.siret.slice(at + 1)}`;
    return [
      { company: its.name, siret: its.siret, email: its.email },
      { company: its.name, siret: wrong, email: its.email, firstName: of.first, lastName: of.last },
    ];
  },
  'another firm, same phone and name': (of) => [
    { ...all(of), company: firm(of.dice).name },
    inShop({ ...all(of), company: firm(of.dice).name, email: otherMailbox(of), billing: newHome(of.dice) }),
  ],
};

/** Pairs of two people that look like one. */
export const twoPeople: Readonly<Record<string, Kind>> = {
  'a couple, one phone and street, two mailboxes': (of) => [
    { ...all(of), mobile: of.landline },
    { ...inShop({ ...all(of), mobile: of.landline }), firstName: otherFirst(of), email: otherMailbox(of) },
  ],
  'a couple with two last names and one of everything': (of) => [
    all(of),
    { ...inShop(all(of)), firstName: otherFirst(of), lastName: `Z${of.last}ar` },
  ],
  'father and son, one street, two mailboxes and phones': (of) => [
    { ...all(of), firstName: 'Jean' },
    inShop({
      ...all(of),
      firstName: of.dice.pick(['Jean-Paul', 'Jean-Luc', 'Luc', 'Paul']),
      email: otherMailbox(of),
      mobile: newMobile(of.dice, of.home.postcode),
    }),
  ],
  'father and son of one name, told apart (fils, junior)': (of) => [
    { ...all(of), lastName: `${of.last} père`, mobile: of.landline },
    { ...inShop({ ...all(of), mobile: of.landline }), lastName: `${of.last} fils`, email: otherMailbox(of) },
  ],
  'sisters a letter apart, one of everything': (of) => {
    const [a, b] = of.dice.pick([
      ['Marine', 'Karine'],
      ['Emma', 'Emmy'],
      ['Anna', 'Anne'],
      ['Laura', 'Laure'],
      ['Julia', 'Julie'],
      ['Valérie', 'Valéria'],
      ['Gérard', 'Gérald'],
      ['Fabien', 'Fabian'],
      ['Lilian', 'Liliane'],
      ['Manuel', 'Manuela'],
    ] as const);
    return [
      { ...all(of), firstName: a },
      { ...inShop(all(of)), firstName: b },
    ];
  },
  'neighbours of one last name': (of) => [
    all(of),
    {
      ...inShop(all(of)),
      firstName: otherFirst(of),
      email: otherMailbox(of),
      phone: newMobile(of.dice, of.home.postcode),
    },
  ],
  'homonyms elsewhere, everything else different': (of) => [
    all(of),
    inShop({
      ...all(of),
      email: otherMailbox(of),
      mobile: newMobile(of.dice, of.home.postcode),
      billing: newHome(of.dice),
    }),
  ],
  'two colleagues, one SIRET and switchboard': (of) => {
    const its = firm(of.dice);
    const shared = { company: its.name, siret: its.siret, phone: its.phone, billing: its.seat };
    return [
      { firstName: of.first, lastName: of.last, email: its.email, ...shared },
      { firstName: otherFirst(of), lastName: `Q${of.last}`, email: of.email, ...shared },
    ];
  },
  'two firms at one address and mailbox': (of) => {
    const [a, b] = [firm(of.dice), firm(of.dice)];
    return [
      { company: a.name, siret: a.siret, email: of.email, billing: of.home },
      { company: b.name, siret: b.siret, email: of.email, billing: of.home },
    ];
  },
  'two establishments, one firm and mailbox': (of) => {
    const its = firm(of.dice);
    const siren = its.siret.slice(0, 9);
    return [
      { company: its.name, siret: branchOf(siren, 11), email: its.email, billing: its.seat },
      { company: its.name, siret: branchOf(siren, 12), email: its.email, billing: newHome(of.dice) },
    ];
  },
  'two VAT numbers, one mailbox and phone': (of) => {
    const [a, b] = [firm(of.dice), firm(of.dice)];
    return [
      { company: a.name, vatNumber: vatOf(a.siret), email: of.email, phone: of.mobile },
      { company: a.name, vatNumber: vatOf(b.siret), email: of.email, phone: of.mobile },
    ];
  },
  'a person and the firm whose mailbox is used': (of) => {
    const its = firm(of.dice);
    return [
      { company: its.name, siret: its.siret, email: its.email, phone: its.phone },
      { firstName: of.first, lastName: of.last, email: its.email, billing: of.home },
    ];
  },
  'the next tenant': (of) => [
    all(of),
    { firstName: otherFirst(of), lastName: `X${of.last}`, email: otherMailbox(of), billing: of.home },
  ],
  'the next owner of a mobile number': (of) => [
    all(of),
    {
      firstName: otherFirst(of),
      lastName: `V${of.last}`,
      email: otherMailbox(of),
      phone: of.mobile,
      billing: newHome(of.dice),
    },
  ],
};

const pickMale = weighted(maleNames, ([, count]) => count);

/** Somebody of whom everything is known. */
export function somebody(dice: Dice): Somebody {
  const [human] = household(dice).people;
  if (human === undefined || human.first.includes('-')) return somebody(dice);
  const [first] = dice.is(0.5) ? [human.first] : pickMale(dice);
  if (first.length < 4 || first.includes('-') || first === 'Jean') return somebody(dice);
  const postcode = human.home.postcode.startsWith('97') ? '44000' : human.home.postcode;
  return {
    dice,
    first,
    last: human.last,
    email: mailbox(dice, first, human.last),
    mobile: newMobile(dice, postcode),
    landline: `02${String(10_000_000 + dice.below(89_999_999))}`,
    home: { ...human.home, postcode },
  };
}

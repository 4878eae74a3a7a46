import type { ContactPerson } from '../../src/diff/contacts/index.js';
import type { GestanAddress, GestanContact } from '../../src/gestan/index.js';
import { createDice as fairDice } from './directory/dice.js';
import { somebody as anybody, type Kind, samePerson, twoPeople } from './directory/labelled-kinds.js';

/** A contact of Gestan and a person of the shop, of whom we know whether they are the same. Made up by us. */
export interface LabelledPair {
  /** What the pair tries. */
  readonly kind: string;
  readonly same: boolean;
  /** A negative that looks like a positive, or a positive that looks like a negative. */
  readonly hard: boolean;
  readonly contact: GestanContact;
  readonly person: ContactPerson;
}

export type Identity = {
  readonly mobile?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly siret?: string;
  readonly vatNumber?: string;
  readonly billing?: GestanAddress;
};

const firstNames =
  'Jean Marie Zoé Émilie Rémi Agnès François Françoise Hélène Noël Joëlle Thibault Mathilde Aurélien Anaïs Gaëlle Jérôme Cécile Sébastien Véronique Loïc Inès Maël Chloé Benoît Solène Grégoire Adèle Rodrigue Apolline Yannick Capucine Tanguy Honorine Cyprien Ombeline'.split(
    ' ',
  );
const lastNames = [
  ...'Martin Béranger Lefèvre Guérin Côté Peeters Ferré Nguyễn Müller Lemaître Kervella Quéméneur Rabeau Vandenberghe Delcourt Pruvost Bouchardeau Chauvière Thévenin Grandjean Marchetti Oudinot Sauvageot Fauquembergue Lalonde Hérisson Castelnau Brisebois Montmirail Rochebrune'.split(
    ' ',
  ),
  'Le Goff',
  'de la Tour',
  'Saint-Étienne',
  'D’Angelo',
  'Van der Meersch',
  'Du Plessis',
];
const towns: readonly (readonly [string, string])[] = [
  ['44000', 'Nantes'],
  ['35400', 'Saint-Malo'],
  ['29200', 'Brest'],
  ['59000', 'Lille'],
  ['67000', 'Strasbourg'],
  ['13001', 'Marseille'],
  ['31000', 'Toulouse'],
  ['75011', 'Paris'],
  ['69003', 'Lyon'],
  ['64200', 'Biarritz'],
];
const streets = [
  'rue des Écluses',
  'quai de la Fosse',
  'avenue de l’Océan',
  'boulevard Foch',
  'chemin du Moulin-à-Vent',
  'place Kléber',
];
const firms = [
  'Les Écluses',
  'Façade & Fils',
  'Pêche Océane',
  'Armement Kervella',
  'Atelier du Moulin',
  'Grossiste Nord',
  'Cabinet Delcourt',
  'Mairie de Saint-Malo',
];
/** First names that differ by a letter or two and are two persons'. */
const nearFirstNames = [
  ['Daniel', 'Danielle'],
  ['André', 'Andrée'],
  ['Michel', 'Michèle'],
  ['Louis', 'Louise'],
  ['Pascal', 'Pascale'],
  ['Frédéric', 'Frédérique'],
  ['Julien', 'Julie'],
  ['Gaëlle', 'Maëlle'],
  ['Léo', 'Léa'],
  ['Valentin', 'Valentine'],
  ['Jean', 'Jeanne'],
  ['Lucas', 'Luca'],
  ['Marine', 'Karine'],
  ['Denis', 'Denise'],
] as const;
const nearLastNames = [
  ['Lefèvre', 'Lefebvre'],
  ['Durand', 'Durant'],
  ['Renault', 'Renaud'],
  ['Meyer', 'Mayer'],
  ['Dupont', 'Dupond'],
  ['Marchand', 'Marchant'],
] as const;

/** The same numbers on every run. */
function createDice(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  function pick<T>(from: readonly T[]): T {
    const value = from[below(from.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }
  return { below, pick };
}

type Dice = ReturnType<typeof createDice>;

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}|[’' -]/gu, '');
const swapLetters = (text: string, at: number) =>
  text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);

function mistyped(dice: Dice, text: string): string {
  const at = 1 + dice.below(Math.max(1, text.length - 2));
  return dice.pick([
    () => swapLetters(text, at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + (text[at] ?? '') + text.slice(at),
  ])();
}

function address(dice: Dice): Required<Pick<GestanAddress, 'line1' | 'postcode' | 'city' | 'country'>> {
  const [postcode, city] = dice.pick(towns);
  return { line1: `${1 + dice.below(180)} ${dice.pick(streets)}`, postcode, city, country: 'FR' };
}

const phoneOf = (dice: Dice) => `06${String(10_000_000 + dice.below(89_999_999))}`;
const spaced = (phone: string) => phone.replace(/(\d\d)(?=\d)/g, '$1 ');
const international = (phone: string) => `+33 ${phone.slice(1, 2)} ${phone.slice(2)}`;

interface Made {
  readonly dice: Dice;
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly phone: string;
  readonly home: ReturnType<typeof address>;
}

function somebody(dice: Dice, n: number): Made {
  const first = dice.pick(firstNames);
  const last = dice.pick(lastNames);
  return {
    dice,
    first,
    last,
    email: `${plain(first)}.${plain(last)}${n}@exemple.test`.toLowerCase(),
    phone: phoneOf(dice),
    home: address(dice),
  };
}

type Recipe = (made: Made) => readonly [contact: Identity, person: Identity];

const named = ({ first, last }: Made): Identity => ({ firstName: first, lastName: last });
const siretOf = (dice: Dice) =>
  `${300_000_000 + dice.below(600_000_000)}${String(dice.below(90) + 10).padStart(5, '0')}`;

const positives: Readonly<Record<string, Recipe>> = {
  'e-mail, all equal': (m) => [
    { ...named(m), email: m.email, billing: m.home },
    { ...named(m), email: m.email, billing: m.home },
  ],
  'e-mail in capitals, name without accents': (m) => [
    {
      firstName: plain(m.first).toUpperCase(),
      lastName: plain(m.last).toUpperCase(),
      email: m.email.toUpperCase(),
    },
    { ...named(m), email: m.email },
  ],
  'e-mail, names the other way round': (m) => [
    { firstName: m.last, lastName: m.first, email: m.email },
    { ...named(m), email: m.email },
  ],
  'e-mail, the whole name in one field': (m) => [
    { lastName: `${m.last} ${m.first}`, email: m.email },
    { ...named(m), email: m.email },
  ],
  'e-mail, last name mistyped': (m) => [
    { firstName: m.first, lastName: mistyped(m.dice, m.last), email: m.email },
    { ...named(m), email: m.email },
  ],
  'e-mail, moved': (m) => [
    { ...named(m), email: m.email, billing: address(m.dice) },
    { ...named(m), email: m.email, phone: m.phone, billing: m.home },
  ],
  'e-mail, a second surname': (m) => [
    { ...named(m), email: m.email },
    { firstName: m.first, lastName: `${m.last}-${m.dice.pick(['Petit', 'Roux', 'Morel'])}`, email: m.email },
  ],
  'e-mail, an initial': (m) => [
    { firstName: `${m.first[0]}.`, lastName: m.last, email: m.email },
    { ...named(m), email: m.email },
  ],
  'e-mail, a title': (m) => [
    { firstName: `Mme ${m.first}`, lastName: m.last, email: m.email },
    { ...named(m), email: m.email },
  ],
  'phone in two spellings': (m) => [
    { ...named(m), phone: spaced(m.phone) },
    { ...named(m), phone: international(m.phone), email: m.email },
  ],
  'phone, moved': (m) => [
    { ...named(m), phone: m.phone, billing: address(m.dice) },
    { ...named(m), phone: international(m.phone), billing: m.home },
  ],
  'name and full address': (m) => [
    { ...named(m), billing: m.home },
    { ...named(m), email: m.email, phone: m.phone, billing: m.home },
  ],
  'name and postcode': (m) => [
    { firstName: m.first.toUpperCase(), lastName: plain(m.last), billing: { postcode: m.home.postcode } },
    { ...named(m), email: m.email, billing: m.home },
  ],
  'name mistyped at the same door': (m) => [
    { firstName: m.first, lastName: mistyped(m.dice, m.last), billing: m.home },
    {
      ...named(m),
      email: m.email,
      billing: { ...m.home, line1: m.home.line1.replace('avenue', 'av.').replace('boulevard', 'bd') },
    },
  ],
  'name and firm': (m) => [
    { ...named(m), company: 'Armement Kervella' },
    { ...named(m), company: 'ARMEMENT KERVELLA SARL', email: m.email },
  ],
  'firm by SIRET': (m) => {
    const [firm, siret] = [m.dice.pick(firms), siretOf(m.dice)];
    return [
      { company: `SARL ${plain(firm)}`, siret },
      { ...named(m), company: firm, siret: siret.replace(/(\d{3})(?=\d)/g, '$1 '), email: m.email },
    ];
  },
  'firm by VAT number': (m) => {
    const [firm, siren] = [m.dice.pick(firms), siretOf(m.dice).slice(0, 9)];
    return [
      { company: firm, vatNumber: `FR40${siren}` },
      { ...named(m), company: `${firm} SAS`, vatNumber: `fr 40 ${siren}`, email: m.email },
    ];
  },
  'a sole trader': (m) => [
    { company: `${m.last} ${m.first} EI`, email: m.email },
    { ...named(m), email: m.email },
  ],
};

const negatives: Readonly<Record<string, Recipe>> = {
  twins: (m) => {
    const [a, b] = m.dice.pick(nearFirstNames);
    return [
      { firstName: a, lastName: m.last, phone: m.phone, billing: m.home },
      { firstName: b, lastName: m.last, phone: m.phone, email: m.email, billing: m.home },
    ];
  },
  'a couple with one mailbox and one address': (m) => [
    { ...named(m), email: m.email, phone: m.phone, billing: m.home },
    {
      firstName: m.dice.pick(firstNames.filter((each) => each !== m.first)),
      lastName: m.last,
      email: m.email,
      phone: m.phone,
      billing: m.home,
    },
  ],
  'father and son with one mailbox': (m) => [
    { ...named(m), email: m.email, billing: m.home },
    { firstName: `${m.first}-Paul`, lastName: m.last, email: m.email, billing: m.home },
  ],
  'father and son of one name, each with his mailbox': (m) => [
    { ...named(m), email: m.email, phone: m.phone, billing: m.home },
    { ...named(m), email: `junior.${m.email}`, phone: m.phone, billing: m.home },
  ],
  'two first names a letter apart in one mailbox': (m) => {
    const [a, b] = m.dice.pick(nearFirstNames);
    return [
      { firstName: b, lastName: m.last, email: m.email },
      { firstName: a, lastName: m.last, email: m.email },
    ];
  },
  'the next user of a mailbox of a firm': (m) => [
    { ...named(m), company: 'Pêche Océane', email: 'contact@oceane.test' },
    {
      firstName: m.dice.pick(firstNames),
      lastName: 'Autrement',
      company: 'Pêche Océane',
      email: 'contact@oceane.test',
    },
  ],
  'two people of one firm': (m) => {
    const siret = siretOf(m.dice);
    return [
      { ...named(m), company: 'Façade & Fils', siret, phone: m.phone, billing: m.home },
      {
        firstName: m.dice.pick(firstNames),
        lastName: 'Autrement',
        company: 'Façade et Fils',
        siret,
        phone: m.phone,
        email: m.email,
        billing: m.home,
      },
    ];
  },
  'one SIRET typed for another firm': (m) => {
    const siret = siretOf(m.dice);
    return [
      { company: 'Les Écluses', siret, email: 'compta@ecluses.test' },
      { ...named(m), company: 'Atelier du Moulin', siret, email: m.email },
    ];
  },
  'homonyms in two towns': (m) => [
    { ...named(m), email: `autre.${m.email}`, billing: { ...m.home, postcode: '06000', city: 'Nice' } },
    { ...named(m), email: m.email, billing: m.home },
  ],
  'homonyms in one town, two streets': (m) => [
    { ...named(m), billing: { ...m.home, line1: `${200 + m.dice.below(99)} rue Neuve` } },
    { ...named(m), email: m.email, billing: m.home },
  ],
  'homonyms in one town, two phones': (m) => [
    { ...named(m), phone: phoneOf(m.dice), billing: { postcode: m.home.postcode, city: m.home.city } },
    { ...named(m), phone: m.phone, billing: m.home },
  ],
  'homonyms of whom nothing else is known': (m) => [
    named(m),
    { ...named(m), email: m.email, billing: m.home },
  ],
  'surnames a letter apart in one town': (m) => {
    const [a, b] = m.dice.pick(nearLastNames);
    return [
      { firstName: m.first, lastName: a, billing: { postcode: m.home.postcode, city: m.home.city } },
      { firstName: m.first, lastName: b, email: m.email, billing: m.home },
    ];
  },
  'surnames a letter apart with two mailboxes at one phone': (m) => {
    const [a, b] = m.dice.pick(nearLastNames);
    return [
      { firstName: m.first, lastName: a, email: `a.${m.email}`, phone: m.phone },
      { firstName: m.first, lastName: b, email: m.email, phone: m.phone },
    ];
  },
  'two firms that differ by their legal form': (m) => [
    { company: 'SARL Les Écluses', billing: m.home },
    { company: 'SCI Les Écluses', email: m.email, billing: m.home },
  ],
  'two branches of one firm': (m) => {
    const siren = siretOf(m.dice).slice(0, 9);
    return [
      { company: 'Grossiste Nord', siret: `${siren}00011`, billing: address(m.dice) },
      {
        company: 'Grossiste Nord',
        siret: `${siren}00029`,
        billing: { ...m.home, city: 'Dunkerque', postcode: '59140' },
      },
    ];
  },
  'a firm and somebody who writes from its mailbox': (m) => [
    { company: 'Cabinet Delcourt', email: 'accueil@delcourt.test' },
    { ...named(m), email: 'accueil@delcourt.test' },
  ],
  fillers: (m) => [
    {
      firstName: 'Client',
      lastName: 'Comptoir',
      email: 'noreply@caisse.test',
      phone: '0000000000',
      siret: '00000000000000',
      billing: { postcode: '00000' },
    },
    {
      ...named(m),
      email: 'noreply@caisse.test',
      phone: '0000000000',
      siret: '00000000000000',
      billing: { postcode: '00000' },
    },
  ],
  'homonyms with fillers': (m) => [
    { ...named(m), email: 'noreply@caisse.test', phone: '0000000000', billing: { postcode: '00000' } },
    { ...named(m), email: 'noreply@caisse.test', phone: '00 00 00 00 00', billing: { postcode: '00000' } },
  ],
  'a guest in the place of the buyer before': (m) => [
    { ...named(m), phone: m.phone, billing: m.home },
    { firstName: m.dice.pick(firstNames), lastName: 'Locataire', phone: m.phone, billing: m.home },
  ],
};

const unrelated: Recipe = (m) => {
  const other = somebody(m.dice, 1_000_000 + m.dice.below(1000));
  const last = m.dice.pick(lastNames.filter((each) => each !== m.last));
  return [
    { ...named(m), email: m.email, billing: m.home },
    {
      firstName: other.first,
      lastName: last,
      email: `x${other.email}`,
      phone: other.phone,
      billing: other.home,
    },
  ];
};

/** Pairs written by hand: what generators do not think of. */
const byHand: readonly (readonly [kind: string, same: boolean, contact: Identity, person: Identity])[] = [
  [
    'hand: particle written together',
    true,
    { firstName: 'Anaïs', lastName: 'Delatour', email: 'a@h.test' },
    { firstName: 'Anaïs', lastName: 'de la Tour', email: 'a@h.test' },
  ],
  [
    'hand: ß and ss',
    true,
    { firstName: 'Zoe', lastName: 'Grossmann', billing: { postcode: '67000' } },
    { firstName: 'Zoë', lastName: 'Großmann', billing: { postcode: '67000' } },
  ],
  [
    'hand: Ø',
    true,
    { firstName: 'Soren', lastName: 'Ostergaard', email: 's@h.test' },
    { firstName: 'Søren', lastName: 'Østergaard', email: 's@h.test' },
  ],
  [
    'hand: entity',
    true,
    { company: 'Dupont et Fils', email: 'd@h.test' },
    { company: 'Dupont & Fils', email: 'd@h.test' },
  ],
  [
    'hand: dotted form',
    true,
    { company: 'S.A.R.L. Kervella', vatNumber: 'FR40303265045' },
    { company: 'Kervella', vatNumber: 'FR 40 303 265 045' },
  ],
  [
    'hand: th',
    true,
    { firstName: 'Mathieu', lastName: 'Roux', phone: '0298443322' },
    { firstName: 'Matthieu', lastName: 'Roux', phone: '+33298443322' },
  ],
  [
    'hand: CEDEX',
    true,
    { firstName: 'Luc', lastName: 'Roux', billing: { city: 'NANTES CEDEX 2' } },
    { firstName: 'Luc', lastName: 'Roux', billing: { city: 'Nantes' } },
  ],
  [
    'hand: hyphenated first name',
    true,
    { firstName: 'Jean Pierre', lastName: 'Roux', email: 'jp@h.test' },
    { firstName: 'Jean-Pierre', lastName: 'Roux', email: 'jp@h.test' },
  ],
  [
    'hand: JP',
    true,
    { firstName: 'JP', lastName: 'Roux', email: 'jp@h.test' },
    { firstName: 'Jean-Pierre', lastName: 'Roux', email: 'jp@h.test' },
  ],
  [
    'hand: mother and daughter',
    false,
    { firstName: 'Anne', lastName: 'Roux', email: 'f@h.test', phone: '0298443322' },
    { firstName: 'Anne-Laure', lastName: 'Roux', email: 'f@h.test', phone: '0298443322' },
  ],
  [
    'hand: brothers',
    false,
    { firstName: 'Rémi', lastName: 'Roux', phone: '0298443322' },
    { firstName: 'Rémy-Paul', lastName: 'Roux', phone: '0298443322' },
  ],
  [
    'hand: Dupond and Dupont',
    false,
    { firstName: 'Jean', lastName: 'Dupond' },
    { firstName: 'Jean', lastName: 'Dupont' },
  ],
  [
    'hand: name is another’s first name',
    false,
    { firstName: 'Martin', lastName: 'Luc', email: 'm@h.test' },
    { firstName: 'Martine', lastName: 'Luc', email: 'm@h.test' },
  ],
  [
    'hand: husband orders on the wife’s account',
    false,
    { firstName: 'Inès', lastName: 'Roux', email: 'i@h.test' },
    { firstName: 'Paul', lastName: 'Roux', email: 'i@h.test' },
  ],
  [
    'hand: other e-mail, same SIRET and firm of a person',
    false,
    { firstName: 'Inès', lastName: 'Roux', siret: '30326504500053', email: 'i@h.test' },
    { firstName: 'Paul', lastName: 'Petit', siret: '30326504500053', email: 'p@h.test' },
  ],
  ['hand: town hall', false, { company: 'Mairie de Saint-Malo' }, { company: 'Mairie de Saint-Lô' }],
  [
    'hand: two town halls of one name',
    false,
    { company: 'Mairie de Saint-Denis', billing: { postcode: '93200' } },
    { company: 'Mairie de Saint-Denis', billing: { postcode: '97400' } },
  ],
];

function asPair(
  n: number,
  kind: string,
  same: boolean,
  hard: boolean,
  contact: Identity,
  person: Identity,
): LabelledPair {
  const ref = `woo:labelled:customer:${n}`;
  return {
    kind,
    same,
    hard,
    contact: { id: `C${n}`, ...contact },
    person: {
      ref,
      refs: [ref],
      kind: 'customer',
      customerId: n,
      name: [person.firstName, person.lastName].filter(Boolean).join(' ') || (person.company ?? ''),
      emails: person.email === undefined ? [] : [person.email],
      anonymised: false,
      ...person,
    },
  };
}

/** All pairs, the same on every call. */
export function labelledPairs(perKind = 32): readonly LabelledPair[] {
  const dice = createDice(19_690_612);
  const pairs: LabelledPair[] = [];
  const make = (kind: string, recipe: Recipe, same: boolean, hard: boolean, times: number) => {
    for (let n = 0; n < times; n += 1) {
      const [contact, person] = recipe(somebody(dice, pairs.length));
      pairs.push(asPair(pairs.length, kind, same, hard, contact, person));
    }
  };
  for (const [kind, recipe] of Object.entries(positives)) make(kind, recipe, true, false, perKind);
  for (const [kind, recipe] of Object.entries(negatives)) make(kind, recipe, false, true, perKind);
  make('unrelated', unrelated, false, false, perKind * 4);
  const fair = fairDice(20_261_128);
  const whole = (kind: string, build: Kind, same: boolean) => {
    for (let n = 0; n < Math.ceil(perKind * 1.35); n += 1) {
      const [contact, person] = build(anybody(fair));
      pairs.push(asPair(pairs.length, kind, same, true, contact, person));
    }
  };
  for (const [kind, build] of Object.entries(samePerson)) whole(kind, build, true);
  for (const [kind, build] of Object.entries(twoPeople)) whole(kind, build, false);
  for (const [kind, same, contact, person] of byHand)
    pairs.push(asPair(pairs.length, kind, same, !same, contact, person));
  return pairs;
}

import type { GestanAddress } from '../../../src/gestan/index.js';
import { type Dice, weighted } from './dice.js';
import { femaleNames, lastNames, maleNames, streetNames, towns } from './frequencies.js';

/** Somebody of the made-up France: a person, at home or in a firm. */
export interface Human {
  readonly first: string;
  readonly last: string;
  readonly email?: string;
  readonly mobile?: string;
  readonly landline?: string;
  readonly home: Required<Pick<GestanAddress, 'line1' | 'postcode' | 'city' | 'country'>>;
  readonly firm?: Firm;
}

export interface Firm {
  readonly name: string;
  readonly siret: string;
  readonly vatNumber: string;
  readonly email: string;
  readonly phone: string;
  readonly seat: Human['home'];
}

/** People who live, or work, at one address. */
export interface Household {
  readonly kind: 'single' | 'couple' | 'father-and-son' | 'twins' | 'firm';
  readonly people: readonly Human[];
  readonly firm?: Firm;
}

export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}|[’' -]/gu, '')
    .toLowerCase();

const syllables =
  'bar bel ber bon bou bri cam car cha che clo col cor cou cra dau del des don dou dru duc fab fau fer fla fou fre gal gar gau ger gir gon gou gra gri gue hou jac jan jou lab lac lam lan lar lau lec leg len les lor mag mal man mar mau mer mon mor mou nau nor pas pel per pic pla poi pou pra pro que rab ram rav rem ric rob roc rou sab sau sav seg sen sou tal tar tei the tou tre val var vau ver vil vou'.split(
    ' ',
  );
const endings =
  'ard ault aud eau et ot in on ier eur el al y oux ac ec an ent ois ais ette iere elle and aire ou es ez in elin igny'.split(
    ' ',
  );
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const pickLast = weighted(lastNames, ([, count]) => count);
const pickMale = weighted(maleNames, ([, count]) => count);
const pickFemale = weighted(femaleNames, ([, count]) => count);
const pickTown = weighted(towns, ([, , weight]) => weight);

/** A third of all people have one of the names of the ranking, the others one of a long tail. */
function lastName(dice: Dice): string {
  if (dice.is(0.33)) return pickLast(dice)[0];
  const n = 1 + Math.floor(dice.next() ** 1.5 * 2.4);
  const seeds = Array.from(
    { length: n },
    () => syllables[Math.floor(dice.next() ** 1.3 * syllables.length)] ?? '',
  );
  return capital(seeds.join('') + (endings[Math.floor(dice.next() ** 1.3 * endings.length)] ?? ''));
}

const firstName = (dice: Dice, isMale: boolean) => (isMale ? pickMale : pickFemale)(dice)[0];

function home(dice: Dice): Human['home'] {
  const kind = dice.pick(['rue', 'rue', 'rue', 'avenue', 'boulevard', 'impasse', 'chemin', 'place', 'allée']);
  const line1 = `${1 + Math.floor(dice.next() ** 2 * 140)}${dice.is(0.06) ? ' bis' : ''} ${kind} ${dice.pick(streetNames)}`;
  if (dice.is(0.55)) {
    const [postcode, city] = pickTown(dice);
    return { line1, postcode, city, country: 'FR' };
  }
  // A village: one of some thousands.
  const n = dice.below(3_000);
  const department = String(1 + (n % 89)).padStart(2, '0');
  const city = `${dice.is(0.3) ? 'Saint-' : ''}${capital(syllables[n % syllables.length] ?? '')}${syllables[(n * 7) % syllables.length]}ville`;
  return {
    line1: dice.is(0.15)
      ? `Le ${capital(syllables[(n * 3) % syllables.length] ?? '')}${endings[n % endings.length]}`
      : line1,
    postcode: `${department === '20' ? '21' : department}${String(100 + (n % 9) * 100 + (n % 80)).padStart(3, '0')}`,
    city,
    country: 'FR',
  };
}

const eight = (dice: Dice) => String(10_000_000 + dice.below(89_999_999));
const overseasMobiles: Readonly<Record<string, readonly string[]>> = {
  '971': ['0690', '0691'],
  '972': ['0696', '0697'],
  '973': ['0694'],
  '974': ['0692', '0693'],
  '976': ['0639'],
};
const overseasLandlines: Readonly<Record<string, string>> = {
  '971': '0590',
  '972': '0596',
  '973': '0594',
  '974': '0262',
  '976': '0269',
};

function mobile(dice: Dice, postcode: string): string {
  const prefixes = overseasMobiles[postcode.slice(0, 3)];
  if (prefixes) return `${dice.pick(prefixes)}${eight(dice).slice(2)}`;
  // 06 9 is overseas, 06 39 is Mayotte.
  return `0${dice.is(0.3) ? '7' : '6'}${dice.below(3)}${eight(dice).slice(1)}`;
}
function landline(dice: Dice, postcode: string): string {
  const prefix = overseasLandlines[postcode.slice(0, 3)];
  if (prefix) return `${prefix}${eight(dice).slice(2)}`;
  if (postcode === '98000') return `9${dice.pick(['2', '3', '7', '8'])}${eight(dice).slice(2)}`;
  return `0${1 + dice.below(5)}${eight(dice)}`;
}

const providers = [
  'gmail.com',
  'gmail.com',
  'gmail.com',
  'orange.fr',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'hotmail.fr',
  'hotmail.com',
  'yahoo.fr',
  'laposte.net',
  'outlook.fr',
  'icloud.com',
];

export function mailbox(dice: Dice, first: string, last: string): string {
  const [f, l] = [plain(first), plain(last)];
  const number = dice.is(0.55) ? String(dice.is(0.5) ? 40 + dice.below(60) : dice.below(999)) : '';
  const local = dice.pick([
    `${f}.${l}`,
    `${f}${l}`,
    `${f.charAt(0)}.${l}`,
    `${f.charAt(0)}${l}`,
    `${l}.${f}`,
    `${l}${f.charAt(0)}`,
    `${f}${dice.pick(syllables)}`,
    `${dice.pick(syllables)}${dice.pick(syllables)}${dice.pick(endings)}`,
  ]);
  return `${local}${number}@${dice.pick(providers)}`;
}

const luhnDigit = (body: string) => {
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) {
    const digit = Number(body[body.length - 1 - at]) * (at % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return String((10 - (sum % 10)) % 10);
};

export function siretOf(dice: Dice): string {
  const siren = String(30_000_000 + dice.below(60_000_000));
  return branchOf(`${siren}${luhnDigit(siren)}`, 1 + dice.below(4));
}
export function branchOf(siren: string, n: number): string {
  const body = `${siren}${String(n).padStart(4, '0')}`;
  return `${body}${luhnDigit(body)}`;
}
export const vatOf = (siret: string) => {
  const siren = siret.slice(0, 9);
  return `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;
};

const trades =
  'Boulangerie Garage Atelier Menuiserie Cabinet Transports Plomberie Pharmacie Imprimerie Électricité Domaine Librairie Serrurerie Maçonnerie Jardins'.split(
    ' ',
  );
const forms = ['SARL', 'SAS', 'EURL', 'SASU', 'SCI', 'SA'];

export function firm(dice: Dice): Firm {
  const named = dice.is(0.6)
    ? lastName(dice)
    : capital(dice.pick(syllables) + dice.pick(syllables) + dice.pick(endings));
  const trade = dice.pick(trades);
  const seat = home(dice);
  const siret = siretOf(dice);
  const name = dice.pick([
    `${dice.pick(forms)} ${trade} ${named}`,
    `${trade} ${named}`,
    `${named} ${dice.pick(forms)}`,
    `${named} & Fils`,
  ]);
  return {
    name,
    siret,
    vatNumber: vatOf(siret),
    email: `${dice.pick(['contact', 'info', 'compta', 'accueil'])}@${plain(`${trade}${named}`).replace(/[^a-z]/g, '')}${dice.below(90)}.fr`,
    phone: landline(dice, seat.postcode),
    seat,
  };
}

function human(
  dice: Dice,
  isMale: boolean,
  last: string,
  at: Human['home'],
  others: Partial<Human> = {},
): Human {
  const first = firstName(dice, isMale);
  return {
    first,
    last,
    email: mailbox(dice, first, last),
    ...(dice.is(0.9) ? { mobile: mobile(dice, at.postcode) } : {}),
    home: at,
    ...others,
  };
}

/** One household of the made-up France. */
export function household(dice: Dice): Household {
  const at = home(dice);
  const last = lastName(dice);
  const shared = {
    ...(dice.is(0.5) ? { landline: landline(dice, at.postcode) } : {}),
    ...(dice.is(0.18) ? { email: mailbox(dice, dice.pick(['famille', 'les']), last) } : {}),
  };
  const kind = dice.next();
  if (kind < 0.5) return { kind: 'single', people: [human(dice, dice.is(0.5), last, at, shared)] };
  if (kind < 0.76) {
    const other = dice.is(0.7) ? last : lastName(dice);
    return {
      kind: 'couple',
      people: [human(dice, true, last, at, shared), human(dice, false, other, at, shared)],
    };
  }
  if (kind < 0.84) {
    const father = human(dice, true, last, at, shared);
    const son = human(dice, true, last, at, shared);
    const isSame = son.first === father.first;
    return { kind: 'father-and-son', people: isSame ? [father] : [father, son] };
  }
  if (kind < 0.86) {
    const [a, b] = dice.pick([
      ['Daniel', 'Danielle'],
      ['Louis', 'Louise'],
      ['Julien', 'Juliette'],
      ['Léo', 'Léa'],
      ['Marine', 'Karine'],
      ['Paul', 'Paulette'],
      ['Thomas', 'Théo'],
      ['Anna', 'Anne'],
      ['Emma', 'Emmanuel'],
    ] as const);
    const twin = (first: string) => ({ ...human(dice, true, last, at, shared), first });
    return { kind: 'twins', people: [twin(a), twin(b)] };
  }
  const its = firm(dice);
  const count = dice.pick([0, 1, 1, 2, 3]);
  return {
    kind: 'firm',
    firm: its,
    people: Array.from({ length: count }, () => {
      const name = lastName(dice);
      const person = human(dice, dice.is(0.6), name, its.seat, { firm: its, landline: its.phone });
      return dice.is(0.5)
        ? { ...person, email: its.email }
        : { ...person, email: `${plain(person.first)}.${plain(name)}@${its.email.split('@')[1] ?? ''}` };
    }).filter(
      (person, at_, all) =>
        all.findIndex(({ first, last: l }) => first === person.first && l === person.last) === at_,
    ),
  };
}

export const newHome = home;
export const newMobile = mobile;

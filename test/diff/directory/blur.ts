import type { Dice } from './dice.js';
import { type Human, mailbox, newHome, newMobile } from './people.js';

/** How often something is otherwise in the shop than in Gestan. */
export interface Rates {
  readonly otherEmail: number;
  readonly moved: number;
  readonly otherPhone: number;
  readonly lastMistyped: number;
  readonly firstMistyped: number;
  readonly emailMistyped: number;
  readonly phoneMistyped: number;
  readonly shortName: number;
  readonly initial: number;
  readonly swapped: number;
  readonly doubleName: number;
  readonly noPhone: number;
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

const short: Readonly<Record<string, readonly string[]>> = {
  Catherine: ['Cathy', 'Cath'],
  Christophe: ['Chris', 'Christof'],
  Stéphane: ['Steph'],
  Stéphanie: ['Steph'],
  Nicolas: ['Nico'],
  Frédéric: ['Fred'],
  Sébastien: ['Seb'],
  Patrick: ['Pat'],
  Philippe: ['Phil'],
  Emmanuel: ['Manu'],
  Véronique: ['Véro'],
  Nathalie: ['Nath'],
  Dominique: ['Dom'],
  Isabelle: ['Isa'],
  Élisabeth: ['Babeth'],
  Laurent: ['Lolo'],
  Daniel: ['Dany'],
  Michel: ['Mich'],
  Thomas: ['Tom'],
  Benjamin: ['Ben', 'Benji'],
  Grégory: ['Greg'],
  Ludovic: ['Ludo'],
  Mathilde: ['Mat'],
  Valérie: ['Val'],
  Caroline: ['Caro'],
  Virginie: ['Virg'],
  Jérôme: ['Jéjé'],
  Alexandre: ['Alex'],
  Alexandra: ['Alex'],
  Guillaume: ['Guigui'],
  Florence: ['Flo'],
  Florian: ['Flo'],
  Antoine: ['Toine'],
  Jacqueline: ['Jackie'],
  Jacques: ['Jacky'],
  Suzanne: ['Suzy'],
  Robert: ['Bob'],
  Gérard: ['Gégé'],
  'Jean-Pierre': ['J-P', 'JP', 'J.P.'],
  'Jean-Marie': ['J-M', 'JM'],
  'Jean-Claude': ['J.-C.', 'JC'],
  'Jean-Luc': ['JL'],
  'Jean-Michel': ['J-Michel', 'Jean-Mi'],
  'Marie-Christine': ['M-Christine', 'MC'],
  'Anne-Sophie': ['Anne-So', 'AS'],
  Mickaël: ['Mick', 'Mickael'],
  Mathieu: ['Matthieu', 'Mat'],
  Thibault: ['Thibaut', 'Thibaud'],
  Joseph: ['Jo'],
};

/** A slip of the finger: two letters swapped, one missing, one doubled, or a neighbour hit. */
export function mistyped(dice: Dice, text: string): string {
  if (text.length < 4) return text;
  const at = 1 + dice.below(text.length - 3);
  const here = text[at] ?? '';
  return dice.pick([
    () => text.slice(0, at) + (text[at + 1] ?? '') + here + text.slice(at + 2),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + here + text.slice(at),
    () => text.slice(0, at) + dice.pick('aeioustrnl'.split('')) + text.slice(at + 1),
  ])();
}

const digitSlip = (dice: Dice, phone: string) => {
  const at = 3 + dice.below(phone.length - 4);
  return `${phone.slice(0, at)}${(Number(phone[at]) + 1 + dice.below(8)) % 10}${phone.slice(at + 1)}`;
};

/** A person as they fill in a checkout, some time after Gestan's contact was made. */
export function blurred(dice: Dice, person: Human, rates: Rates): Human {
  const otherEmail = dice.is(rates.otherEmail);
  const moved = dice.is(rates.moved);
  // Who keeps nothing at all is not known by anybody.
  const otherPhone = dice.is(rates.otherPhone) && !(otherEmail && moved);
  const home = moved ? newHome(dice) : person.home;
  const noPhone = dice.is(rates.noPhone) && !otherEmail;
  let { first, last, email, mobile, landline } = person;
  if (otherEmail) email = mailbox(dice, first, last);
  else if (email !== undefined && dice.is(rates.emailMistyped))
    email = `${mistyped(dice, email.split('@')[0] ?? '')}@${email.split('@')[1]}`;
  if (otherPhone) mobile = newMobile(dice, home.postcode);
  if (moved) landline = undefined;
  if (mobile !== undefined && dice.is(rates.phoneMistyped)) mobile = digitSlip(dice, mobile);
  if (dice.is(rates.lastMistyped)) last = mistyped(dice, last);
  else if (dice.is(rates.doubleName))
    last = `${last}-${dice.pick(['Petit', 'Roux', 'Morel', 'Faure', 'Besson'])}`;
  if (dice.is(rates.firstMistyped)) first = mistyped(dice, first);
  else if (dice.is(rates.shortName)) first = dice.pick(short[first] ?? [first]);
  else if (dice.is(rates.initial)) first = `${first[0]}.`;
  if (dice.is(rates.swapped)) [first, last] = [last, first];
  if (dice.is(0.2)) last = last.toUpperCase();
  if (dice.is(0.1)) [first, last] = [bare(first), bare(last)];
  const defined = Object.fromEntries(
    Object.entries({
      email,
      mobile: noPhone ? undefined : mobile,
      landline: noPhone ? undefined : landline,
      firm: person.firm,
    }).filter(([, value]) => value !== undefined),
  );
  return { first, last, home: { ...home, line1: rewritten(dice, home.line1) }, ...defined };
}

/** A street as somebody else would write it. */
function rewritten(dice: Dice, line: string): string {
  if (dice.is(0.5)) return line;
  const written = dice.pick([
    (text: string) => text.toUpperCase().normalize('NFD').replace(/\p{M}/gu, ''),
    (text: string) =>
      text
        .replace('avenue', 'av.')
        .replace('boulevard', 'bd')
        .replace('place', 'pl')
        .replace('chemin', 'ch.'),
    (text: string) => text.replace(/^(\d+) /, '$1, '),
    (text: string) => text.replace(' bis', 'bis'),
  ])(line);
  return dice.is(0.02) ? mistyped(dice, written) : written;
}

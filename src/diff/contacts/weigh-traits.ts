import {
  compareFirms,
  comparePersons,
  type FirmRelation,
  isNamedLike,
  type NameRelation,
  similarity,
} from './compare-names.js';
import type { ContactTraits, PlaceTraits } from './traits.js';

/** What speaks for or against two contacts being the same. */
export type EvidenceCode =
  | 'name-partly'
  | 'other-email'
  | 'other-firm'
  | 'other-first-name'
  | 'other-last-name'
  | 'other-legal-form'
  | 'other-phone'
  | 'other-place'
  | 'other-siren'
  | 'other-siret'
  | 'other-street'
  | 'other-vat-number'
  | 'person-and-firm'
  | 'same-email'
  | 'same-firm'
  | 'same-first-name'
  | 'same-last-name'
  | 'same-name'
  | 'same-phone'
  | 'same-place'
  | 'same-reference'
  | 'same-siren'
  | 'same-siret'
  | 'same-street'
  | 'same-vat-number'
  | 'shared-email'
  | 'shared-phone'
  | 'similar-firm'
  | 'similar-first-name'
  | 'similar-last-name';

/** What the whole of Gestan's contacts tells about a pair's keys. */
export interface SharedKeys {
  readonly email: boolean;
  readonly phone: boolean;
}

/**
 * Weights in bits: log2 of how much likelier an agreement (or disagreement) is among true pairs
 * than among chance pairs, rounded (Fellegi and Sunter, JASA 64, 1969). `prior`: the first doubt.
 */
export const weights = {
  prior: -6,
  reference: 12,
  siret: 11,
  vat: 11,
  siren: 9,
  email: 10,
  phone: 8,
  shared: 1,
  name: 6.5,
  lastNameNear: 5,
  firstNameNear: 4.8,
  bothNear: 3,
  lastNameOnly: 2.5,
  otherFirstName: -4,
  otherLastName: -6,
  firm: 5,
  firmNear: 2,
  otherFirm: -3,
  place: 3,
  street: 3,
  otherPlace: -0.5,
  otherEmail: -0.75,
  otherPhone: -0.25,
  otherNumber: -6,
} as const;

export type Agreement = 'agree' | 'disagree' | 'unknown';

function compareSets(a: readonly string[], b: readonly string[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((each) => b.includes(each)) ? 'agree' : 'disagree';
}

const compareKeys = (a: string | undefined, b: string | undefined) =>
  compareSets(a === undefined ? [] : [a], b === undefined ? [] : [b]);

function compareStreets(a: string, b: string): Agreement {
  const number = (text: string) => /\d+/.exec(text)?.[0];
  return number(a) === number(b) && similarity(a, b) >= 0.8 ? 'agree' : 'disagree';
}

interface PlaceAgreement {
  readonly place: Agreement;
  readonly street: Agreement;
}

function comparePlaces(a: readonly PlaceTraits[], b: readonly PlaceTraits[]): PlaceAgreement {
  let best: PlaceAgreement = { place: 'unknown', street: 'unknown' };
  const rank = ({ place, street }: PlaceAgreement) =>
    ({ agree: 10, disagree: 1, unknown: 0 })[place] + { agree: 3, unknown: 2, disagree: 1 }[street];
  for (const x of a) {
    for (const y of b) {
      const byPostcode = compareKeys(x.postcode, y.postcode);
      const place = byPostcode === 'unknown' ? compareKeys(x.city, y.city) : byPostcode;
      const street =
        place !== 'agree' || x.street === undefined || y.street === undefined
          ? 'unknown'
          : compareStreets(x.street, y.street);
      if (rank({ place, street }) > rank(best)) best = { place, street };
    }
  }
  return best;
}

/** Collects what speaks for and against. */
export function createScale() {
  let bits: number = weights.prior;
  const reasons: EvidenceCode[] = [];
  const contradictions: EvidenceCode[] = [];
  return {
    reasons,
    contradictions,
    add(reason: EvidenceCode, weight: number) {
      reasons.push(reason);
      bits += weight;
    },
    forbid(reason: EvidenceCode, weight: number) {
      reasons.push(reason);
      contradictions.push(reason);
      bits += weight;
    },
    score: () => 1 / (1 + 2 ** -bits),
  };
}

export type Scale = ReturnType<typeof createScale>;

function weighName(scale: Scale, { first, last }: NameRelation): 'same' | 'near' | 'partly' | 'other' {
  if (last === 'different') {
    scale.forbid('other-last-name', first === 'equal' ? weights.otherFirstName : weights.otherLastName);
    return 'other';
  }
  if (first === 'different') {
    scale.forbid('other-first-name', weights.otherFirstName);
    return 'other';
  }
  if (first === 'similar') {
    scale.forbid('similar-first-name', last === 'equal' ? weights.firstNameNear : weights.bothNear);
    return 'other';
  }
  if (first === 'equal' && last === 'equal') {
    scale.add('same-name', weights.name);
    return 'same';
  }
  if (first === 'equal' && (last === 'similar' || last === 'compatible')) {
    scale.add('similar-last-name', weights.lastNameNear);
    return 'near';
  }
  // Of two names one part is known, or an initial: nothing to rely on.
  if (last === 'equal') scale.add('same-last-name', weights.lastNameOnly);
  else if (first === 'equal') scale.add('same-first-name', 1);
  else if (last === 'similar') scale.forbid('similar-last-name', 1);
  else scale.add('name-partly', 0.5);
  return 'partly';
}

function weighFirm(scale: Scale, relation: FirmRelation | undefined): void {
  if (relation === 'equal') scale.add('same-firm', weights.firm);
  else if (relation === 'similar') scale.add('similar-firm', weights.firmNear);
  else if (relation === 'other-form') scale.forbid('other-legal-form', weights.firmNear);
  else if (relation === 'different') scale.forbid('other-firm', weights.otherFirm);
}

function relationOfPersons(a: ContactTraits, b: ContactTraits, least: number): NameRelation | undefined {
  if (a.name !== undefined && b.name !== undefined) return comparePersons(a.name, b.name, least);
  // A sole trader may be entered as a person on one side and as a firm on the other.
  const sole = (x: ContactTraits, y: ContactTraits) =>
    x.name !== undefined && y.name === undefined && y.company !== undefined && isNamedLike(x.name, y.company);
  return sole(a, b) || sole(b, a) ? { first: 'equal', last: 'equal' } : undefined;
}

/** SIRET, VAT number and SIREN. */
export function weighNumbers(scale: Scale, a: ContactTraits, b: ContactTraits) {
  const siret = compareKeys(a.siret, b.siret);
  const vat = compareKeys(a.vat, b.vat);
  const siren = compareKeys(a.siren, b.siren);
  if (siret === 'agree') scale.add('same-siret', weights.siret);
  if (siret === 'disagree') scale.forbid('other-siret', siren === 'agree' ? 0 : weights.otherNumber);
  if (vat === 'agree') scale.add('same-vat-number', weights.vat);
  if (vat === 'disagree') scale.forbid('other-vat-number', weights.otherNumber);
  if (siren === 'agree' && siret !== 'agree' && vat !== 'agree') scale.add('same-siren', weights.siren);
  if (siren === 'disagree' && siret !== 'disagree' && vat !== 'disagree')
    scale.forbid('other-siren', weights.otherNumber);
  return { siret, vat, siren };
}

/** E-mail and phone. */
export function weighKeys(
  scale: Scale,
  a: ContactTraits,
  b: ContactTraits,
  shared: SharedKeys,
  isReferenced: boolean,
) {
  const email = compareSets(a.emails, b.emails);
  if (email === 'agree')
    scale.add(shared.email ? 'shared-email' : 'same-email', shared.email ? weights.shared : weights.email);
  // Who is known by an address and writes from another one may be somebody else; a kept reference
  // stands above that.
  if (email === 'disagree' && !isReferenced) scale.forbid('other-email', weights.otherEmail);
  const phone = compareSets(a.phones, b.phones);
  if (phone === 'agree')
    scale.add(shared.phone ? 'shared-phone' : 'same-phone', shared.phone ? weights.shared : weights.phone);
  if (phone === 'disagree') scale.add('other-phone', weights.otherPhone);
  return { email, phone };
}

/** Names of persons and firms. */
export function weighNames(scale: Scale, a: ContactTraits, b: ContactTraits, least: number) {
  const persons = relationOfPersons(a, b, least);
  const name = persons === undefined ? 'unknown' : weighName(scale, persons);
  const firm =
    a.company !== undefined && b.company !== undefined
      ? compareFirms(a.company, b.company, least)
      : undefined;
  weighFirm(scale, firm);
  const isNamed = (traits: ContactTraits) => (traits.name ?? traits.company) !== undefined;
  if (persons === undefined && firm === undefined && isNamed(a) && isNamed(b))
    scale.forbid('person-and-firm', 0);
  return { name, firm };
}

/** Addresses. */
export function weighPlaces(scale: Scale, a: ContactTraits, b: ContactTraits): PlaceAgreement {
  const agreement = comparePlaces(a.places, b.places);
  const { place, street } = agreement;
  if (place === 'agree') scale.add('same-place', weights.place);
  if (street === 'agree') scale.add('same-street', weights.street);
  if (place === 'disagree') scale.add('other-place', weights.otherPlace);
  if (street === 'disagree') scale.add('other-street', weights.otherPlace);
  return agreement;
}

import type { Comparison, Levels } from './levels.js';
import type { Weighed } from './model.js';
import type { ParsedContactSettings } from './settings.js';

/** An agreement that counts by itself: each may come true without the others. */
export type Agreement = 'number' | 'email' | 'phone' | 'street' | 'firm' | 'name';

/** What a comparison comes to. */
export interface Verdict {
  readonly outcome: 'same' | 'review' | 'different';
  /** The independent agreements, the strongest first. */
  readonly agreements: readonly Agreement[];
  /** Whether a rule says that the two are different people, whatever else agrees. */
  readonly isVetoed: boolean;
}

/**
 * How two names of persons stand to each other.
 *
 * - `full`: the whole name; `near`: the whole name with a slip, or with one of two surnames;
 * - `surname`: one first name is missing;
 * - `given`: the same first name with another last name, as after a marriage;
 * - `doubtful`: the same last name, and first names of which it cannot be told;
 * - `other`: two people; `unknown`: one of the two is not a person.
 */
type NameState = 'full' | 'near' | 'slip' | 'surname' | 'given' | 'doubtful' | 'other' | 'unknown';

function nameState({ first, last, generation }: Levels): NameState {
  if (first === 'unknown' && last === 'unknown') return 'unknown';
  if (first === 'other') return 'other';
  const isFirst = first === 'same' || first === 'variant';
  if (last === 'other') return isFirst && first === 'same' ? 'given' : 'other';
  if (last === 'unknown') return isFirst ? 'surname' : 'doubtful';
  if (generation === 'other') return 'doubtful';
  if (first === 'unknown') return last === 'typo' ? 'doubtful' : 'surname';
  if (isFirst) return last === 'same' ? 'full' : 'near';
  if (first === 'typo') return last === 'same' ? 'slip' : 'doubtful';
  return last === 'typo' ? 'other' : 'doubtful';
}

/** An agreement in a value that many have tells too little to count, in bits. */
const leastBits = 6;

const isOne = (of: readonly Agreement[], ...some: readonly Agreement[]) =>
  some.some((each) => of.includes(each));

/** The agreements besides the name. */
function agreementsOf({ levels }: Comparison, { byField }: Weighed): readonly Agreement[] {
  const { siret, vat, siren, email, mobile, phone, street } = levels;
  const found: Agreement[] = [];
  if (siret === 'same' || vat === 'same' || siren === 'same') found.push('number');
  if (email === 'same' && byField.email >= leastBits) found.push('email');
  if ((mobile === 'same' && byField.mobile >= leastBits) || (phone === 'same' && byField.phone >= leastBits))
    found.push('phone');
  if (street === 'same' && byField.street + byField.place >= leastBits) found.push('street');
  return found;
}

/** How many of the ways to reach somebody differ. None forbids a link: people change them. */
function differencesOf({ email, mobile, phone, street, place }: Levels): number {
  return [
    email === 'other',
    mobile === 'other' || phone === 'other',
    street === 'other' || place === 'other',
  ].filter(Boolean).length;
}

type Say = Verdict['outcome'];

/** What the rules say of two persons, by how their names stand and what else agrees. */
function sayOfPersons(
  state: Exclude<NameState, 'unknown'>,
  of: readonly Agreement[],
  levels: Levels,
  isPrivate: boolean,
): Say | 'by-name' {
  const differences = differencesOf(levels);
  const isMobile = levels.mobile === 'same';
  switch (state) {
    case 'full':
      if (of.length > 0) return 'same';
      return 'by-name';
    case 'near':
      if (of.length >= 2 || isOne(of, 'number', 'email')) return 'same';
      if (of.length === 1) return differences === 0 && levels.email === 'unknown' ? 'same' : 'review';
      return 'by-name';
    case 'slip':
      if (of.length >= 2) return 'same';
      return of.length === 1 ? 'review' : 'different';
    case 'surname':
      if (of.length >= 2) return 'same';
      if (isOne(of, 'number', 'email')) return differences === 0 && isPrivate ? 'same' : 'review';
      return of.length === 1 ? 'review' : 'different';
    case 'given':
      if (isOne(of, 'email')) return isPrivate ? 'review' : 'different';
      return isMobile && of.length >= 2 ? 'review' : 'different';
    case 'doubtful':
      if (isOne(of, 'number', 'email', 'phone')) return 'review';
      return isOne(of, 'street') && differences === 0 ? 'review' : 'different';
    case 'other':
      return 'different';
  }
}

/** What the rules say where one of the two is not a person, by the names of the firms. */
function sayOfFirms(
  of: readonly Agreement[],
  levels: Levels,
  across: Comparison['across'],
  isPrivate: boolean,
): Say | 'by-name' {
  if (across !== 'no') {
    if (isOne(of, 'number')) return 'same';
    return across === 'bears' && isOne(of, 'email', 'phone') ? 'review' : 'different';
  }
  switch (levels.firm) {
    case 'same':
      return of.length > 0 ? 'same' : 'by-name';
    case 'similar':
      if (of.length >= 2 || isOne(of, 'number', 'email')) return 'same';
      return of.length === 1 ? 'review' : 'different';
    case 'other-form':
      if (isOne(of, 'number')) return 'same';
      return isOne(of, 'email') ? 'review' : 'different';
    case 'other':
      if (isOne(of, 'number') && of.length >= 2) return 'same';
      return isOne(of, 'number') || of.length >= 2 ? 'review' : 'different';
    case 'unknown':
      if (of.length >= 2) return 'same';
      if (isOne(of, 'number', 'email')) return isPrivate ? 'same' : 'review';
      return of.length === 1 ? 'review' : 'different';
  }
}

/** A name alone never links; with the town it may, where few have it. */
function sayByName(
  levels: Levels,
  probability: number,
  { same, review }: ParsedContactSettings,
  isFull: boolean,
): Say {
  const differences = differencesOf(levels);
  const isFirm = levels.firm === 'same' && levels.last !== 'unknown';
  if (isFull && isFirm) return probability >= same ? 'same' : 'review';
  if (levels.place === 'same' || levels.place === 'town') {
    if (isFull && differences === 0 && probability >= same) return 'same';
    return probability >= Math.max(review, 0.5) ? 'review' : 'different';
  }
  return differences <= 1 && probability >= Math.max(review, 0.5) ? 'review' : 'different';
}

/**
 * What a comparison comes to. Two independent agreements link, one strong one does where nothing is
 * against it, a name alone never does.
 *
 * @param isPrivate whether no more contacts than `sharedAfter` have the mailbox that agrees.
 */
export function judge(
  comparison: Comparison,
  weighed: Weighed,
  settings: ParsedContactSettings,
  isPrivate: boolean,
): Verdict {
  const { levels, across } = comparison;
  const of = agreementsOf(comparison, weighed);
  const state = nameState(levels);
  const isFull = state === 'full' || (state === 'unknown' && levels.firm === 'same');
  const agreements: readonly Agreement[] = [
    ...of,
    ...(isFull || state === 'near' ? (['name'] as const) : []),
    ...(state !== 'unknown' && levels.firm === 'same' ? (['firm'] as const) : []),
  ];
  const isOtherNumber = levels.siret === 'other' || levels.vat === 'other' || levels.siren === 'other';
  const isVetoed = isOtherNumber || state === 'other' || (across === 'yes' && !isOne(of, 'number'));
  if (isOtherNumber) {
    // A firm that moves gets another SIRET under its SIREN.
    const isMoved = levels.siren === 'same' && isFull && isOne(of, 'email') && isOne(of, 'phone', 'street');
    return { outcome: isMoved ? 'review' : 'different', agreements, isVetoed };
  }
  const said =
    state === 'unknown'
      ? sayOfFirms(of, levels, across, isPrivate)
      : sayOfPersons(state, of, levels, isPrivate);
  const { probability } = weighed;
  const outcome = said === 'by-name' ? sayByName(levels, probability, settings, isFull) : said;
  if (outcome === 'same' && probability < settings.same) return { outcome: 'review', agreements, isVetoed };
  if (outcome === 'review' && probability < settings.review)
    return { outcome: 'different', agreements, isVetoed };
  return { outcome, agreements, isVetoed };
}

import type { Comparison, Levels } from './levels.js';
import type { Weighed } from './model.js';
import type { ParsedContactSettings } from './settings.js';

/** An agreement that counts by itself: each may come true without the others. */
export type Agreement = 'number' | 'email' | 'phone' | 'street' | 'firm' | 'name';

/** The result of a comparison. */
export interface Verdict {
  readonly outcome: 'same' | 'review' | 'different';
  /** The independent agreements, the strongest first. */
  readonly agreements: readonly Agreement[];
  /** Whether a rule says that the two are different people, whatever else agrees. */
  readonly isVetoed: boolean;
}

/**
 * How two names of persons relate to each other.
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

/** What a rule looks at. */
interface Facts {
  /** What agrees besides the name. */
  readonly of: readonly Agreement[];
  readonly levels: Levels;
  /** Whether few contacts have the mailbox that agrees. */
  readonly isPrivate: boolean;
}

type Rule = (facts: Facts) => Say | 'by-name';

/** What the rules say of two persons, by their names and by what else agrees. */
const ofPersons: Readonly<Record<Exclude<NameState, 'unknown'>, Rule>> = {
  full: ({ of }) => (of.length > 0 ? 'same' : 'by-name'),
  near({ of, levels }) {
    if (of.length >= 2 || isOne(of, 'number', 'email')) return 'same';
    if (of.length === 0) return 'by-name';
    return differencesOf(levels) === 0 && levels.email === 'unknown' ? 'same' : 'review';
  },
  slip({ of }) {
    if (of.length >= 2) return 'same';
    return of.length === 1 ? 'review' : 'different';
  },
  surname({ of, levels, isPrivate }) {
    if (of.length >= 2) return 'same';
    if (isOne(of, 'number', 'email')) return differencesOf(levels) === 0 && isPrivate ? 'same' : 'review';
    return of.length === 1 ? 'review' : 'different';
  },
  given({ of, levels, isPrivate }) {
    if (isOne(of, 'email')) return isPrivate ? 'review' : 'different';
    return levels.mobile === 'same' && of.length >= 2 ? 'review' : 'different';
  },
  doubtful({ of, levels }) {
    if (isOne(of, 'number', 'email', 'phone')) return 'review';
    return isOne(of, 'street') && differencesOf(levels) === 0 ? 'review' : 'different';
  },
  other: () => 'different',
};

/** What the rules say where one of the two is not a person, by the names of the firms. */
const ofFirms: Readonly<Record<Levels['firm'], Rule>> = {
  same: ({ of }) => (of.length > 0 ? 'same' : 'by-name'),
  similar({ of }) {
    if (of.length >= 2 || isOne(of, 'number', 'email')) return 'same';
    return of.length === 1 ? 'review' : 'different';
  },
  'other-form'({ of }) {
    if (isOne(of, 'number')) return 'same';
    return isOne(of, 'email') ? 'review' : 'different';
  },
  other({ of }) {
    if (isOne(of, 'number') && of.length >= 2) return 'same';
    return isOne(of, 'number') || of.length >= 2 ? 'review' : 'different';
  },
  unknown({ of, isPrivate }) {
    if (of.length >= 2) return 'same';
    if (isOne(of, 'number', 'email')) return isPrivate ? 'same' : 'review';
    return of.length === 1 ? 'review' : 'different';
  },
};

/** What the rules say of a person on one side and a firm on the other. */
function sayAcross({ of }: Facts, across: 'bears' | 'yes'): Say {
  if (isOne(of, 'number')) return 'same';
  return across === 'bears' && isOne(of, 'email', 'phone') ? 'review' : 'different';
}

function sayOf(state: NameState, across: Comparison['across'], facts: Facts): Say | 'by-name' {
  if (state !== 'unknown') return ofPersons[state](facts);
  return across === 'no' ? ofFirms[facts.levels.firm](facts) : sayAcross(facts, across);
}

/**
 * Two numbers of firms: other firms, or establishments; unless a firm has moved, under its SIREN.
 */
function sayOfOtherNumber(of: readonly Agreement[], { siren }: Levels, isFull: boolean): Say {
  const isMoved = siren === 'same' && isFull && isOne(of, 'email') && isOne(of, 'phone', 'street');
  return isMoved ? 'review' : 'different';
}

/** Drops a link or a question that is less probable than the settings require. */
function bounded(said: Say, probability: number, { same, review }: ParsedContactSettings): Say {
  const bound = said === 'same' && probability < same ? 'review' : said;
  return bound === 'review' && probability < review ? 'different' : bound;
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
  const isOtherNumber = [levels.siret, levels.vat, levels.siren].includes('other');
  const isVetoed = isOtherNumber || state === 'other' || (across === 'yes' && !isOne(of, 'number'));
  if (isOtherNumber) return { outcome: sayOfOtherNumber(of, levels, isFull), agreements, isVetoed };
  const said = sayOf(state, across, { of, levels, isPrivate });
  const { probability } = weighed;
  const outcome = said === 'by-name' ? sayByName(levels, probability, settings, isFull) : said;
  return { outcome: bounded(outcome, probability, settings), agreements, isVetoed };
}

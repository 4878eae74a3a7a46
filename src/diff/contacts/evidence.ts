import type { Comparison, Levels } from './levels.js';
import { type Frequencies, weighLevels } from './model.js';
import type { ParsedContactSettings } from './settings.js';
import { type Agreement, judge } from './verdict.js';

/** Evidence for or against two contacts being the same. */
export type EvidenceCode =
  | 'name-partly'
  | 'other-email'
  | 'other-firm'
  | 'other-first-name'
  | 'other-generation'
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
  | 'short-first-name'
  | 'similar-email'
  | 'similar-firm'
  | 'similar-first-name'
  | 'similar-last-name'
  | 'similar-number'
  | 'similar-phone'
  | 'similar-street';

/** The rule by which a pair may be linked. */
export type LinkRule =
  | 'reference'
  | 'siret'
  | 'vat-number'
  | 'siren'
  | 'email'
  | 'phone'
  | 'name-and-street'
  | 'name-and-place'
  | 'name-and-firm'
  | 'firm-and-place';

/** The weighed evidence for and against two being the same person. */
export interface Evidence {
  /** The probability that they are the same, from 0 to 1. */
  readonly score: number;
  /** The outcome: `same` links, `review` asks a person, `different` does neither. */
  readonly outcome: 'same' | 'review' | 'different';
  /** Codes: `same-…`, `similar-…`, `other-…`, `shared-…`. */
  readonly reasons: readonly EvidenceCode[];
  /** The `reasons` that make a link doubtful, or forbid it. */
  readonly contradictions: readonly EvidenceCode[];
  /** The independent agreements. */
  readonly agreements: readonly Agreement[];
  /** The rule that links them. Absent: they are not linked. */
  readonly rule?: LinkRule | undefined;
}

/** How many contacts have the mailbox or the number that agrees. */
export interface Holders {
  readonly email: number;
  readonly phone: number;
}

type Codes = readonly (EvidenceCode | undefined)[];

function keyCodes(
  { levels }: Comparison,
  isShared: { readonly email: boolean; readonly phone: boolean },
): Codes {
  const { siret, vat, siren, email, mobile, phone } = levels;
  const isNumber = siret === 'same' || vat === 'same';
  const isOther = siret === 'other' || vat === 'other';
  return [
    siret === 'same' ? 'same-siret' : siret === 'other' ? 'other-siret' : undefined,
    vat === 'same' ? 'same-vat-number' : vat === 'other' ? 'other-vat-number' : undefined,
    siren === 'same' && !isNumber ? 'same-siren' : siren === 'other' && !isOther ? 'other-siren' : undefined,
    siret === 'typo' || vat === 'typo' || (siren === 'typo' && !isOther) ? 'similar-number' : undefined,
    email === 'same' ? (isShared.email ? 'shared-email' : 'same-email') : undefined,
    email === 'similar' || email === 'mailbox' ? 'similar-email' : undefined,
    email === 'other' ? 'other-email' : undefined,
    phoneCode(mobile, phone, isShared.phone),
  ];
}

function phoneCode(
  mobile: Levels['mobile'],
  phone: Levels['phone'],
  isShared: boolean,
): EvidenceCode | undefined {
  if (mobile === 'same' || phone === 'same') return isShared ? 'shared-phone' : 'same-phone';
  if (mobile === 'similar' || phone === 'similar') return 'similar-phone';
  return mobile === 'other' || phone === 'other' ? 'other-phone' : undefined;
}

const firsts = {
  same: 'same-first-name',
  variant: 'short-first-name',
  typo: 'similar-first-name',
  partly: 'name-partly',
  similar: 'similar-first-name',
  other: 'other-first-name',
  unknown: undefined,
} as const;
const lasts = {
  same: 'same-last-name',
  variant: 'similar-last-name',
  typo: 'similar-last-name',
  partly: 'similar-last-name',
  similar: 'similar-last-name',
  other: 'other-last-name',
  unknown: undefined,
} as const;
const firms = {
  same: 'same-firm',
  similar: 'similar-firm',
  'other-form': 'other-legal-form',
  other: 'other-firm',
  unknown: undefined,
} as const;

function nameCodes({ levels, across }: Comparison): Codes {
  const { first, last, firm, generation } = levels;
  const isFull = first === 'same' && last === 'same';
  return [
    ...(isFull ? (['same-name'] as const) : [firsts[first], lasts[last]]),
    firms[firm],
    across === 'no' ? undefined : 'person-and-firm',
    generation === 'other' ? 'other-generation' : undefined,
  ];
}

const streets = {
  same: 'same-street',
  similar: 'similar-street',
  other: 'other-street',
  unknown: undefined,
} as const;

function placeCodes({ levels: { place, street } }: Comparison): Codes {
  return [
    place === 'same' || place === 'town' ? 'same-place' : place === 'other' ? 'other-place' : undefined,
    streets[street],
  ];
}

const doubts: ReadonlySet<EvidenceCode> = new Set([
  'name-partly',
  'other-first-name',
  'other-generation',
  'other-last-name',
  'other-legal-form',
  'other-siren',
  'other-siret',
  'other-vat-number',
  'person-and-firm',
  'similar-first-name',
]);

function ruleOf({ levels }: Comparison, agreements: readonly Agreement[]): LinkRule {
  if (agreements.includes('number'))
    return levels.siret === 'same' ? 'siret' : levels.vat === 'same' ? 'vat-number' : 'siren';
  if (agreements.includes('email')) return 'email';
  if (agreements.includes('phone')) return 'phone';
  const isPerson = levels.last !== 'unknown';
  if (!isPerson) return 'firm-and-place';
  if (levels.firm === 'same') return 'name-and-firm';
  return agreements.includes('street') ? 'name-and-street' : 'name-and-place';
}

/**
 * Weighs a comparison of two.
 *
 * @param isReferenced whether one of them carries the reference of the other.
 */
export function weigh(
  comparison: Comparison,
  frequencies: Frequencies,
  holders: Holders,
  isReferenced: boolean,
  settings: ParsedContactSettings,
): Evidence {
  const { sharedAfter } = settings;
  const isShared = { email: holders.email > sharedAfter, phone: holders.phone > sharedAfter };
  const weighed = weighLevels(comparison, frequencies);
  const verdict = judge(comparison, weighed, settings, !isShared.email);
  const codes = [
    isReferenced ? ('same-reference' as const) : undefined,
    ...keyCodes(comparison, isShared),
    ...nameCodes(comparison),
    ...placeCodes(comparison),
  ];
  const reasons = codes.filter((code) => code !== undefined);
  const contradictions = reasons.filter(
    (code) => doubts.has(code) || (code === 'other-firm' && comparison.levels.last === 'unknown'),
  );
  // A stored reference decides, unless a rule says that these are two people.
  const outcome = isReferenced ? (verdict.isVetoed ? 'review' : 'same') : verdict.outcome;
  return {
    score: scoreOf(weighed.probability, outcome, settings),
    outcome,
    reasons,
    contradictions,
    agreements: verdict.agreements,
    rule:
      outcome !== 'same' ? undefined : isReferenced ? 'reference' : ruleOf(comparison, verdict.agreements),
  };
}

/** The probability, kept on the side of the thresholds on which the rules put the pair. */
function scoreOf(
  probability: number,
  outcome: Evidence['outcome'],
  { same, review }: ParsedContactSettings,
): number {
  const rounded = Math.round(probability * 1000) / 1000;
  if (outcome === 'same') return Math.max(rounded, same);
  if (outcome === 'review') return Math.min(Math.max(rounded, review), Math.max(same - 0.01, review));
  return Math.min(rounded, Math.max(review - 0.01, 0));
}

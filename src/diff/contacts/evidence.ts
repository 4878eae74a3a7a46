import type { ParsedContactSettings } from './settings.js';
import type { ContactTraits } from './traits.js';
import {
  createScale,
  type EvidenceCode,
  type Scale,
  type SharedKeys,
  weighKeys,
  weighNames,
  weighNumbers,
  weighPlaces,
  weights,
} from './weigh-traits.js';

/** The rule by which a pair may be linked. */
export type LinkRule =
  | 'reference'
  | 'siret'
  | 'vat-number'
  | 'siren'
  | 'email'
  | 'phone'
  | 'name-and-place'
  | 'name-and-firm'
  | 'firm-and-place';

/** What speaks for and against two being the same, weighed. */
export interface Evidence {
  /** From 0 to 1. */
  readonly score: number;
  /** Codes: `same-…`, `similar-…`, `other-…`, `shared-…`. */
  readonly reasons: readonly EvidenceCode[];
  /** Those of `reasons` that forbid a link. */
  readonly contradictions: readonly EvidenceCode[];
  /** The first rule under which they would be linked. Absent: none. */
  readonly rule?: LinkRule | undefined;
  /** Whether a key that identifies (reference, SIRET, VAT number, SIREN, e-mail) agrees. */
  readonly identified: boolean;
}

/** How the traits of two relate, kind by kind. */
type Relations = ReturnType<typeof relate>;

function relate(
  scale: Scale,
  a: ContactTraits,
  b: ContactTraits,
  shared: SharedKeys,
  isReferenced: boolean,
  least: number,
) {
  if (isReferenced) scale.add('same-reference', weights.reference);
  return {
    isReferenced,
    shared,
    ...weighNumbers(scale, a, b),
    ...weighKeys(scale, a, b, shared, isReferenced),
    ...weighNames(scale, a, b, least),
    ...weighPlaces(scale, a, b),
  };
}

/** Weighs what is known of two against each other. Symmetric. */
export function weigh(
  a: ContactTraits,
  b: ContactTraits,
  shared: SharedKeys,
  isReferenced: boolean,
  settings: ParsedContactSettings,
): Evidence {
  const scale = createScale();
  const relations = relate(scale, a, b, shared, isReferenced, settings.nameSimilarity);
  const rule = ruleByKey(relations) ?? ruleByName(relations);
  const { siret, vat, siren, email } = relations;
  const identified =
    isReferenced || [siret, vat, siren].includes('agree') || (email === 'agree' && !shared.email);
  let score = scale.score();
  if (scale.contradictions.length > 0 || rule === undefined) score = Math.min(score, settings.same - 0.01);
  if (identified) score = Math.max(score, settings.review);
  return {
    score: Math.max(0, Math.round(score * 1000) / 1000),
    reasons: scale.reasons,
    contradictions: scale.contradictions,
    rule,
    identified,
  };
}

const isFirmOnly = ({ name, firm }: Relations) => name === 'unknown' && firm === 'equal';

function ruleByKey(relations: Relations): LinkRule | undefined {
  const { isReferenced, shared, siret, vat, siren, email, phone, name, firm } = relations;
  if (isReferenced) return 'reference';
  if (siret === 'agree') return 'siret';
  if (vat === 'agree') return 'vat-number';
  if (siren === 'agree' && (name === 'same' || firm === 'equal')) return 'siren';
  if (email === 'agree' && (!shared.email || name === 'same')) return 'email';
  if (phone === 'agree' && !shared.phone && (name === 'same' || isFirmOnly(relations))) return 'phone';
  return undefined;
}

function ruleByName(relations: Relations): LinkRule | undefined {
  const { phone, name, firm, place, street } = relations;
  if (name === 'same' && firm === 'equal' && place !== 'disagree') return 'name-and-firm';
  const isQuiet = phone !== 'disagree' && street !== 'disagree';
  if (place !== 'agree' || !isQuiet) return undefined;
  if (name === 'same' || (name === 'near' && street === 'agree')) return 'name-and-place';
  return street === 'agree' && isFirmOnly(relations) ? 'firm-and-place' : undefined;
}

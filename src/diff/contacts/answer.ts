import type { GestanContact } from '../../gestan/model.js';
import type { ContactMatch } from './contact-match.js';
import type { Evidence } from './evidence.js';
import { nameOfContact } from './name-of-contact.js';
import type { ParsedContactSettings } from './settings.js';

/** A candidate, with the evidence for and against it. */
export interface WeighedContact {
  readonly contact: GestanContact;
  readonly evidence: Evidence;
}

/** Whether the contact is the person, rather than the firm that the person buys for. */
const isNamed = ({ reasons }: Evidence): boolean =>
  reasons.some((code) => code === 'same-name' || code === 'same-last-name' || code === 'similar-last-name');

const ranks = { same: 2, review: 1, different: 0 } as const;

function compare(x: WeighedContact, y: WeighedContact): number {
  return (
    ranks[y.evidence.outcome] - ranks[x.evidence.outcome] ||
    Number(y.evidence.rule === 'reference') - Number(x.evidence.rule === 'reference') ||
    Number(isNamed(y.evidence)) - Number(isNamed(x.evidence)) ||
    y.evidence.agreements.length - x.evidence.agreements.length ||
    y.evidence.score - x.evidence.score ||
    x.evidence.contradictions.length - y.evidence.contradictions.length ||
    (x.contact.id < y.contact.id ? -1 : 1)
  );
}

/**
 * Whether one of two contacts that fit is clearly the right one: it has the reference, or more
 * independent values agree with it, including the whole name.
 */
function isPlainly(best: Evidence, other: Evidence): boolean {
  if (best.rule === 'reference') return other.rule !== 'reference';
  if (isNamed(best) && !isNamed(other)) return true;
  return (
    isNamed(best) === isNamed(other) &&
    other.agreements.every((each) => best.agreements.includes(each)) &&
    best.agreements.length > other.agreements.length
  );
}

/**
 * Who a person is, from all contacts that come into question.
 *
 * @param areOne whether two contacts of Gestan are duplicates of one person: then either may be
 * linked.
 */
export function answerOf(
  found: readonly WeighedContact[],
  settings: ParsedContactSettings,
  areOne: (a: GestanContact, b: GestanContact) => boolean,
): ContactMatch {
  const weighed = found.filter(({ evidence }) => evidence.outcome !== 'different').sort(compare);
  const candidates = weighed.slice(0, settings.maxCandidates).map(({ contact, evidence }) => ({
    contactId: contact.id,
    name: nameOfContact(contact),
    score: evidence.score,
    reasons: evidence.reasons,
  }));
  const [best] = weighed;
  if (best === undefined) return { outcome: 'different', candidates, rule: 'none' };
  if (best.evidence.outcome === 'review') {
    const isContradicted = best.evidence.contradictions.length > 0 && best.evidence.agreements.length > 0;
    return { outcome: 'review', candidates, rule: isContradicted ? 'contradiction' : 'homonym' };
  }
  const rivals = weighed.filter(
    (each) =>
      each !== best &&
      each.evidence.outcome === 'same' &&
      !isPlainly(best.evidence, each.evidence) &&
      !areOne(best.contact, each.contact),
  );
  // A name and a town are enough only where nobody else of that name lives there.
  const isByPlace = best.evidence.rule === 'name-and-place';
  const isNamesake = ({ reasons }: Evidence) =>
    reasons.includes('same-name') && reasons.includes('same-place');
  if (isByPlace && found.some(({ contact, evidence }) => contact !== best.contact && isNamesake(evidence)))
    return { outcome: 'review', candidates, rule: 'several' };
  // A person who buys for a firm may be a contact of their own beside that of the firm.
  const isOwn = !isNamed(best.evidence) && weighed.some(({ evidence }) => isNamed(evidence));
  if (rivals.length > 0 || isOwn) return { outcome: 'review', candidates, rule: 'several' };
  return { outcome: 'same', contactId: best.contact.id, candidates, rule: best.evidence.rule ?? 'none' };
}

import type { EvidenceCode, LinkRule } from './evidence.js';
import type { ComparedDetail } from './side-by-side.js';

/** A contact of Gestan that may be the person. */
export interface ContactCandidate {
  /** Gestan's id of the contact. */
  readonly contactId: string;
  /** Its name in reports. */
  readonly name: string;
  /** The probability that it is the person, from 0 to 1. */
  readonly score: number;
  /** Codes of the evidence for it (`same-email`) and against it (`other-first-name`). */
  readonly reasons: readonly EvidenceCode[];
  /** Both sides line by line, if a person has to decide. */
  readonly fields?: readonly ComparedDetail[];
}

/** An answer about a person and a contact. */
export interface ContactDecision {
  /** Gestan's id of the contact. */
  readonly contactId: string;
  /** True: the same person. False: another one. */
  readonly same: boolean;
}

/** The rule that decided the outcome. */
export type MatchRule =
  | LinkRule
  | 'decision'
  /** Keys match, but something contradicts. */
  | 'contradiction'
  /** More than one contact fits. */
  | 'several'
  /** Similar, but with too little evidence. */
  | 'homonym'
  /** No contact matches. */
  | 'none'
  /** Erased in the shop: never matched. */
  | 'anonymised';

/** The result of matching a person. */
export interface ContactMatch {
  /** `same` links, `review` waits for an answer, `different` creates a new contact. */
  readonly outcome: 'same' | 'review' | 'different';
  /** The contact; only with `same`. */
  readonly contactId?: string;
  /** The candidates, best first. */
  readonly candidates: readonly ContactCandidate[];
  /** The rule that decided. */
  readonly rule: MatchRule;
}

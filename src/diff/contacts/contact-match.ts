import type { EvidenceCode, LinkRule } from './evidence.js';
import type { ComparedDetail } from './side-by-side.js';

/** A contact of Gestan that may be the person. */
export interface ContactCandidate {
  /** Gestan's id of the contact. */
  readonly contactId: string;
  /** As reports show it. */
  readonly name: string;
  /** The probability that it is the person, from 0 to 1. */
  readonly score: number;
  /** Codes of the evidence for it (`same-email`) and against it (`other-first-name`). */
  readonly reasons: readonly EvidenceCode[];
  /** Both sides line by line, if a person has to decide: what agrees, what differs. */
  readonly fields?: readonly ComparedDetail[];
}

/** An answer that was given about a person and a contact. */
export interface ContactDecision {
  /** Gestan's id of the contact that the answer is about. */
  readonly contactId: string;
  /** True: the same person. False: another one. */
  readonly same: boolean;
}

/** How it came to the outcome; of `same`, the rule that linked. */
export type MatchRule =
  | LinkRule
  | 'decision'
  /** Keys match, but something contradicts. */
  | 'contradiction'
  /** More than one contact fits. */
  | 'several'
  /** Similar, but with too little evidence. */
  | 'homonym'
  /** Nobody is like this person. */
  | 'none'
  /** Erased in the shop: never matched. */
  | 'anonymised';

/** The result of a search for a person. */
export interface ContactMatch {
  /** `same` links, `review` waits for an answer, `different` makes a new contact. */
  readonly outcome: 'same' | 'review' | 'different';
  /** The contact; with `same` only. */
  readonly contactId?: string;
  /** Best first. */
  readonly candidates: readonly ContactCandidate[];
  /** The rule that gave the outcome. */
  readonly rule: MatchRule;
}

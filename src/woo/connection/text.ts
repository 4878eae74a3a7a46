import {
  type Catalogue,
  createSpeaker,
  type Language,
  type Sentence,
  type Speaker,
} from '../../core/index.js';
import type { ConnectionFinding, ConnectionFindingValues } from './findings.js';
import { shopFindingsEn } from './findings-shop-en.js';
import { shopFindingsFr } from './findings-shop-fr.js';
import { wayFindingsEn } from './findings-way-en.js';
import { wayFindingsFr } from './findings-way-fr.js';
import type { ConnectionCheck } from './report.js';
import { connectionTitle } from './titles.js';

/** The texts of one check. */
export interface ConnectionText {
  /** What is checked. */
  readonly title: string;
  /** What was seen. */
  readonly seen: string;
  /** What to do about it. */
  readonly hint: string | undefined;
}

/** Everything that a connection test can find, in every language. */
export const connectionFindings = {
  fr: { ...wayFindingsFr, ...shopFindingsFr },
  en: { ...wayFindingsEn, ...shopFindingsEn },
} as const satisfies Catalogue<ConnectionFindingValues>;

type Say = (values: Readonly<Record<string, unknown>>, say: Speaker) => Sentence;

/**
 * What a check says, in a language: reports are written in one and can be read in the other.
 *
 * @example
 * connectionText(report.checks[0], 'fr').seen   // « L'adresse est valable : https://boutique.example. »
 */
export function connectionText(
  check: Pick<ConnectionCheck, 'id' | 'finding'> & Partial<ConnectionCheck>,
  language: Language,
): ConnectionText {
  const table = connectionFindings[language];
  const named = connectionTitle(check.id, language);
  const title = named === check.id ? (check.title ?? named) : named;
  // A report of a newer version may hold what this one has no words for: its own text is better
  // than none.
  if (!Object.hasOwn(table, check.finding)) {
    return { title, seen: check.seen ?? check.finding, hint: check.hint };
  }
  const say = table[check.finding as ConnectionFinding] as Say;
  const { text, hint } = say(check.values ?? {}, createSpeaker({ language }));
  return { title, seen: text, hint };
}

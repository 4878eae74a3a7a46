import { need } from '../../core/arguments.js';
import {
  type Catalogue,
  createSpeaker,
  type Language,
  type Sentence,
  type Speaker,
} from '../../core/index.js';
import type { ConnectionCode, ConnectionCodeValues } from './codes.js';
import { shopMessagesEn } from './messages-shop-en.js';
import { shopMessagesFr } from './messages-shop-fr.js';
import { transportMessagesEn } from './messages-transport-en.js';
import { transportMessagesFr } from './messages-transport-fr.js';
import type { ConnectionCheck } from './report.js';
import { connectionTitle } from './titles.js';

/** The texts of one check. */
export interface ConnectionText {
  /** The name of the check. */
  readonly title: string;
  /** The result. */
  readonly message: string;
  /** What to do. */
  readonly hint: string | undefined;
}

/** All messages of the connection test, in every language. */
export const connectionMessages = {
  fr: { ...transportMessagesFr, ...shopMessagesFr },
  en: { ...transportMessagesEn, ...shopMessagesEn },
} as const satisfies Catalogue<ConnectionCodeValues>;

type Say = (values: Readonly<Record<string, unknown>>, say: Speaker) => Sentence;

/**
 * The texts of a check in a language, whatever the language of the report.
 *
 * @example
 * connectionText(report.checks[0], 'fr').message   // « L’adresse est valable : https://… »
 */
export function connectionText(
  check: Pick<ConnectionCheck, 'id' | 'code'> & Partial<ConnectionCheck>,
  language: Language,
): ConnectionText {
  need('connectionText()', 'check', check, 'an object', { id: 'a text', code: 'a text' });
  const table = connectionMessages[language];
  const named = connectionTitle(check.id, language);
  const title = named === check.id ? (check.title ?? named) : named;
  // A report of a newer version may contain codes that this version does not know: then its own
  // text is shown.
  if (!Object.hasOwn(table, check.code)) {
    return { title, message: check.message ?? check.code, hint: check.hint };
  }
  const say = table[check.code as ConnectionCode] as Say;
  const { text, hint } = say(check.values ?? {}, createSpeaker({ language }));
  return { title, message: text, hint };
}

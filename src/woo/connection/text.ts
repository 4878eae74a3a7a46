import type { ConnectionCheck, ConnectionCheckId, ConnectionLanguage, ConnectionValues } from './report.js';
import { connectionWordsEn } from './words-en.js';
import { connectionWordsFr } from './words-fr.js';

/** What is said about one check. */
export interface ConnectionText {
  readonly title: string;
  readonly seen: string;
  readonly hint: string | undefined;
}

const tables = { en: connectionWordsEn, fr: connectionWordsFr } as const;

/** A code of what can be found. */
export type ConnectionFinding = keyof typeof connectionWordsEn.findings;

function fill(template: string, values: ConnectionValues, language: ConnectionLanguage): string {
  const titles: Readonly<Record<string, string>> = tables[language].titles;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    // A check that is named by another is called by its title, in the language asked for.
    if (name === 'check') return titles[String(value)] ?? String(value);
    return typeof value === 'number' ? value.toLocaleString(language, { maximumFractionDigits: 1 }) : value;
  });
}

/** The name of a check. */
export function connectionTitle(id: ConnectionCheckId, language: ConnectionLanguage): string {
  return tables[language].titles[id];
}

/**
 * What a check says, in a language: reports are written in one and can be read in the other.
 *
 * @example
 * connectionText(report.checks[0], 'fr').seen   // « L'adresse est valable : https://boutique.example. »
 */
export function connectionText(
  check: Pick<ConnectionCheck, 'id' | 'finding'> & Partial<ConnectionCheck>,
  language: ConnectionLanguage,
): ConnectionText {
  const findings: Readonly<Record<string, { readonly seen: string; readonly hint?: string }>> =
    tables[language].findings;
  const words = Object.hasOwn(findings, check.finding) ? findings[check.finding] : undefined;
  const title: string | undefined = tables[language].titles[check.id];
  // A report of a newer version may hold what this one has no words for: its own text is better
  // than none.
  if (words === undefined) {
    return { title: title ?? check.title ?? check.id, seen: check.seen ?? check.finding, hint: check.hint };
  }
  const values = check.values ?? {};
  return {
    title: title ?? check.title ?? check.id,
    seen: fill(words.seen, values, language),
    hint: words.hint === undefined ? undefined : fill(words.hint, values, language),
  };
}

import type { Language } from '../../core/index.js';

/** French first: it is the wording of the windows; English says the same. */
export type LabelPair = readonly [fr: string, en: string];
export type LabelTable = Readonly<Record<string, LabelPair>>;

/** Picks the wording of a pair. */
export function pick(pair: LabelPair, language: Language): string {
  return language === 'fr' ? pair[0] : pair[1];
}

import type { Language } from '../core/index.js';
import type { Change } from '../diff/plan.js';
import { label } from './labels/label.js';
import type { Reader } from './options.js';
import { type Spoken, sentence, sentenceParts } from './sentences/sentence.js';

/** Why a row is not applied; with `details` also what to do about it. */
export function reasonText(reason: Spoken, reader: Reader & { readonly details: boolean }): string {
  return reader.details ? sentence(reason, reader) : sentenceParts(reason, reader).text;
}

/** The reason and the hint separately, for a page. */
export function reasonTexts(reason: Spoken, reader: Reader): readonly string[] {
  const { text, hint } = sentenceParts(reason, reader);
  return hint === undefined ? [text] : [text, hint];
}

/** Why a change is written, if it is not obvious: the side that decides, or an answer. */
export function becauseText({ because, target }: Change, language: Language): string | undefined {
  if (because === 'resolved') return label('because.resolved', language);
  return because === 'owner' ? label(`because.${target === 'woo' ? 'gestan' : 'woo'}`, language) : undefined;
}

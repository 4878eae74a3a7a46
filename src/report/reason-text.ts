import type { Reader } from './options.js';
import { type Spoken, sentence, sentenceParts } from './sentences/sentence.js';

/** Why a row is not applied; with `details` also what to do about it. */
export function reasonText(reason: Spoken, reader: Reader & { readonly details: boolean }): string {
  return reader.details ? sentence(reason, reader) : sentenceParts(reason, reader).text;
}

/** Why and what to do, each by itself, for a page. */
export function reasonTexts(reason: Spoken, reader: Reader): readonly string[] {
  const { text, hint } = sentenceParts(reason, reader);
  return hint === undefined ? [text] : [text, hint];
}

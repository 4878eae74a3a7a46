import { defined } from '../../core/index.js';
import type { SetupReason, SetupRow } from './setup-row.js';

/** A name as words in lower case without accents: « Frais d’envoi » → `frais d envoi`. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/&(?:amp;)?/g, ' et ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A question about a name. Words are whole: `port` is not in « support ». */
export type NameTest = (words: string) => boolean;

/** Whether a name has one of these phrases as whole words. */
export function hasPhrase(...phrases: readonly string[]): NameTest {
  return (words) => phrases.some((phrase) => ` ${words} `.includes(` ${phrase} `));
}

/** Something of Gestan's that can be chosen. */
export interface Candidate {
  readonly value: string;
  readonly name: string;
}

/** What a row says of its value. */
export type Found = Pick<SetupRow, 'status' | 'value' | 'valueName' | 'reason'>;

export function proposed(candidate: Candidate, reason: SetupReason): Found {
  return { status: 'proposed', value: candidate.value, valueName: candidate.name, reason };
}

export function open(reason: SetupReason): Found {
  return { status: 'open', reason };
}

/** The one candidate that fits; several or none are a person's to choose among. */
export function theOne(candidates: readonly Candidate[], reason: SetupReason): Found {
  const [first, ...others] = candidates;
  if (!first) return open({ code: 'setup-none-like-it', values: {} });
  if (others.length === 0) return proposed(first, reason);
  return open({ code: 'setup-several', values: { names: candidates.map(({ name }) => name) } });
}

/** A row of which a value is stored: it stays as it is. */
export function stored(value: string, name: string | undefined): Found {
  return {
    status: 'stored',
    value,
    ...defined({ valueName: name }),
    reason: { code: 'setup-stored', values: {} },
  };
}

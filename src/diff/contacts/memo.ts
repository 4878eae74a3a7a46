import { spelledFirstName } from './first-names.js';
import { textHash } from './key-table.js';
import { spokenForm, withoutParticles } from './names.js';

/** The hashes under which a first or last name is found. */
export interface NameHashes {
  /** As a first name: how it sounds, in its usual spelling. */
  readonly given: number;
  /** As a last name: the whole without particles first, then the whole, then each of several. */
  readonly surnames: readonly [number, ...number[]];
  /** Of its words in any order. */
  readonly bag: number;
}

/** So many results are kept of each kind; then it starts anew. */
const limit = 60_000;

/** What was worked out of texts that many contacts have in common: first names, towns, streets. */
export interface Memo {
  /** The result of `work` for a text, worked out once. */
  of<T>(kind: string, text: string, work: (text: string) => T): T;
  /** The hashes of a name of one or several words. */
  hashesOf(words: readonly string[]): NameHashes;
}

/** The hashes of a name, worked out anew. */
export function nameHashesOf(words: readonly string[]): NameHashes {
  const proper = withoutParticles(words);
  const whole = textHash(spokenForm(proper.join('')));
  const others =
    words.length === 1
      ? []
      : [spokenForm(words.join('')), ...words.filter((word) => word.length > 2).map(spokenForm)].map(
          textHash,
        );
  return {
    given: textHash(spokenForm(spelledFirstName(words.join('')))),
    surnames: [whole, ...new Set(others.filter((hash) => hash !== whole))],
    bag: proper.reduce((sum, word) => (sum + textHash(spokenForm(word))) >>> 0, 0),
  };
}

export function createMemo(): Memo {
  const kinds = new Map<string, Map<string, unknown>>();
  let byWords = new WeakMap<readonly string[], NameHashes>();
  return {
    of<T>(kind: string, text: string, work: (text: string) => T): T {
      let known = kinds.get(kind);
      if (known === undefined || known.size > limit) {
        known = new Map();
        kinds.set(kind, known);
        byWords = new WeakMap();
      }
      const there = known.get(text);
      if (there !== undefined) return there as T;
      const made = work(text);
      known.set(text, made);
      return made;
    },
    hashesOf(words) {
      const there = byWords.get(words);
      if (there !== undefined) return there;
      const made = nameHashesOf(words);
      byWords.set(words, made);
      return made;
    },
  };
}

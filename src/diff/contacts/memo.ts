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

/** Results for texts that many contacts share: first names, towns, streets. */
export interface Memo {
  /** The result of `work` for a text, worked out once. */
  of<T>(kind: string, text: string, work: (text: string) => T): T;
  /** The hashes of a name of one or several words. */
  hashesOf(words: readonly string[]): NameHashes;
}

/** The hashes of a name, worked out anew. */
export function nameHashesOf(words: readonly string[]): NameHashes {
  if (words.length === 1) return hashesOfWord(words[0] ?? '');
  const proper = withoutParticles(words);
  const whole = textHash(spokenForm(proper.join('')));
  const others = [spokenForm(words.join('')), ...words.filter((word) => word.length > 2).map(spokenForm)].map(
    textHash,
  );
  return {
    given: textHash(spokenForm(spelledFirstName(words.join('')))),
    surnames: [whole, ...new Set(others.filter((hash) => hash !== whole))],
    bag: proper.reduce((sum, word) => (sum + textHash(spokenForm(word))) >>> 0, 0),
  };
}

/** The same of one word, as most names are. */
function hashesOfWord(word: string): NameHashes {
  const whole = textHash(spokenForm(word));
  const spelled = spelledFirstName(word);
  return {
    given: spelled === word ? whole : textHash(spokenForm(spelled)),
    surnames: [whole],
    bag: whole,
  };
}

const fewest = 64;
const most = 65_536;

/**
 * The results of one kind of work: each text has one place by its hash, and a later text takes it
 * over. A map of as many texts would cost more than most of the work that it saves.
 */
interface Shelf {
  texts: (string | undefined)[];
  results: unknown[];
  /** Results that were stored since the memo was last resized. */
  put: number;
}

function createShelf(size: number): Shelf {
  return {
    texts: new Array<string | undefined>(size).fill(undefined),
    results: new Array<unknown>(size).fill(undefined),
    put: 0,
  };
}

export function createMemo(): Memo {
  const kinds = new Map<string, Shelf>();
  const byWords = new WeakMap<readonly string[], NameHashes>();
  return {
    of<T>(kind: string, text: string, work: (text: string) => T): T {
      let shelf = kinds.get(kind);
      if (shelf === undefined || (shelf.put > shelf.texts.length && shelf.texts.length < most)) {
        shelf = createShelf(shelf === undefined ? fewest : shelf.texts.length * 4);
        kinds.set(kind, shelf);
      }
      const at = textHash(text) & (shelf.texts.length - 1);
      if (shelf.texts[at] === text) return shelf.results[at] as T;
      const made = work(text);
      shelf.texts[at] = text;
      shelf.results[at] = made;
      shelf.put += 1;
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

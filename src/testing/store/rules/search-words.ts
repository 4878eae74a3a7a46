import { folded } from './slug.js';

/** English words that WordPress leaves out of a search. */
const stopWords = new Set(
  'about an are as at be by com for from how in is it of on or that the this to was what when where who will with www'.split(
    ' ',
  ),
);

/**
 * The words of a search: phrases in quotes stay whole, single letters and stop words are left out.
 */
function wordsOf(search: string): string[] {
  const found = search.match(/".*?(?:"|$)|(?<=[\t ",+]|^)[^\t ",+]+/g) ?? [];
  if (found.length > 9) return [search];
  const words = found
    .map((word) =>
      word.startsWith('"') && word.endsWith('"') ? word.slice(1, -1) : word.replace(/^["'\s]+|["'\s]+$/g, ''),
    )
    .filter((word) => word !== '' && !/^[a-z-]$/i.test(word) && !stopWords.has(word.toLowerCase()));
  return words.length === 0 ? [search] : words;
}

/**
 * WordPress' search of posts: every word must be in one of the texts, in any case and with any
 * accents; a word after a dash must be in none.
 *
 * @param search - as the caller gave it; a blank one finds all
 */
export function searcher(search: string): (texts: readonly string[]) => boolean {
  if (search.trim() === '') return () => true;
  const words = wordsOf(search).map((word) =>
    word.startsWith('-')
      ? { word: folded(word.slice(1)), wanted: false }
      : { word: folded(word), wanted: true },
  );
  return (texts) => {
    const all = texts.map(folded);
    return words.every(({ word, wanted }) => all.some((text) => text.includes(word)) === wanted);
  };
}

import { decodeEntities } from '../../core/index.js';

/** Letters that Unicode does not decompose into a base letter and an accent. */
const foldings: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** So many UTF-16 units of a name are compared: likeness takes time by the square of its length. */
const comparedText = 500;

const accents: Readonly<Record<string, string>> = {
  à: 'a',
  â: 'a',
  ä: 'a',
  á: 'a',
  ã: 'a',
  å: 'a',
  ç: 'c',
  é: 'e',
  è: 'e',
  ê: 'e',
  ë: 'e',
  î: 'i',
  ï: 'i',
  í: 'i',
  ñ: 'n',
  ô: 'o',
  ö: 'o',
  ó: 'o',
  õ: 'o',
  ù: 'u',
  û: 'u',
  ü: 'u',
  ú: 'u',
  ÿ: 'y',
};

/**
 * Lower case without accents, punctuation as blanks, `&` as `et`, dotted abbreviations joined:
 * `S.A.R.L.` → `sarl`.
 */
export function fold(text: string): readonly string[] {
  if (text.length > comparedText) return foldAny(text);
  // Most names are one word, or two, of plain letters.
  const lower = text.toLowerCase();
  if (/^[a-z]+$/.test(lower)) return [lower];
  const latin = lower.replace(/[à-ÿ]/g, (letter) => accents[letter] ?? letter);
  if (/^[a-z0-9 -]*$/.test(latin)) return latin.split(/[ -]+/).filter((word) => word !== '');
  return foldAny(text);
}

function foldAny(text: string): readonly string[] {
  let plain = decodeEntities(text.slice(0, comparedText)).replaceAll('&', ' et ');
  const isAscii = /^[ -~]*$/.test(plain);
  if (!isAscii) plain = plain.normalize('NFKD').replace(/\p{M}+/gu, '');
  plain = plain.toLowerCase();
  if (!isAscii) plain = plain.replace(/[ßœæøłđðþı]/g, (letter) => foldings[letter] ?? letter);
  if (plain.includes('.')) {
    plain = plain.replace(/(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu, (dotted) =>
      dotted.replaceAll('.', ''),
    );
  }
  plain = plain.replace(/[’'`´ʼ]/g, '');
  return plain.split(isAscii ? /[^a-z0-9]/ : /[^\p{L}\p{N}]/u).filter((word) => word !== '');
}

const legalForms = new Set(
  'sarl sarlu sas sasu eurl sci scm sccv snc sa ei eirl scop scic scea gaec earl gfa cuma selarl selas selasu sca scs scp gie asbl sprl srl bv nv gmbh ag kg ltd limited llc inc plc spa'.split(
    ' ',
  ),
);

const abbreviations: Readonly<Record<string, string>> = {
  ets: 'etablissements',
  etablissement: 'etablissements',
  ste: 'societe',
  cie: 'compagnie',
  st: 'saint',
};

const titles = new Set('m mr mme mlle mmes monsieur madame mademoiselle dr docteur me maitre'.split(' '));

const particles = new Set('de du des d la le les l van von der den di da del della'.split(' '));

/** The words of a firm's name without its legal forms, unless nothing else is left. */
export function firmWords(text: string): readonly string[] {
  const words = fold(text).map((word) => abbreviations[word] ?? word);
  const proper = words.filter((word) => !legalForms.has(word) && word !== 'societe');
  return proper.length > 0 ? proper : words;
}

/**
 * A name as it is compared: without accents, case, punctuation and legal forms, `&` as `et`. Legal
 * forms stay where nothing else is left.
 *
 * @example normaliseName('S.A.R.L. Müller & Fils') // 'muller et fils'
 */
export function normaliseName(name: string): string {
  return firmWords(name).join(' ');
}

/** The legal forms that stand in a firm's name, in order of the alphabet. */
export function legalFormsOf(name: string): readonly string[] {
  return [...new Set(fold(name).filter((word) => legalForms.has(word)))].sort();
}

/** A person's name, ready to be compared. Hyphens and blanks count alike. */
export interface PersonName {
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** What distinguishes father and son of one name: `senior` or `junior`. */
  readonly generation?: 'senior' | 'junior' | undefined;
}

const generations: Readonly<Record<string, 'senior' | 'junior'>> = {
  pere: 'senior',
  senior: 'senior',
  sr: 'senior',
  fils: 'junior',
  junior: 'junior',
  jr: 'junior',
};

/** Words that tell how somebody came to a name: `née Martin`, `épouse Durand`. */
const ties: ReadonlySet<string> = new Set('nee ne epouse ep epse veuve vve usage'.split(' '));

/** The words of a first or last name, without titles. */
export function personWords(text: string): readonly string[] {
  const words = fold(text);
  if (words.length < 2 && !titles.has(words[0] ?? '')) return words;
  const spelled = words.map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word));
  // `M. et Mme Martin`; but `M.-C.` are initials.
  if (spelled.every((word) => word.length === 1)) return spelled;
  let from = 0;
  while (from < spelled.length && (titles.has(spelled[from] ?? '') || (from > 0 && spelled[from] === 'et')))
    from += 1;
  const named = from < spelled.length ? spelled.slice(from) : words.length > 1 ? [] : spelled;
  const kept = named.filter((word) => !ties.has(word));
  return kept.length > 0 ? kept : named;
}

const none: readonly string[] = [];

/** Words of a person's first and last name. `undefined` where both are blank. */
export function personName(
  firstName: string | undefined,
  lastName: string | undefined,
  wordsOf: (text: string) => readonly string[] = personWords,
): PersonName | undefined {
  let first = firstName ? wordsOf(firstName) : none;
  let last = lastName ? wordsOf(lastName) : none;
  if (first.length + last.length === 0) return undefined;
  const generation = generations[last.at(-1) ?? ''] ?? generations[first.at(-1) ?? ''];
  if (generation === undefined) return { first, last };
  const isMark = (word: string) => generations[word] !== undefined;
  if (last.length > 1) last = last.filter((word, index) => index === 0 || !isMark(word));
  if (first.length > 1) first = first.filter((word, index) => index === 0 || !isMark(word));
  return { first, last, generation };
}

/** The words without the particles between them, unless nothing is left. */
export function withoutParticles(words: readonly string[]): readonly string[] {
  const proper = words.filter((word) => !particles.has(word));
  return proper.length > 0 ? proper : words;
}

/** The key of a firm's name in the homonym index. */
export function firmKey(company: string): string {
  return firmWords(company).join('');
}

const letterC = 99;
const letterE = 101;
const letterF = 102;
const letterH = 104;
const letterI = 105;
const letterK = 107;
const letterP = 112;
const letterY = 121;

/**
 * What the ear hears alike: doubled letters, a mute h, y for i, ph for f. A final `ee` stays: André
 * is not Andrée.
 */
export function spokenForm(word: string): string {
  if (!soundsOtherwise(word)) return word;
  let spoken = '';
  // The last letter that was heard, and the one that was written for it.
  let heard = 0;
  let written = 0;
  let isDoubled = false;
  for (let at = 0; at < word.length; at += 1) {
    let code = word.charCodeAt(at);
    if (code === letterH && at > 0) continue;
    if (code === letterP && word.charCodeAt(at + 1) === letterH) {
      code = letterF;
      at += 1;
    } else if (code === letterY) code = letterI;
    const isSilent = code === letterK && written === letterC;
    written = code;
    if (isSilent) continue;
    if (code === letterK) code = letterC;
    if (code === heard && !isDoubled && code !== letterE) {
      isDoubled = true;
      continue;
    }
    isDoubled = false;
    heard = code;
    spoken += String.fromCharCode(code);
  }
  return spoken;
}

/** Whether a word has a letter of {@link spokenForm}, or one twice. Most have not. */
function soundsOtherwise(word: string): boolean {
  let last = 0;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code === last) return true;
    if (code === letterH || code === letterK || code === letterP || code === letterY) return true;
    last = code;
  }
  return false;
}

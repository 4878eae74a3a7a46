import { decodeEntities } from '../../core/index.js';

/** Letters that Unicode does not take apart into a base letter and an accent. */
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

/**
 * Lower case without accents, punctuation as blanks, `&` as `et`, dotted abbreviations joined:
 * `S.A.R.L.` → `sarl`.
 */
function fold(text: string): readonly string[] {
  let plain = decodeEntities(text.slice(0, comparedText)).replaceAll('&', ' et ');
  // Most names are plain letters: what follows is for the others.
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
  return plain.split(isAscii ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const legalForms = new Set(
  'sarl sas sasu eurl sci snc sa ei eirl scop scea gaec earl selarl sca scs scp gie asbl sprl srl bv nv gmbh ag kg ltd limited llc inc plc spa'.split(
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
function firmWords(text: string): readonly string[] {
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
}

function personWords(text: string | undefined): readonly string[] {
  const words = fold(text ?? '').map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word));
  const from = words.length > 1 && titles.has(words[0] ?? '') ? 1 : 0;
  return words.slice(from);
}

/** Words of a person's first and last name. `undefined` where both are blank. */
export function personName(
  firstName: string | undefined,
  lastName: string | undefined,
): PersonName | undefined {
  const first = personWords(firstName);
  const last = personWords(lastName);
  return first.length + last.length === 0 ? undefined : { first, last };
}

/** The words without the particles between them, unless nothing is left. */
export function withoutParticles(words: readonly string[]): readonly string[] {
  const proper = words.filter((word) => !particles.has(word));
  return proper.length > 0 ? proper : words;
}

/**
 * How a person's name is spelled as one key of the homonym index: all of it, and without particles
 * where there are some. `swapped` puts the last name first.
 */
export function personKeys(name: PersonName, swapped = false): readonly string[] {
  const [a, b] = swapped ? [name.last, name.first] : [name.first, name.last];
  const full = [...a, ...b].join('');
  const plain = [...withoutParticles(a), ...withoutParticles(b)].join('');
  return full === plain ? [full] : [full, plain];
}

/** The key of a firm's name in the homonym index. */
export function firmKey(company: string): string {
  return firmWords(company).join('');
}

/**
 * What the ear hears alike: doubled letters, a mute h, y for i, ph for f. A final `ee` stays: André
 * is not Andrée.
 */
export function spokenForm(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/y/g, 'i')
    .replace(/(?<=.)h/g, '')
    .replace(/ck|k/g, 'c')
    .replace(/([^e])\1/g, '$1');
}

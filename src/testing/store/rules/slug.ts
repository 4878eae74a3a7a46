import { stripTags } from './php.js';

/** What WordPress writes for letters that are no plain letter with a mark. */
const special: Readonly<Record<string, string>> = {
  ª: 'a',
  º: 'o',
  Æ: 'AE',
  æ: 'ae',
  Ð: 'D',
  ð: 'd',
  Ø: 'O',
  ø: 'o',
  Þ: 'TH',
  þ: 'th',
  ß: 's',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  Ĳ: 'IJ',
  ĳ: 'ij',
  ĸ: 'k',
  Ŀ: 'L',
  ŀ: 'l',
  Ł: 'L',
  ł: 'l',
  ŉ: 'n',
  Ŋ: 'N',
  ŋ: 'n',
  Œ: 'OE',
  œ: 'oe',
  Ŧ: 'T',
  ŧ: 't',
  ſ: 's',
  '€': 'E',
  '£': '',
};

/**
 * Latin letters with marks: Latin-1, Latin Extended-A, the Romanian, Vietnamese and Pinyin ones.
 */
const marked = /[\u00c0-\u017f\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u0218-\u021b\u1ea0-\u1ef9]/;

/**
 * WordPress' `remove_accents`: Latin letters lose their marks, letters of other scripts keep
 * theirs.
 */
export function removeAccents(value: string): string {
  return [...value.normalize('NFC')]
    .map((letter) => {
      const known = special[letter];
      if (known !== undefined) return known;
      return marked.test(letter) ? letter.normalize('NFD').replace(/\p{M}/gu, '') : letter;
    })
    .join('');
}

/** A text as the database's accent-blind collation compares it. */
export function folded(value: string): string {
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const longestSlug = 200;

/** Percent-encodes all but plain characters, and cuts before the 200th. */
function encode(value: string): string {
  let encoded = '';
  for (const letter of value) {
    // Half of a surrogate pair is not a letter.
    const piece = /\p{Cs}/u.test(letter) ? '' : letter < '\u0080' ? letter : encodeURIComponent(letter);
    if (encoded.length + piece.length > longestSlug) break;
    encoded += piece;
  }
  return encoded.toLowerCase();
}

const dashes =
  /[\u00a0\u2011\u2013\u2014/\u2000-\u200a\u2028\u2029\u202f]|&(?:nbsp|ndash|mdash|#160|#8209|#8211|#8212);/g;
/** Punctuation and invisible signs that a slug leaves out. */
const dropped =
  /[\u00a1\u00a9\u00ab\u00ad\u00ae\u00b0\u00b4\u00bb\u00bf\u02ca\u200b-\u200f\u2018-\u201f\u2022\u2026\u202a-\u202e\u2039\u203a\u2122\ufeff\ufffc]|\u0300|\u0301|\u0304|\u030c|\u0341/g;

/** WordPress' `sanitize_title`. What is percent-encoded already stays so. */
export function slugOf(value: string, options: { readonly keepAccents?: boolean } = {}): string {
  const titled = stripTags(options.keepAccents === true ? value : removeAccents(value));
  const octets = titled
    .split(/(%[a-f0-9]{2})/i)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll('%', '')))
    .join('');
  const spelled = octets.toLowerCase().replace(dashes, '-').replace(dropped, '').replaceAll('\u00d7', 'x');
  return encode(spelled)
    .replace(/&.+?;/g, '')
    .replaceAll('.', '-')
    .replace(/[^%a-z0-9 _-]/g, '')
    .replace(/\s+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-+|-+$/g, '');
}

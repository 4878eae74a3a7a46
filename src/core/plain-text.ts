/** WordPress markup (entities, inline tags) as the plain text that people read. */

const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const named: ReadonlyMap<string, string> = new Map([
  ...latin.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(160 + index)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    euro: '€',
    OElig: 'Œ',
    oelig: 'œ',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    bull: '•',
    trade: '™',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
  }),
]);

/** An entity, its name or number in the first group. */
export const entity = /&(#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,7});/g;

/** The character of an entity: `amp` → `&`, `#38` → `&`. */
export function character(name: string): string | undefined {
  if (!name.startsWith('#')) return named.get(name);
  const hex = name[1] === 'x' || name[1] === 'X';
  const point = hex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    ? String.fromCodePoint(point)
    : undefined;
}

/** An entity at the end of a text, its name or number in the first group. */
const lastEntity = new RegExp(`${entity.source}$`);

/** The units of the longest entity, `&#x10ffff;`. */
const longestEntity = 10;

/**
 * Replaces all entities by their characters, also those that were escaped more than once. One pass:
 * the character of an entity may begin or end another one.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&') || !text.includes(';')) return text;
  const units: string[] = [];
  const add = (unit: string): void => {
    units.push(unit);
    if (unit !== ';') return;
    const [all, name = ''] = lastEntity.exec(units.slice(-longestEntity).join('')) ?? [];
    const meant = all === undefined ? undefined : character(name);
    if (all === undefined || meant === undefined) return;
    units.length -= all.length;
    for (const each of meant.split('')) add(each);
  };
  for (let index = 0; index < text.length; index += 1) add(text.charAt(index));
  return units.join('');
}

/** Blanks that look like a space; characters that show nothing. */
const odd = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const unseen = /[\u00ad\u200b\u2060\ufeff]|(?![\t\n\r])\p{Cc}/gu;
/** Everything beyond Latin letters and common signs may have a composed form. */
const composable = /[^\p{ASCII}\u0080-\u02ff\u2010-\u203a\u20a0-\u20bf\u2122]/u;

/** Characters that all three leave unchanged: nearly every text consists of them. */
const unusual = /[^\t\n\r -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2122]/;

/** A text with one kind of blank, composed, without characters that show nothing. */
export function plainCharacters(text: string): string {
  if (!unusual.test(text)) return text;
  const composed = composable.test(text) ? text.normalize('NFC') : text;
  return composed.replace(unseen, '').replace(odd, ' ');
}

/**
 * Any character that may need work: markup, entities, odd blanks, composable ones. Most texts have
 * none.
 */
const suspect = /[^ -%'-;=-~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2122]/;

/** Whether a text is in canonical form at a glance. */
export function isPlain(text: string): boolean {
  return (
    text === '' ||
    (text.charCodeAt(0) !== 32 &&
      text.charCodeAt(text.length - 1) !== 32 &&
      !suspect.test(text) &&
      !text.includes('  '))
  );
}

const inlineTags =
  /<\/?(?:a|abbr|b|br|del|em|font|i|ins|mark|small|span|strong|sub|sup|u)(?:\s[^<>]*)?\/?>/gi;

/**
 * A one-line text (a name, a free field) in its canonical form.
 *
 * @param markup whether the text comes from a place where HTML is markup (a Woo title) rather than
 * text.
 * @example
 * canonicalLine('Lot &amp; <b>cadeau</b> ', true)   // 'Lot & cadeau'
 */
export function canonicalLine(text: string, markup = false): string {
  if (isPlain(text)) return text;
  const untagged = markup ? text.replace(inlineTags, '') : text;
  return plainCharacters(decodeEntities(untagged)).replace(/\s+/g, ' ').trim();
}

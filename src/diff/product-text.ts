/**
 * Texts of both sides in one form, so that what a shop or a person merely writes differently does not count as a change:
 * entities, kinds of blank, line ends, Unicode composition, and the paragraphs that WordPress makes of blank lines (`wpautop`).
 * The form is also what is written, so it keeps all markup that means something.
 */

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

const entity = /&(#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,7});/g;

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return named.get(name);
  const hex = name[1] === 'x' || name[1] === 'X';
  const point = hex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    ? String.fromCodePoint(point)
    : undefined;
}

/** All entities as the characters they stand for, also those that were escaped more than once. */
export function decodeEntities(text: string): string {
  let before = text;
  for (;;) {
    const after = before.replace(entity, (all, name: string) => character(name) ?? all);
    if (after === before || !after.includes('&')) return after;
    before = after;
  }
}

/** Blanks that look like a space; characters that show nothing. */
const odd = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const unseen = /[\u00ad\u200b\u2060\ufeff]|(?![\t\n\r])\p{Cc}/gu;
/** Everything beyond Latin letters and common signs may have a composed form. */
const composable = /[^\p{ASCII}\u0080-\u02ff\u2010-\u203a\u20a0-\u20bf\u2122]/u;

function plainCharacters(text: string): string {
  const composed = composable.test(text) ? text.normalize('NFC') : text;
  return composed.replace(unseen, '').replace(odd, ' ');
}

/** Any character that may need work: markup, entities, odd blanks, what may be composed. Most texts have none. */
const suspect = /[^ -%'-;=-~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2122]/;

/** Whether a text is in canonical form at a glance. */
function isPlain(text: string): boolean {
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
 * @param markup whether the text comes from a place where HTML is markup (a Woo title) rather than text.
 * @example
 * canonicalLine('Lot &amp; <b>cadeau</b> ', true)   // 'Lot & cadeau'
 */
export function canonicalLine(text: string, markup = false): string {
  if (isPlain(text)) return text;
  const bare = markup ? text.replace(inlineTags, '') : text;
  return plainCharacters(decodeEntities(bare)).replace(/\s+/g, ' ').trim();
}

/** The text of a line as a Woo title: what would be read as markup is escaped. */
export function lineToHtml(text: string): string {
  return text.includes('<') ? text.replace(/</g, '&lt;') : text;
}

const block =
  /\s*(<\/?(?:address|article|aside|blockquote|caption|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]*)?\/?>)\s*/gi;

/** Text between tags: entities decoded but for what would turn into markup. */
function htmlText(text: string): string {
  return text
    .replace(/</g, '&lt;')
    .replace(entity, (all, name: string) => {
      const plain = character(name);
      if (plain === undefined) return all;
      return plain === '<' ? '&lt;' : plain === '&' ? '&amp;' : plain;
    })
    .replace(/&amp;(?!#?[A-Za-z0-9]+;)/g, '&');
}

/**
 * An HTML text (a description) in its canonical form. Paragraphs without attributes become blank lines and `<br>` a line end, as
 * WordPress itself reads them, so that a plain text from Gestan and the paragraphs that the shop makes of it are the same.
 *
 * @example
 * canonicalHtml('<p>Canne &agrave; mouche</p>\n<p>Carbone</p>\n')   // 'Canne à mouche\n\nCarbone'
 */
export function canonicalHtml(text: string): string {
  if (isPlain(text)) return text;
  // One plain paragraph is what most shops hold.
  if (text.startsWith('<p>')) {
    const end = text.endsWith('</p>') ? 4 : text.endsWith('</p>\n') ? 5 : 0;
    const inner = text.slice(3, -end);
    if (end > 0 && isPlain(inner)) return inner;
  }
  const lines = plainCharacters(text.replace(/\r\n?/g, '\n'));
  let html = lines.replace(
    /(<(?:[A-Za-z/][^<>]*|!--[\s\S]*?--)>)|([^<]+|<)/g,
    (all, tag: string | undefined) => (tag === undefined ? plainCharacters(htmlText(all)) : tag),
  );
  // Blanks count here, so they stay as they are.
  if (/<(?:pre|script|style|textarea)[\s>]/i.test(html)) return html.trim();
  html = html.replace(/<br\s*\/?>[ \t]*\n?/gi, '\n');
  // With attributes on some paragraph a closing tag may be its own: all stay.
  if (!/<p\s+[^<>]/i.test(html)) html = html.replace(/\s*<\/?p\s*>\s*/gi, '\n\n');
  return html
    .replace(block, '$1')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A free field in its canonical form: its text as it is, but for line ends and blanks around it. `''`: none (null). */
export function canonicalFree(text: string): string | null {
  const bare = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return bare.trim() || null;
}

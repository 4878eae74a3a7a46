/**
 * Texts of both sides in one form, so that what a shop or a person merely writes differently does
 * not count as a change: entities, kinds of blank, line ends, Unicode composition, and the
 * paragraphs that WordPress makes of blank lines (`wpautop`). The form is also what is written, so
 * it keeps all markup that means something.
 */

import { character, entity, isPlain, plainCharacters } from '../../core/index.js';

/** The text of a line as a Woo title: what would be read as markup is escaped. */
export function lineToHtml(text: string): string {
  return text.includes('<') ? text.replace(/</g, '&lt;') : text;
}

const block =
  '<\\/?(?:address|article|aside|blockquote|caption|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:\\s[^<>]*)?\\/?>';
const afterBlock = new RegExp(`(${block})\\s+`, 'gi');
// Begins where blanks begin, so that a long row of them is read once. What a match before it took
// would hide that, hence a pattern for either side.
const beforeBlock = new RegExp(`(?<!\\s)\\s+(${block})`, 'gi');

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

/** Of shorter texts looking at each character costs less than remembering them. */
const worthRemembering = 64;

/**
 * The last two long texts that were found to be plain: the other side of a product mostly has the
 * same.
 */
const plainBefore: [string, string] = ['', ''];

function isPlainText(text: string): boolean {
  if (text.length < worthRemembering) return isPlain(text);
  if (text === plainBefore[0] || text === plainBefore[1]) return true;
  if (!isPlain(text)) return false;
  plainBefore[1] = plainBefore[0];
  plainBefore[0] = text;
  return true;
}

/**
 * An HTML text (a description) in its canonical form. Paragraphs without attributes become blank
 * lines and `<br>` a line end, as WordPress itself reads them, so that a plain text from Gestan and
 * the paragraphs that the shop makes of it are the same.
 *
 * @example
 * canonicalHtml('<p>Canne &agrave; mouche</p>\n<p>Carbone</p>\n')   // 'Canne à mouche\n\nCarbone'
 */
export function canonicalHtml(text: string): string {
  if (isPlainText(text)) return text;
  // One plain paragraph is what most shops hold.
  if (text.startsWith('<p>')) {
    const end = text.endsWith('</p>') ? 4 : text.endsWith('</p>\n') ? 5 : 0;
    const inner = text.slice(3, -end);
    if (end > 0 && !inner.includes('<')) return canonicalHtml(inner);
  }
  const lines = plainCharacters(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
  const markup = lines.includes('<') || lines.includes('&');
  return markup ? canonicalMarkup(lines) : withoutBlanks(lines);
}

/** One blank between words, at most one blank line between lines. */
function withoutBlanks(text: string): string {
  const words = text.includes('  ') || text.includes('\t') ? text.replace(/[ \t]{2,}|\t/g, ' ') : text;
  const lines = words.includes('\n') ? words.replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n') : words;
  return lines.trim();
}

function canonicalMarkup(text: string): string {
  let html = text.replace(
    /(<(?:[A-Za-z/][^<>]*|!--[\s\S]*?--)>)|([^<]+|<)/g,
    (all, tag: string | undefined) => {
      if (tag !== undefined) return tag;
      return all === '<' || all.includes('&') ? plainCharacters(htmlText(all)) : all;
    },
  );
  // Blanks count here, so they stay as they are.
  if (/<(?:pre|script|style|textarea)[\s>]/i.test(html)) return html.trim();
  html = html.replace(/<br\s*\/?>[ \t]*\n?/gi, '\n');
  // With attributes on some paragraph a closing tag may be its own: all stay.
  if (!/<p\s+[^<>]/i.test(html))
    html = html.replace(/(<\/?p\s*>)\s+/gi, '$1').replace(/(?<!\s)\s*<\/?p\s*>/gi, '\n\n');
  return withoutBlanks(html.replace(afterBlock, '$1').replace(beforeBlock, '$1'));
}

/**
 * A free field in its canonical form: its text as it is, but for line ends and blanks around it.
 * `''`: none (null).
 */
export function canonicalFree(text: string): string | null {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return plain.trim() || null;
}

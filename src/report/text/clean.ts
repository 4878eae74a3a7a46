/**
 * Data from shops can hold anything: escape sequences that repaint a terminal, line breaks that
 * forge rows, marks that turn the reading direction around. None of it may have an effect; it is
 * shown as a symbol or left out.
 */

/** Direction marks and invisible characters that make a text read as something it is not. */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const controls = /[\u0000-\u001f\u007f-\u009f]/gu;

/** Half of a pair, which no encoding can write. */
const surrogates = /\p{Surrogate}/gu;

function symbolOf(control: string): string {
  const code = control.codePointAt(0) ?? 0;
  // The block « Control Pictures » has a picture of each C0 control at the same place, and of DEL
  // at 0x2421.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/** What nearly every text is made of: nothing in it is to be changed. */
const plainText = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]*$/;

/** The longest text that is shown, in UTF-16 units: more is not read, and its layout takes time. */
const longestShown = 2_000;

/**
 * A text fit for one line: breaks become spaces, controls become visible symbols, direction marks
 * go, and what is longer than a page is cut.
 */
export function clean(text: string): string {
  if (plainText.test(text) && text.length <= longestShown) return text;
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return shown
    .replace(surrogates, '\ufffd')
    .replace(breaks, ' ')
    .replace(controls, symbolOf)
    .replace(invisible, '');
}

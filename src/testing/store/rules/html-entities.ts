/** The names of HTML 4 and `apos`, which WordPress knows; any other name is text. */
const names: ReadonlySet<string> = new Set(
  (
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup1 sup2 sup3 ' +
    'acute micro para middot cedil ordm raquo iquest frac14 frac12 frac34 Agrave Aacute Acirc Atilde Auml Aring ' +
    'AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml ' +
    'times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil ' +
    'egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ' +
    'ugrave uacute ucirc uuml yacute thorn yuml quot amp lt gt apos OElig oelig Scaron scaron Yuml circ tilde ' +
    'ensp emsp thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo dagger Dagger permil ' +
    'lsaquo rsaquo euro fnof Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi ' +
    'Rho Sigma Tau Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu ' +
    'nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega thetasym upsih piv bull hellip prime Prime ' +
    'oline frasl weierp image real trade alefsym larr uarr rarr darr harr crarr lArr uArr rArr dArr hArr forall ' +
    'part exist empty nabla isin notin ni prod sum minus lowast radic prop infin ang and or cap cup int sim cong ' +
    'asymp ne equiv le ge sub sup nsub sube supe oplus otimes perp sdot lceil rceil lfloor rfloor lang rang loz ' +
    'spades clubs hearts diams there4'
  ).split(' '),
);

/** Whether a text may hold a character (WordPress' `valid_unicode`). */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  if (code < 0x10000) return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd);
  return code <= 0x10ffff;
}

/**
 * WordPress' `wp_kses_normalize_entities`: ampersands that begin no entity that it knows become
 * `&amp;`; decimal numbers get three digits at least, hexadecimal ones lose their leading zeros.
 */
export function normalizeEntities(value: string): string {
  return value.replace(
    /&(?:([A-Za-z]{2,8}\d{0,2});|#(0*\d{1,7});|#[xX](0*[0-9A-Fa-f]{1,6});)?/g,
    (whole, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined && names.has(name)) return whole;
      if (decimal !== undefined && isCharacter(Number(decimal)))
        return `&#${String(Number(decimal)).padStart(3, '0')};`;
      if (hex !== undefined) {
        if (isCharacter(Number.parseInt(hex, 16))) return `&#x${hex.replace(/^0+/, '')};`;
        return `&amp;#x${hex};`;
      }
      return `&amp;${whole.slice(1)}`;
    },
  );
}

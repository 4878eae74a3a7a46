const named = new Intl.DisplayNames(['en'], { type: 'currency' });

/**
 * Names that the store writes in another way than the platform does: letters beyond ASCII are
 * entities.
 */
const namedOtherwise: Readonly<Record<string, string>> = {
  BAM: 'Bosnia and Herzegovina convertible mark',
  BMD: 'Bermudian dollar',
  BTC: 'Bitcoin',
  BWP: 'Botswana pula',
  BYR: 'Belarusian ruble (old)',
  CAD: 'Canadian dollar',
  CHF: 'Swiss franc',
  CRC: 'Costa Rican col&oacute;n',
  CUC: 'Cuban convertible peso',
  GBP: 'Pound sterling',
  GGP: 'Guernsey pound',
  GHS: 'Ghana cedi',
  GYD: 'Guyanese dollar',
  ILS: 'Israeli new shekel',
  IMP: 'Manx pound',
  IRT: 'Iranian toman',
  ISK: 'Icelandic kr&oacute;na',
  JEP: 'Jersey pound',
  KGS: 'Kyrgyzstani som',
  LAK: 'Lao kip',
  MMK: 'Burmese kyat',
  MNT: 'Mongolian t&ouml;gr&ouml;g',
  NIO: 'Nicaraguan c&oacute;rdoba',
  PEN: 'Sol',
  PLN: 'Polish z&#x142;oty',
  PRB: 'Transnistrian ruble',
  PYG: 'Paraguayan guaran&iacute;',
  SHP: 'Saint Helena pound',
  SLL: 'Sierra Leonean leone',
  STN: 'S&atilde;o Tom&eacute; and Pr&iacute;ncipe dobra',
  TMT: 'Turkmenistan manat',
  TOP: 'Tongan pa&#x2bb;anga',
  TTD: 'Trinidad and Tobago dollar',
  USD: 'United States (US) dollar',
  VEF: 'Venezuelan bol&iacute;var (2008–2018)',
  VES: 'Venezuelan bol&iacute;var',
  VND: 'Vietnamese &#x111;&#x1ed3;ng',
  WST: 'Samoan t&#x101;l&#x101;',
};

/** `Swiss franc`: all but the first word in small letters. */
export function currencyName(code: string): string {
  const own = namedOtherwise[code];
  if (own !== undefined) return own;
  const name = named.of(code) ?? code;
  return name.replace(/(?<=\s)[A-Z](?=[a-z])(?=[a-z]+$)/, (letter) => letter.toLowerCase());
}

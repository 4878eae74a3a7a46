/*
 * The French territories with a numbering plan of their own, and how to recognise them in an
 * address. Shops enter overseas addresses as France: only the postcode shows the territory.
 */

/** By the first digits of a postcode under country FR, the longest first. */
const byPostcode: readonly (readonly [start: string, country: string])[] = [
  ['97133', 'BL'],
  ['97150', 'MF'],
  ['971', 'GP'],
  ['972', 'MQ'],
  ['973', 'GF'],
  ['974', 'RE'],
  ['975', 'PM'],
  ['976', 'YT'],
  ['977', 'BL'],
  ['978', 'MF'],
  ['980', 'MC'],
  ['986', 'WF'],
  ['987', 'PF'],
  ['988', 'NC'],
];

/** Countries whose phone numbers may be written the French way, ten digits with a leading 0. */
const french: ReadonlySet<string> = new Set('FR MC GP MQ GF RE PM YT BL MF WF PF NC'.split(' '));

/** Whether a country of WooCommerce is France or one of its territories, Monaco included. */
export function isFrench(country: string): boolean {
  return french.has(country);
}

/**
 * The country whose numbering plan an address uses: `RE` for postcode 97400 under FR.
 *
 * @param country ISO 3166-1 alpha-2.
 */
export function territoryOf(country: string, postcode: string | undefined): string {
  if (country !== 'FR' || postcode === undefined || !postcode.startsWith('9')) return country;
  return byPostcode.find(([start]) => postcode.startsWith(start))?.[1] ?? country;
}

/**
 * Prefixes of ten-digit numbers that are those of an overseas territory, whatever country the
 * address says. Source: the numbering plan of ARCEP, decision 2018-0881 and its later versions.
 */
const overseas: Readonly<Record<string, string>> = {
  '0262': '262',
  '0263': '262',
  '0269': '262',
  '0639': '262',
  '0692': '262',
  '0693': '262',
  '0508': '508',
  '0590': '590',
  '0690': '590',
  '0691': '590',
  '0594': '594',
  '0694': '594',
  '0596': '596',
  '0696': '596',
  '0697': '596',
};

/** A French number of ten digits, `0612345678` or `0692123456`, in E.164. */
export function frenchNumber(digits: string): string {
  return `+${overseas[digits.slice(0, 4)] ?? '33'}${digits.slice(1)}`;
}

/** Calling code and length of numbers that are written without a leading 0. */
const shortPlans: Readonly<Record<string, readonly [code: string, length: number]>> = {
  MC: ['377', 8],
  PF: ['689', 8],
  NC: ['687', 6],
  WF: ['681', 6],
  PM: ['508', 6],
};

/** A number of a territory with a short plan in E.164; undefined where it is none. */
export function shortNumber(digits: string, country: string): string | undefined {
  const plan = shortPlans[country];
  return plan !== undefined && digits.length === plan[1] && !digits.startsWith('0')
    ? `+${plan[0]}${digits}`
    : undefined;
}

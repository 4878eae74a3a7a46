/** The currencies WooCommerce knows, in its order. */
export const currencies: readonly string[] =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTC BTN BWP BYR BYN BZD CAD CDF CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GGP GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS IMP INR IQD IRR IRT ISK JEP JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PRB PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VEF VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'.split(
    ' ',
  );

/**
 * The signs as the store writes them, many of them as entities, each with the currencies that use
 * it.
 */
const signs: readonly (readonly [sign: string, codes: string])[] = [
  [
    '&#36;',
    'ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUC CUP CVE FJD GYD HKD JMD KYD LRD MXN NZD SBD SGD SRD TTD USD UYU XCD',
  ],
  ['&pound;', 'FKP GBP GGP GIP IMP JEP SHP SSP'],
  ['Fr', 'BIF CDF DJF GNF KMF RWF'],
  ['L', 'ALL HNL LSL'],
  ['Br', 'BYR BYN ETB'],
  ['Bs.', 'BOB VES'],
  ['&#3647;', 'BTC THB'],
  ['P', 'BWP MOP'],
  ['&yen;', 'CNY JPY'],
  ['kr.', 'DKK ISK'],
  ['&#xfdfc;', 'IRR YER'],
  ['&#x20a8;', 'MUR SCR'],
  ['&#107;&#114;', 'NOK SEK'],
  ['&#8360;', 'NPR PKR'],
  ['Sh', 'SOS TZS'],
  ['CFA', 'XAF XOF'],
  ['&#x62f;.&#x625;', 'AED'],
  ['&#x60b;', 'AFN'],
  ['AMD', 'AMD'],
  ['&fnof;', 'ANG'],
  ['Kz', 'AOA'],
  ['Afl.', 'AWG'],
  ['&#8380;', 'AZN'],
  ['KM', 'BAM'],
  ['&#2547;&nbsp;', 'BDT'],
  ['&#1083;&#1074;.', 'BGN'],
  ['.&#x62f;.&#x628;', 'BHD'],
  ['&#82;&#36;', 'BRL'],
  ['Nu.', 'BTN'],
  ['&#67;&#72;&#70;', 'CHF'],
  ['&#x20a1;', 'CRC'],
  ['&#75;&#269;', 'CZK'],
  ['RD&#36;', 'DOP'],
  ['&#x62f;.&#x62c;', 'DZD'],
  ['EGP', 'EGP'],
  ['Nfk', 'ERN'],
  ['&euro;', 'EUR'],
  ['&#x20be;', 'GEL'],
  ['&#x20b5;', 'GHS'],
  ['D', 'GMD'],
  ['Q', 'GTQ'],
  ['kn', 'HRK'],
  ['G', 'HTG'],
  ['&#70;&#116;', 'HUF'],
  ['Rp', 'IDR'],
  ['&#8362;', 'ILS'],
  ['&#8377;', 'INR'],
  ['&#x62f;.&#x639;', 'IQD'],
  ['&#x062A;&#x0648;&#x0645;&#x0627;&#x0646;', 'IRT'],
  ['&#x62f;.&#x627;', 'JOD'],
  ['KSh', 'KES'],
  ['&#x441;&#x43e;&#x43c;', 'KGS'],
  ['&#x17db;', 'KHR'],
  ['&#x20a9;', 'KPW'],
  ['&#8361;', 'KRW'],
  ['&#x62f;.&#x643;', 'KWD'],
  ['&#8376;', 'KZT'],
  ['&#8365;', 'LAK'],
  ['&#x644;.&#x644;', 'LBP'],
  ['&#xdbb;&#xdd4;', 'LKR'],
  ['&#x62f;.&#x644;', 'LYD'],
  ['&#x62f;.&#x645;.', 'MAD'],
  ['MDL', 'MDL'],
  ['Ar', 'MGA'],
  ['&#x434;&#x435;&#x43d;', 'MKD'],
  ['Ks', 'MMK'],
  ['&#x20ae;', 'MNT'],
  ['UM', 'MRU'],
  ['.&#x783;', 'MVR'],
  ['MK', 'MWK'],
  ['&#82;&#77;', 'MYR'],
  ['MT', 'MZN'],
  ['N&#36;', 'NAD'],
  ['&#8358;', 'NGN'],
  ['C&#36;', 'NIO'],
  ['&#x631;.&#x639;.', 'OMR'],
  ['B/.', 'PAB'],
  ['S/', 'PEN'],
  ['K', 'PGK'],
  ['&#8369;', 'PHP'],
  ['&#122;&#322;', 'PLN'],
  ['&#x440;.', 'PRB'],
  ['&#8370;', 'PYG'],
  ['&#x631;.&#x642;', 'QAR'],
  ['lei', 'RON'],
  ['&#1088;&#1089;&#1076;', 'RSD'],
  ['&#8381;', 'RUB'],
  ['&#x631;.&#x633;', 'SAR'],
  ['&#x62c;.&#x633;.', 'SDG'],
  ['Le', 'SLL'],
  ['Db', 'STN'],
  ['&#x644;.&#x633;', 'SYP'],
  ['E', 'SZL'],
  ['&#x405;&#x41c;', 'TJS'],
  ['m', 'TMT'],
  ['&#x62f;.&#x62a;', 'TND'],
  ['T&#36;', 'TOP'],
  ['&#8378;', 'TRY'],
  ['&#78;&#84;&#36;', 'TWD'],
  ['&#8372;', 'UAH'],
  ['UGX', 'UGX'],
  ['UZS', 'UZS'],
  ['Bs F', 'VEF'],
  ['&#8363;', 'VND'],
  ['Vt', 'VUV'],
  ['T', 'WST'],
  ['XPF', 'XPF'],
  ['&#82;', 'ZAR'],
  ['ZK', 'ZMW'],
];

const signOf: ReadonlyMap<string, string> = new Map(
  signs.flatMap(([sign, codes]) => codes.split(' ').map((code): [string, string] => [code, sign])),
);

/**
 * The sign of a currency as HTML: `&euro;`, `&#36;`; empty for one that the store does not know.
 */
export const currencySymbol = (code: string): string => signOf.get(code) ?? '';

const namedSigns: Readonly<Record<string, string>> = {
  euro: '€',
  pound: '£',
  yen: '¥',
  fnof: 'ƒ',
  nbsp: '\u00a0',
};

/** The sign of a currency as people read it: `€`, `د.ك`. */
export function currencySign(code: string): string {
  return currencySymbol(code).replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (entity, hex: string | undefined, digits: string | undefined, name: string | undefined) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (digits !== undefined) return String.fromCodePoint(Number(digits));
      return namedSigns[name ?? ''] ?? entity;
    },
  );
}

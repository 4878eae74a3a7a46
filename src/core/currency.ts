/**
 * The currencies of ISO 4217 (list one) of which amounts do not have two decimals; metals and units of
 * account, which have no smaller unit, count as having none. The package would load the names and
 * countries of all of them, with each start of a program.
 */
const unusualPlaces: ReadonlyMap<string, number> = new Map(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX',
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  }).flatMap(([places, codes]) => codes.split(' ').map((code) => [code, Number(places)] as const)),
);

/**
 * How many decimals amounts of a currency have: 2, or 0 (JPY, XPF), or 3 (KWD, TND). From ISO 4217.
 * `Intl` does not tell: it follows the habits of CLDR, which change with its release (HUF and RSD have
 * no decimals there, IQD lost its three).
 *
 * @param currency ISO 4217 code. One that is not listed has two: shops sell in points and tokens too.
 * @example currencyPlaces('KWD') // 3
 */
export function currencyPlaces(currency: string): number {
  return unusualPlaces.get(currency.toUpperCase()) ?? 2;
}

/**
 * The currencies of ISO 4217 (list one) whose amounts do not have two decimals; metals and units of
 * account, which have no smaller unit, have none. A package for this would load the names and
 * countries of all currencies at each start.
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
 * `Intl` follows CLDR instead, which changes with its releases (HUF and RSD have no decimals there,
 * IQD lost its three).
 *
 * @param currency ISO 4217 code. An unknown one has two: shops also sell in points and tokens.
 * @example currencyPlaces('KWD') // 3
 */
export function currencyPlaces(currency: string): number {
  return unusualPlaces.get(currency.toUpperCase()) ?? 2;
}

import { code } from 'currency-codes';

/** The decimals of a currency that nobody lists: shops sell in points and tokens too. */
const unlistedPlaces = 2;

/**
 * How many decimals amounts of a currency have: 2, or 0 (JPY, XPF), or 3 (KWD, TND). From ISO 4217,
 * list one. `Intl` does not tell: it follows the habits of CLDR, which change with its release (HUF
 * and RSD have no decimals there, IQD lost its three).
 *
 * @param currency ISO 4217 code. One that is not listed has two.
 * @example currencyPlaces('KWD') // 3
 */
export function currencyPlaces(currency: string): number {
  return code(currency)?.digits ?? unlistedPlaces;
}

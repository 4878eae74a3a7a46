import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Whether digits only fill a field: one digit over and over. */
function isFiller(digits: string): boolean {
  return /(\d)\1{5,}/.test(digits);
}

/**
 * A phone number in E.164 (`+33240123456`). `undefined` for blanks, for what is no number, and for
 * fillers.
 *
 * @param country ISO 3166-1 alpha-2 of numbers written without a country code.
 */
export function phoneKey(phone: string | null | undefined, country = 'FR'): string | undefined {
  const text = (phone ?? '').trim();
  if (text === '') return undefined;
  let number: string | undefined;
  const plain = text.replace(/[\s.\-/()]/g, '');
  // French numbers are most of them; the library takes ten times as long.
  if (country === 'FR' && /^0[1-9]\d{8}$/.test(plain)) number = `+33${plain.slice(1)}`;
  else {
    const region: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
    const parsed = parsePhoneNumberFromString(text, region);
    if (parsed?.isPossible()) number = parsed.number;
  }
  return number === undefined || isFiller(number.slice(1)) ? undefined : number;
}

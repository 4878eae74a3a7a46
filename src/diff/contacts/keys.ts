/*
 * The keys by which a contact is recognised, brought to one form. What only fills a field (`00000`,
 * `noreply@`) gives no key.
 */

const fillerMailbox =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|ne[-_.]?pas[-_.]?repondre|null|none|aucun|inconnu|unknown|sans[-_.]?(?:e?-?mail|adresse)|pas[-_.]?d[e']?[-_.]?(?:e?-?mail|adresse)|deleted|anonym(?:e|ous|ized)?|x+|a{2,}|0+|test)@/;

const fillerDomain = /[@.](?:invalid|localhost|example\.(?:com|org|net))$/;

/**
 * An e-mail address in lower case. `undefined` for blanks, for what is no address, and for fillers.
 *
 * @param own addresses and domains (`@shop.example`) of the shop itself, in lower case: they stand
 * for nobody.
 */
export function emailKey(email: string | null | undefined, own: readonly string[] = []): string | undefined {
  const text = (email ?? '').trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(text)) return undefined;
  if (fillerMailbox.test(text) || fillerDomain.test(text)) return undefined;
  if (own.some((each) => (each.startsWith('@') ? text.endsWith(each) : text === each))) return undefined;
  return text;
}

/** A SIRET as 14 digits, or `undefined`. */
export function siretKey(siret: string | null | undefined): string | undefined {
  const digits = (siret ?? '').replace(/[\s.-]/g, '');
  return /^\d{14}$/.test(digits) && !/^(\d)\1+$/.test(digits) && digits !== '12345678901234'
    ? digits
    : undefined;
}

/** A SIREN as 9 digits, or `undefined`. */
export function sirenKey(siren: string | null | undefined): string | undefined {
  const digits = (siren ?? '').replace(/[\s.-]/g, '');
  return /^\d{9}$/.test(digits) && !/^(\d)\1+$/.test(digits) && digits !== '123456789' ? digits : undefined;
}

/** A VAT number with its country, without blanks: `FR40303265045`. */
export function vatKey(vatNumber: string | null | undefined): string | undefined {
  const text = (vatNumber ?? '').replace(/[^0-9a-z]/gi, '').toUpperCase();
  return /^[A-Z]{2}[0-9A-Z]{2,13}$/.test(text) && /[1-9]/.test(text) && !/(\d)\1{7,}/.test(text)
    ? text
    : undefined;
}

/** The SIREN that a French VAT number ends with. */
export function sirenOfVat(vatNumber: string | undefined): string | undefined {
  return vatNumber !== undefined && /^FR[0-9A-Z]{2}\d{9}$/.test(vatNumber) ? vatNumber.slice(4) : undefined;
}

/** A postcode without blanks, in capitals; fillers such as `00000` give none. */
export function postcodeKey(postcode: string | null | undefined): string | undefined {
  const text = (postcode ?? '').replace(/[^0-9a-z]/gi, '').toUpperCase();
  return text === '' || /^(.)\1+$/.test(text) ? undefined : text;
}

/** Sum of digits, every second one doubled, from the right: Luhn's check of SIREN and SIRET. */
function luhn(digits: string): number {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10;
}

/**
 * Whether the check digit of a SIREN or SIRET is right. The establishments of La Poste (SIREN
 * 356000000) have a plain sum that is a multiple of 5 instead.
 */
export function isValidSiret(digits: string): boolean {
  if (luhn(digits) === 0) return true;
  return (
    digits.startsWith('356000000') && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
  );
}

/** Whether the key of a French VAT number is right; of other countries only the form is known. */
export function isValidVat(vat: string): boolean {
  const french = /^FR(\d\d)(\d{9})$/.exec(vat);
  if (!french) return true;
  return Number(french[1]) === (12 + 3 * (Number(french[2]) % 97)) % 97;
}

const named = new Intl.DisplayNames(['en'], { type: 'currency' });

/** Names that shops write in another way than the platform does. */
const namedOtherwise: Readonly<Record<string, string>> = {
  CAD: 'Canadian dollar',
  CHF: 'Swiss franc',
  GBP: 'Pound sterling',
  USD: 'United States (US) dollar',
};

/** `Swiss franc`: all but the first word in small letters. */
export function currencyName(code: string): string {
  const own = namedOtherwise[code];
  if (own !== undefined) return own;
  const name = named.of(code) ?? code;
  return name.replace(/(?<=\s)[A-Z](?=[a-z])(?=[a-z]+$)/, (letter) => letter.toLowerCase());
}

const entities: Readonly<Record<string, string>> = { '€': '&euro;', '£': '&pound;', '¥': '&yen;' };

/** The sign of a currency as HTML: `&euro;`, `&#36;`. */
export function currencySymbol(code: string): string {
  let sign = code;
  try {
    const format = new Intl.NumberFormat('en', {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
    });
    sign = format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? code;
  } catch (error) {
    // A code the platform does not know stands for itself.
    if (!(error instanceof RangeError)) throw error;
  }
  return [...sign]
    .map((letter) => entities[letter] ?? (/[A-Za-z. ]/.test(letter) ? letter : `&#${letter.codePointAt(0)};`))
    .join('');
}

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

import { isMobile } from './phone-key.js';

/** How well two lists of numbers agree; `similar`: mistyped. */
export type PhoneLevel = 'same' | 'similar' | 'other' | 'unknown';

/** How near two lists of numbers are, and the number that is in both. */
export function comparePhones(a: readonly string[], b: readonly string[]): [PhoneLevel, string | undefined] {
  if (a.length === 0 || b.length === 0) return ['unknown', undefined];
  let level: PhoneLevel = 'other';
  for (const x of a) {
    for (const y of b) {
      if (x === y) return ['same', x];
      if (x.length === y.length && isDigitSlip(x, y)) level = 'similar';
    }
  }
  return [level, undefined];
}

const noPhones = { mobile: [], other: [] } as const;

/** Mobile numbers, and all others. */
export function byMobile(phones: readonly string[]): {
  readonly mobile: readonly string[];
  readonly other: readonly string[];
} {
  if (phones.length === 0) return noPhones;
  const mobile: string[] = [];
  const other: string[] = [];
  for (const phone of phones) (isMobile(phone) ? mobile : other).push(phone);
  return { mobile, other };
}

/** One digit wrong, or two neighbours in the wrong order. */
function isDigitSlip(a: string, b: string): boolean {
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
}

import type { Comparison, CountedField } from './levels.js';
import type { LevelWeight, WeighedField, WeightTable } from './weight-table.js';
import { estimated } from './weights.js';

/** How many contacts of the directory have a value. */
export interface Frequencies {
  /** Contacts in the directory. */
  readonly size: number;
  /** Contacts that have the value of this key; an upper bound. */
  count(key: number): number;
}

/** The weight of evidence of each field, in bits; and of all of them together. */
export interface Weighed {
  readonly byField: Readonly<Record<WeighedField, number>>;
  /** The probability that the two are one person. */
  readonly probability: number;
}

/**
 * A directory counts as at least this large: the customers of a shop come from a whole country,
 * even if Gestan has few of them yet.
 */
const leastSize = 20_000;

/** The share of a shop's customers whom Gestan knows already, where nothing else is known. */
const share = 0.5;

/**
 * The weight of the table, in contacts, when the frequency of a value is estimated from it and from
 * the directory.
 */
const pseudo = 5_000;

/**
 * The chance that somebody else has the value: how many contacts do besides the one in question.
 */
function frequency(u: number, count: number, size: number): number {
  return (Math.max(count - 1, 0) + pseudo * u) / (Math.max(size, leastSize) + pseudo);
}

const numbers = ['siret', 'vat', 'siren'] as const;
const fields = Object.keys(estimated) as readonly WeighedField[];
const isNumber: ReadonlySet<WeighedField> = new Set(numbers);

/**
 * Weighs a comparison. An agreement tells the more, the fewer contacts have the value: « Martin »
 * less than « Béranger », a mailbox of five less than one of one.
 */
export function weighLevels(
  { levels, shared }: Comparison,
  frequencies: Frequencies,
  table: WeightTable = estimated,
): Weighed {
  const { size } = frequencies;
  const byField = {} as Record<WeighedField, number>;
  let bits = Math.log2(share / Math.max(size, leastSize));
  const number = numbers.find((field) => levels[field] !== 'unknown');
  for (const field of fields) {
    // SIRET, VAT number and SIREN are one number in three forms.
    const isForm = isNumber.has(field) && field !== number;
    const level = isForm ? 'unknown' : levels[field];
    let weight = 0;
    if (level !== 'unknown') {
      const { m, u } = (table[field] as Readonly<Record<string, LevelWeight>>)[level] as LevelWeight;
      const values = level === 'same' ? (shared[field as CountedField] ?? []) : [];
      const chance =
        values.length === 0
          ? u
          : Math.max(...values.map((value) => frequency(u, frequencies.count(value), size)));
      weight = Math.log2(m / chance);
    }
    byField[field] = weight;
    bits += weight;
  }
  return { byField, probability: 1 / (1 + 2 ** -bits) };
}

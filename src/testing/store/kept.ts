import type { Row } from './json.js';

/** Values of one kind, each computed once. */
export interface Keep<Key, Value> {
  /** The value that is kept under a key; it is computed if there is none. */
  of(key: Key, make: () => Value): Value;
}

/**
 * Values computed from the tables for reads, kept until something is written. During a write
 * nothing is kept, and each value is computed again: a write may wait for something while others
 * read.
 */
export interface Kept {
  /** Lists that were found and sorted, by what was asked. */
  readonly lists: Keep<string, readonly Row[]>;
  /** Variable product → its variations in their order. */
  readonly children: Keep<number, readonly Row[]>;
  /** Term → its first products. */
  readonly filed: Keep<string, readonly number[]>;
  /** Tax class → the rates at the shop's own place. */
  readonly homeRates: Keep<string, readonly HomeRate[]>;
  /** Drops all kept values. */
  forget(): void;
  /** Marks the start of a write; the function that it returns marks its end. */
  write(): () => void;
}

/** A tax rate, as taxes are computed with it. */
export interface HomeRate {
  readonly id: number;
  /** In percent. */
  readonly rate: number;
  readonly compound: boolean;
  readonly shipping: boolean;
}

/** A list may be as long as the shop has records, so only a few are kept. */
const mostLists = 8;
const most = 200_000;

export function createKept(): Kept {
  const all: Map<unknown, unknown>[] = [];
  let writes = 0;
  const keep = <Key, Value>(room: number): Keep<Key, Value> => {
    const values = new Map<Key, Value>();
    all.push(values);
    return {
      of(key, make) {
        const known = values.get(key);
        if (known !== undefined) return known;
        const made = make();
        if (writes > 0) return made;
        // The oldest is dropped.
        if (values.size >= room) for (const oldest of [...values.keys()].slice(0, 1)) values.delete(oldest);
        values.set(key, made);
        return made;
      },
    };
  };
  const forget = (): void => {
    for (const values of all) values.clear();
  };
  return {
    lists: keep(mostLists),
    children: keep(most),
    filed: keep(most),
    homeRates: keep(most),
    forget,
    write() {
      writes += 1;
      forget();
      return () => {
        writes -= 1;
        forget();
      };
    },
  };
}

import { Buffer } from 'node:buffer';

/** A set of row numbers, small as text: 50,000 rows are 8 kB. */
export interface RowSet {
  has(row: number): boolean;
  add(row: number): void;
  delete(row: number): void;
  /** How many are in it. */
  size(): number;
  /** In rising order. */
  list(): readonly number[];
  toText(): string;
}

/** Opens a set of the numbers 0 to `rows - 1` from its text. */
export function rowSet(rows: number, text = ''): RowSet {
  const bytes = new Uint8Array(Math.ceil(rows / 8));
  bytes.set(Buffer.from(text, 'base64').subarray(0, bytes.length));
  const isRow = (row: number) => Number.isInteger(row) && row >= 0 && row < rows;
  const has = (row: number) => isRow(row) && ((bytes[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  return {
    has,
    add(row) {
      if (isRow(row)) bytes[row >> 3] = (bytes[row >> 3] ?? 0) | (1 << (row & 7));
    },
    delete(row) {
      if (isRow(row)) bytes[row >> 3] = (bytes[row >> 3] ?? 0) & ~(1 << (row & 7));
    },
    size() {
      let count = 0;
      for (let byte of bytes) for (; byte !== 0; byte &= byte - 1) count += 1;
      return count;
    },
    list() {
      const found: number[] = [];
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === 0) continue;
        for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) found.push(at * 8 + bit);
      }
      return found;
    },
    toText: () => Buffer.from(bytes).toString('base64'),
  };
}

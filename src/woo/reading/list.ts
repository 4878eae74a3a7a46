import type { WooList, WooListOptions, WooListParams } from './list-types.js';
import type { RowReader } from './row-reader.js';
import { scanPages } from './scan.js';

export function createList<T>(
  reader: RowReader<T>,
  given?: WooListParams,
  options?: WooListOptions,
): WooList<T> {
  const params = given ?? {};
  const { signal, onUnreadable } = options ?? {};
  const pages = (limit?: number) => scanPages(reader, params, { signal, limit, onUnreadable });

  async function* rows(limit?: number): AsyncGenerator<T, void, undefined> {
    let left = limit ?? Number.POSITIVE_INFINITY;
    if (left <= 0) return;
    for await (const page of pages(limit)) {
      for (const row of page.rows) {
        yield row;
        left -= 1;
        if (left <= 0) return;
      }
    }
  }

  return {
    [Symbol.asyncIterator]: () => rows(),
    pages: () => pages(),
    async toArray({ limit } = {}) {
      const all: T[] = [];
      for await (const row of rows(limit)) all.push(row);
      return all;
    },
    async first() {
      for await (const row of rows(1)) return row;
      return undefined;
    },
  };
}

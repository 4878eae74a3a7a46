import type { Row } from './json.js';

export type IndexKey = string | number;

/** A table that finds records by more than their id. */
export interface IndexedTable extends Map<number, Row> {
  /** The records that an index holds under a key, in the order in which they came. */
  having(index: string, key: IndexKey): Iterable<Row>;
}

interface Index {
  readonly keysOf: (record: Row) => readonly IndexKey[];
  readonly ids: Map<IndexKey, Set<number>>;
}

/**
 * Makes a table with indexes, so that a shop of many thousands of records answers without walking
 * through all of them. A record enters its indexes when it is set; one that was changed in place
 * since is indexed again before it is returned.
 */
export function indexedTable(
  indexes: Readonly<Record<string, (record: Row) => readonly IndexKey[]>>,
): IndexedTable {
  const table = new Map<number, Row>();
  const all = new Map<string, Index>(
    Object.entries(indexes).map(([name, keysOf]) => [name, { keysOf, ids: new Map() }]),
  );
  const leave = (id: number) => {
    const record = table.get(id);
    if (!record) return;
    for (const { keysOf, ids } of all.values()) for (const key of keysOf(record)) ids.get(key)?.delete(id);
  };
  const set = table.set.bind(table);
  const remove = table.delete.bind(table);
  return Object.assign(table, {
    set(id: number, record: Row) {
      leave(id);
      for (const { keysOf, ids } of all.values()) {
        for (const key of keysOf(record)) {
          const known = ids.get(key);
          if (known) known.add(id);
          else ids.set(key, new Set([id]));
        }
      }
      set(id, record);
      return table;
    },
    delete(id: number) {
      leave(id);
      return remove(id);
    },
    *having(index: string, key: IndexKey): Iterable<Row> {
      const entry = all.get(index);
      for (const id of entry?.ids.get(key) ?? []) {
        const record = table.get(id);
        if (record && entry?.keysOf(record).includes(key)) yield record;
      }
    },
  });
}

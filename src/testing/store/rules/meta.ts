import type { Json, Row } from '../json.js';
import { clone, integer, isRow, rows, text } from '../json.js';
import type { Tables } from '../tables.js';
import { nextId } from '../tables.js';

/** How a meta value comes back from the database: scalars as text, structures as they are. */
export function storedMeta(value: Json): Json {
  if (value === null) return '';
  if (value === true) return '1';
  if (value === false) return '';
  return typeof value === 'number' ? String(value) : value;
}

/**
 * Writes the `meta_data` of a request into a record's: by id, else by key; `null` deletes. Returns
 * the rows that really changed.
 */
export function applyMeta(tables: Tables, current: readonly Row[], given: Json | undefined): Row[] {
  const metas = current.map((meta) => ({ ...meta }));
  for (const item of rows(given)) {
    const key = text(item.key);
    const value = item.value ?? null;
    const id = integer(item.id);
    const known = id > 0 ? metas.find((meta) => meta.id === id) : undefined;
    const target = known ?? metas.find((meta) => meta.key === key && meta.id !== undefined);
    if (value === null) {
      const doomed = known ?? target;
      if (doomed) metas.splice(metas.indexOf(doomed), 1);
      continue;
    }
    if (known) {
      if (key !== '') known.key = key;
      known.value = storedMeta(value);
    } else if (target) target.value = storedMeta(value);
    else if (key !== '') metas.push({ id: nextId(tables, 'meta'), key, value: storedMeta(value) });
  }
  return metas;
}

/** A meta row as it is shown. */
export function shownMeta(meta: Row): Row {
  return { id: meta.id ?? 0, key: meta.key ?? '', value: clone(meta.value ?? '') };
}

export function metaOf(record: Row): Row[] {
  return rows(record.meta_data);
}

/** Adds or replaces one meta row by its key. */
export function setMeta(tables: Tables, record: Row, key: string, value: Json): void {
  record.meta_data = applyMeta(tables, metaOf(record), [{ key, value }]);
}

export function metaValue(record: Row, key: string): Json | undefined {
  return metaOf(record).find((meta) => isRow(meta) && meta.key === key)?.value;
}

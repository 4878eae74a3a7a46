import type { Json, Row } from '../json.js';
import { isRow, text } from '../json.js';

type Wanted = Map<string, Wanted | true>;

function parse(list: readonly string[]): Wanted {
  const wanted: Wanted = new Map();
  for (const field of list) {
    const parts = field.split('.');
    let level = wanted;
    let whole = false;
    for (const part of parts.slice(0, -1)) {
      const known = level.get(part);
      if (known === true) {
        whole = true;
        break;
      }
      const next: Wanted = known ?? new Map();
      level.set(part, next);
      level = next;
    }
    if (!whole) level.set(parts.at(-1) ?? '', true);
  }
  return wanted;
}

function prune(value: Row, wanted: Wanted, emptyLists: boolean): Json {
  const kept: Row = {};
  for (const [name, item] of Object.entries(value)) {
    const sub = wanted.get(name);
    if (sub === undefined) continue;
    if (sub === true) kept[name] = item;
    else if (isRow(item)) kept[name] = prune(item, sub, emptyLists);
    else if (emptyLists && Array.isArray(item)) kept[name] = [];
    // A nested field of a list makes the whole list vanish; that of a plain value leaves it.
    else if (!Array.isArray(item)) kept[name] = item;
  }
  // PHP knows no empty object.
  return Object.keys(kept).length === 0 ? [] : kept;
}

/** The names in a `_fields` parameter. */
export function fieldNames(value: Json | undefined): string[] {
  const list = Array.isArray(value) ? value.map(text) : text(value).split(/[\s,]+/);
  return list.map((name) => name.trim()).filter((name) => name !== '');
}

/** WordPress' `_fields`: keeps only the named fields, in a record or in each of a list. */
export function filterFields(
  data: Json,
  value: Json | undefined,
  how: { readonly emptyLists?: boolean | undefined; readonly flatFields?: boolean | undefined } = {},
): Json {
  const { emptyLists = false, flatFields = false } = how;
  const names = fieldNames(value);
  if (names.length === 0) return data;
  const wanted = parse(flatFields ? names.filter((name) => !name.includes('.')) : names);
  if (Array.isArray(data)) return data.map((item) => (isRow(item) ? prune(item, wanted, emptyLists) : item));
  return isRow(data) ? prune(data, wanted, emptyLists) : data;
}

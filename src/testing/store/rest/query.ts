import type { Json, Row } from '../json.js';
import { isRow, text } from '../json.js';

/** Sets `name[a][]` as PHP does when it reads a query string or a form. */
function assign(target: Row, name: string, value: string): void {
  const match = /^([^[]+)((?:\[[^\]]*\])*)/.exec(name.trim());
  if (!match) return;
  const [, first = '', rest = ''] = match;
  const keys = [...rest.matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? '');
  let holder: Row = target;
  let key = first.replace(/[. ]/g, '_');
  for (const next of keys) {
    const known = holder[key];
    const child: Row = isRow(known) ? known : {};
    holder[key] = child;
    holder = child;
    key = next === '' ? String(nextIndex(child)) : next;
  }
  holder[key] = value;
}

function nextIndex(holder: Row): number {
  const indexes = Object.keys(holder)
    .filter((key) => /^\d+$/.test(key))
    .map(Number);
  return indexes.length === 0 ? 0 : Math.max(...indexes) + 1;
}

/** Objects whose keys are 0, 1, 2 … become lists. */
function listify(value: Json): Json {
  if (!isRow(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, listify(item)] as const);
  if (entries.length > 0 && entries.every(([key], index) => key === String(index)))
    return entries.map(([, item]) => item);
  return Object.fromEntries(entries);
}

/** Reads a query string or a form body as PHP does. */
export function parseQuery(source: string): Row {
  const target: Row = {};
  for (const [name, value] of new URLSearchParams(source)) assign(target, name, value);
  return Object.fromEntries(Object.entries(target).map(([name, value]) => [name, listify(value)]));
}

/** PHP's `rawurlencode`. */
export function rawEncode(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** PHP's `urlencode`, but for the plus sign which WordPress leaves as it is. */
function encode(value: string): string {
  return rawEncode(value).replace(/%20/g, '+').replace(/%2B/g, '+').replace(/~/g, '%7E');
}

function pairs(name: string, value: Json): string[] {
  if (value === null || value === false) return value === null ? [] : [`${encode(name)}=0`];
  if (Array.isArray(value)) return value.flatMap((item, index) => pairs(`${name}[${index}]`, item));
  if (isRow(value)) return Object.entries(value).flatMap(([key, item]) => pairs(`${name}[${key}]`, item));
  return [`${encode(name)}=${encode(text(value))}`];
}

/** WordPress' `add_query_arg` on a bare address: what is false is left out. */
export function buildQuery(params: Row): string {
  return Object.entries(params)
    .filter(([, value]) => value !== false)
    .flatMap(([name, value]) => pairs(name, value))
    .map((pair) => pair.replace(/=$/, ''))
    .join('&');
}

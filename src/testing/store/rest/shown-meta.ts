import type { Json, Row } from '../json.js';
import { isRow, items, text } from '../json.js';
import type { Arg, Args } from './schema.js';

/** A list of words: an array, or a text with commas or blanks between them. */
const words = (value: Json): Json =>
  Array.isArray(value)
    ? value.filter((item) => item === null || typeof item !== 'object')
    : text(value)
        .split(/[\s,]+/)
        .filter((word) => word !== '');

const keysArg: Arg = { type: 'array', items: { type: 'string' }, default: [], unchecked: true, clean: words };

/** Which rows of `meta_data` a list shows. */
export const metaListArgs: Args = { include_meta: keysArg, exclude_meta: keysArg };

/**
 * A record with those rows of its `meta_data` alone that the caller asks for by key. `include_meta`
 * makes `exclude_meta` void.
 *
 * @param view - the record as it is shown otherwise; it stays as it is
 */
export function withShownMeta(params: Row, view: Row): Row {
  const keysOf = (name: string): string[] =>
    (Array.isArray(params[name]) ? items(params[name]) : [params[name] ?? '']).map(text).filter(Boolean);
  const [included, excluded] = [keysOf('include_meta'), keysOf('exclude_meta')];
  if (included.length + excluded.length === 0 || !Array.isArray(view.meta_data)) return view;
  const shows = (key: string): boolean =>
    included.length > 0 ? included.includes(key) : !excluded.includes(key);
  return { ...view, meta_data: view.meta_data.filter((meta) => isRow(meta) && shows(text(meta.key))) };
}

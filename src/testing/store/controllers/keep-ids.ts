import type { Row } from '../json.js';
import { integer, items } from '../json.js';

/** `include` and `exclude` by id. */
export function keepIds(records: readonly Row[], params: Row): Row[] {
  const include = items(params.include).map(integer);
  const exclude = items(params.exclude).map(integer);
  return records.filter((record) => {
    const id = integer(record.id);
    return (include.length === 0 || include.includes(id)) && !exclude.includes(id);
  });
}

import type { Row } from '../json.js';
import { integer, items } from '../json.js';
import { linksOf, pageHeaders } from '../rest/links.js';
import { pageOf, slice, sliceOptions } from '../rest/paging.js';
import type { RestAnswer, RouteContext } from '../rest/types.js';

/** Answers a list of records that were found and sorted already. */
export function answerList(
  { site, request }: RouteContext,
  found: readonly Row[],
  path: string,
  view: (record: Row) => Row,
  links: (record: Row) => Row = (record) =>
    linksOf(site, request, { self: `${path}/${integer(record.id)}`, collection: path }),
): RestAnswer {
  const page = slice(found, sliceOptions(request.params));
  const data = page.items.map((record) => ({ ...view(record), _links: links(record) }));
  return { data, headers: pageHeaders(request, path, { ...page, page: pageOf(request.params) }) };
}

/** `include` and `exclude` by id. */
export function keepIds(records: readonly Row[], params: Row): Row[] {
  const include = items(params.include).map(integer);
  const exclude = items(params.exclude).map(integer);
  return records.filter((record) => {
    const id = integer(record.id);
    return (include.length === 0 || include.includes(id)) && !exclude.includes(id);
  });
}

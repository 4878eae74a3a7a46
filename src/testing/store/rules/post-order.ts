import type { Row } from '../json.js';
import { items, text, truthy } from '../json.js';
import { sliceOptions } from '../rest/paging.js';
import type { Site } from '../site.js';
import { sortUnderLimit } from './database-sort.js';
import type { Compare, Rank } from './find-posts.js';
import { byLocal, byNumber, sortByRank } from './find-posts.js';

/** What a list of posts is sorted by. */
export interface SortKey {
  readonly compare: Compare;
  /** A number whose order it is, in the direction that is asked for: quicker where many are sorted. */
  readonly rank?: Rank;
  /** No two records are equal. */
  readonly exact?: boolean;
  /** Equal records are left to the database whatever its version. */
  readonly loose?: boolean;
  /** An index holds it: rows come in its order, equal ones by id. */
  readonly indexed?: boolean;
  /** It is the date of creation, which the index of type, status and date holds. */
  readonly byDate?: boolean;
  /** Rows are read through the index of type, status and date, though it does not hold the order. */
  readonly viaIndex?: boolean;
  /** How a status is written in the posts table. */
  readonly statusOf?: (record: Row) => string;
}

/** Filters that join other tables: the index alone does not answer them, rows are read by id. */
const joined = [
  'customer',
  'product',
  'sku',
  'search_sku',
  'global_unique_id',
  'stock_status',
  'virtual',
  'downloadable',
  'tax_class',
  'category',
  'tag',
  'type',
  'include_types',
  'shipping_class',
];

const asked = (params: Row, name: string): boolean =>
  items(params[name]).length > 0 || typeof params[name] === 'boolean' || text(params[name]) !== '';

/** Whether a list joins other tables. What a list leaves out is left out by id, without a join. */
function joins(site: Site, params: Row): boolean {
  const attribute = [...site.tables.attributes.values()].some((item) => item.slug === params.attribute);
  return (
    joined.some((name) => asked(params, name)) ||
    params.featured === true ||
    truthy(params.min_price) ||
    truthy(params.max_price) ||
    (attribute && asked(params, 'attribute_term'))
  );
}

const shortLimit = 4;

/** Whether a list asks for the records of a single status. */
function oneStatus(params: Row): boolean {
  const statuses = items(params.status).length > 0 ? items(params.status).map(text) : [text(params.status)];
  return statuses.length === 1 && statuses[0] !== '' && statuses[0] !== 'any';
}

/** The order of the index of type, status and date. */
function indexOrder(site: Site, key: SortKey): Compare {
  const statusOf = key.statusOf ?? ((record: Row) => text(record.status));
  const byDate = byLocal(site, 'date_created_gmt');
  return (a, b) => {
    const [left, right] = [statusOf(a), statusOf(b)];
    if (left !== right) return left < right ? -1 : 1;
    return byDate(a, b) || byNumber('id')(a, b);
  };
}

/**
 * Sorts records of the posts table. WordPress 7 ends every order with the id; before, equal rows come as the database's sort leaves them,
 * which changes with the length of the page. Only the rows up to the end of the asked page are in order.
 */
export function sortPosts(site: Site, found: readonly Row[], params: Row, key: SortKey): Row[] {
  const turn = params.order === 'asc' ? 1 : -1;
  const byId: Compare = (a, b) => turn * byNumber('id')(a, b);
  const stable: Compare = (a, b) => key.compare(a, b) || byId(a, b);
  const sorted = (): Row[] => (key.rank ? sortByRank(found, key.rank, turn) : [...found].sort(stable));
  if (key.exact === true || (site.wpAtLeast('7.0') && key.loose !== true)) return sorted();
  // A few ids are looked up one by one.
  const named =
    items(params.include).length * 3 > site.tables.products.size ? 0 : items(params.include).length;
  const joining = joins(site, params);
  const plain = named === 0 && params.on_sale !== true && !joining;
  // One status: the index itself is in the order that is asked for, and is read from either end.
  if (key.indexed === true || (key.byDate === true && plain && oneStatus(params))) return sorted();
  const byIndex = indexOrder(site, key);
  const scanned = [...found].sort(
    (key.byDate === true && plain) || key.viaIndex === true ? byIndex : byNumber('id'),
  );
  const { page, perPage, offset } = sliceOptions(params);
  const limit = (offset ?? (page - 1) * perPage) + perPage;
  // Under a very short limit equal rows stay as they were read, and so do those of a join that all find room under it.
  if (limit <= shortLimit || (key.byDate === true && joining && found.length <= limit))
    return scanned.sort(key.compare);
  return sortUnderLimit(scanned, key.compare, limit);
}

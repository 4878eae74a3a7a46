import type { Row } from '../json.js';
import { integer, items, text, truthy } from '../json.js';
import { sliceOptions } from '../rest/paging.js';
import type { Site } from '../site.js';
import { byBytes, keyBytes, rowSize, sortGathered, sortLookedUp, sortUnderLimit } from './database-sort.js';
import type { Compare, Rank } from './find-posts.js';
import { byLocal, byNumber, sortByRank } from './find-posts.js';
import { withChildren } from './terms.js';

/** The sort key of a list of posts. */
export interface SortKey {
  readonly compare: Compare;
  /** A number to sort by, in the direction of the request: faster for many rows. */
  readonly rank?: Rank;
  /** No two records are equal. */
  readonly exact?: boolean;
  /** The database orders equal records, in all versions. */
  readonly loose?: boolean;
  /** An index holds it: rows come in its order, equal ones by id. */
  readonly indexed?: boolean;
  /** It is the date of creation, which the index of type, status and date holds. */
  readonly byDate?: boolean;
  /** It is a long text. */
  readonly long?: boolean;
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

const asked = (params: Row, name: string): boolean => {
  const value = params[name];
  return Array.isArray(value) ? value.length > 0 : typeof value === 'boolean' || text(value) !== '';
};

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

/** Kinds of products in the order of their terms, which are as old as the shop. */
const kinds = ['simple', 'grouped', 'variable', 'external'];

/**
 * The order in which a join finds records: by the first of the wanted terms that each is filed
 * under, then by id.
 */
function asGathered(site: Site, params: Row): Compare {
  const byId = byNumber('id');
  const categories = items(params.category).flatMap((id) => [...withChildren(site, integer(id))]);
  const [field, wanted] =
    categories.length > 0 ? ['category_ids', categories] : ['tag_ids', items(params.tag).map(integer)];
  if (wanted.length > 1) {
    const first = new Map<Row, number>();
    const place = (record: Row): number => {
      const known = first.get(record);
      if (known !== undefined) return known;
      const terms = items(record[field as string])
        .map(integer)
        .filter((id) => wanted.includes(id));
      const made = Math.min(...terms);
      first.set(record, made);
      return made;
    };
    return (a, b) => place(a) - place(b) || byId(a, b);
  }
  if (items(params.include_types).length > 1)
    return (a, b) => kinds.indexOf(text(a.type)) - kinds.indexOf(text(b.type)) || byId(a, b);
  return byId;
}

/**
 * Filters that look at long texts, which a sort does not carry along: it looks rows up by id, which
 * then decides between equal ones.
 */
const longTexts = ['search'];

/** Filters that look at columns outside of the index of type, status and date. */
const unindexed = ['modified_after', 'modified_before', 'parent', 'parent_exclude', 'slug', ...longTexts];

/** Whether the index of type, status and date holds all that a list looks at. */
function isCovered(params: Row): boolean {
  const dated = asked(params, 'after') || asked(params, 'before');
  return !unindexed.some((name) => asked(params, name)) && !(dated && params.dates_are_gmt === true);
}

/**
 * Whether a sort keeps no more than its key and looks the rows up afterwards: where so few rows of
 * a long table are wanted that looking them up costs less than copying all.
 *
 * @param posts - how many rows the table has
 * @param limit - how many rows are wanted
 */
const looksUp = (posts: number, limit: number): boolean => limit / Math.log2(limit + 2) <= posts / 250;

/** The number of rows of the posts table. */
function countPosts({ tables }: Site): number {
  const { products, variations, orders, refunds, coupons } = tables;
  return products.size + variations.size + orders.size + refunds.size + coupons.size;
}

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
 * Sorts rows as far as the end of the asked page, equal ones as the kind of sort leaves them that
 * the database chooses.
 */
function sortPage(site: Site, scanned: Row[], params: Row, key: SortKey): Row[] {
  const { page, perPage, offset } = sliceOptions(params);
  const limit = (offset ?? (page - 1) * perPage) + perPage;
  if (key.long === true || longTexts.some((name) => asked(params, name)))
    return scanned.sort((a, b) => key.compare(a, b) || byBytes(integer(a.id), integer(b.id)));
  return looksUp(countPosts(site), limit)
    ? sortLookedUp(scanned, key.compare, limit, (record) => integer(record.id))
    : sortUnderLimit(scanned, key.compare, limit);
}

/**
 * Sorts records of the posts table. WordPress 7 ends every order with the id; before, equal rows
 * come as the database's sort leaves them, which changes with the length of the page and with where
 * it happens to have memory. Only the rows up to the end of the asked page are in order.
 */
export function sortPosts(site: Site, found: readonly Row[], params: Row, key: SortKey): readonly Row[] {
  const turn = params.order === 'asc' ? 1 : -1;
  const byId: Compare = (a, b) => turn * byNumber('id')(a, b);
  const stable: Compare = (a, b) => key.compare(a, b) || byId(a, b);
  const sorted = (): readonly Row[] =>
    key.rank ? sortByRank(found, key.rank, turn) : [...found].sort(stable);
  if (key.exact === true || (site.wpAtLeast('7.0') && key.loose !== true)) return sorted();
  // A few ids are looked up one by one.
  const named =
    items(params.include).length * 3 > site.tables.products.size ? 0 : items(params.include).length;
  const joining = joins(site, params);
  const plain = named === 0 && params.on_sale !== true && !joining && isCovered(params);
  // One status: the index itself is in the order that is asked for, and is read from either end.
  if (key.indexed === true || (key.byDate === true && plain && oneStatus(params))) return sorted();
  const scanned = [...found].sort(
    joining && params.orderby !== 'id' ? asGathered(site, params) : byNumber('id'),
  );
  // What a join finds is gathered first, each record once. A table that holds long texts lies on
  // disk, where rows have numbers.
  if (joining)
    return key.long === true
      ? scanned.sort(key.compare)
      : sortGathered(scanned, key.compare, { rowSize: rowSize(keyBytes.date), memory: site.memory });
  if (key.byDate === true && plain) scanned.sort(indexOrder(site, key));
  return sortPage(site, scanned, params, key);
}

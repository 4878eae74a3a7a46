import type { Row } from '../json.js';
import { integer, isRow, items, rows, text } from '../json.js';
import type { Site } from '../site.js';
import { gmtOf, gmtOfLocal, localOf, namedParts, readDate } from './dates.js';
import type { Compare } from './find-posts.js';
import { byInclude, byLocal, byNumber, byText, dateFilter, idFilter } from './find-posts.js';
import type { SortKey } from './post-order.js';
import { sortPosts } from './post-order.js';
import { folded } from './slug.js';

/** Under HPOS a bound is a true moment; with `dates_are_gmt` its zone is not even looked at. */
function hposBound(site: Site, value: string, gmt: boolean): string | undefined {
  const date = readDate(value);
  if (!date) return undefined;
  // A time inside the hour that spring skips moves forward.
  if (gmt) return localOf(gmtOfLocal(date.local, site.timeZone), site.timeZone);
  if (date.offset !== undefined) return gmtOf(Date.parse(`${date.local}Z`) - date.offset * 60_000);
  return gmtOfLocal(date.local, site.timeZone);
}

function orderDates(site: Site, params: Row): (order: Row) => boolean {
  if (!site.hpos) return dateFilter(site, params);
  const gmt = params.dates_are_gmt === true;
  const { modified_after: _after, modified_before: _before, ...created } = params;
  // Creation bounds with the flag are read as those of posts, and shift as they do.
  const posts = gmt ? dateFilter(site, created) : undefined;
  const bound = (name: string) =>
    text(params[name]) === '' ? undefined : hposBound(site, text(params[name]), gmt);
  const after = gmt ? undefined : bound('after');
  const before = gmt ? undefined : bound('before');
  const modifiedAfter = bound('modified_after');
  const modifiedBefore = bound('modified_before');
  return (order) => {
    if (posts && !posts(order)) return false;
    const made = text(order.date_created_gmt);
    const modified = text(order.date_modified_gmt);
    if (after !== undefined && made <= after) return false;
    if (before !== undefined && made >= before) return false;
    if (modifiedAfter !== undefined && modified <= modifiedAfter) return false;
    return modifiedBefore === undefined || modified < modifiedBefore;
  };
}

const searched = [
  'first_name',
  'last_name',
  'company',
  'address_1',
  'address_2',
  'city',
  'postcode',
  'email',
  'phone',
  'state',
  'country',
];

function searchFilter(params: Row, hpos: boolean): (order: Row) => boolean {
  const term = folded(text(params.search)).trim();
  if (term === '') return () => true;
  return (order) => {
    if (String(integer(order.id)) === term) return true;
    if (hpos && folded(text(order.transaction_id)).includes(term)) return true;
    const addresses = [order.billing, order.shipping].filter(isRow);
    if (
      addresses.some((address) =>
        folded(searched.map((field) => text(address[field])).join(' ')).includes(term),
      )
    )
      return true;
    return rows(order.line_items).some((line) => folded(text(line.name)).includes(term));
  };
}

/** The orders a list asks for, sorted. */
export function findOrders(site: Site, params: Row): readonly Row[] {
  const statuses = items(params.status).map(text);
  const any = statuses.length === 0 || statuses.includes('any');
  const customer = params.customer;
  const product = params.product;
  const via = items(params.created_via)
    .map(text)
    .filter((value) => value !== '');
  const filters = [orderDates(site, params), idFilter(params), searchFilter(params, site.hpos)];
  // In posts a draft of the checkout is an order like others.
  const hidden = new Set(['trash', 'auto-draft', ...(site.hpos ? ['checkout-draft'] : [])]);
  const found = [...site.tables.orders.values()].filter((order) => {
    const status = text(order.status);
    if (any ? hidden.has(status) : !statuses.includes(status)) return false;
    if (customer !== undefined && integer(order.customer_id) !== integer(customer)) return false;
    if (product !== undefined) {
      const id = integer(product);
      if (!rows(order.line_items).some((line) => line.product_id === id || line.variation_id === id))
        return false;
    }
    if (via.length > 0 && !via.includes(text(order.created_via))) return false;
    return filters.every((filter) => filter(order));
  });
  return site.hpos ? found.sort(hposOrder(params)) : sortPosts(site, found, params, postsKey(site, params));
}

/** Under HPOS rows of one moment come by id. */
function hposOrder(params: Row): Compare {
  const turn = params.order === 'asc' ? 1 : -1;
  const orderby = text(params.orderby) || 'date';
  if (orderby === 'include' && items(params.include).length > 0) return byInclude(params);
  const keys: Readonly<Record<string, Compare>> = {
    id: byNumber('id'),
    date: byText('date_created_gmt'),
    modified: byText('date_modified_gmt'),
  };
  const key = keys[orderby];
  // Orders in tables of their own have no title: they come as the index of status and date holds them.
  if (!key)
    return (a, b) => byText('status')(a, b) || byText('date_created_gmt')(a, b) || byNumber('id')(a, b);
  return (a, b) => turn * key(a, b) || turn * byNumber('id')(a, b);
}

function postsKey(site: Site, params: Row): SortKey {
  const turn = params.order === 'asc' ? 1 : -1;
  const statusOf = (order: Row) => `wc-${text(order.status)}`;
  const by = (compare: Compare, facts: Omit<SortKey, 'compare'> = {}): SortKey => ({
    compare: (a, b) => turn * compare(a, b),
    statusOf,
    ...facts,
  });
  switch (text(params.orderby) || 'date') {
    case 'include':
      return items(params.include).length > 0
        ? { compare: byInclude(params), exact: true }
        : { compare: byNumber('id'), exact: true };
    case 'date':
      return by(byLocal(site, 'date_created_gmt'), { exact: true });
    case 'modified':
      return by(byLocal(site, 'date_modified_gmt'));
    case 'title':
      return by(byTitle(site), { long: true });
    case 'slug':
      return by(bySlug(site), { exact: true });
    default:
      return by(byNumber('id'), { exact: true });
  }
}

/** The title of an order's post: `Order &ndash; April 2, 2026 @ 09:46 AM`. */
function titleOf(site: Site, order: Row): string {
  const { month, day, year, time } = namedParts(localOf(text(order.date_created_gmt), site.timeZone));
  return `Order &ndash; ${month} ${day}, ${year} @ ${time}`;
}

const byTitle =
  (site: Site): Compare =>
  (a, b) => {
    const [left, right] = [titleOf(site, a), titleOf(site, b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };

/** The address of an order's post, which tells its date in UTC: `order-apr-02-2026-0946-am`. */
function slugBase(order: Row): string {
  const { month, day, year, time } = namedParts(text(order.date_created_gmt));
  const parts = [
    month.slice(0, 3),
    String(day).padStart(2, '0'),
    year,
    time.replace(':', '').replace(' ', '-'),
  ];
  return `order-${parts.join('-').toLowerCase()}`;
}

/** Orders of one minute are told apart by a number: `…-am`, `…-am-2`, `…-am-3`. */
const bySlug = (site: Site): Compare => {
  const counts = new Map<string, number>();
  const slugs = new Map<number, string>();
  for (const order of [...site.tables.orders.values()].sort(byNumber('id'))) {
    const base = slugBase(order);
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    slugs.set(integer(order.id), count > 1 ? `${base}-${count}` : base);
  }
  const slug = (order: Row): string => slugs.get(integer(order.id)) ?? '';
  return (a, b) => (slug(a) < slug(b) ? -1 : 1);
};

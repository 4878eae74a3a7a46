import type { Row } from '../json.js';
import { integer, isRow, items, rows, text } from '../json.js';
import type { Site } from '../site.js';
import { gmtOf, gmtOfLocal, localOf, readDate } from './dates.js';
import type { Compare } from './find-posts.js';
import { byInclude, byNumber, byText, dateFilter, idFilter } from './find-posts.js';

/** Under HPOS the modification bounds are true moments whatever their form, and never shift. */
function hposModified(site: Site, value: string, gmt: boolean): string | undefined {
  const date = readDate(value);
  if (!date) return undefined;
  if (date.offset !== undefined) {
    // Only the zone's presence counts: the wall time is taken as local or UTC.
    return gmtOf(Date.parse(`${date.local}Z`) - date.offset * 60_000);
  }
  return gmt ? date.local : gmtOfLocal(date.local, site.timeZone);
}

function orderDates(site: Site, params: Row): (order: Row) => boolean {
  if (!site.hpos) return dateFilter(site, params);
  const { modified_after: _after, modified_before: _before, ...rest } = params;
  const created = dateFilter(site, rest);
  const gmt = params.dates_are_gmt === true;
  const after =
    text(params.modified_after) === '' ? undefined : hposModified(site, text(params.modified_after), gmt);
  const before =
    text(params.modified_before) === '' ? undefined : hposModified(site, text(params.modified_before), gmt);
  return (order) => {
    if (!created(order)) return false;
    const modified = text(order.date_modified_gmt);
    return (after === undefined || modified > after) && (before === undefined || modified < before);
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

function searchFilter(params: Row): (order: Row) => boolean {
  const term = text(params.search).toLowerCase().trim();
  if (term === '') return () => true;
  return (order) => {
    if (String(integer(order.id)) === term) return true;
    const addresses = [order.billing, order.shipping].filter(isRow);
    if (
      addresses.some((address) =>
        searched
          .map((field) => text(address[field]))
          .join(' ')
          .toLowerCase()
          .includes(term),
      )
    )
      return true;
    return rows(order.line_items).some((line) => text(line.name).toLowerCase().includes(term));
  };
}

/** The orders a list asks for, sorted. */
export function findOrders(site: Site, params: Row): Row[] {
  const statuses = items(params.status).map(text);
  const any = statuses.length === 0 || statuses.includes('any');
  const customer = params.customer;
  const product = params.product;
  const via = items(params.created_via)
    .map(text)
    .filter((value) => value !== '');
  const filters = [orderDates(site, params), idFilter(params), searchFilter(params)];
  const found = [...site.tables.orders.values()].filter((order) => {
    const status = text(order.status);
    if (
      any
        ? status === 'trash' || status === 'auto-draft' || status === 'checkout-draft'
        : !statuses.includes(status)
    )
      return false;
    if (customer !== undefined && integer(order.customer_id) !== integer(customer)) return false;
    if (product !== undefined) {
      const id = integer(product);
      if (!rows(order.line_items).some((line) => line.product_id === id || line.variation_id === id))
        return false;
    }
    if (via.length > 0 && !via.includes(text(order.created_via))) return false;
    return filters.every((filter) => filter(order));
  });
  return found.sort(orderOf(site, params));
}

function orderOf(site: Site, params: Row): Compare {
  const turn = params.order === 'asc' ? 1 : -1;
  const orderby = text(params.orderby) || 'date';
  const byDate: Compare = (a, b) => (site.hpos ? byText('date_created_gmt')(a, b) : compareLocal(site, a, b));
  const keys: Record<string, Compare> = {
    id: byNumber('id'),
    date: byDate,
    modified: byText('date_modified_gmt'),
    title: byNumber('id'),
    slug: byNumber('id'),
  };
  if (orderby === 'include' && items(params.include).length > 0) return byInclude(params);
  const key = keys[orderby] ?? byNumber('id');
  return (a, b) => turn * key(a, b) || turn * byNumber('id')(a, b);
}

function compareLocal(site: Site, a: Row, b: Row): number {
  const left = localOf(text(a.date_created_gmt), site.timeZone);
  const right = localOf(text(b.date_created_gmt), site.timeZone);
  return left < right ? -1 : left > right ? 1 : 0;
}

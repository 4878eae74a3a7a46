import type { Json, Row } from '../json.js';
import { given, integer, items, number, text, truthy, yes } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { contextArg, postListArgs } from '../rest/paging.js';
import { resourceRoutes } from '../rest/resource.js';
import type { Args } from '../rest/schema.js';
import { isEmail } from '../rest/schema.js';
import type { Route, RouteContext } from '../rest/types.js';
import { couponCode } from '../rules/coupon-items.js';
import {
  amountFields,
  flagFields,
  idFields,
  limitFields,
  tooMuch,
  viewCoupon,
} from '../rules/coupon-view.js';
import { momentOf } from '../rules/dates.js';
import type { Compare } from '../rules/find-posts.js';
import { byInclude, byNumber, byText, dateFilter, idFilter } from '../rules/find-posts.js';
import { ksesPost } from '../rules/kses.js';
import { applyMeta, metaOf } from '../rules/meta.js';
import { big, formatDecimal } from '../rules/php.js';
import type { SortKey } from '../rules/post-order.js';
import { sortPosts } from '../rules/post-order.js';
import { searcher } from '../rules/search-words.js';
import { compareNames } from '../rules/terms.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { metaArg } from './product-args.js';

const invalidId = (status: number) =>
  new RestFault('woocommerce_rest_shop_coupon_invalid_id', 'Invalid ID.', status);
/** Codes in the order of the database: accents and case do not count. */
const byCode = (a: Row, b: Row): number => compareNames(text(a.code), text(b.code));

function sortCoupons(site: Site, found: readonly Row[], params: Row): readonly Row[] {
  const turn = params.order === 'asc' ? 1 : -1;
  const by = (compare: Compare, facts: Omit<SortKey, 'compare'> = {}): readonly Row[] =>
    sortPosts(site, found, params, { compare: (a, b) => turn * compare(a, b), ...facts });
  switch (params.orderby) {
    case 'include':
      return [...found].sort(byInclude(params));
    case 'id':
      return by(byNumber('id'), { exact: true });
    case 'title':
    case 'slug':
      return by(byCode, { exact: true });
    case 'modified':
      return by(byText('date_modified_gmt'));
    default:
      return by(byText('date_created_gmt'), { exact: true });
  }
}

function find(context: RouteContext): readonly Row[] {
  const { site, request } = context;
  const { params } = request;
  const filters = [dateFilter(site, params), idFilter(params)];
  const code = couponCode(site, params.code).toLowerCase();
  const finds = searcher(text(params.search));
  const status = text(params.status) || 'any';
  const found = [...site.tables.coupons.values()].filter((coupon) => {
    if (status === 'any' ? coupon.status === 'trash' : coupon.status !== status) return false;
    if (code !== '' && text(coupon.code).toLowerCase() !== code) return false;
    if (!finds([text(coupon.code), text(coupon.description)])) return false;
    return filters.every((filter) => filter(coupon));
  });
  return sortCoupons(site, found, params);
}

/** WordPress' `wp_parse_id_list`, without the id of nothing. */
const idList = (value: Json | undefined): number[] =>
  [...new Set(items(value).map((id) => Math.abs(integer(id))))].filter((id) => id > 0);

function setExpiry(site: Site, coupon: Row, params: Row): void {
  for (const [field, zone] of [
    ['date_expires', site.timeZone],
    ['date_expires_gmt', 'UTC'],
  ] as const) {
    if (!(field in params) || params[field] === undefined) continue;
    const value = text(params[field]);
    coupon.date_expires_gmt = value === '' ? null : (momentOf(value, zone) ?? null);
  }
}

const invalidAmount = (site: Site): RestFault =>
  new RestFault('coupon_invalid_amount', `Invalid discount amount${site.atLeast('10.0') ? '.' : ''}`, 400);

/** The code that a coupon is given: no other that is published may have it. */
function freeCode(site: Site, coupon: Row, params: Row): string {
  const code = couponCode(site, params.code);
  const twin = [...site.tables.coupons.values()].find(
    (other) =>
      text(other.code).toLowerCase() === code.toLowerCase() &&
      other.id !== coupon.id &&
      other.status === 'publish',
  );
  if (twin)
    throw new RestFault('woocommerce_rest_coupon_code_already_exists', 'The coupon code already exists', 400);
  return code;
}

/** Sets the kind of discount, if its amount suits it. */
function writeKind(site: Site, coupon: Row, params: Row): void {
  // Before version 10 the amount is looked at before the type is set.
  const early =
    !site.atLeast('10.0') && (big(coupon.amount).lt(0) || (given(params, 'amount') && tooMuch(coupon)));
  if (given(params, 'discount_type')) coupon.discount_type = text(params.discount_type);
  const late = site.atLeast('10.0') && (big(coupon.amount).lt(0) || tooMuch(coupon));
  if (early || late) throw invalidAmount(site);
}

function write(site: Site, coupon: Row, params: Row): void {
  if (given(params, 'code')) {
    coupon.code = freeCode(site, coupon, params);
  }
  for (const field of amountFields)
    if (given(params, field)) coupon[field] = plainAmount(site, params[field] ?? '');
  writeKind(site, coupon, params);
  if (given(params, 'description')) coupon.description = ksesPost(text(params.description));
  // Before version 10 a coupon is published, whatever status is asked for.
  if (site.atLeast('10.0') && given(params, 'status')) coupon.status = text(params.status);
  for (const field of limitFields)
    if (given(params, field)) coupon[field] = Math.abs(Math.trunc(number(params[field])));
  for (const field of idFields) if (given(params, field)) coupon[field] = idList(params[field]);
  for (const field of flagFields) if (given(params, field)) coupon[field] = yes(params[field]);
  if (given(params, 'email_restrictions'))
    coupon.email_restrictions = items(params.email_restrictions)
      .map((mail) => text(mail).toLowerCase())
      .filter(isEmail);
  setExpiry(site, coupon, params);
  if (Array.isArray(params.meta_data))
    coupon.meta_data = applyMeta(site.tables, metaOf(coupon), params.meta_data);
}

function plainAmount(site: Site, value: Row[string]): string {
  return formatDecimal(value, site.numbers) || '0';
}

function make({ site, request }: RouteContext): Row {
  if (!truthy(request.params.code))
    throw new RestFault('woocommerce_rest_empty_coupon_code', 'The coupon code cannot be empty.', 400);
  const now = site.now();
  const coupon: Row = {
    id: 0,
    code: '',
    amount: '0',
    status: 'publish',
    discount_type: 'fixed_cart',
    description: '',
    date_created_gmt: now,
    date_modified_gmt: now,
    date_expires_gmt: null,
    usage_count: 0,
    meta_data: [],
  };
  write(site, coupon, request.params);
  coupon.id = nextId(site.tables, 'post');
  site.tables.coupons.set(integer(coupon.id), coupon);
  site.emit('coupon.created', integer(coupon.id));
  return coupon;
}

function change({ site, request }: RouteContext, known: Row): Row {
  const coupon = structuredClone(known);
  write(site, coupon, request.params);
  // Amounts live in fields of their own: only what stands in the post itself moves its date.
  if (['code', 'description', 'status'].some((field) => given(request.params, field)))
    coupon.date_modified_gmt = site.now();
  site.tables.coupons.set(integer(coupon.id), coupon);
  site.emit('coupon.updated', integer(coupon.id));
  return coupon;
}

const ids = { type: 'array', items: { type: 'integer' } } as const;

const writeArgs: Args = {
  code: { type: 'string' },
  amount: { type: 'string' },
  status: { type: 'string' },
  discount_type: { type: 'string', enum: ['percent', 'fixed_cart', 'fixed_product'] },
  description: { type: 'string' },
  date_expires: { type: ['string', 'null'] },
  date_expires_gmt: { type: ['string', 'null'] },
  individual_use: { type: 'boolean' },
  product_ids: ids,
  excluded_product_ids: ids,
  usage_limit: { type: 'integer' },
  usage_limit_per_user: { type: 'integer' },
  limit_usage_to_x_items: { type: 'integer' },
  free_shipping: { type: 'boolean' },
  product_categories: ids,
  excluded_product_categories: ids,
  exclude_sale_items: { type: 'boolean' },
  minimum_amount: { type: 'string' },
  maximum_amount: { type: 'string' },
  email_restrictions: { type: 'array', items: { type: 'string' } },
  meta_data: metaArg,
};

/** `/coupons`, `/coupons/<id>`, `/coupons/batch`. */
export function couponRoutes(): Route[] {
  return resourceRoutes({
    pattern: '/coupons',
    find({ site, request }, action) {
      const coupon = site.tables.coupons.get(integer(request.path.id));
      if (!coupon) throw invalidId(action === 'edit' ? 400 : 404);
      return coupon;
    },
    view: ({ site }, coupon) => viewCoupon(site, coupon),
    list: {
      args: {
        ...postListArgs,
        orderby: {
          type: 'string',
          default: 'date',
          enum: ['date', 'id', 'include', 'title', 'slug', 'modified'],
        },
        code: { type: 'string' },
      },
      find,
    },
    readArgs: contextArg,
    create: {
      args: { ...writeArgs, code: { type: 'string', required: true } },
      exists: ['woocommerce_rest_shop_coupon_exists', 'Cannot create existing shop_coupon.'],
      make,
    },
    update: { args: writeArgs, write: change },
    remove: {
      trash: {
        noun: 'shop_coupon',
        put({ site }, coupon) {
          coupon.status = 'trash';
          site.emit('coupon.deleted', integer(coupon.id));
        },
      },
      destroy: ({ site }, coupon) => void site.tables.coupons.delete(integer(coupon.id)),
    },
  });
}

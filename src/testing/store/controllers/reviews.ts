import type { Row } from '../json.js';
import { given, integer, items, text, truthy } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, restUrl } from '../rest/links.js';
import { contextArg, listArgs } from '../rest/paging.js';
import type { Removal } from '../rest/resource.js';
import { resourceRoutes } from '../rest/resource.js';
import type { Arg, Args } from '../rest/schema.js';
import type { Route, RouteContext } from '../rest/types.js';
import { autop } from '../rules/autop.js';
import { avatarUrls } from '../rules/avatars.js';
import { datePair, momentOf } from '../rules/dates.js';
import type { Compare } from '../rules/find-posts.js';
import { byInclude, byNumber, byText, dateFilter } from '../rules/find-posts.js';
import { normalizeEntities } from '../rules/html-entities.js';
import { ksesPost } from '../rules/kses.js';
import { cleanText } from '../rules/php.js';
import { setReviewStatus, syncRating } from '../rules/ratings.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { keepIds } from './keep-ids.js';

const base = '/products/reviews';

const stored: Readonly<Record<string, string>> = {
  approved: 'approved',
  approve: 'approved',
  hold: 'hold',
  spam: 'spam',
  unspam: 'approved',
  trash: 'trash',
  untrash: 'approved',
};

const invalidId = () => new RestFault('woocommerce_rest_review_invalid_id', 'Invalid review ID.', 404);

const invalidContent = () =>
  new RestFault('woocommerce_rest_review_content_invalid', 'Invalid review content.', 400);

/** A review; who reads it to show it gets its text in paragraphs. */
function view(site: Site, review: Row, context: 'view' | 'edit' = 'edit'): Row {
  const product = site.tables.products.get(integer(review.product_id));
  return {
    id: review.id ?? 0,
    ...datePair('date_created', review.date_created_gmt, site.local),
    product_id: review.product_id ?? 0,
    product_name: product?.name ?? '',
    product_permalink: product ? `${site.home}/product/${text(product.slug)}/` : '',
    status: review.status ?? 'approved',
    reviewer: review.reviewer ?? '',
    reviewer_email: review.reviewer_email ?? '',
    review: context === 'view' ? autop(text(review.review)) : (review.review ?? ''),
    rating: review.rating ?? 0,
    verified: review.verified ?? false,
    reviewer_avatar_urls: avatarUrls(site, review.reviewer_email),
  };
}

function links({ site, request }: RouteContext, review: Row): Row {
  return {
    ...linksOf(site, request, { self: `${base}/${integer(review.id)}`, collection: base }),
    up: [{ href: restUrl(request, `/products/${integer(review.product_id)}`) }],
  };
}

/** Equal rows come newest first in both directions. */
function reviewOrder(params: Row): Compare {
  const turn = params.order === 'asc' ? 1 : -1;
  const newest: Compare = (a, b) => byNumber('id')(b, a);
  switch (params.orderby) {
    case 'include':
      return byInclude(params);
    case 'id':
      return (a, b) => turn * byNumber('id')(a, b);
    case 'product':
      return (a, b) => turn * byNumber('product_id')(a, b) || newest(a, b);
    default:
      return (a, b) => turn * byText('date_created_gmt')(a, b) || turn * byNumber('id')(a, b);
  }
}

function findAll({ site, request }: RouteContext): Row[] {
  const { params } = request;
  const all = [...site.tables.reviews.values()];
  const products = items(params.product).map(integer);
  const mails = items(params.reviewer_email).map(text);
  const search = text(params.search).toLowerCase();
  const inDates = dateFilter(site, params);
  // This order needs the ids it sorts by; without them it finds nothing.
  const source = params.orderby === 'include' && items(params.include).length === 0 ? [] : all;
  const found = keepIds(source, params).filter((review) => {
    if (
      params.status === 'all'
        ? review.status === 'trash' || review.status === 'spam'
        : review.status !== params.status
    )
      return false;
    if (products.length > 0 && !products.includes(integer(review.product_id))) return false;
    if (mails.length > 0 && !mails.includes(text(review.reviewer_email))) return false;
    if (
      search !== '' &&
      ![review.review, review.reviewer].some((value) => text(value).toLowerCase().includes(search))
    )
      return false;
    return inDates(review);
  });
  return found.sort(reviewOrder(params));
}

function find({ site, request }: RouteContext): Row {
  const review = site.tables.reviews.get(integer(request.path.id));
  if (!review) throw invalidId();
  return review;
}

/** Whether the reviewer has bought the product. */
function verified(site: Site, review: Row): boolean {
  return [...site.tables.orders.values()].some((order) => {
    const billing = order.billing as Row | undefined;
    const paid = ['processing', 'completed'].includes(text(order.status));
    const lines = items(order.line_items) as Row[];
    return (
      paid &&
      text(billing?.email).toLowerCase() === text(review.reviewer_email).toLowerCase() &&
      lines.some((line) => line.product_id === review.product_id)
    );
  });
}

function write(site: Site, review: Row, params: Row): void {
  if (given(params, 'product_id')) {
    const id = integer(params.product_id);
    if (!site.tables.products.has(id))
      throw new RestFault('woocommerce_rest_product_invalid_id', 'Invalid product ID.', 404);
    review.product_id = id;
  }
  if (given(params, 'review')) {
    if (text(params.review) === '') throw invalidContent();
    review.review = text(params.review);
  }
  if (given(params, 'reviewer')) review.reviewer = normalizeEntities(cleanText(params.reviewer));
  if (given(params, 'reviewer_email')) review.reviewer_email = text(params.reviewer_email);
  const [local, gmt] = [text(params.date_created), text(params.date_created_gmt)];
  const created = local === '' ? momentOf(gmt, 'UTC') : momentOf(local, site.timeZone);
  if (created) review.date_created_gmt = created;
}

/** The status a caller asks for. */
const statusIn = (params: Row, fallback: string): string =>
  given(params, 'status') ? (stored[text(params.status)] ?? fallback) : fallback;

const ownFields = ['product_id', 'reviewer', 'reviewer_email', 'review', 'rating'];

function make({ site, request }: RouteContext): Row {
  const status = statusIn(request.params, 'approved');
  // What is neither approved nor refused waits at first.
  const first = status === 'approved' ? 'approved' : 'hold';
  const review: Row = { id: 0, status: first, rating: 0, date_created_gmt: site.now() };
  write(site, review, request.params);
  if (text(review.review) === '') throw invalidContent();
  review.verified = verified(site, review);
  review.id = nextId(site.tables, 'comment');
  site.tables.reviews.set(integer(review.id), review);
  if (first === 'approved') syncRating(site, integer(review.product_id));
  setReviewStatus(site, review, status);
  review.rating = integer(request.params.rating);
  return review;
}

function change({ site, request }: RouteContext, known: Row): Row {
  const { params } = request;
  const only = given(params, 'status') && !ownFields.some((field) => given(params, field));
  if (only && statusIn(params, text(known.status)) === known.status)
    throw new RestFault('woocommerce_rest_review_failed_edit', 'Updating review status failed.', 500);
  const review = structuredClone(known);
  write(site, review, request.params);
  // Only an update cleans the text, also the stored one.
  review.review = ksesPost(text(review.review));
  site.tables.reviews.set(integer(review.id), review);
  syncRating(site, integer(review.product_id));
  setReviewStatus(site, review, statusIn(request.params, text(review.status)));
  // A rating of 0 counts as none: the old one stays.
  if (truthy(request.params.rating)) review.rating = integer(request.params.rating);
  return review;
}

const removal: Removal = {
  trash: {
    noun: 'object',
    word: 'trashed',
    put: ({ site }, review) => setReviewStatus(site, review, 'trash'),
    shownAfter: true,
  },
  destroy({ site }, review) {
    site.tables.reviews.delete(integer(review.id));
    syncRating(site, integer(review.product_id));
  },
  shown: ({ site }, review) => ({ data: { deleted: true, previous: view(site, review) } }),
};

/** `/products/reviews`, `/products/reviews/<id>`, `/products/reviews/batch`. */
export function reviewRoutes(): Route[] {
  const ids: Arg = { type: 'array', items: { type: 'integer' }, default: [] };
  const collection: Args = {
    ...listArgs,
    after: { type: 'string', format: 'date-time' },
    before: { type: 'string', format: 'date-time' },
    exclude: ids,
    include: ids,
    offset: { type: 'integer' },
    order: { type: 'string', default: 'desc', enum: ['asc', 'desc'] },
    orderby: {
      type: 'string',
      default: 'date_gmt',
      enum: ['date', 'date_gmt', 'id', 'include', 'product'],
    },
    reviewer: { type: 'array', items: { type: 'integer' } },
    reviewer_exclude: { type: 'array', items: { type: 'integer' } },
    reviewer_email: { type: 'array', items: { type: 'string' } },
    product: { type: 'array', items: { type: 'integer' } },
    status: { type: 'string', default: 'approved', enum: ['all', 'hold', 'approved', 'spam', 'trash'] },
  };
  const args: Args = {
    product_id: { type: 'integer' },
    status: { type: 'string', enum: Object.keys(stored).filter((name) => name !== 'approve') },
    reviewer: { type: 'string' },
    reviewer_email: { type: 'string', format: 'email' },
    review: { type: 'string' },
    rating: { type: 'integer' },
  };
  // A new review takes any text for an address.
  const needed: Args = Object.fromEntries(
    Object.entries(args).map(([name, arg]) => [
      name,
      ['product_id', 'reviewer', 'reviewer_email', 'review'].includes(name)
        ? { ...(arg.type === undefined ? {} : { type: arg.type }), required: true }
        : arg,
    ]),
  );
  return resourceRoutes({
    pattern: base,
    guarded: true,
    find,
    view: ({ site, request }, review) =>
      view(site, review, request.method === 'GET' && request.params.context !== 'edit' ? 'view' : 'edit'),
    links,
    list: {
      args: collection,
      find: findAll,
      zeroIsNoOffset: true,
      // An offset does not move the page that the links start from.
      info: ({ request }, page) => ({ ...page, page: integer(request.params.page ?? 1) }),
    },
    readArgs: contextArg,
    create: {
      args: needed,
      exists: ['woocommerce_rest_review_exists', 'Cannot create existing product review.'],
      make,
    },
    update: { args, write: change },
    remove: removal,
  });
}

import type { Row } from '../json.js';
import { given, integer, items, text } from '../json.js';
import { batchEndpoint } from '../rest/batch.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, restUrl } from '../rest/links.js';
import { listArgs } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { Arg, Args } from '../rest/schema.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { datePair } from '../rules/dates.js';
import { dateFilter } from '../rules/find-posts.js';
import { cleanText, ksesPost } from '../rules/php.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { answerList, keepIds } from './simple-list.js';

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

function view(site: Site, review: Row): Row {
  const product = site.tables.products.get(integer(review.product_id));
  return {
    id: review.id ?? 0,
    ...datePair('date_created', review.date_created_gmt, site.timeZone),
    product_id: review.product_id ?? 0,
    product_name: product?.name ?? '',
    product_permalink: product ? `${site.home}/product/${text(product.slug)}/` : '',
    status: review.status ?? 'approved',
    reviewer: review.reviewer ?? '',
    reviewer_email: review.reviewer_email ?? '',
    review: review.review ?? '',
    rating: review.rating ?? 0,
    verified: review.verified ?? false,
    reviewer_avatar_urls: review.reviewer_avatar_urls ?? {},
  };
}

function links({ site, request }: RouteContext, review: Row): Row {
  return {
    ...linksOf(site, request, { self: `${base}/${integer(review.id)}`, collection: base }),
    up: [{ href: restUrl(request, `/products/${integer(review.product_id)}`) }],
  };
}

function answer(context: RouteContext, review: Row, status = 200): RestAnswer {
  const location = restUrl(context.request, `${base}/${integer(review.id)}`);
  return {
    status,
    data: view(context.site, review),
    links: links(context, review),
    ...(status === 201 ? { headers: { location } } : {}),
  };
}

function list(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const { params } = request;
  const products = items(params.product).map(integer);
  const mails = items(params.reviewer_email).map(text);
  const search = text(params.search).toLowerCase();
  const inDates = dateFilter(site, params);
  const found = keepIds([...site.tables.reviews.values()], params).filter((review) => {
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
  const turn = params.order === 'asc' ? 1 : -1;
  const key = (review: Row) => (params.orderby === 'id' ? '' : text(review.date_created_gmt));
  found.sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    return turn * (left < right ? -1 : left > right ? 1 : integer(a.id) - integer(b.id));
  });
  return answerList(
    context,
    found,
    base,
    (review) => view(site, review),
    (review) => links(context, review),
  );
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
  if (given(params, 'review')) review.review = ksesPost(text(params.review));
  if (given(params, 'reviewer')) review.reviewer = cleanText(params.reviewer);
  if (given(params, 'reviewer_email')) review.reviewer_email = text(params.reviewer_email);
  if (given(params, 'rating')) review.rating = integer(params.rating);
  if (given(params, 'status')) review.status = stored[text(params.status)] ?? review.status ?? 'approved';
}

function create(context: RouteContext): RestAnswer {
  const { site, request } = context;
  if (integer(request.params.id) > 0)
    throw new RestFault('woocommerce_rest_review_exists', 'Cannot create existing product review.', 400);
  const review: Row = { id: 0, status: 'approved', rating: 0, date_created_gmt: site.now() };
  write(site, review, request.params);
  if (text(review.review) === '')
    throw new RestFault('woocommerce_rest_review_content_invalid', 'Invalid review content.', 400);
  review.verified = verified(site, review);
  review.id = nextId(site.tables, 'comment');
  site.tables.reviews.set(integer(review.id), review);
  return answer(context, review, 201);
}

function update(context: RouteContext): RestAnswer {
  const review = structuredClone(find(context));
  write(context.site, review, context.request.params);
  context.site.tables.reviews.set(integer(review.id), review);
  return answer(context, review);
}

function remove(context: RouteContext): RestAnswer {
  const review = find(context);
  if (context.request.params.force === true) {
    const previous = view(context.site, review);
    context.site.tables.reviews.delete(integer(review.id));
    return { data: { deleted: true, previous } };
  }
  if (review.status === 'trash')
    throw new RestFault('woocommerce_rest_already_trashed', 'The object has already been trashed.', 410);
  review.status = 'trash';
  return answer(context, review);
}

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
  const needed: Args = Object.fromEntries(
    Object.entries(args).map(([name, arg]) => [
      name,
      ['product_id', 'reviewer', 'reviewer_email', 'review'].includes(name)
        ? { ...arg, required: true }
        : arg,
    ]),
  );
  const exists = (action: 'view' | 'edit' | 'delete') => (context: RouteContext) => {
    managers(action)(context);
    find(context);
  };
  return [
    {
      path: `/wc/v3${base}`,
      endpoints: [
        { methods: ['GET'], args: collection, permit: managers('list'), handle: list },
        { methods: ['POST'], args: needed, permit: managers('create'), handle: create },
      ],
    },
    {
      path: `/wc/v3${base}/(?<id>\\d+)`,
      endpoints: [
        { methods: ['GET'], permit: exists('view'), handle: (context) => answer(context, find(context)) },
        { methods: ['POST', 'PUT', 'PATCH'], args, permit: exists('edit'), handle: update },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: exists('delete'),
          handle: remove,
        },
      ],
    },
    { path: `/wc/v3${base}/batch`, endpoints: [batchEndpoint({ create, update, remove })] },
  ];
}

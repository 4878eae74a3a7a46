import type { Row } from '../json.js';
import { integer, text } from '../json.js';
import { linksOf, restUrl } from '../rest/links.js';
import { viewArg } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { Args } from '../rest/schema.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { periodOf, salesReport, topSellers } from '../rules/sales-report.js';
import type { Site } from '../site.js';
import { statusNames } from './order-statuses.js';

const reports: readonly (readonly [slug: string, description: string])[] = [
  ['sales', 'List of sales reports.'],
  ['top_sellers', 'List of top sellers products.'],
  ['orders/totals', 'Orders totals.'],
  ['products/totals', 'Products totals.'],
  ['customers/totals', 'Customers totals.'],
  ['coupons/totals', 'Coupons totals.'],
  ['reviews/totals', 'Reviews totals.'],
  ['categories/totals', 'Categories totals.'],
  ['tags/totals', 'Tags totals.'],
  ['attributes/totals', 'Attributes totals.'],
];

/** Reports that are listed but have no route. */
const announcedOnly = new Set(['categories/totals', 'tags/totals', 'attributes/totals']);

function list({ site, request }: RouteContext): RestAnswer {
  return {
    data: reports.map(([slug, description]) => ({
      slug,
      description,
      _links: linksOf(site, request, {
        self: `/reports/${slug}`,
        collection: '/reports',
        methods: announcedOnly.has(slug) ? [] : ['GET'],
      }),
    })),
  };
}

interface Total {
  readonly slug: string;
  readonly name: string;
  readonly total: number;
}

const count = (records: Iterable<Row>, passes: (record: Row) => boolean): number =>
  [...records].filter(passes).length;

const orderTotals = (site: Site): Total[] =>
  statusNames(site).map(({ slug, name }) => ({
    slug,
    name,
    total: count(site.tables.orders.values(), (order) => order.status === slug),
  }));

const productTypes = [
  ['external', 'External/Affiliate product'],
  ['grouped', 'Grouped product'],
  ['simple', 'Simple product'],
  ['variable', 'Variable product'],
] as const;

const productTotals = (site: Site): Total[] =>
  productTypes.map(([slug, name]) => ({
    slug,
    name,
    total: count(
      site.tables.products.values(),
      (product) => product.type === slug && product.status === 'publish',
    ),
  }));

function customerTotals(site: Site): Total[] {
  const customers = [...site.tables.customers.values()].filter((user) => user.role === 'customer');
  const paying = count(customers, (user) => user.is_paying_customer === true);
  return [
    { slug: 'paying', name: 'Paying customer', total: paying },
    { slug: 'non_paying', name: 'Non-paying customer', total: customers.length - paying },
  ];
}

const couponTypes = [
  ['percent', 'Percentage discount'],
  ['fixed_cart', 'Fixed cart discount'],
  ['fixed_product', 'Fixed product discount'],
] as const;

const couponTotals = (site: Site): Total[] =>
  couponTypes.map(([slug, name]) => ({
    slug,
    name,
    total: count(
      site.tables.coupons.values(),
      (coupon) => coupon.discount_type === slug && coupon.status === 'publish',
    ),
  }));

const reviewTotals = (site: Site): Total[] =>
  [1, 2, 3, 4, 5].map((stars) => ({
    slug: `rated_${stars}_out_of_5`,
    name: `Rated ${stars} out of 5`,
    total: count(
      site.tables.reviews.values(),
      (review) => integer(review.rating) === stars && review.status === 'approved',
    ),
  }));

const about = ({ request }: RouteContext): Row => ({ about: [{ href: restUrl(request, '/reports') }] });

function sales(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const report = salesReport(site, periodOf(site, request.params));
  return { data: [{ ...report, _links: about(context) }] };
}

function sellers(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const found = topSellers(site, periodOf(site, request.params));
  return {
    data: found.map(({ id, quantity }) => ({
      name: text(site.tables.products.get(id)?.name),
      product_id: id,
      quantity,
      _links: { ...about(context), product: [{ href: restUrl(request, `/products/${id}`) }] },
    })),
  };
}

/** `/reports` and the reports that have a route. */
export function reportRoutes(): Route[] {
  const period: Args = {
    ...viewArg,
    period: { type: 'string', enum: ['week', 'month', 'last_month', 'year'] },
    date_min: { type: 'string' },
    date_max: { type: 'string' },
  };
  const totals = (slug: string, of: (site: Site) => Total[]): Route => ({
    path: `/wc/v3/reports/${slug}/totals`,
    endpoints: [
      {
        methods: ['GET'],
        args: viewArg,
        permit: managers('list'),
        handle: ({ site }) => ({ data: of(site).map((total) => ({ ...total })) }),
      },
    ],
  });
  return [
    {
      path: '/wc/v3/reports',
      endpoints: [{ methods: ['GET'], args: viewArg, permit: managers('list'), handle: list }],
    },
    {
      path: '/wc/v3/reports/sales',
      endpoints: [{ methods: ['GET'], args: period, permit: managers('list'), handle: sales }],
    },
    {
      path: '/wc/v3/reports/top_sellers',
      endpoints: [{ methods: ['GET'], args: period, permit: managers('list'), handle: sellers }],
    },
    totals('orders', orderTotals),
    totals('products', productTotals),
    totals('customers', customerTotals),
    totals('coupons', couponTotals),
    totals('reviews', reviewTotals),
  ];
}

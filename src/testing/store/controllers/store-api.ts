import type { Json, Row } from '../json.js';
import { integer, number, text } from '../json.js';
import { restUrl } from '../rest/links.js';
import { everybody, managers } from '../rest/permit.js';
import { buildQuery } from '../rest/query.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import { byText } from '../rules/find-posts.js';
import { wooRound } from '../rules/money.js';
import { viewProduct } from '../rules/product-view.js';
import type { Site } from '../site.js';

/**
 * What the shop's own pages show of a product: amounts are whole numbers of the currency's smallest
 * unit.
 */
function shown(site: Site, product: Row, origin: string): Row {
  const full = viewProduct(site, product, origin, 'view');
  const { decimals } = site.numbers;
  const minor = (value: Json | undefined) => String(wooRound(site, number(value) * 10 ** decimals, 0));
  return {
    id: full.id ?? 0,
    name: full.name ?? '',
    slug: full.slug ?? '',
    parent: 0,
    type: full.type ?? 'simple',
    variation: '',
    permalink: full.permalink ?? '',
    sku: full.sku ?? '',
    short_description: full.short_description ?? '',
    description: full.description ?? '',
    on_sale: full.on_sale ?? false,
    prices: {
      price: minor(full.price),
      regular_price: minor(text(full.regular_price) || text(full.price)),
      sale_price: minor(text(full.sale_price) || text(full.price)),
      price_range: null,
      currency_code: site.currency,
      currency_minor_unit: decimals,
    },
    is_purchasable: full.purchasable ?? false,
    is_in_stock: full.stock_status !== 'outofstock',
  };
}

/**
 * The Store API escapes its own address before it adds the page: all but the first parameter end up
 * behind a `#`.
 */
function nextLink(request: RestRequest, path: string, page: number, rel: string): string {
  const { page: _page, ...asked } = request.query;
  const [first, ...others] = buildQuery(asked).split('&');
  const query = [...(first ? [first] : []), `page=${page}`].join('&');
  const rest = others.map((pair) => `#038;${pair}`).join('&');
  return `<${restUrl(request, path)}?${query}${rest}>; rel="${rel}"`;
}

function products({ site, request }: RouteContext): RestAnswer {
  const found = [...site.tables.products.values()].filter((product) => product.status === 'publish');
  const byDate = byText('date_created_gmt');
  found.sort((a, b) => byDate(b, a) || integer(b.id) - integer(a.id));
  const perPage = integer(request.params.per_page) || 10;
  const page = integer(request.params.page) || 1;
  const pages = Math.ceil(found.length / perPage);
  const links = [
    ...(page > 1 ? [nextLink(request, '/products', page - 1, 'prev')] : []),
    ...(page < pages ? [nextLink(request, '/products', page + 1, 'next')] : []),
  ];
  return {
    data: found
      .slice((page - 1) * perPage, page * perPage)
      .map((product) => shown(site, product, request.origin)),
    headers: {
      'x-wp-total': String(found.length),
      'x-wp-totalpages': String(pages),
      ...(links.length > 0 ? { link: links.join(', ') } : {}),
    },
  };
}

/** Options by name, as the administration's pages read them; `false` for what there is not. */
function options({ site, request }: RouteContext): RestAnswer {
  const names = text(request.params.options).split(',').filter(Boolean);
  const settings = [...site.tables.settings.values()].flat();
  const setTo = (name: string): Json => settings.find((setting) => setting.id === name)?.value ?? false;
  return { data: Object.fromEntries(names.map((name) => [name, setTo(name)])) };
}

/** Routes outside `wc/v3`: the public products of the Store API and the options of `wc-admin`. */
export function storeApiRoutes(): Route[] {
  return [
    {
      path: '/wc/store(?:/v1)?/products',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            page: { type: 'integer', default: 1, minimum: 1 },
            per_page: { type: 'integer', default: 10, minimum: 0, maximum: 100 },
          },
          permit: everybody,
          handle: products,
        },
      ],
    },
    {
      path: '/wc-admin/options',
      endpoints: [{ methods: ['GET'], permit: managers('view'), handle: options }],
    },
  ];
}

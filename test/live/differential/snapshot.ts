import type { Json, Row, Shop } from '../../../src/testing/index.js';
import type { Ask, Call } from './call.js';

const isRow = (value: Json | undefined): value is Row =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

async function rowsOf(ask: Ask, path: string, query: Call['query'] = {}): Promise<Row[]> {
  const found: Row[] = [];
  for (let page = 1; ; page += 1) {
    const reply = await ask({
      method: 'GET',
      path,
      query: { per_page: '100', context: 'edit', ...query, page: String(page) },
    });
    if (reply.status !== 200 || !Array.isArray(reply.body)) return found;
    found.push(...reply.body.filter(isRow));
    if (page >= Number(reply.headers.get('x-wp-totalpages') ?? 1)) return found;
  }
}

/** The rows of a resource under each of its owners, marked with the owner's id. */
async function under(
  ask: Ask,
  owners: readonly Row[],
  mark: string,
  path: (id: number) => string,
  query: Call['query'] = {},
): Promise<Row[]> {
  const found: Row[] = [];
  for (const owner of owners) {
    const id = Number(owner.id);
    for (const row of await rowsOf(ask, path(id), query)) found.push({ ...row, [mark]: id });
  }
  return found;
}

/**
 * Reads a shop as {@link Shop} takes it. Order notes are left out, which cost a request an order:
 * those of orders that a run makes are compared all the same. A test shop of some hundred rows is
 * read in half a minute.
 */
export async function readShop(ask: Ask): Promise<Shop> {
  const list = (path: string, query?: Call['query']) => rowsOf(ask, path, query);
  const both = async (path: string) => [
    ...(await list(path, { status: 'any', orderby: 'id', order: 'asc' })),
    ...(await list(path, { status: 'trash', orderby: 'id', order: 'asc' })),
  ];
  const single = async (path: string): Promise<Row[]> => {
    const { body } = await ask({ method: 'GET', path });
    return isRow(body) ? [body] : [];
  };
  const products = await both('products');
  const orders = await both('orders');
  const attributes = await list('products/attributes');
  const zones = await list('shipping/zones');
  const groups = await list('settings');
  const index = await single('');
  const settings: Record<string, Row[]> = {};
  for (const group of groups) settings[`settings_${String(group.id)}`] = await list(`settings/${group.id}`);
  const variable = products.filter((row) => row.type === 'variable');
  const refunded = orders.filter((row) => Array.isArray(row.refunds) && row.refunds.length > 0);
  return {
    products,
    variations: await under(ask, variable, '_parent', (id) => `products/${id}/variations`, { status: 'any' }),
    orders,
    refunds: await under(ask, refunded, '_order', (id) => `orders/${id}/refunds`),
    order_notes: [],
    customers: await list('customers', { role: 'all' }),
    coupons: await list('coupons'),
    categories: await list('products/categories'),
    tags: await list('products/tags'),
    brands: await list('products/brands'),
    attributes,
    attribute_terms: await under(ask, attributes, '_attribute', (id) => `products/attributes/${id}/terms`),
    shipping_classes: await list('products/shipping_classes'),
    reviews: await list('products/reviews', { status: 'all' }),
    taxes: await list('taxes'),
    tax_classes: await list('taxes/classes'),
    payment_gateways: await list('payment_gateways'),
    shipping_methods: await list('shipping_methods'),
    shipping_zones: zones,
    shipping_zone_locations: await under(ask, zones, '_zone', (id) => `shipping/zones/${id}/locations`),
    shipping_zone_methods: await under(ask, zones, '_zone', (id) => `shipping/zones/${id}/methods`),
    webhooks: await list('webhooks'),
    settings_groups: groups,
    ...settings,
    system_status: await single('system_status'),
    currency_current: await single('data/currencies/current'),
    order_statuses_totals: await list('reports/orders/totals'),
    index_wc_v3_routes: index.map((row) => ({ routes: Object.keys(isRow(row.routes) ? row.routes : {}) })),
  };
}

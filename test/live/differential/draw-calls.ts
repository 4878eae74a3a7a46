import type { Json, Row } from '../../../src/testing/index.js';
import { seeded } from '../../../src/testing/store/random.js';
import type { Call, Reply } from './call.js';

/** Draws one call after the other; what the live shop answers tells it what there is to work on. */
export interface Caller {
  draw(): Call;
  learn(call: Call, reply: Reply): void;
  /** Deletes what the calls made, last things first. */
  cleanUp(): readonly Call[];
}

/** What the calls made so far. */
interface Made {
  readonly path: string;
  readonly row: Row;
}

const isRow = (value: Json | undefined): value is Row =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const rows = (value: Json | undefined): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);

/**
 * Calls at random: reads of all lists, also with parameters that are wrong, and writes to records
 * of its own.
 *
 * @param options.seed - the same seed draws the same calls from the same answers
 * @param options.prefix - begins the names of all that is made: `wgt-k3x9q-`
 * @param options.products - ids of products of the shop, which are read and sold, never changed
 */
export function createCaller(options: {
  readonly seed: number;
  readonly prefix: string;
  readonly products: readonly number[];
}): Caller {
  const { prefix } = options;
  const random = seeded(options.seed);
  const made: Made[] = [];
  let count = 0;
  const below = (limit: number): number => Math.floor(random() * limit);
  const chance = (share: number): boolean => random() < share;
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const name = (word: string): string => {
    count += 1;
    return `${prefix}${word} ${count}`;
  };
  const of = (path: string): Made[] => made.filter((item) => item.path === path);
  const price = (): string => pick(['10', '9.99', '19.95', '0', '0.015', '123.456', '7,50', '', '1.005']);
  const address = () => ({
    first_name: 'Zoé',
    last_name: "O'Brien",
    city: 'Lyon',
    postcode: pick(['69001', '20090', '97400', '1000']),
    country: pick(['FR', 'BE', 'DE', 'US', 'CA']),
    email: 'zoe@example.com',
  });
  const someProduct = (): number => {
    const own = of('products').map(({ row }) => Number(row.id));
    const all = [...own, ...own, ...options.products];
    return all.length > 0 ? pick(all) : 0;
  };
  const line = (): Row => ({
    product_id: someProduct(),
    quantity: pick([1, 2, 3, 7]),
    ...(chance(0.2) ? { subtotal: '20.015', total: pick(['18.115', '0', '20.015']) } : {}),
  });
  const order = (): Row => ({
    status: pick(['pending', 'processing', 'on-hold', 'completed', 'failed']),
    set_paid: chance(0.3),
    billing: address(),
    ...(chance(0.3) ? { shipping: address() } : {}),
    line_items: Array.from({ length: 1 + below(4) }, line),
    ...(chance(0.3)
      ? { fee_lines: [{ name: 'Emballage', total: pick(['3.333', '-2.5', '0']), tax_status: 'taxable' }] }
      : {}),
    ...(chance(0.4)
      ? { shipping_lines: [{ method_id: 'flat_rate', method_title: 'Poste', total: pick(['4.9', '5.555']) }] }
      : {}),
    ...(chance(0.3) && of('coupons').length > 0
      ? { coupon_lines: [{ code: String(pick(of('coupons')).row.code) }] }
      : {}),
  });
  const product = (): Row => ({
    name: name(pick(['Théière', 'Boîte & Cie', 'Sac <b>x</b>', 'A > B'])),
    status: pick(['draft', 'publish', 'private']),
    type: pick(['simple', 'simple', 'simple', 'variable', 'external']),
    regular_price: price(),
    ...(chance(0.4) ? { sale_price: price() } : {}),
    ...(chance(0.3) ? { manage_stock: true, stock_quantity: below(9), backorders: pick(['no', 'yes']) } : {}),
    ...(chance(0.3) ? { description: pick(['Une ligne\n\nDeux', '<p onclick="x()">C:\\temp</p>']) } : {}),
    ...(chance(0.2) ? { weight: '1.5', dimensions: { length: '10', width: '', height: '2,5' } } : {}),
    ...(chance(0.2) ? { meta_data: [{ key: 'note', value: pick(['x', 1, { a: [1] }] as Json[]) }] } : {}),
  });
  const coupon = (): Row => ({
    code: name('code').replace(' ', '-'),
    amount: pick(['5', '10.5', '100', '33.33']),
    discount_type: pick(['percent', 'fixed_cart', 'fixed_product']),
    ...(chance(0.2) ? { usage_limit: 1 } : {}),
    ...(chance(0.2) ? { minimum_amount: '20' } : {}),
  });
  const edit = (known: Row): Row => {
    const [first] = rows(known.line_items);
    return pick<() => Row>([
      () => ({ status: pick(['processing', 'completed', 'cancelled', 'pending']) }),
      () => ({ line_items: [{ id: Number(first?.id ?? 0), quantity: pick([0, 1, 4]) }] }),
      () => ({ line_items: [{ id: Number(first?.id ?? 0), product_id: null }] }),
      () => ({ line_items: [line()] }),
      () => ({ fee_lines: [{ name: 'Plus', total: '2.22' }] }),
      () => ({ customer_note: 'à midi', billing: { city: 'Nice' } }),
    ])();
  };
  const lists: readonly (readonly [path: string, ...parameters: (readonly [string, ...string[]])[]])[] = [
    ['products', ['orderby', 'id', 'title', 'price'], ['status', 'any', 'draft'], ['on_sale', 'true', 'no']],
    ['orders', ['orderby', 'id', 'date', 'include'], ['status', 'any', 'completed', 'moon'], ['dp', '4']],
    ['customers', ['orderby', 'id', 'name', 'registered_date'], ['role', 'all', 'king']],
    ['coupons', ['orderby', 'id', 'title'], ['search', prefix]],
    ['products/categories', ['orderby', 'id', 'name', 'slug'], ['hide_empty', 'true'], ['parent', '0', 'x']],
    ['products/tags', ['orderby', 'id', 'name']],
    ['products/attributes'],
    ['products/reviews', ['status', 'all'], ['rating', '5']],
    ['taxes', ['orderby', 'id', 'priority'], ['class', 'standard', 'moon']],
    ['taxes/classes'],
    ['refunds', ['orderby', 'id', 'date']],
    ['webhooks', ['status', 'active']],
    ['shipping/zones'],
    ['payment_gateways'],
    ['settings/general'],
    ['settings/moon'],
    ['reports/orders/totals'],
    ['data/currencies/current'],
  ];
  const list = (): Call => {
    const [path, ...parameters] = pick(lists);
    const query: Record<string, string> = {};
    for (const [parameter, ...values] of parameters) if (chance(0.5)) query[parameter] = pick(values);
    if (chance(0.3)) query.per_page = pick(['1', '5', '100', '0', '101', 'x']);
    if (chance(0.2)) query.page = pick(['1', '2', '99']);
    if (chance(0.2)) query.order = pick(['asc', 'desc', 'up']);
    if (chance(0.2)) query._fields = pick(['id,name', 'id,meta_data.key', 'status']);
    return { method: 'GET', path, query };
  };
  const single = (path: string, of_: Made[]): Call => ({
    method: 'GET',
    path: `${path}/${of_.length > 0 ? Number(pick(of_).row.id) : 2_147_483_000}`,
  });
  const change = (path: string, body: (row: Row) => Row): Call | undefined => {
    const known = of(path);
    if (known.length === 0) return undefined;
    const { row } = pick(known);
    return { method: 'PUT', path: `${path}/${Number(row.id)}`, body: body(row) };
  };
  const refund = (): Call | undefined => {
    const known = of('orders');
    if (known.length === 0) return undefined;
    const { row } = pick(known);
    const [first] = rows(row.line_items);
    const body: Row = chance(0.5)
      ? { amount: pick(['1', '2.345', '99999']), api_refund: false }
      : { api_refund: false, line_items: [{ id: Number(first?.id ?? 0), quantity: 1, refund_total: 1.5 }] };
    return { method: 'POST', path: `orders/${Number(row.id)}/refunds`, body };
  };
  const post = (path: string, body: Row): Call => ({ method: 'POST', path, body });
  const kinds: readonly (readonly [weight: number, make: () => Call | undefined])[] = [
    [6, list],
    [2, () => single('products', of('products'))],
    [2, () => single('orders', of('orders'))],
    [3, () => post('products', product())],
    [2, () => change('products', () => ({ ...product(), sale_price: price() }))],
    [5, () => post('orders', order())],
    [3, () => change('orders', edit)],
    [2, refund],
    [2, () => post('coupons', coupon())],
    [1, () => post('products/categories', { name: name('Rayon'), description: 'a < b' })],
    [1, () => post('customers', { email: `${name('c').replace(' ', '')}@example.com`, first_name: 'Éa' })],
    [1, () => post('products/batch', { create: [product(), { type: 'moon' }], delete: [2_147_483_000] })],
  ];
  const total = kinds.reduce((sum, [weight]) => sum + weight, 0);

  const creates = /^(?:products|orders|coupons|customers|products\/categories)$/;
  const remember = (path: string, row: Row): void => {
    if (typeof row.id === 'number' && row.id > 0) made.push({ path, row });
  };
  return {
    draw() {
      let at = random() * total;
      for (const [weight, make] of kinds) {
        at -= weight;
        if (at < 0) return make() ?? list();
      }
      return list();
    },
    learn({ method, path }, { status, body }) {
      if (method === 'POST' && status === 201 && creates.test(path) && isRow(body)) remember(path, body);
      if (path === 'products/batch' && isRow(body))
        for (const row of rows(body.create)) remember('products', row);
      const draft = isRow(body) && isRow(body.data) ? Number(body.data.new_draft_order_id) : 0;
      if (draft > 0) remember('orders', { id: draft });
      const index = made.findIndex((item) => `${item.path}/${Number(item.row.id)}` === path);
      if (method === 'PUT' && status === 200 && isRow(body) && index >= 0)
        made[index] = { path: made[index]?.path ?? '', row: body };
    },
    cleanUp: () =>
      [...made].reverse().map(({ path, row }) => ({
        method: 'DELETE',
        path: `${path}/${Number(row.id)}`,
        query: { force: 'true' },
      })),
  };
}

import { memoryGestan } from 'woo-gestan/gestan';
import { sentence } from 'woo-gestan/report';
import type { Json } from '../../src/testing/index.js';
import { testClock, world } from './shops.js';

type Billing = NonNullable<NonNullable<Parameters<typeof world>[0]['settings']>['billing']>;
type Rows = Awaited<ReturnType<ReturnType<ReturnType<typeof world>['open']>['orders']['plan']>>['rows'];

interface OrderBody {
  readonly id: number;
  readonly total: string;
  readonly line_items: readonly { readonly id: number }[];
}

/** A shop with two French rates, read through its own REST API, and all that an accountant sees of it. */
export async function story(
  given: {
    readonly currency?: string;
    readonly decimals?: string;
    readonly taxed?: boolean;
    readonly atSubtotal?: boolean;
    readonly billing?: Billing;
    readonly currencies?: readonly string[];
    /** Whether Gestan's pieces can be read. */
    readonly readBack?: boolean;
    /** Bank accounts, all professional. */
    readonly accounts?: readonly string[];
  } = {},
) {
  const {
    currency = 'EUR',
    decimals = '2',
    taxed = false,
    atSubtotal = false,
    currencies = ['EUR'],
    readBack = true,
    accounts = ['1'],
  } = given;
  const clock = testClock('2026-11-20T08:00:00Z');
  const gestan = memoryGestan({
    clock,
    capabilities: { currencies: [...currencies], readBack },
    paymentModes: [{ id: '1', name: 'CB' }],
    bankAccounts: accounts.map((id) => ({ id, name: `Compte ${id}`, professional: true })),
    postingCategories: [{ id: '1', name: 'Ventes', professional: true }],
  });
  const entries = { enabled: true, bankAccountId: '1', postingCategoryId: '1' };
  const w = world({
    shop: {},
    clock,
    gestan,
    settings: { orders: { startAt: '2026-01-01' }, billing: { entries, ...given.billing } },
  });
  const call = async <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => {
    const answer = await w.store.call(
      method,
      `/wp-json/wc/v3${path}`,
      body === undefined ? {} : { body: body as Json },
    );
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  for (const [group, id, value] of [
    ['general', 'woocommerce_currency', currency],
    ['general', 'woocommerce_calc_taxes', 'yes'],
    ['general', 'woocommerce_price_num_decimals', decimals],
    ['tax', 'woocommerce_prices_include_tax', taxed ? 'yes' : 'no'],
    ['tax', 'woocommerce_tax_round_at_subtotal', atSubtotal ? 'yes' : 'no'],
  ]) {
    await call('PUT', `/settings/${group}/${id}`, { value });
  }
  const rate = (rateOf: string, name: string, taxClass: string, country = 'FR') =>
    call<{ id: number }>('POST', '/taxes', { country, rate: rateOf, name, class: taxClass });
  const rates = {
    full: await rate('20', 'TVA 20 %', 'standard'),
    low: await rate('5.5', 'TVA 5,5 %', 'reduced-rate'),
  };
  const sync = w.open();
  for (const { taxClass, rate: of } of await sync.mappings.taxes.suggest()) {
    await sync.mappings.taxes.set({ taxClass, rate: of });
  }
  await sync.mappings.payments.set({ methodId: 'stripe', paymentModeId: '1' });
  const customer = {
    first_name: 'Anne',
    last_name: 'Le Goff',
    email: 'anne@example.fr',
    country: 'FR',
    postcode: '29200',
  };

  return {
    ...w,
    gestan,
    sync,
    call,
    rates,
    rate,
    async product(sku: string, price: string, taxClass = ''): Promise<number> {
      const body = { name: `Produit ${sku}`, sku, regular_price: price, tax_class: taxClass };
      return (await call<{ id: number }>('POST', '/products', body)).id;
    },
    order: (lines: readonly (readonly [productId: number, quantity: number])[], more: object = {}) =>
      call<OrderBody>('POST', '/orders', {
        status: 'processing',
        set_paid: true,
        payment_method: 'stripe',
        billing: customer,
        line_items: lines.map(([productId, quantity]) => ({ product_id: productId, quantity })),
        ...more,
      }),
    edit: (order: OrderBody, lines: readonly object[]) =>
      call<OrderBody>('PUT', `/orders/${order.id}`, { line_items: lines }),
    refund: (order: OrderBody, amount: string, more: object = {}) =>
      call('POST', `/orders/${order.id}/refunds`, { amount, api_refund: false, ...more }),
    apply: async () => sync.orders.apply(await sync.orders.plan(), { select: 'all' }),
    /** The pieces, entries and notes of a plan, as texts. */
    async planned(): Promise<readonly string[]> {
      return reported((await sync.orders.plan()).rows);
    },
  };
}

export function reported(rows: Rows): readonly string[] {
  return rows.flatMap(({ number, pieces, entries, notes, blocked, reason }) => [
    ...pieces.map(({ kind, vat, totalGross, sourceNumber }) => {
      const rates = vat.map((row) => `${row.base} + ${row.amount} à ${row.rate} %`).join(', ');
      return `${number} ${kind} ${totalGross} = ${rates}${sourceNumber ? ` sur ${sourceNumber}` : ''}`;
    }),
    ...entries.map(({ direction, amount }) => `${number} entry ${direction} ${amount}`),
    ...new Set(
      [...(reason ? [reason] : []), ...notes, ...blocked.map((each) => each.reason)]
        .filter(({ code }) => code !== 'fee-product-unset' && code !== 'refund-without-lines')
        .map((each) => `${number} ${sentence(each, 'fr')}`.replace(/\s/g, ' ')),
    ),
  ]);
}

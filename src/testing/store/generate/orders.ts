import Big from 'big.js';
import type { Row } from '../json.js';
import { clone, row } from '../json.js';
import { blankAddress } from '../rules/addresses.js';
import { datePair } from '../rules/dates.js';
import type { Dice } from './kit.js';
import { dates, firstId, local, moment } from './kit.js';

const statuses = ['completed', 'completed', 'completed', 'processing', 'on-hold', 'pending', 'cancelled'];

/** A line of so many pieces at a price with 20 % of tax. */
function makeLine(id: number, product: Row, quantity: number, rate: number): Row {
  const gross = new Big(String(product.price)).times(quantity);
  const net = gross.div('1.2').round(2);
  const [total, total_tax] = [net.toFixed(2), gross.minus(net).toFixed(2)];
  return {
    id,
    name: product.name ?? '',
    product_id: product._parent ?? product.id ?? 0,
    variation_id: product._parent === undefined ? 0 : (product.id ?? 0),
    quantity,
    tax_class: '',
    subtotal: total,
    subtotal_tax: total_tax,
    total,
    total_tax,
    taxes: [{ id: rate, total: total_tax, subtotal: total_tax }],
    meta_data: [],
    sku: product.sku ?? '',
  };
}

export function makeOrders(
  size: { readonly orders: number; readonly until: number },
  dice: Dice,
  shop: {
    readonly goods: readonly Row[];
    readonly customers: readonly Row[];
    readonly tax: Row;
    readonly id: number;
  },
): Row[] {
  let item = firstId.line;
  const rate = Number(shop.tax.id);
  const sum = (lines: readonly Row[], field: string) =>
    lines.reduce((all, line) => all.plus(String(line[field])), new Big(0));
  return Array.from({ length: size.orders }, (_, i): Row => {
    const at = moment(size.until, i, size.orders);
    const status = dice.pick(statuses);
    const customer = dice.below(2) === 0 && shop.customers.length > 0 ? dice.pick(shop.customers) : undefined;
    const lines = Array.from({ length: shop.goods.length === 0 ? 0 : 1 + dice.below(4) }, () =>
      makeLine(item++, dice.pick(shop.goods), 1 + dice.below(3), rate),
    );
    const tax = sum(lines, 'total_tax');
    const paid = status === 'completed' || status === 'processing';
    const guest = { ...blankAddress(true), country: 'FR', email: `invite${i + 1}@exemple.test` };
    return {
      id: shop.id + i,
      parent_id: 0,
      number: String(shop.id + i),
      status,
      currency: 'EUR',
      prices_include_tax: true,
      ...dates(at, 'date_created', 'date_modified'),
      ...(paid ? dates(at, 'date_paid') : datePair('date_paid', null, local)),
      ...(status === 'completed' ? dates(at, 'date_completed') : datePair('date_completed', null, local)),
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: tax.toFixed(2),
      total: sum(lines, 'total').plus(tax).toFixed(2),
      total_tax: tax.toFixed(2),
      customer_id: customer?.id ?? 0,
      order_key: `wc_order_generated${shop.id + i}`,
      billing: customer ? clone(row(customer.billing)) : guest,
      shipping: customer ? clone(row(customer.shipping)) : { ...blankAddress(false), country: 'FR' },
      payment_method: 'bacs',
      payment_method_title: 'Virement bancaire',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: lines,
      tax_lines: [
        {
          id: item++,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: rate,
          label: shop.tax.name ?? '',
          compound: false,
          tax_total: tax.toFixed(2),
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [],
      fee_lines: [],
      coupon_lines: [],
    };
  });
}

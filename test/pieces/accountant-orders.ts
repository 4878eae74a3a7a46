import type {
  WooFeeLine,
  WooLineItem,
  WooOrder,
  WooOrderLineBase,
  WooRefund,
  WooShippingLine,
} from '../../src/woo/types.js';
import { unitsOf } from './accountant.js';
import { fee, handOrder, item, shipping, taxLine } from './by-hand.js';
import { dice } from './dice.js';

/** An amount in the smallest unit as text. */
export function textOf(value: bigint, currency: string): string {
  const digits = places(currency);
  return (Number(value) / 10 ** digits).toFixed(digits);
}

const places = (currency: string) => ({ JPY: 0, XPF: 0, KWD: 3, TND: 3 })[currency] ?? 2;

/**
 * Refunds that a person could make of an order: of lines, halves, shipping alone, a line twice, the
 * rest.
 */
export function refundsOf(order: WooOrder, seed: number): readonly WooRefund[] {
  const { below } = dice(seed);
  const { currency } = order;
  const u = (value: string | number | undefined) => unitsOf(value, currency);
  const text = (value: bigint) => textOf(value, currency);
  let open = u(order.total);
  const left = new Map<number, bigint>();
  const result: WooRefund[] = [];
  const back = <T extends WooOrderLineBase>(
    lines: readonly T[],
    share: bigint,
  ): { lines: T[]; sum: bigint } => {
    let sum = 0n;
    const made = lines.map((line): T => {
      const part = (value: string | number | undefined) => {
        const given = (u(value) * share) / 100n;
        return given;
      };
      const taxes = line.taxes.map((tax) => ({ ...tax, total: text(-part(tax.total || '0')) }));
      const net = part(line.total);
      sum += net + taxes.reduce((all, tax) => all - u(tax.total), 0n);
      const totals = {
        total: text(-net),
        total_tax: text(taxes.reduce((all, tax) => all + u(tax.total), 0n)),
      };
      return {
        ...line,
        id: line.id + 100_000 * (result.length + 1),
        ...totals,
        ...('quantity' in line
          ? {
              quantity: share === 100n ? -Number(line.quantity) : 0,
              subtotal: totals.total,
              subtotal_tax: totals.total_tax,
            }
          : {}),
        taxes,
        meta_data: [{ key: '_refunded_item_id', value: String(line.id) }],
      };
    });
    return { lines: made, sum };
  };
  const fits = <T extends WooOrderLineBase>(lines: readonly T[], share: bigint): T[] =>
    lines.filter((line) => {
      const before = left.get(line.id) ?? 100n;
      if (share > before) return false;
      left.set(line.id, before - share);
      return true;
    });
  for (let n = 0; n < 1 + below(4); n += 1) {
    const id = order.id * 100 + n + 1;
    const base = {
      id,
      reason: '',
      meta_data: [],
      date_created_gmt: `2026-${below(2) === 0 ? '04' : '12'}-0${n + 1}T09:00:00`,
    };
    const share = [100n, 50n, 33n][below(3)] ?? 100n;
    const what = below(5);
    if (what < 2) {
      const amount = what === 0 ? open : (open * BigInt(1 + below(90))) / 100n;
      if (amount <= 0n) continue;
      result.push({ ...base, amount: text(amount), line_items: [], shipping_lines: [], fee_lines: [] });
      open -= amount;
      continue;
    }
    const goods = back(
      what === 2
        ? []
        : fits(
            order.line_items.filter(() => below(2) === 0),
            share,
          ),
      share,
    );
    const sent = back(what === 4 ? [] : fits(order.shipping_lines, share), share);
    const fees = back(what === 3 ? fits(order.fee_lines, share) : [], share);
    const amount = goods.sum + sent.sum + fees.sum;
    if (amount <= 0n || amount > open) continue;
    result.push({
      ...base,
      amount: text(amount),
      line_items: goods.lines,
      shipping_lines: sent.lines,
      fee_lines: fees.lines,
    });
    open -= amount;
  }
  return result;
}

/**
 * An order after a person changed some of its lines: halved, doubled, taken out, put in. Totals
 * follow from the lines.
 */
export function edited(order: WooOrder, seed: number): WooOrder {
  const { below } = dice(seed + 77);
  const { currency } = order;
  const u = (value: string | number | undefined) => unitsOf(value, currency);
  const change = <T extends WooOrderLineBase>(lines: readonly T[]): T[] =>
    lines.flatMap((line) => {
      const share = [100n, 100n, 50n, 200n, 0n, 33n][below(6)] ?? 100n;
      if (share === 0n) return [];
      const part = (value: string | number | undefined) => textOf((u(value) * share) / 100n, currency);
      const taxes = line.taxes.map((tax) => ({ ...tax, total: part(tax.total || '0') }));
      const tax = textOf(
        taxes.reduce((all, each) => all + u(each.total), 0n),
        currency,
      );
      const more = 'subtotal' in line ? { subtotal: part(line.total), subtotal_tax: tax } : {};
      return [{ ...line, total: part(line.total), total_tax: tax, taxes, ...more }];
    });
  const line_items = change<WooLineItem>(order.line_items);
  const shipping_lines = change<WooShippingLine>(order.shipping_lines);
  const fee_lines = change<WooFeeLine>(order.fee_lines);
  const taxOf = (lines: readonly WooOrderLineBase[], id: number) =>
    lines
      .flatMap((line) => line.taxes)
      .filter((tax) => tax.id === id)
      .reduce((all, tax) => all + u(tax.total), 0n);
  const tax_lines = order.tax_lines.map((line) => ({
    ...line,
    tax_total: textOf(taxOf([...line_items, ...fee_lines], line.rate_id), currency),
    shipping_tax_total: textOf(taxOf(shipping_lines, line.rate_id), currency),
  }));
  const taxes = tax_lines.reduce((all, line) => all + u(line.tax_total) + u(line.shipping_tax_total), 0n);
  const nets = [...line_items, ...shipping_lines, ...fee_lines].reduce(
    (all, line) => all + u(line.total),
    0n,
  );
  return {
    ...order,
    line_items,
    shipping_lines,
    fee_lines,
    tax_lines,
    total: textOf(nets + taxes, currency),
    total_tax: textOf(taxes, currency),
  };
}

/** Rates in thousandths of a percent. The last two belong to one class, the second of them compound. */
const taxes = [
  [1, 20_000n],
  [2, 10_000n],
  [3, 5_500n],
  [4, 2_100n],
  [5, 0n],
  [6, 5_000n],
  [7, 9_975n],
] as const;
const classes: readonly (readonly number[])[] = [[1], [2], [3], [4], [5], [6, 7]];
const milliOf = (id: number) => taxes.find(([each]) => each === id)?.[1] ?? 0n;
const round = (value: bigint) =>
  value < 0n ? -((-value + 50_000n) / 100_000n) : (value + 50_000n) / 100_000n;

/**
 * An order as hard as a shop makes them: nothing left to pay of a line, no units, negative fees,
 * compound taxes.
 */
export function hardOrder(seed: number): WooOrder {
  const { below, pick } = dice(seed + 5_000_000);
  const currency = pick(['EUR', 'EUR', 'JPY', 'KWD', 'XPF', 'USD']);
  const text = (value: bigint) => textOf(value, currency);
  const due = new Map<number, { goods: bigint; sent: bigint }>();
  let net = 0n;
  const taxed = (amount: bigint, own: readonly number[], to: 'goods' | 'sent') => {
    let before = amount;
    net += amount;
    return own.map((id) => {
      const tax = round((id === 7 ? before : amount) * milliOf(id));
      before += tax;
      const sums = due.get(id) ?? { goods: 0n, sent: 0n };
      sums[to] += tax;
      due.set(id, sums);
      return [id, text(tax)] as const;
    });
  };
  const line_items = Array.from({ length: 1 + below(6) }, (_, n) => {
    const own = pick(classes);
    const price = BigInt(1 + below(20_000));
    // A coupon may take all of it.
    const total = below(4) === 0 ? 0n : price;
    const more = { subtotal: text(price) };
    return item(n + 1, pick([1, 1, 2, 3, 7, 0]), text(total), taxed(total, own, 'goods'), more);
  });
  const shipping_lines = Array.from({ length: below(3) }, (_, n) => {
    const total = below(3) === 0 ? 0n : BigInt(1 + below(1500));
    return shipping(20 + n, text(total), taxed(total, pick(classes), 'sent'));
  });
  const [first] = line_items;
  const rebate = below(2) === 0 ? -(net / BigInt(3 + below(20))) : BigInt(below(500));
  const own = classes.find(([id]) => id === first?.taxes[0]?.id) ?? [1];
  const name = rebate < 0n ? 'Remise' : 'Emballage';
  const fee_lines = rebate === 0n ? [] : [fee(30, name, text(rebate), taxed(rebate, own, 'goods'))];
  const tax_lines = [...due].map(([id, { goods, sent }]) =>
    taxLine(id, Number(milliOf(id)) / 1000, `Taxe ${id}`, text(goods), text(sent), id === 7),
  );
  const tax = [...due.values()].reduce((all, { goods, sent }) => all + goods + sent, 0n);
  return handOrder({
    currency,
    total: text(net + tax),
    total_tax: text(tax),
    line_items,
    shipping_lines,
    fee_lines,
    tax_lines,
    prices_include_tax: below(2) === 0,
  });
}

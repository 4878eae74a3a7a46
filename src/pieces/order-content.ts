import { decimal, isZero, sum, zero } from '../core/index.js';
import type { WooOrder } from '../woo/types.js';
import { coarsePlaces, hiddenInTotal, reconcileShown, type ShownTexts } from './coarse-taxes.js';
import { exactTaxes, orderLines } from './lines.js';
import { amount, hiddenInAll } from './money.js';
import { byCode } from './products.js';
import { allLines } from './rates.js';
import type { BillingReason, Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { recomputeVat } from './recomputed.js';
import { arrondi, type Content, isContent, type Unexplained, vatOfTaxLines } from './reconcile.js';
import { taxParts, taxText } from './refund-lines.js';
import { addNote, type LineMaker } from './work.js';

/**
 * Lines, VAT and total of an order as it is today, reconciled by the order's own tax lines, in its
 * own currency.
 */
export function orderContent(order: WooOrder, maker: LineMaker): Outcome<Content> {
  const { money, book, settings, context } = maker;
  const blunt = roundedTaxAmounts(order, maker);
  if (blunt) return refuse(blunt);
  const lines = orderLines(maker);
  if (lines.refused) return lines;
  const nets = allLines(order).map((line) => line.total);
  const taxes = order.tax_lines.map(taxText);
  const inAll = { total: order.total, taxes: [order.total_tax], lines: nets.length };
  const texts = { ...inAll, taxes: [order.total_tax, ...taxes] };
  const content = reconcileShown(
    {
      lines: lines.value,
      vat: vatOfTaxLines(order.tax_lines, book, money),
      exact: exactTaxes(allLines(order), book),
      gross: money.read(order.total),
      shownSum: sum([...nets, ...taxes].map(amount)),
      shownGross: amount(order.total),
      tolerance: hiddenInAll([...nets, ...order.tax_lines.flatMap(taxParts)], money).plus(
        hiddenInTotal(inAll, money),
      ),
    },
    texts,
    money,
    (net) => {
      const { roundingProductCode } = settings;
      addNote(maker, {
        code: 'rounding-line',
        values: { currency: money.currency, amount: money.text(net) },
      });
      return arrondi(net, book, roundingProductCode ? byCode(roundingProductCode, context) : undefined);
    },
  );
  if (isContent(content)) {
    const several = content.lines.find((line) => line.rates.length > 1);
    if (several && !context.capabilities.multipleTaxes) {
      const bears = several.rates.map((rate) => rate.label);
      return refuse({
        code: 'multiple-taxes',
        values: { order: order.number, line: several.label, taxes: bears },
      });
    }
    return checkVatAmounts(order, content, maker);
  }
  return refuse(notExplained(order, content, maker));
}

/**
 * Why the parts of an order miss its total: the shop rounds totals to whole euros, or something is
 * kept elsewhere.
 */
function notExplained(
  order: WooOrder,
  { found, rest, tolerance }: Unexplained,
  { money, book }: LineMaker,
): BillingReason {
  const values = {
    order: order.number,
    currency: money.currency,
    expected: money.text(amount(order.total)),
    found: money.text(found),
  };
  const texts: ShownTexts = { total: order.total, taxes: [order.total_tax], lines: 0 };
  const places = coarsePlaces(texts, money);
  if (places !== undefined) {
    const most = decimal(`0.5e-${places}`).times(allLines(order).length + 1);
    const exact = sum(exactTaxes(allLines(order), book).values());
    // Only a shop that rounds to whole euros shows a sum of taxes that its own taxes do not come
    // to.
    const isCoarse = exact
      .minus(amount(order.total_tax))
      .abs()
      .gt(hiddenInAll(order.tax_lines.flatMap(taxParts), money));
    if (isCoarse && rest.abs().lte(most.plus(tolerance))) return { code: 'shop-rounds-totals', values };
  }
  const [difference, most] = [money.text(rest), money.text(tolerance)];
  return { code: 'order-not-explained', values: { ...values, difference, tolerance: most } };
}

/**
 * A shop that now shows prices without cents lists its older orders without cents too. Every amount
 * is whole, but the unrounded taxes of the lines still show that there were cents. The other cents
 * are lost, so no correct piece can be made.
 */
function roundedTaxAmounts(order: WooOrder, { money, book }: LineMaker): BillingReason | undefined {
  const lines = allLines(order);
  const shown = [order.total, ...lines.map((line) => line.total), ...order.tax_lines.map(taxText)];
  if (money.digits === 0 || shown.some((text) => String(text).includes('.'))) return undefined;
  const exact = exactTaxes(lines, book);
  const half = money.unit.div(2).times(lines.length + 1);
  for (const [rate, tax] of vatOfTaxLines(order.tax_lines, book, money)) {
    const expected = exact.get(rate);
    if (expected === undefined || expected.minus(tax).abs().lte(half)) continue;
    const values = { currency: money.currency, shown: money.text(tax), exact: money.text(expected) };
    return { code: 'amounts-rounded', values: { order: order.number, ...values } };
  }
  return undefined;
}

/**
 * VAT without a line that bears it makes no valid piece. VAT that differs from what rates and nets
 * give is kept and reported: a person can edit the taxes of an order.
 */
function checkVatAmounts(order: WooOrder, content: Content, maker: LineMaker): Outcome<Content> {
  const { money } = maker;
  const usual = recomputeVat(content.lines, content.vat, money);
  for (const [rate, tax] of content.vat) {
    const bearing = content.lines.filter((line) => line.rates.includes(rate));
    if (bearing.length === 0 && !isZero(tax)) {
      return refuse({
        code: 'vat-contradiction',
        values: {
          order: order.number,
          currency: money.currency,
          charged: money.text(tax),
          shown: money.text(zero),
          rate: rate.label,
        },
      });
    }
    const due = usual.get(rate) ?? zero;
    if (
      due
        .minus(tax)
        .abs()
        .gt(money.unit.times(bearing.length + 1))
    ) {
      addNote(maker, {
        code: 'vat-unusual',
        values: {
          order: order.number,
          currency: money.currency,
          rate: rate.label,
          charged: money.text(tax),
          usual: money.text(due),
        },
      });
    }
  }
  return ok(content);
}

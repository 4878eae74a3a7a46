import type { Big } from '../core/index.js';
import { decimal, sum, toFixed, zero } from '../core/index.js';
import type { WooRefund } from '../woo/types.js';
import { cents } from './amounts.js';
import { type Basket, basketsOf, lessBaskets, spread } from './baskets.js';
import { feeCode } from './lines.js';
import { byCode } from './products.js';
import type { OrderRate } from './rates.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { type Content, isContent, reconcile, vatOfTaxLines } from './reconcile.js';
import { exactRefundTaxes, positiveTaxLines, refundLines } from './refund-lines.js';
import { addNote, figuresOf, type LineMaker, type WorkLine } from './work.js';

/** A refund and what its credit note holds; amounts are positive. */
export interface Credit {
  readonly refund: WooRefund;
  readonly content: Content;
}

/** The refunds of an order in the order in which they were made. */
export function inOrder(refunds: readonly WooRefund[]): readonly WooRefund[] {
  return [...refunds].sort((a, b) => a.id - b.id);
}

/**
 * What the credit notes of an order hold, one per refund. A refund with lines credits them. One without lines is spread over the
 * invoice's rates in proportion, at each rate no more than is left. The refund that brings the sum to the order's total takes what is left of
 * each rate, so that fully refunded orders are credited exactly as they were invoiced.
 *
 * @param invoice what the invoice holds, in the order's currency and before any line « Arrondi ».
 */
export function creditContents(
  invoice: Content,
  refunds: readonly WooRefund[],
  maker: LineMaker,
): Outcome<readonly Credit[]> {
  const invoiced = basketsOf(invoice);
  let left = invoiced;
  let credited = zero;
  const credits: Credit[] = [];
  for (const refund of inOrder(refunds)) {
    const paid = cents(refund.amount).abs();
    if (paid.eq(0)) continue;
    const open = invoice.gross.minus(credited);
    if (paid.gt(open)) {
      return refuse(
        'refund-beyond-invoice',
        `Refund ${refund.id} of order ${maker.shopOrder.number} gives back ${toFixed(paid, 2)}, but only ${toFixed(open, 2)} of the invoice is not credited yet.`,
        { expected: paid, found: open },
      );
    }
    const content = oneCredit(refund, paid, { invoice, invoiced, left, open }, maker);
    if (content.refused) return content;
    credits.push({ refund, content: content.value });
    credited = credited.plus(paid);
    left = lessBaskets(left, basketsOf(content.value));
  }
  return ok(credits);
}

interface Standing {
  readonly invoice: Content;
  readonly invoiced: readonly Basket[];
  readonly left: readonly Basket[];
  /** Gross that is not credited yet. */
  readonly open: Big;
}

function oneCredit(refund: WooRefund, paid: Big, at: Standing, maker: LineMaker): Outcome<Content> {
  const closes = paid.eq(at.open);
  if (closes && at.open.eq(at.invoice.gross)) return ok(at.invoice);
  const lines = refundLines(refund, maker);
  if (lines.refused) return lines;
  if (closes) return ok(settle(refund, lines.value, at, maker));
  if (lines.value.length === 0) {
    addNote(
      maker,
      'refund-without-lines',
      `Refund ${refund.id} names no lines: its credit note is spread over the invoice's VAT rates in proportion.`,
    );
    return spreadCredit(refund, [], new Map(), paid, at, maker);
  }
  const vat = vatOfTaxLines(positiveTaxLines(refund), maker.book);
  const exact = exactRefundTaxes(refund, maker.book);
  const own = reconcile(lines.value, vat, exact, paid);
  if (isContent(own)) return ok(own);
  if (own.rest.lt(0)) {
    return refuse(
      'refund-not-explained',
      `Refund ${refund.id} of order ${maker.shopOrder.number} gives back ${toFixed(paid, 2)}, less than its lines add up to (${toFixed(own.found, 2)}). Teach its parts through the map hook.`,
      { expected: paid, found: own.found },
    );
  }
  addNote(
    maker,
    'refund-partly-without-lines',
    `Refund ${refund.id} gives back ${toFixed(paid, 2)}, its lines add up to ${toFixed(own.found, 2)}: the difference is spread over the invoice's VAT rates in proportion.`,
  );
  return spreadCredit(refund, lines.value, vat, paid, at, maker);
}

/** Lines as they are, plus what exceeds them spread over the rates. */
function spreadCredit(
  refund: WooRefund,
  lines: readonly WorkLine[],
  vat: ReadonlyMap<OrderRate, Big>,
  paid: Big,
  at: Standing,
  maker: LineMaker,
): Outcome<Content> {
  const explained = sum([...lines.map((line) => line.net), ...vat.values()]);
  const named: Content = { lines, vat, gross: explained };
  const parts = spread(paid.minus(explained), at.invoiced, lessBaskets(at.left, basketsOf(named)));
  if (!parts) {
    return refuse(
      'refund-beyond-invoice',
      `Refund ${refund.id} of order ${maker.shopOrder.number} gives back more than is left to credit.`,
      { expected: paid, found: explained },
    );
  }
  return ok(joined(named, parts, refund, paid, maker));
}

/** The last refund: what is left at each rate. Its lines are kept where they say just that. */
function settle(refund: WooRefund, lines: readonly WorkLine[], at: Standing, maker: LineMaker): Content {
  const vat = new Map<OrderRate, Big>();
  for (const basket of at.left) {
    for (const [rate, tax] of basket.vat) vat.set(rate, (vat.get(rate) ?? zero).plus(tax));
  }
  const own = basketsOf({ lines, vat: new Map(), gross: zero });
  const same = lessBaskets(at.left, own).every((basket) => basket.net.eq(0));
  if (lines.length > 0 && same) return { lines, vat, gross: at.open };
  addNote(
    maker,
    'refund-settles-rest',
    `Refund ${refund.id} completes the refunds of the order: its credit note takes what is left of each VAT rate.`,
  );
  const rest = at.left.filter(
    (basket) => !basket.net.eq(0) || [...basket.vat.values()].some((tax) => !tax.eq(0)),
  );
  return joined({ lines: [], vat: new Map(), gross: zero }, rest, refund, at.open, maker);
}

function joined(
  named: Content,
  parts: readonly Basket[],
  refund: WooRefund,
  gross: Big,
  maker: LineMaker,
): Content {
  const vat = new Map(named.vat);
  for (const basket of parts) {
    for (const [rate, tax] of basket.vat) vat.set(rate, (vat.get(rate) ?? zero).plus(tax));
  }
  const code = feeCode(maker);
  const product = code === undefined ? undefined : byCode(code, maker.context);
  const label = refund.reason?.trim() ? `Remboursement : ${refund.reason.trim()}` : 'Remboursement';
  const lines = parts.map((basket) => ({
    type: 'fee' as const,
    productCode: product?.code,
    productId: product?.productId,
    label: parts.length > 1 ? `${label} (${basket.rates.map((rate) => rate.label).join(' + ')})` : label,
    ...figuresOf(decimal(1), basket.net, basket.net),
    rates: basket.rates,
  }));
  return { lines: [...named.lines, ...lines], vat, gross };
}

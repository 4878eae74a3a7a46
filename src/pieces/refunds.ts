import type { Big } from '../core/index.js';
import { sum, zero } from '../core/index.js';
import type { WooRefund } from '../woo/types.js';
import { basketLines } from './basket-lines.js';
import {
  type Basket,
  basketGross,
  basketsOf,
  joinBaskets,
  lessBaskets,
  spread,
  vatOfBaskets,
} from './baskets.js';
import { reconcileShown } from './coarse-taxes.js';
import { fitToInvoice } from './fit.js';
import type { InvoiceBalance } from './invoice-balance.js';
import { amount } from './money.js';
import { refundNote } from './notes.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { arrondi, type Content, isContent, vatOfTaxLines } from './reconcile.js';
import { exactRefundTaxes, positiveTaxLines, refundLines, shownParts, taxText } from './refund-lines.js';
import { addNote, type LineMaker, type WorkLine } from './work.js';

/**
 * What the credit note of a refund holds. A refund with lines credits them; no more at any rate
 * than is still invoiced there, the rest at the other rates. One without lines is spread over the
 * invoice's rates in proportion; what was taken out of the order since comes first. The refund that
 * gives back all that is left takes what is left of each rate, so that fully refunded orders are
 * credited exactly as they were invoiced.
 */
export function creditOf(refund: WooRefund, balance: InvoiceBalance, maker: LineMaker): Outcome<Content> {
  const { money, shopOrder } = maker;
  const about = { order: shopOrder.number, refund: refund.id };
  const paid = money.read(refund.amount).abs();
  if (paid.gt(balance.openGross)) {
    const sums = {
      currency: money.currency,
      expected: money.text(paid),
      found: money.text(balance.openGross),
    };
    return refuse({ code: 'refund-beyond-invoice', values: { ...about, ...sums } });
  }
  const closes = paid.eq(balance.openGross);
  if (closes && balance.openGross.eq(balance.invoiced.gross)) return ok(balance.invoiced);
  const lines = refundLines(refund, balance.invoiced.lines, maker);
  if (lines.refused) return lines;
  if (closes) return ok(creditRest(refund, lines.value, balance, maker));
  if (lines.value.length === 0) {
    addNote(maker, { code: 'refund-without-lines', values: about });
    return giveBack(refund, { named: [], lines: [], amount: paid }, balance, maker);
  }
  return creditLines(refund, lines.value, paid, balance, maker);
}

function creditLines(
  refund: WooRefund,
  lines: readonly WorkLine[],
  paid: Big,
  balance: InvoiceBalance,
  maker: LineMaker,
): Outcome<Content> {
  const { money, book, shopOrder } = maker;
  const vat = vatOfTaxLines(positiveTaxLines(refund), book, money);
  const parts = shownParts(refund, money);
  const own = reconcileShown(
    {
      lines,
      vat,
      exact: exactRefundTaxes(refund, book),
      gross: paid,
      ...parts,
      shownGross: amount(refund.amount).abs(),
    },
    {
      total: refund.amount,
      taxes: positiveTaxLines(refund).map((line) => taxText(line)),
      lines: lines.length,
    },
    money,
    (net) => arrondi(net, book),
  );
  const about = { order: shopOrder.number, refund: refund.id };
  if (!isContent(own)) {
    const sums = {
      currency: money.currency,
      expected: money.text(paid),
      found: money.text(parts.shownSum),
    };
    if (own.rest.lt(0)) return refuse({ code: 'refund-not-explained', values: { ...about, ...sums } });
    addNote(maker, { code: 'refund-partly-without-lines', values: { ...about, ...sums } });
  }
  const explained = sum([...lines.map((line) => line.net), ...vat.values()]);
  const content = isContent(own) ? own : { lines, vat, gross: explained };
  const fitted = fitToInvoice(content, balance, maker);
  if (fitted.moved.length > 0) {
    const moved = fitted.moved.map(({ from, to, gross }) => ({ from, to, gross: money.text(gross) }));
    addNote(maker, { code: 'refund-moved', values: { ...about, currency: money.currency, moved } });
  }
  const rest = paid.minus(sum(fitted.baskets.map(basketGross)));
  return giveBack(refund, { named: fitted.baskets, lines: fitted.lines, amount: rest }, balance, maker);
}

/** What a credit note gives back: parts that its lines name, and an amount beyond them. */
interface Given {
  readonly named: readonly Basket[];
  readonly lines: readonly WorkLine[];
  readonly amount: Big;
}

/**
 * Spreads an amount over what is left: first what was taken out of the order since it was invoiced,
 * then everything in proportion.
 */
function giveBack(
  refund: WooRefund,
  given: Given,
  balance: InvoiceBalance,
  maker: LineMaker,
): Outcome<Content> {
  const { money, shopOrder } = maker;
  const left = lessBaskets(balance.left, given.named);
  const gone = given.amount.gt(0) ? removedFromOrder(given.amount, left, balance, maker) : [];
  const rest = given.amount.minus(sum(gone.map(basketGross)));
  const parts = rest.eq(0) ? [] : spread(rest, balance.baskets, lessBaskets(left, gone), money);
  if (!parts) {
    const found = money.text(sum(left.map(basketGross)));
    return refuse({
      code: 'refund-beyond-invoice',
      values: {
        order: shopOrder.number,
        refund: refund.id,
        currency: money.currency,
        expected: money.text(given.amount),
        found,
      },
    });
  }
  const all = joinBaskets(gone, parts).filter((basket) => !basketGross(basket).eq(0));
  return ok(joined(given, all, refund, maker));
}

/** The part of an amount that pays for what the invoice holds and the order no longer does. */
function removedFromOrder(
  most: Big,
  left: readonly Basket[],
  { today, baskets }: InvoiceBalance,
  { money }: LineMaker,
): readonly Basket[] {
  if (!today) return [];
  const removed = lessBaskets(left, basketsOf(today, money)).slice(0, left.length);
  const rooms = left.map((basket, index): Basket => {
    const more = removed[index];
    const gone = more && basketGross(more).gt(0) && basketGross(basket).gte(basketGross(more));
    return gone ? more : { ...basket, net: zero, vat: new Map() };
  });
  const all = sum(rooms.map(basketGross));
  const part = all.lt(most) ? all : most;
  return part.eq(0) ? [] : (spread(part, baskets, rooms, money) ?? []);
}

/** The last refund: what is left at each rate. Its lines are kept where they say just that. */
function creditRest(
  refund: WooRefund,
  lines: readonly WorkLine[],
  balance: InvoiceBalance,
  maker: LineMaker,
): Content {
  const own = basketsOf({ lines, vat: new Map(), gross: zero }, maker.money);
  const same = lessBaskets(balance.left, own).every((basket) => basket.net.eq(0));
  if (lines.length > 0 && same) return { lines, vat: vatOfBaskets(balance.left), gross: balance.openGross };
  addNote(maker, {
    code: 'refund-settles-rest',
    values: { order: maker.shopOrder.number, refund: refund.id },
  });
  const rest = balance.left.filter(
    (basket) => !basket.net.eq(0) || [...basket.vat.values()].some((tax) => !tax.eq(0)),
  );
  return joined({ named: [], lines: [] }, rest, refund, maker);
}

function joined(
  { named, lines }: Pick<Given, 'named' | 'lines'>,
  parts: readonly Basket[],
  refund: WooRefund,
  maker: LineMaker,
): Content {
  const reason = refundNote(refund);
  const label = reason === undefined ? 'Remboursement' : `Remboursement : ${reason}`;
  const more = parts.length > 0 ? basketLines(parts, label, maker) : [];
  const all = joinBaskets(named, parts);
  return { lines: [...lines, ...more], vat: vatOfBaskets(all), gross: sum(all.map(basketGross)) };
}

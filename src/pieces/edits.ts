import type { Big } from '../core/index.js';
import { decimal, sum, zero } from '../core/index.js';
import { roundToTotal } from './allocation.js';
import { type ChangedLine, type EditDifference, usualGross } from './edit-difference.js';
import type { Money } from './money.js';
import { factors, type OrderRate } from './rates.js';
import type { Content } from './reconcile.js';
import { figuresOf, netOf, type WorkLine } from './work.js';

/**
 * The corrections of an edited order: a further invoice for what grew, a credit note for what
 * shrank.
 */
export interface Correction {
  readonly grown?: Content | undefined;
  readonly shrunk?: Content | undefined;
  /** No piece can correct all of it (VAT alone changed): what is left is only reported. */
  readonly leaves?: boolean | undefined;
}

/**
 * What a further invoice holds, and what a credit note would if no refund had paid for it. VAT of
 * both together is the difference of the order's own VAT at each rate, so that all pieces together
 * come to the order as it is.
 */
export function correctionOf(difference: EditDifference, money: Money): Correction {
  const grown = difference.lines.flatMap((row) => part(row, row.is.net.minus(row.was.net), 'is'));
  const shrunk = difference.lines.flatMap((row) => part(row, row.was.net.minus(row.is.net), 'was'));
  const usual = { grown: usualVat(grown), shrunk: usualVat(shrunk) };
  const vat = { grown: new Map<OrderRate, Big>(), shrunk: new Map<OrderRate, Big>() };
  for (const rate of new Set([...usual.grown.keys(), ...usual.shrunk.keys()])) {
    const delta = difference.vat.get(rate) ?? zero;
    const up = usual.grown.get(rate);
    const down = usual.shrunk.get(rate);
    if (up && down) {
      const own = money.round(up);
      vat.grown.set(rate, own);
      vat.shrunk.set(rate, own.minus(delta));
    } else if (up) vat.grown.set(rate, delta.lt(0) ? zero : delta);
    else if (down) vat.shrunk.set(rate, delta.gt(0) ? zero : delta.neg());
  }
  takeRounding(difference, vat, money);
  return { grown: contentOf(grown, vat.grown), shrunk: contentOf(shrunk, vat.shrunk) };
}

/**
 * Rounding may move VAT by a cent at a rate whose lines are as they were, or against them. It goes
 * to a rate of the correction, so that all pieces together come to the order's total.
 */
function takeRounding(
  difference: EditDifference,
  { grown, shrunk }: Readonly<Record<'grown' | 'shrunk', Map<OrderRate, Big>>>,
  money: Money,
): void {
  const alone = [...difference.vat].filter(([rate]) => !grown.has(rate) && !shrunk.has(rate));
  const cents = sum(difference.vat.values()).minus(sum(grown.values())).plus(sum(shrunk.values()));
  const rounding = money.unit.times(difference.vat.size);
  if (alone.some(([, tax]) => tax.abs().gt(money.unit)) || cents.abs().gt(rounding)) return;
  for (const [own, more] of [
    [grown, cents],
    [shrunk, cents.neg()],
  ] as const) {
    const most = [...own].reduce<readonly [OrderRate, Big] | undefined>(
      (best, each) => (best?.[1].gte(each[1]) ? best : each),
      undefined,
    );
    if (!most?.[1].gt(0) || most[1].plus(more).lt(0)) continue;
    own.set(most[0], most[1].plus(more));
    return;
  }
}

function contentOf(lines: readonly WorkLine[], vat: ReadonlyMap<OrderRate, Big>): Content | undefined {
  const gross = netOf(lines).plus(sum(vat.values()));
  return gross.gt(0) ? { lines, vat, gross } : undefined;
}

function part({ line, was, is }: ChangedLine, net: Big, of: 'was' | 'is'): readonly WorkLine[] {
  if (net.lte(0)) return [];
  const [more, less] = of === 'is' ? [is.quantity, was.quantity] : [was.quantity, is.quantity];
  const quantity = more.minus(less);
  return [{ ...line, ...figuresOf(quantity.gt(0) ? quantity : decimal(1), net, net) }];
}

function usualVat(lines: readonly WorkLine[]): ReadonlyMap<OrderRate, Big> {
  const result = new Map<OrderRate, Big>();
  for (const line of lines) {
    const shares = factors(line.rates);
    line.rates.forEach((rate, index) => {
      result.set(rate, (result.get(rate) ?? zero).plus(line.net.times(shares[index] ?? zero)));
    });
  }
  return result;
}

/**
 * What is left to credit of what shrank once the refunds that paid for it are counted: refunds of
 * the lines that shrank, then refunds without lines. (WooCommerce lets a shop do both for the same
 * goods: take a line out, and give its money back.)
 *
 * @param credited what the credit notes of refunds hold.
 */
export function lessRefunds(
  shrunk: Content,
  credited: readonly Content[],
  money: Money,
): Content | undefined {
  const refunded = credited.flatMap((content) => content.lines);
  if (refunded.length === 0) return shrunk;
  const byItem = new Map<number, Big>();
  let free = zero;
  for (const line of refunded) {
    const { sourceLineId: item } = line;
    if (item === undefined) free = free.plus(usualGross(line, line.net));
    else byItem.set(item, (byItem.get(item) ?? zero).plus(line.net));
  }
  const open = shrunk.lines.map((line) => {
    const paid = byItem.get(line.sourceLineId ?? -1) ?? zero;
    const covered = paid.lt(line.net) ? paid : line.net;
    byItem.set(line.sourceLineId ?? -1, paid.minus(covered));
    return { line, net: line.net.minus(covered) };
  });
  const gross = sum(open.map(({ line, net }) => usualGross(line, net)));
  const rest = gross.minus(free);
  // Amounts that cancel out may leave a rounding difference, which is not corrected.
  if (rest.lte(money.unit.times(open.length + 1))) return undefined;
  const share = rest.div(gross);
  const exact = open.map(({ net }) => net.times(share));
  const nets = roundToTotal(exact, money.round(sum(exact)), money.places);
  const lines = open.flatMap(({ line }, index) => {
    const net = nets[index] ?? zero;
    return net.gt(0) ? [{ ...line, ...figuresOf(decimal(1), net, net) }] : [];
  });
  const isWhole = netOf(lines).eq(netOf(shrunk.lines));
  const vat = isWhole
    ? shrunk.vat
    : new Map(
        [...usualVat(lines)].map(([rate, tax]) => [rate, least(money.round(tax), shrunk.vat.get(rate))]),
      );
  return contentOf(lines, vat);
}

function least(tax: Big, most: Big | undefined): Big {
  return most !== undefined && tax.gt(most) ? most : tax;
}

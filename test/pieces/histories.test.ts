import { describe, expect, it } from 'vitest';
import type { PieceContent, PieceKind } from '../../src/gestan/piece-model.js';
import { buildPieces, defaultBilling, type KnownPiece } from '../../src/pieces/index.js';
import { firstSeed, isFull } from '../support/forms.js';
import { expectSums } from './checks.js';
import { dice } from './dice.js';
import { addUp, byPercentage, creditOf, invoiceOf, type Side, type Sides } from './plain-ledger.js';
import { capabilities, context } from './recordings.js';
import {
  type Item,
  kept,
  type Rate,
  type Refund,
  rates,
  type Shop,
  shopsOfManyCurrencies,
  shown,
  shownRefund,
  text,
  units,
} from './small-shop.js';

const histories = isFull ? 3000 : 100;

const asked: Readonly<Record<string, readonly PieceKind[]>> = {
  'on-hold': ['quote', 'order'],
  processing: ['order', 'invoice'],
  completed: ['order', 'delivery-note', 'invoice'],
  refunded: ['invoice'],
  cancelled: [],
};

interface World {
  items: Item[];
  refunds: Refund[];
  known: KnownPiece[];
  invoice?: { readonly sides: Sides; readonly oldRates: ReadonlyMap<number, Rate> };
  credits: Map<number, Sides>;
  status: string;
  nextId: number;
}

function vatOf(piece: Pick<PieceContent, 'vat'>, places: number): string {
  return piece.vat
    .filter((row) => Number(row.base) !== 0 || Number(row.amount) !== 0)
    .map((row) => `${Number(row.rate)}: ${units(row.base, places)} + ${units(row.amount, places)}`)
    .sort()
    .join(', ');
}

function sidesText(sides: Sides): string {
  return [...byPercentage(sides)]
    .filter(([, side]) => side.net !== 0n || side.vat !== 0n)
    .map(([rate, side]) => `${Number(rate.milli) / 1000}: ${side.net} + ${side.vat}`)
    .sort()
    .join(', ');
}

/** Imports the order as it is and compares everything that is made with the ledger. */
function importInto(world: World, shop: Shop): number {
  const order = shown(world.items, shop, {
    status: world.status,
    refunds: world.refunds.map(({ id, amount }) => ({ id, reason: '', total: text(-amount, shop.places) })),
  });
  const refunds = world.refunds.map((refund) => shownRefund(refund, shop));
  const own = context({
    capabilities: { ...capabilities, currencies: ['EUR', 'JPY', 'XPF', 'KWD', 'TND'] },
    already: { pieces: world.known, entries: [] },
  });
  const built = buildPieces(order, refunds, own, defaultBilling);
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  const made = new Set<string>(world.known.map((piece) => piece.kind));
  // Before its invoice, what was made of an order that comes to another total now is made anew.
  const last = new Map(world.known.map((piece) => [piece.kind, piece.totalGross]));
  const isOutdated = (kind: PieceKind) => !made.has('invoice') && last.get(kind) !== order.total;
  // A status that is moved back asks for no quote of what is ordered already, and for no order of
  // what is invoiced.
  const later: Partial<Record<PieceKind, readonly PieceKind[]>> = {
    quote: ['order', 'delivery-note', 'invoice'],
    order: ['delivery-note', 'invoice'],
  };
  const isPast = (kind: PieceKind) => !made.has(kind) && later[kind]?.some((each) => made.has(each)) === true;
  const chain = (asked[world.status] ?? [])
    .filter((kind) => !made.has(kind) || isOutdated(kind))
    .filter((kind) => !isPast(kind));
  expect(built.pieces.filter((piece) => piece.kind !== 'credit-note').map((piece) => piece.kind)).toEqual(
    chain,
  );
  const today = invoiceOf(world.items, shop);
  for (const piece of built.pieces) {
    expectSums(piece);
    if (piece.kind !== 'credit-note') expect(vatOf(piece, shop.places)).toBe(sidesText(today));
  }
  if (chain.includes('invoice')) {
    world.invoice = { sides: today, oldRates: new Map(world.items.map((item) => [item.id, item.rate])) };
  }
  const due: string[] = [];
  const blocked: unknown[] = [];
  if (world.invoice) {
    for (const refund of [...world.refunds].sort((a, b) => a.id - b.id)) {
      if (world.credits.has(refund.id)) continue;
      const credit = creditOf(refund, {
        invoiced: world.invoice.sides,
        credited: addUp([...world.credits.values()]),
        today,
        oldRates: world.invoice.oldRates,
        items: world.items,
        shop,
      });
      if (typeof credit === 'string') blocked.push(refusal(refund, credit, world, shop));
      else {
        world.credits.set(refund.id, credit);
        due.push(`${refund.id}: ${sidesText(credit)}`);
      }
    }
  }
  const credits = built.pieces.filter((piece) => piece.kind === 'credit-note');
  expect(
    credits.map((piece) => `${piece.externalRef.split(':').at(-1)}: ${vatOf(piece, shop.places)}`),
  ).toEqual(due);
  expect(built.blocked).toMatchObject(blocked);
  expect(built.blocked).toHaveLength(blocked.length);
  if (world.invoice) expectWithin(world.invoice.sides, addUp([...world.credits.values()]));
  world.known.push(...built.pieces.map((piece) => ({ ...piece, issued: built.issued[piece.externalRef] })));
  return built.pieces.length;
}

/**
 * How a refund is refused: one beyond the invoice with what it gives back and what was left to
 * credit.
 */
function refusal({ id, amount }: Refund, why: string, { invoice, credits }: World, { places }: Shop) {
  if (why !== 'beyond') return { refundId: id, reason: { code: 'refund-not-explained' } };
  const sum = (sides: Sides) => [...sides.values()].reduce((all, { net, vat }) => all + net + vat, 0n);
  const left = sum(invoice?.sides ?? new Map()) - sum(addUp([...credits.values()]));
  const values = { expected: text(amount, places), found: text(left, places) };
  return { refundId: id, reason: { code: 'refund-beyond-invoice', values } };
}

/**
 * At no rate more net or VAT back than was invoiced there. (What is given back without VAT stands
 * at 0 %.)
 */
function expectWithin(invoiced: Sides, credited: Sides): void {
  for (const [rate, { net, vat }] of credited) {
    const most = invoiced.get(rate) ?? { net: 0n, vat: 0n };
    expect([rate.label, net <= most.net || rate.milli === 0n, vat <= most.vat]).toEqual([
      rate.label,
      true,
      true,
    ]);
  }
}

/** What differs, in the message itself. */
function reported(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { actual, expected } = error as { readonly actual?: unknown; readonly expected?: unknown };
  return `${error.message}\nmade: ${JSON.stringify(actual)}\ndue:  ${JSON.stringify(expected)}`;
}

/**
 * The lines that give back a share, in hundredths, of some items: some shops type the net alone,
 * the price with tax as net, or too much tax.
 */
function linesOf(
  items: readonly Item[],
  share: bigint,
  typed: 'net and tax' | 'net' | 'gross as net' | 'tax twice',
  shop: Shop,
): Refund['lines'] {
  const part = (value: bigint) => (value * share) / 100_000_000n;
  return items
    .map((each) => {
      const { net, tax } = kept(each, shop);
      const { id, rate, isShipping = false } = each;
      const own = { item: id, rate, isShipping };
      if (typed === 'net and tax' || rate.milli === 0n) return { ...own, net: part(net), tax: part(tax) };
      if (typed === 'tax twice') return { ...own, net: part(net), tax: part(tax) * 2n };
      return { ...own, net: part(typed === 'net' ? net : net + tax), tax: 0n };
    })
    .filter((line) => line.net > 0n);
}

function live(seed: number): number {
  const { below, pick } = dice(seed);
  const shop = pick(shopsOfManyCurrencies);
  const price = () => BigInt(below(4) === 0 ? 1 + below(50) : 1 + below(40_000));
  const world: World = {
    items: [],
    refunds: [],
    known: [],
    credits: new Map(),
    status: 'on-hold',
    nextId: 1,
  };
  const add = () => {
    const isShipping = below(5) === 0;
    world.items.push({ id: world.nextId++, rate: pick(rates), price: price(), isShipping });
  };
  const count = 1 + below(7);
  for (let n = 0; n < count; n += 1) add();
  let pieces = 0;
  const paid = () => world.refunds.reduce((sum, refund) => sum + refund.amount, 0n);
  const orderTotal = () => units(shown(world.items, shop, {}).total, shop.places);
  const steps = 4 + below(10);
  for (let step = 0; step < steps; step += 1) {
    const at = below(world.items.length);
    const item = world.items[at];
    switch (below(10)) {
      case 0:
        world.status = pick(['on-hold', 'processing', 'completed', 'refunded', 'cancelled', 'processing']);
        break;
      case 1:
        if (item) world.items[at] = { ...item, price: price() };
        break;
      case 2:
        if (item) world.items[at] = { ...item, rate: pick(rates) };
        break;
      case 3:
        if (world.items.length > 1 && below(2) === 0) world.items.splice(at, 1);
        else add();
        break;
      case 4:
      case 5: {
        const open = orderTotal() - paid();
        const amount = open > 0n ? 1n + (open * BigInt(1 + below(100))) / 130n : 0n;
        if (amount > 0n && amount <= open) world.refunds.push({ id: 600 + step, amount, lines: [] });
        break;
      }
      case 6: {
        const open = orderTotal() - paid();
        const picked = world.items.filter(() => below(2) === 0).slice(0, 3);
        const share = BigInt(pick([100, 100, 50, 33]));
        // Some give back the net alone, some type the price with tax where the net belongs.
        const typed = pick([
          'net and tax',
          'net and tax',
          'net and tax',
          'net',
          'gross as net',
          'tax twice',
        ] as const);
        const lines = linesOf(picked, share, typed, shop);
        const extra = below(4) === 0 ? BigInt(below(300)) : 0n;
        const own = lines.reduce((sum, line) => sum + line.net + line.tax, 0n);
        // Within what rounding explains an amount beyond the lines is no amount of its own.
        const excess = extra > BigInt(lines.length * 2 + 2) ? extra : 0n;
        if (lines.length > 0 && own + excess <= open) {
          // Some give back all that is left, whatever their lines say.
          const isAll = below(4) === 0 && open - own > BigInt(lines.length * 2 + 2);
          world.refunds.push({ id: 600 + step, amount: isAll ? open : own + excess, lines });
        }
        break;
      }
      case 7: {
        // The order grows, and all of it is given back by its lines: more than its invoice, if
        // there is one.
        const open = orderTotal() - paid();
        if (!item || open !== orderTotal() || below(2) === 0) break;
        world.items[at] = { ...item, price: item.price + price() };
        const lines = linesOf(world.items, 100n, 'net and tax', shop);
        const own = lines.reduce((sum, line) => sum + line.net + line.tax, 0n);
        if (own <= orderTotal()) world.refunds.push({ id: 600 + step, amount: own, lines });
        break;
      }
      default:
        pieces += importInto(world, shop);
    }
  }
  pieces += importInto(world, shop);
  if (!world.invoice) return pieces;
  // The rest is given back: the credit notes are the mirror of the invoice then.
  const sum = (sides: Sides) =>
    [...sides.values()].reduce((all: bigint, side: Side) => all + side.net + side.vat, 0n);
  const open = sum(world.invoice.sides) - sum(addUp([...world.credits.values()]));
  if (open > 0n && world.refunds.every((refund) => world.credits.has(refund.id))) {
    world.refunds.push({ id: 900, amount: open, lines: [] });
    pieces += importInto(world, shop);
    expect(sidesText(addUp([...world.credits.values()]))).toBe(sidesText(world.invoice.sides));
  }
  return pieces;
}

describe('histories of edits, refunds and status moves', () => {
  const batch = 50;
  it.each(Array.from({ length: histories / batch }, (_, index) => firstSeed + index * batch))(
    'from %i on come out as a second arithmetic has them',
    (start) => {
      let pieces = 0;
      for (let n = start; n < start + batch; n += 1) {
        try {
          pieces += live(n);
        } catch (error) {
          throw new Error(`History ${n}: ${reported(error)}`, {
            cause: error,
          });
        }
      }
      expect(pieces).toBeGreaterThan(batch);
    },
  );
});

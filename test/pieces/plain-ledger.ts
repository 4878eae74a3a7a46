import { divide, type Item, kept, type Rate, type Refund, rates, type Shop, taxOf } from './small-shop.js';

/**
 * A second arithmetic of invoices and credit notes, written from the rules and in whole numbers of
 * the smallest unit. It knows nothing of the library's.
 */
export interface Side {
  net: bigint;
  vat: bigint;
}

/** What stands at each rate, in the order in which the invoice names them. */
export type Sides = ReadonlyMap<Rate, Readonly<Side>>;

const zeroRate = rates.find(({ milli }) => milli === 0n) as Rate;
/**
 * Where stands what gives back no VAT of what bears some: at 0 %, but apart from what was sold at 0
 * %, whose room it does not take.
 */
const netOfTax: Rate = { ...zeroRate, id: 0, label: 'sans TVA' };
const least = (a: bigint, b: bigint) => (a > b ? b : a);
const gross = ({ net, vat }: Side) => net + vat;
const total = (sides: Sides) => [...sides.values()].reduce((sum, side) => sum + gross(side), 0n);

/**
 * An order as an invoice shows it: each net rounded, VAT of each rate rounded, and what is left of
 * the total put, unit by unit, on the VAT that lies farthest that way. What no VAT can take stands
 * at 0 %.
 */
export function invoiceOf(items: readonly Item[], shop: Shop): Sides {
  const sides = new Map<Rate, Side>();
  const exact = new Map<Rate, bigint>();
  let all = 0n;
  for (const item of items) {
    const { net, tax } = kept(item, shop);
    all += net + tax;
    const side = sides.get(item.rate) ?? { net: 0n, vat: 0n };
    side.net += divide(net, 1_000_000n);
    sides.set(item.rate, side);
    exact.set(item.rate, (exact.get(item.rate) ?? 0n) + tax);
  }
  for (const [rate, side] of sides) {
    const { sold, shipping } = taxOf(items, rate, shop);
    side.vat = sold + shipping;
  }
  let rest = divide(all, 1_000_000n) - total(sides);
  while (rest !== 0n) {
    const step = rest > 0n ? 1n : -1n;
    let best: Rate | undefined;
    let most = 0n;
    for (const rate of [...sides.keys()].sort((a, b) => a.id - b.id)) {
      const side = sides.get(rate);
      if (!side || side.vat === 0n || side.net === 0n || (side.vat + step) * side.vat < 0n) continue;
      const gap = ((exact.get(rate) ?? 0n) - side.vat * 1_000_000n) * step;
      if (best === undefined || gap > most) [best, most] = [rate, gap];
    }
    const side = best && sides.get(best);
    if (!side) break;
    side.vat += step;
    rest -= step;
  }
  if (rest !== 0n) throw new Error('An order of this shop can put its rounding on its VAT.');
  return sides;
}

function minus(from: Sides, returned: Sides): Map<Rate, Side> {
  const left = new Map([...from].map(([rate, side]) => [rate, { ...side }]));
  for (const [rate, side] of returned) {
    const own = left.get(rate) ?? { net: 0n, vat: 0n };
    left.set(rate, { net: own.net - side.net, vat: own.vat - side.vat });
  }
  return left;
}

function plus(a: Sides, b: Sides): Map<Rate, Side> {
  const negated = new Map([...b].map(([rate, { net, vat }]) => [rate, { net: -net, vat: -vat }]));
  return minus(a, negated);
}

/**
 * Shares a sum out by weights in whole units; what rounding leaves goes to who is farthest from the
 * exact share, then to the first.
 */
function shareOut(sum: bigint, weights: readonly bigint[]): bigint[] {
  const all = weights.reduce((a, b) => a + b, 0n);
  if (all === 0n) return weights.map((_, index) => (index === 0 ? sum : 0n));
  const parts = weights.map((weight) => divide(sum * weight, all));
  let rest = sum - parts.reduce((a, b) => a + b, 0n);
  while (rest !== 0n) {
    const step = rest > 0n ? 1n : -1n;
    let best = -1;
    let most = 0n;
    weights.forEach((weight, index) => {
      if (weight === 0n) return;
      const gap = (sum * weight - (parts[index] ?? 0n) * all) * step;
      if (best < 0 || gap > most) [best, most] = [index, gap];
    });
    parts[best] = (parts[best] ?? 0n) + step;
    rest -= step;
  }
  return parts;
}

/**
 * Shares a sum out over what is left at each rate, by what was invoiced there, to none more than is
 * left.
 */
function spread(sum: bigint, invoiced: Sides, left: Sides): Map<Rate, Side> {
  const rates = [...left.keys()];
  const rooms = rates.map((rate) => {
    const room = gross(left.get(rate) ?? { net: 0n, vat: 0n });
    return room > 0n ? room : 0n;
  });
  const given = rates.map(() => 0n);
  let rest = sum;
  while (rest > 0n) {
    const room = rooms.map((each, index) => each - (given[index] ?? 0n));
    const weights = rates.map((rate, index) => {
      const own = invoiced.get(rate);
      return (room[index] ?? 0n) > 0n && own && gross(own) > 0n ? gross(own) : 0n;
    });
    const parts = shareOut(rest, weights.every((weight) => weight === 0n) ? room : weights);
    parts.forEach((part, index) => {
      const returned = part < (room[index] ?? 0n) ? part : (room[index] ?? 0n);
      given[index] = (given[index] ?? 0n) + returned;
      rest -= returned;
    });
  }
  const result = new Map<Rate, Side>();
  rates.forEach((rate, index) => {
    const part = given[index] ?? 0n;
    if (part !== 0n) result.set(rate, partOf(part, rate, left.get(rate) ?? { net: 0n, vat: 0n }));
  });
  return result;
}

/** The part of what stands at a rate that is worth a sum with VAT. */
function partOf(sum: bigint, rate: Rate, side: Side): Side {
  if (sum === gross(side)) return { ...side };
  const usual = sum - divide(sum * 100_000n, 100_000n + rate.milli);
  const vat = least(usual, side.vat);
  const net = sum - vat;
  if (net > side.net && side.net >= 0n) return { net: side.net, vat: sum - side.net };
  return { net, vat };
}

/** What a credit note holds, or that it cannot be made. */
export function creditOf(
  refund: Refund,
  at: {
    readonly invoiced: Sides;
    readonly credited: Sides;
    readonly today: Sides;
    readonly oldRates: ReadonlyMap<number, Rate>;
    /** The items of the order today, and how the shop rounds. */
    readonly items: readonly Item[];
    readonly shop: Shop;
  },
): Sides | 'beyond' | 'less than its lines' {
  const left = minus(at.invoiced, at.credited);
  const open = total(left);
  if (refund.amount > open) return 'beyond';
  if (refund.amount === open) return left;
  let returned = new Map<Rate, Side>();
  let rest = refund.amount;
  if (refund.lines.length > 0) {
    const lines = refund.lines.map((line) => withRate(line, at));
    const free = lines.filter(({ isFree }) => isFree);
    const capped = lines.filter(({ isFree }) => !isFree);
    // What gives back no VAT corrects none: its net alone is taken, at 0 %.
    returned = named(free);
    if (total(named(lines)) > refund.amount) return 'less than its lines';
    const excess: [Rate, bigint][] = [];
    for (const [rate, side] of named(capped)) {
      const held = left.get(rate) ?? { net: 0n, vat: 0n };
      const room = gross(held) > 0n ? gross(held) : 0n;
      const fits = room === 0n ? undefined : cut(side, rate, held);
      if (fits) returned = plus(returned, new Map([[rate, fits]]));
      const over = gross(side) - (fits ? gross(fits) : 0n);
      if (over > 0n) excess.push([rate, over]);
    }
    for (const [rate, over] of excess) {
      const items = capped.filter((line) => line.rate === rate).map((line) => line.item);
      const old = new Set(items.map((item) => at.oldRates.get(item)));
      const rooms = new Map(
        [...minus(left, returned)].filter(
          ([each, side]) => each !== rate && old.has(each) && gross(side) > 0n,
        ),
      );
      const sum = least(total(rooms), over);
      if (sum > 0n) returned = plus(returned, spread(sum, at.invoiced, rooms));
    }
    rest = refund.amount - total(returned);
  }
  const still = minus(left, returned);
  const excess = minus(still, at.today);
  const gone = new Map(
    [...still].map(([rate, side]) => {
      const more = excess.get(rate) ?? { net: 0n, vat: 0n };
      return [rate, gross(more) > 0n && gross(side) >= gross(more) ? more : { net: 0n, vat: 0n }] as const;
    }),
  );
  const first = least(total(gone), rest);
  const out = first > 0n ? spread(first, at.invoiced, gone) : new Map<Rate, Side>();
  rest -= first;
  const all = rest > 0n ? plus(out, spread(rest, at.invoiced, minus(still, out))) : out;
  return plus(returned, all);
}

type Line = Refund['lines'][number];

/**
 * The rate that a line of a refund stands at. One that gives back no tax, though its item bears
 * some on the invoice (if it is not there, in the order), and more than rounding could hide, stands
 * at 0 %, since VAT is net × rate, and no room at 0 % is asked for.
 */
function withRate(
  line: Line,
  { oldRates, items, shop }: Parameters<typeof creditOf>[1],
): Line & { readonly isFree: boolean } {
  const { item, rate, net, tax } = line;
  if (tax !== 0n || rate.milli === 0n) return { ...line, isFree: false };
  const source = items.find(({ id }) => id === item);
  const known = oldRates.get(item) ?? (source && kept(source, shop).tax !== 0n ? source.rate : undefined);
  const own = known ?? rate;
  const isLarge = net * own.milli > 100_000n;
  const isFree = isLarge && known !== undefined;
  return { ...line, rate: isFree ? netOfTax : isLarge ? zeroRate : own, isFree };
}

/** What some lines give back at each rate. */
function named(lines: readonly Line[]): Map<Rate, Side> {
  return lines.reduce(
    (all, { rate, net, tax }) => plus(all, new Map([[rate, { net, vat: tax }]])),
    new Map<Rate, Side>(),
  );
}

/** What of a refund's lines at one rate the invoice still holds. */
function cut(side: Side, rate: Rate, held: Side): Side {
  if (gross(side) >= gross(held)) return { ...held };
  return side.net <= held.net && side.vat <= held.vat ? side : partOf(gross(side), rate, held);
}

export function addUp(list: readonly Sides[]): Sides {
  return list.reduce<Sides>((sum, each) => plus(sum, each), new Map());
}

/** The same by percentage, as pieces show it. */
export function byPercentage(sides: Sides): Sides {
  const net = sides.get(netOfTax);
  if (!net) return sides;
  const shown = new Map(plus(sides, new Map([[zeroRate, net]])));
  shown.delete(netOfTax);
  return shown;
}

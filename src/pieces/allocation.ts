import type { Big } from '../core/index.js';
import { decimal, round, sum, zero } from '../core/index.js';

/**
 * Rounds parts to the cent so that they add up to `total` exactly. Each part is rounded. Then the
 * remaining difference is spread cent by cent, each time to the part that rounding moved farthest
 * the other way; on a tie, to the first.
 *
 * @param exact the unrounded parts.
 * @param total what they must add up to, in whole cents.
 * @param places the decimals of a cent: 2, or those of another currency.
 */
export function roundToTotal(exact: readonly Big[], total: Big, places = 2): readonly Big[] {
  const cent = decimal(1).div(decimal(10).pow(places));
  const parts = exact.map((part) => round(part, places));
  let rest = total.minus(sum(parts));
  if (parts.length === 0) return parts;
  // More than a few cents a part is not rounding: spread it in whole steps first, so that the loop
  // stays short.
  const each = rest.div(parts.length).round(places, 0);
  if (!each.eq(0)) {
    parts.forEach((part, index) => {
      parts[index] = part.plus(each);
    });
    rest = rest.minus(each.times(parts.length));
  }
  const step = rest.lt(0) ? cent.neg() : cent;
  while (!round(rest, places).eq(0)) {
    let best = 0;
    let bestGap: Big | undefined;
    parts.forEach((part, index) => {
      const gap = (exact[index] ?? zero).minus(part).times(step.lt(0) ? -1 : 1);
      if (bestGap === undefined || gap.gt(bestGap)) {
        best = index;
        bestGap = gap;
      }
    });
    parts[best] = (parts[best] ?? zero).plus(step);
    rest = rest.minus(step);
  }
  return parts;
}

/**
 * Splits an amount in proportion to weights, in whole cents that add up to it exactly. Weights are
 * 0 or positive; a part of weight 0 gets nothing. When all weights are 0 the first part gets
 * everything.
 */
export function allocate(total: Big, weights: readonly Big[], places = 2): readonly Big[] {
  const all = sum(weights);
  if (all.eq(0)) return weights.map((_, index) => (index === 0 ? total : zero));
  const bearing = weights.map((weight, index) => ({ weight, index })).filter(({ weight }) => !weight.eq(0));
  const parts = roundToTotal(
    bearing.map(({ weight }) => total.times(weight).div(all)),
    total,
    places,
  );
  const result = weights.map(() => zero);
  bearing.forEach(({ index }, position) => {
    result[index] = parts[position] ?? zero;
  });
  return result;
}

/**
 * Splits an amount in proportion to weights as {@link allocate} does, but gives no part more than
 * its cap. What a capped part cannot take goes to the others, in proportion again.
 *
 * @returns the parts; `undefined` when the caps together are less than the amount.
 */
export function allocateCapped(
  total: Big,
  weights: readonly Big[],
  caps: readonly Big[],
  places = 2,
): readonly Big[] | undefined {
  const ceilings = caps.map((cap) => (cap.lt(0) ? zero : cap));
  if (sum(ceilings).lt(total)) return undefined;
  const result = weights.map(() => zero);
  let rest = total;
  while (rest.gt(0)) {
    const room = ceilings.map((cap, index) => cap.minus(result[index] ?? zero));
    const open = weights.map((weight, index) => {
      const left = room[index] ?? zero;
      if (left.lte(0)) return zero;
      return weight.gt(0) ? weight : zero;
    });
    // Where only parts of no weight have room left, their room is their weight.
    const useful = sum(open).eq(0) ? room : open;
    const parts = allocate(rest, useful, places);
    let given = zero;
    parts.forEach((part, index) => {
      const left = room[index] ?? zero;
      const share = part.gt(left) ? left : part;
      result[index] = (result[index] ?? zero).plus(share);
      given = given.plus(share);
    });
    rest = rest.minus(given);
  }
  return result;
}

/**
 * Numbers as PHP 8.4 computes and prints them. PHP keeps amounts as binary doubles, as this
 * platform does: sums, products and quotients are the same. What differs is how they are rounded
 * and written, and that decides cents.
 */

/** How a half is rounded: away from zero, or towards it. */
export type HalfGoes = 'up' | 'down';

/**
 * PHP's `round`: a value is a half if it is the double nearest to the half, also if its last bits
 * differ.
 */
export function phpRound(value: number, places: number, half: HalfGoes = 'up'): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const power = 10 ** places;
  const scaled = value * power;
  const turn = value < 0 ? -1 : 1;
  let whole = Math.trunc(scaled);
  // A product may fall just under the whole number that the value stands for.
  if ((whole + turn) / power === value) whole += turn;
  if (Math.abs(whole) >= 1e16) return value;
  const edge = Math.abs((whole + turn * 0.5) / power);
  const size = Math.abs(value);
  if (half === 'up' ? size >= edge : size > edge) whole += turn;
  return whole / power;
}

/** Whether the exact value of a double lies in the middle between two numbers of so many places. */
function isTie(value: number, places: number): boolean {
  // A double in the middle of two decimal numbers is a whole number of the last binary place that
  // it then has.
  if (Number.isInteger(value) || !Number.isInteger(value * 2 ** (places + 1))) return false;
  const digits = String(value).split('.')[1] ?? '';
  // Only a short sum of halves is written with so few digits and is exact.
  if (digits.length !== places + 1 || !digits.endsWith('5')) return false;
  return /^0*$/.test(
    value
      .toFixed(100)
      .split('.')[1]
      ?.slice(places + 1) ?? '',
  );
}

/** PHP's `sprintf('%.6f')`: the exact value of the double, a tie goes to the even digit. */
export function printFixed(value: number, places: number): string {
  const shown = value.toFixed(places);
  if (!isTie(value, places) || Number(shown.at(-1)) % 2 === 0) return shown;
  // The platform took the one further from zero.
  return (value - (Math.sign(value) * 0.25) / 10 ** places).toFixed(places);
}

/** Above this a double is too coarse for its last decimals. */
const mostUnits = 2 ** 50;

/**
 * The digits of a rounded number, without its sign; undefined if it is too large for its last
 * decimal.
 */
function digitsOf(rounded: number, places: number): string | undefined {
  const units = Math.round(Math.abs(rounded) * 10 ** places);
  if (units > mostUnits || places > 15 || places < 0) return undefined;
  const digits = String(units).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** PHP's `number_format`: rounded, with the given signs. */
export function numberFormat(
  value: number,
  places: number,
  signs: { readonly decimal: string; readonly thousand: string } = { decimal: '.', thousand: '' },
): string {
  const rounded = phpRound(value, places);
  const [whole = '0', rest] = (digitsOf(rounded, places) ?? printFixed(Math.abs(rounded), places)).split('.');
  const grouped =
    signs.thousand === '' || whole.length < 4
      ? whole
      : whole.replace(/\B(?=(\d{3})+(?!\d))/g, () => signs.thousand);
  const shown = rest === undefined ? grouped : `${grouped}${signs.decimal}${rest}`;
  return rounded < 0 ? `-${shown}` : shown;
}

/** PHP's `array_sum`: one after the other, as the last bits depend on the order. */
export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

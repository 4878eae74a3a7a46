import { need } from '../core/arguments.js';
/**
 * Reads a field of a row that the types do not name, such as a plugin's. Its value is unchecked:
 * check it before use.
 *
 * @param row a row of the shop, or an object inside one.
 * @param name the field as the API names it.
 * @returns the value; `undefined` when the row has no such field of its own.
 * @example
 * const points = extraField(order, 'loyalty_points')
 * if (typeof points === 'number') total += points
 */
export function extraField(row: object, name: string): unknown {
  need('extraField()', 'row', row);
  need('extraField()', 'name', name, 'a text');
  return Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined;
}

import { isDecimal, isRecord, SettingsError } from '../../core/index.js';
import type { ProductMap, ProductProjection } from '../../diff/index.js';
import { comparedFields, productFieldTable } from '../../diff/products/field-table.js';
import type { OrderSettlement } from '../../pieces/index.js';
import type { SyncHooks } from './hooks.js';

/**
 * The hooks, with their answers checked against their types. A price given as a number would count
 * as no price, and a promise as a product without fields.
 *
 * @throws SettingsError `settings.invalid` naming the hook and the member
 * (`map.product.gestan.price`), when a hook answers
 */
export function checkedHooks(hooks: SyncHooks): SyncHooks {
  const { product, contact, order, settlement, stock } = hooks;
  return {
    product: product && checkedProductMap(product),
    contact: contact && ((row) => sameRow('map.contact', contact(row) ?? row, row, 'id')),
    order:
      order &&
      ((row) => {
        const given = sameRow('map.order', order(row) ?? row, row, 'id');
        for (const list of orderLists) {
          if (!Array.isArray(given[list])) throw bad(`map.order.${list}`, 'a list', given[list]);
        }
        return given;
      }),
    settlement: settlement && ((row) => checkedSettlement(settlement(row))),
    stock:
      stock &&
      ((figure) => {
        const given = sameRow('map.stock', stock(figure), figure, 'productId');
        if (given.quantity !== undefined && !isAmount(given.quantity))
          throw bad('map.stock.quantity', 'a decimal as text, or absent', given.quantity);
        return given;
      }),
  };
}

const settlementLists = ['payments', 'prepaid', 'payouts'] as const;

function checkedSettlement(given: OrderSettlement | undefined): OrderSettlement | undefined {
  if (isNothing(given)) return undefined;
  requireObject('map.settlement', given);
  for (const list of settlementLists) {
    const rows: unknown = given?.[list];
    if (rows === undefined) continue;
    if (!Array.isArray(rows)) throw bad(`map.settlement.${list}`, 'a list', rows);
    for (const [index, row] of rows.entries()) {
      const field = `map.settlement.${list}[${index}].amount`;
      if (!isAmount(isRecord(row) ? row.amount : undefined))
        throw bad(field, 'a decimal as text', isRecord(row) ? row.amount : row);
    }
  }
  const { vouchers } = given ?? {};
  if (vouchers !== undefined && !(Array.isArray(vouchers) && vouchers.every(Number.isInteger)))
    throw bad('map.settlement.vouchers', 'a list of ids', vouchers);
  return given;
}

const orderLists = ['line_items', 'shipping_lines', 'fee_lines', 'meta_data'] as const;

function checkedProductMap({ woo, gestan }: ProductMap): ProductMap {
  return {
    woo: woo && ((projection, source) => checkedProjection('map.product.woo', woo(projection, source))),
    gestan:
      gestan &&
      ((projection, product) => checkedProjection('map.product.gestan', gestan(projection, product))),
  };
}

const ofKind = (...kinds: readonly string[]) =>
  comparedFields.filter((field) => kinds.includes(productFieldTable[field].kind));
const amounts = ofKind('decimal');
const texts = ofKind('text', 'instant');
const flags = ofKind('boolean');

function checkedProjection(hook: string, given: ProductProjection): ProductProjection {
  requireObject(hook, given);
  for (const field of amounts) {
    const value: unknown = given[field];
    if (!isNothing(value) && !isAmount(value))
      throw bad(`${hook}.${field}`, 'a decimal as text, null or undefined', value);
  }
  for (const field of texts) {
    const value: unknown = given[field];
    if (!isNothing(value) && typeof value !== 'string')
      throw bad(`${hook}.${field}`, 'a text, null or undefined', value);
  }
  for (const field of flags) {
    const value: unknown = given[field];
    if (value !== undefined && typeof value !== 'boolean')
      throw bad(`${hook}.${field}`, 'true, false or undefined', value);
  }
  return given;
}

/** Another id would make the pieces of one order under the name of another. */
function sameRow<T extends object, K extends keyof T & string>(hook: string, given: T, row: T, key: K): T {
  requireObject(hook, given);
  if (given[key] === row[key]) return given;
  throw bad(`${hook}.${key}`, `${String(row[key])}, as it was given`, given[key]);
}

function requireObject(hook: string, given: unknown): void {
  const isPromise = typeof given === 'object' && given !== null && 'then' in given;
  if (typeof given !== 'object' || given === null || isPromise)
    throw bad(hook, 'what it was given, changed', isPromise ? 'a promise' : given);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isAmount(value: unknown): boolean {
  return typeof value === 'string' && isDecimal(value);
}

function bad(field: string, wanted: string, given: unknown): SettingsError {
  const shown =
    typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean'
      ? `${typeof given} ${String(given).slice(0, 40)}`
      : given === null
        ? 'null'
        : typeof given;
  return new SettingsError(`The hook returned ${shown} as ${field}; it must return ${wanted}.`, {
    code: 'settings.invalid',
    field,
    hint: 'Correct the hook: it must be a synchronous function, and return amounts as text.',
  });
}

import { createList } from '../reading/list.js';
import type { RowReader } from '../reading/row-reader.js';
import type { WooProduct } from '../types.js';
import type { BatchLookup } from './batch-types.js';
import type { WooInput } from './input.js';

/**
 * How creations of a resource are looked up after a lost answer, where the caller gives no way of
 * its own.
 */
export interface CreationLookup<T> {
  one(reader: RowReader<T>, input: WooInput): (() => Promise<T | undefined>) | undefined;
  many(reader: RowReader<T>): BatchLookup<T>;
}

function skuOf(input: WooInput): string | undefined {
  const { sku } = input;
  // A comma would ask for two.
  return typeof sku === 'string' && sku.trim() !== '' && !sku.includes(',') ? sku : undefined;
}

/** Whether a row found by SKU is the one that was sent, and not one that had the SKU before. */
function isSame(row: WooProduct, input: WooInput): boolean {
  return row.sku === skuOf(input) && (input.name === undefined || row.name === input.name);
}

async function bySku(
  reader: RowReader<WooProduct>,
  inputs: readonly WooInput[],
): Promise<readonly (WooProduct | undefined)[]> {
  const skus = inputs.flatMap((input) => skuOf(input) ?? []);
  const rows = skus.length === 0 ? [] : await createList(reader, { sku: skus.join(',') }).toArray();
  return inputs.map((input) => rows.find((row) => isSame(row, input)));
}

/**
 * Products with a SKU are found by it. If the SKU belongs to another product, sending the creation
 * again is safe: the store refuses it and names that product.
 */
export const findBySku: CreationLookup<WooProduct> = {
  one: (reader, input) =>
    skuOf(input) === undefined ? undefined : async () => (await bySku(reader, [input]))[0],
  many: (reader) =>
    Object.assign((inputs: readonly WooInput[]) => bySku(reader, inputs), {
      tells: (input: WooInput) => skuOf(input) !== undefined,
    }),
};

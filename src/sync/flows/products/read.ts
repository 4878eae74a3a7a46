import { chunks } from '../../../core/index.js';
import type { WooSource } from '../../../diff/index.js';
import { comparedColumns } from '../../../diff/products/field-table.js';
import {
  isWooError,
  type WooClient,
  type WooProduct,
  type WooUnreadableRow,
  type WooVariation,
} from '../../../woo/index.js';
import type { RunReads } from '../../work/run-reads.js';

/**
 * The columns that the sync reads besides those of the compared fields. Others (related products,
 * price HTML) cost a store much to compute and are left out.
 */
const otherColumns = [
  'id',
  'sku',
  'price',
  'date_created_gmt',
  'date_modified_gmt',
  'manage_stock',
  'stock_quantity',
  'stock_status',
  'backorders',
  'virtual',
  'downloadable',
  'attributes',
  'parent_id',
  'meta_data',
] as const;

/** Columns that a variation does not have. */
const parentColumns: ReadonlySet<string> = new Set(['short_description', 'categories']);

const productFields: readonly string[] = [
  ...new Set([
    ...otherColumns,
    ...comparedColumns,
    'type',
    'slug',
    'catalog_visibility',
    'categories',
    'images',
    'variations',
  ]),
];

const variationFields: readonly string[] = [
  ...new Set([...otherColumns, ...comparedColumns.filter((column) => !parentColumns.has(column)), 'image']),
];

/** The columns of the stock flow. */
const stockFields = [
  'id',
  'name',
  'status',
  'sku',
  'manage_stock',
  'stock_quantity',
  'stock_status',
  'backorders',
  'attributes',
  'parent_id',
] as const;

const stockProductFields = [...stockFields, 'type', 'variations', 'date_modified_gmt'] as const;

/** Options of a reading. */
export interface WooReading {
  readonly woo: WooClient;
  readonly signal?: AbortSignal | undefined;
  /** `whole` rows are for hooks that look at fields which the sync does not use. */
  readonly fields: 'whole' | 'product' | 'stock';
  /** Receives the unreadable rows. @default the first one is thrown */
  readonly onUnreadable?: ((row: WooUnreadableRow) => void) | undefined;
  readonly onRead?: ((done: number, total: number | undefined) => void) | undefined;
  /** Data that the run has already read: it is not requested again. */
  readonly reads?: Pick<RunReads, 'variations'> | undefined;
}

/**
 * All products of the shop but those in the trash, page by page: the products of a page first, then
 * the variations of all variable ones at the end of the reading, where the store lists them in one
 * go (WooCommerce 11 and newer), else product by product.
 */
export async function* readShop(reading: WooReading): AsyncGenerator<readonly WooSource[]> {
  const { woo, signal, onRead, onUnreadable, fields } = reading;
  const parents = new Map<number, WooProduct>();
  let done = 0;
  const pages = woo.products
    .list({ status: 'any', ...fieldsOf(reading, 'product') }, { signal, onUnreadable })
    .pages();
  for await (const page of pages) {
    const sources: WooSource[] = [];
    for (const product of page.rows as readonly WooProduct[]) {
      if (product.type === 'variable')
        parents.set(product.id, fields === 'whole' ? product : withoutTexts(product));
      sources.push({ product });
    }
    done += page.rows.length;
    onRead?.(done, page.total);
    yield sources;
  }
  yield* readVariations(reading, parents);
}

/**
 * A parent until its variations are read, without texts and meta fields: variations have their own.
 */
function withoutTexts(parent: WooProduct): WooProduct {
  return { ...parent, description: '', short_description: '', meta_data: [] };
}

/**
 * The columns that show a change of a product. Dates have whole seconds: a second change in the
 * same second shows only in the content.
 */
export function changedFields({ fields }: WooReading): { _fields?: readonly string[] } {
  return fields === 'whole' ? {} : { _fields: productFields };
}

/**
 * The products of some ids, with all their variations. Ids that the shop does not have, or has in
 * the trash, are left out.
 *
 * @param atHand products that were just read; they are not read again.
 */
export async function* readSome(
  reading: WooReading,
  ids: readonly number[],
  atHand: ReadonlyMap<number, WooProduct> = new Map(),
): AsyncGenerator<readonly WooSource[]> {
  const parents = new Map<number, WooProduct>();
  const held = ids.flatMap((id) => atHand.get(id) ?? []).sort((a, b) => a.id - b.id);
  for (const products of chunks(held, 100)) {
    for (const product of products) if (product.type === 'variable') parents.set(product.id, product);
    yield products.map((product) => ({ product }));
  }
  const others = ids.filter((id) => !atHand.has(id));
  for (const chunk of chunks(others, 100)) {
    const rows = await reading.woo.products
      .list(
        { include: chunk.join(','), status: 'any', ...fieldsOf(reading, 'product') },
        { signal: reading.signal, onUnreadable: reading.onUnreadable },
      )
      .toArray();
    const products = rows as readonly WooProduct[];
    for (const product of products) if (product.type === 'variable') parents.set(product.id, product);
    yield products.map((product) => ({ product }));
  }
  for (const parent of parents.values()) yield await variationsOf(reading, parent);
}

/** The products in the trash: they still have their SKUs, and a linked one counts as deleted. */
export async function* readTrash(reading: WooReading): AsyncGenerator<readonly WooSource[]> {
  const pages = reading.woo.products
    .list(
      { status: 'trash', ...fieldsOf(reading, 'product') },
      { signal: reading.signal, onUnreadable: reading.onUnreadable },
    )
    .pages();
  for await (const page of pages) {
    yield (page.rows as readonly WooProduct[]).map((product) => ({ product }));
  }
}

async function* readVariations(
  reading: WooReading,
  parents: ReadonlyMap<number, WooProduct>,
): AsyncGenerator<readonly WooSource[]> {
  if (parents.size > 1) {
    try {
      const pages = reading.woo.allVariations
        .list(
          { ...fieldsOf(reading, 'variation') },
          { signal: reading.signal, onUnreadable: reading.onUnreadable },
        )
        .pages();
      for await (const page of pages) {
        yield (page.rows as readonly WooVariation[]).flatMap((variation) => {
          const product = parents.get(variation.parent_id ?? 0);
          return product ? [{ product, variation }] : [];
        });
      }
      return;
    } catch (error) {
      // Before WooCommerce 11 there is no list of all variations: they are read product by product.
      if (!isWooError(error) || error.code !== 'woo.no-route') throw error;
    }
  }
  for (const parent of parents.values()) yield await variationsOf(reading, parent);
}

async function variationsOf(reading: WooReading, product: WooProduct): Promise<readonly WooSource[]> {
  const { signal, onUnreadable, reads } = reading;
  const known = reads?.variations.get(product.id);
  if (known) return known.map((variation) => ({ product, variation }));
  let isWhole = true;
  const listed = reading.woo.variations(product.id).list(
    { ...fieldsOf(reading, 'variation') },
    {
      signal,
      onUnreadable:
        onUnreadable &&
        ((row) => {
          isWhole = false;
          onUnreadable(row);
        }),
    },
  );
  const rows = (await listed.toArray()) as readonly WooVariation[];
  if (isWhole) reads?.variations.set(product.id, rows);
  return rows.map((variation) => ({ product, variation }));
}

function fieldsOf({ fields }: WooReading, kind: 'product' | 'variation'): { _fields?: readonly string[] } {
  if (fields === 'whole') return {};
  if (fields === 'stock') return { _fields: kind === 'product' ? stockProductFields : stockFields };
  return { _fields: kind === 'product' ? productFields : variationFields };
}

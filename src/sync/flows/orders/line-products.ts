import { defined, holdsHalfCharacter } from '../../../core/index.js';
import { wooRowKey } from '../../../diff/products/row.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { LinkTable, WooRef } from '../../../mapping/index.js';
import type { ProductMatch } from '../../../pieces/context.js';
import { linkedTo } from '../../state/links.js';
import type { LineKeys } from '../../state/records/retries.js';
import type { SyncContext } from '../../work/context.js';

/**
 * Gestan's products, asked for those of order lines: by link, then SKU, then barcode; never by
 * name.
 */
export interface LineProducts {
  ofLine(line: LineKeys): ProductMatch | undefined;
  byCode(code: string): ProductMatch | undefined;
  /** The sub-family and family of a code, the nearer one first. */
  familiesOf(code: string): readonly string[];
  /** The Woo product that a product of Gestan belongs to, if that is another one than `ref`. */
  linkedTo(ref: WooRef | undefined, gestanId: string): string | undefined;
  /**
   * Adds a product that was made meanwhile, with the Woo product that it was made for, if the shop
   * still has that.
   */
  add(ref: { readonly wooId: number; readonly variationId?: number } | undefined, match: ProductMatch): void;
}

const fold = (text: string) => text.trim().toUpperCase();

type Keys = Pick<GestanProduct, 'code' | 'barcode' | 'archived' | 'familyId' | 'subFamilyId'> & {
  readonly id?: string;
};

/**
 * The keys of a product whose row cannot be read: it is there, so that it is neither missing nor
 * made again. Undefined where the row does not say which product it is.
 */
function keysOf({ given = {} }: InvalidGestanRow, links: LinkTable): Keys | undefined {
  const textOf = (field: keyof Keys) => {
    const value = given[field];
    const isText = typeof value === 'string' && value.trim() !== '' && !holdsHalfCharacter(value);
    return isText ? value : undefined;
  };
  const id = textOf('id');
  const code = textOf('code') ?? (id && links.byGestan(id)?.code);
  if (code === undefined) return undefined;
  return {
    code,
    archived: given.archived === true,
    ...defined({
      id: id ?? links.byCode(code)?.gestanId,
      barcode: textOf('barcode'),
      familyId: textOf('familyId'),
      subFamilyId: textOf('subFamilyId'),
    }),
  };
}

/** Two products with one code or barcode count as none: the line must not go to the wrong one. */
const several = Symbol('several');

/**
 * Reads the keys of Gestan's products. An adapter that cannot list them knows the linked ones only.
 */
export async function readLineProducts(
  { gestan }: SyncContext,
  links: LinkTable,
  signal: AbortSignal | undefined,
): Promise<LineProducts> {
  const byId = new Map<string, ProductMatch>();
  const byCode = new Map<string, ProductMatch | typeof several>();
  const byBarcode = new Map<string, ProductMatch | typeof several>();
  const made = new Map<string, ProductMatch>();
  const madeFor = new Map<string, string>();
  const families = new Map<string, readonly string[]>();
  const index = (
    map: Map<string, ProductMatch | typeof several>,
    key: string | undefined,
    match: ProductMatch,
  ) => {
    if (!key) return;
    map.set(key, map.has(key) ? several : match);
  };
  const add = ({ id, code, barcode, archived, familyId, subFamilyId }: Keys) => {
    const match: ProductMatch = { code, ...defined({ productId: id }) };
    if (id !== undefined) byId.set(id, match);
    families.set(
      fold(code),
      [subFamilyId, familyId].filter((family) => family !== undefined),
    );
    if (archived) return;
    index(byCode, fold(code), match);
    index(byBarcode, barcode?.trim(), match);
  };
  const onInvalid = (row: InvalidGestanRow) => {
    const keys = keysOf(row, links);
    if (keys) add(keys);
  };
  if (gestan.capabilities.readProducts)
    for await (const product of gestan.products({ signal, onInvalid })) add(product);

  const one = (match: ProductMatch | typeof several | undefined) => (match === several ? undefined : match);
  const refKey = (wooId: number, variationId: number | undefined) => `${wooId}:${variationId || 0}`;

  return {
    ofLine(line) {
      const { product_id: wooId, variation_id: variationId } = line;
      if (wooId > 0) {
        const now = made.get(refKey(wooId, variationId));
        if (now) return now;
        const link = links.byWoo(variationId > 0 ? { wooId, variationId } : { wooId });
        const linked = link && (byId.get(link.gestanId) ?? unread(link));
        if (linked) return linked;
      }
      const sku = line.sku?.trim();
      const bySku = sku ? one(byCode.get(fold(sku))) : undefined;
      if (bySku) return bySku;
      const barcode = typeof line.global_unique_id === 'string' ? line.global_unique_id.trim() : '';
      return barcode ? one(byBarcode.get(barcode)) : undefined;
    },
    byCode: (code) => one(byCode.get(fold(code))),
    familiesOf: (code) => families.get(fold(code)) ?? [],
    linkedTo: (ref, gestanId) => linkedTo(links, ref, gestanId) ?? madeFor.get(gestanId),
    add(ref, match) {
      if (ref && match.productId) madeFor.set(match.productId, wooRowKey(ref));
      if (ref) made.set(refKey(ref.wooId, ref.variationId), match);
      if (match.productId) byId.set(match.productId, match);
      byCode.set(fold(match.code), match);
    },
  };

  /** A link counts without a check in Gestan only if Gestan's products cannot be listed. */
  function unread(link: { readonly gestanId: string; readonly code: string }): ProductMatch | undefined {
    return gestan.capabilities.readProducts ? undefined : { code: link.code, productId: link.gestanId };
  }
}

import { canonicalLine, toText } from '../core/index.js';
import type { WooLineItem, WooLineMeta } from '../woo/types.js';
import type { BillingContext, ProductMatch } from './context.js';
import { amount } from './money.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { productRef } from './references.js';
import { lineRates } from './split.js';
import { addNote, figuresOf, type LineMaker } from './work.js';

/** The code of the one product that stands on lines of products which the shop has deleted. */
export const placeholderCode = 'WOO-SUPPRIME';

/** Gestan's product of a code; the code alone where there is no look-up. */
export function byCode(code: string, context: BillingContext): ProductMatch {
  return context.productByCode?.(code) ?? { code };
}

/** The Gestan product of a line, by link, SKU or barcode, else by the setting. */
export function productOf(item: WooLineItem, maker: LineMaker): Outcome<ProductMatch> {
  const { context, settings, money } = maker;
  const found = context.resolveProduct(item);
  if (found) return ok(found);
  if (typeof settings.unknownProduct === 'object') {
    return ok(byCode(settings.unknownProduct.fallbackCode, context));
  }
  if (settings.unknownProduct === 'refuse') return unknownProduct(item, maker);
  if (item.product_id === 0) return deletedProduct(item, maker);
  const code = item.sku || ownCode(item, context);
  if (!context.capabilities.writeProducts) return cannotCreate(item, code, maker);
  const externalRef = productRef(context.shopId, item.product_id, item.variation_id);
  const rates = lineRates(item.taxes, maker.book);
  const [only] = rates;
  maker.needs.set(externalRef, {
    externalRef,
    code,
    // What a line adds to a simple product (an engraving, a date) is of this sale. The options of a
    // variation stand there too, and are its own.
    name: item.variation_id > 0 ? productLabel(item) : canonicalLine(item.name, true) || code,
    wooProductId: item.product_id,
    wooVariationId: item.variation_id,
    priceNet: toText(
      figuresOf(amount(item.quantity), money.read(item.subtotal), money.read(item.total)).unitNet,
    ),
    ...(only && rates.length === 1 && !only.percent.eq(0) ? { vatRate: toText(only.percent) } : {}),
  });
  return ok({ code });
}

/**
 * The code of a product without SKU. Of two shops on one Gestan, the second one's says whose
 * product it is.
 */
function ownCode(
  { product_id: product, variation_id: variation }: WooLineItem,
  context: BillingContext,
): string {
  const id = variation || product;
  const isTaken = context.productByCode?.(`WOO-${id}`) !== undefined;
  return isTaken ? `WOO-${context.shopId}-${id}` : `WOO-${id}`;
}

/**
 * A product that was deleted from the shop cannot be created. Its line uses the product of the
 * setting, otherwise one product that is created once for all such lines.
 */
function deletedProduct(item: WooLineItem, maker: LineMaker): Outcome<ProductMatch> {
  const { context, settings } = maker;
  const code = settings.deletedProductCode ?? placeholderCode;
  addNote(maker, { code: 'product-deleted', values: { name: item.name, code } });
  const known = context.productByCode?.(code);
  if (known || settings.deletedProductCode !== undefined) return ok(known ?? { code });
  if (!context.capabilities.writeProducts) return cannotCreate(item, code, maker);
  const externalRef = productRef(context.shopId, 0);
  maker.needs.set(externalRef, {
    externalRef,
    code,
    name: 'Produit supprimé de la boutique',
    wooProductId: 0,
    wooVariationId: 0,
    priceNet: '0',
  });
  return ok({ code });
}

/** A Gestan that takes no products: the code is passed on where nothing says that it is wrong. */
function cannotCreate(item: WooLineItem, code: string, maker: LineMaker): Outcome<ProductMatch> {
  if (maker.context.capabilities.readProducts) return unknownProduct(item, maker);
  addNote(maker, { code: 'product-unchecked', values: {} });
  return ok({ code });
}

function unknownProduct(item: WooLineItem, { shopOrder }: LineMaker) {
  return refuse({
    code: 'product-unknown',
    values: { order: shopOrder.number, name: item.name, sku: item.sku ?? '', productId: item.product_id },
  });
}

/** The name of a line with what tells its variation apart, unless the name says it already. */
export function productLabel(item: WooLineItem): string {
  const details = item.meta_data.map(detail).filter((text) => text !== undefined);
  const missing = details.filter((each) => !fold(canonicalLine(item.name, true)).includes(fold(each.value)));
  const name = canonicalLine(item.name, true) || item.sku || `WOO-${item.variation_id || item.product_id}`;
  if (missing.length === 0) return name;
  return `${name} (${missing.map((each) => (each.key ? `${each.key} : ${each.value}` : each.value)).join(', ')})`;
}

/** What a meta field shows to people. Keys with a leading underscore are internal. */
function detail(meta: WooLineMeta): { readonly key: string; readonly value: string } | undefined {
  if (meta.key.startsWith('_')) return undefined;
  const value = plain(meta.display_value ?? meta.value);
  if (value === undefined) return undefined;
  return { key: plain(meta.display_key) ?? meta.key, value };
}

function plain(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = canonicalLine(String(value).replace(/<[^<>]*>/g, ' '));
  return text === '' ? undefined : text;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

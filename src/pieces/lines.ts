import type { Big } from '../core/index.js';
import { decimal, round, sum, toText, zero } from '../core/index.js';
import type { PieceLine } from '../gestan/model.js';
import type {
  WooFeeLine,
  WooLineItem,
  WooMeta,
  WooOrder,
  WooOrderLineBase,
  WooShippingLine,
} from '../woo/types.js';
import { amount, cents } from './amounts.js';
import type { BillingContext, ProductMatch, ProductNeed } from './context.js';
import type { OrderRate, RateBook } from './rates.js';
import type { BillingReason, Outcome } from './reasons.js';
import { ok, reason, refuse } from './reasons.js';
import { productRef } from './references.js';
import type { BillingSettings } from './settings.js';
import { lineRates, type SeenTogether, splitByBase } from './split.js';

/** A line while it is worked on: decimals are numbers still, rates are those of the order. */
export interface WorkLine {
  readonly type: PieceLine['type'];
  readonly productCode?: string | undefined;
  readonly productId?: string | undefined;
  readonly label: string;
  readonly quantity: Big;
  readonly unitNet: Big;
  readonly discountNet: Big;
  readonly net: Big;
  readonly rates: readonly OrderRate[];
  readonly sourceLineId?: number | undefined;
  /** Of the product line, for the nature of the operation. */
  readonly virtual?: boolean | undefined;
}

/** What making lines needs, and where it reports to. */
export interface LineMaker {
  readonly shopOrder: WooOrder;
  readonly book: RateBook;
  readonly together: SeenTogether;
  readonly context: BillingContext;
  readonly settings: BillingSettings;
  /** Collected while lines are made; each key once. */
  readonly needs: Map<string, ProductNeed>;
  readonly notes: Map<string, BillingReason>;
}

/** The lines of an order, in its order: products, shipping, fees. */
export function orderLines(maker: LineMaker): Outcome<readonly WorkLine[]> {
  const { shopOrder: order } = maker;
  const lines: WorkLine[] = [];
  for (const item of order.line_items) {
    const line = productLine(item, maker);
    if (line.refused) return line;
    lines.push(line.value);
  }
  for (const item of order.shipping_lines) lines.push(...shippingLines(item, maker));
  for (const item of order.fee_lines) lines.push(...feeLines(item, maker));
  return ok(lines);
}

/** A product line. Amounts are taken as they stand: a refund's are turned positive by the caller before. */
export function productLine(item: WooLineItem, maker: LineMaker): Outcome<WorkLine> {
  const product = productOf(item, maker);
  if (product.refused) return product;
  const rates = lineRates(item.taxes, maker.book);
  const figures = figuresOf(decimal(item.quantity), cents(item.subtotal), cents(item.total));
  return ok({
    type: 'product',
    productCode: product.value.code,
    productId: product.value.productId,
    label: productLabel(item),
    ...figures,
    rates,
    sourceLineId: item.id,
    virtual: product.value.virtual,
  });
}

/** Quantity, unit price and discount of a line. A price raised by hand has no discount; a line without quantity counts as one. */
export function figuresOf(
  quantity: Big,
  subtotal: Big,
  net: Big,
): Pick<WorkLine, 'quantity' | 'unitNet' | 'discountNet' | 'net'> {
  const before = subtotal.gt(net) ? subtotal : net;
  const count = quantity.eq(0) && !before.eq(0) ? decimal(1) : quantity;
  return {
    quantity: count,
    unitNet: count.eq(0) ? zero : round(before.div(count), 6),
    discountNet: before.minus(net),
    net,
  };
}

/** The lines of a shipping line: one, or one per part where its rates bear on different bases. */
export function shippingLines(item: WooShippingLine, maker: LineMaker): readonly WorkLine[] {
  const code = maker.settings.shippingProductCode;
  if (code === undefined) {
    addNote(
      maker,
      'shipping-product-unset',
      'No product carries shipping, so that its lines have no product: name an existing product code in the billing settings (« Envoi »).',
    );
  }
  return partLines(item, 'shipping', item.method_title || 'Frais de port', code, maker);
}

/** The lines of a fee line, negative ones included. */
export function feeLines(item: WooFeeLine, maker: LineMaker): readonly WorkLine[] {
  return partLines(item, 'fee', item.name || 'Frais', feeCode(maker), maker);
}

/** The product of fees and of refunds without lines. */
export function feeCode(maker: LineMaker): string | undefined {
  const code = maker.settings.feeProductCode;
  if (code === undefined) {
    addNote(
      maker,
      'fee-product-unset',
      'No product carries fees, so that their lines have no product: name an existing product code in the billing settings.',
    );
  }
  return code;
}

function partLines(
  item: WooShippingLine | WooFeeLine,
  type: 'shipping' | 'fee',
  label: string,
  code: string | undefined,
  maker: LineMaker,
): readonly WorkLine[] {
  const product = code === undefined ? undefined : byCode(code, maker.context);
  const parts = splitByBase(item, maker.book, maker.together);
  return parts.map((part) => ({
    type,
    productCode: product?.code,
    productId: product?.productId,
    label: parts.length > 1 ? `${label} (${part.rates.map((rate) => rate.label).join(' + ')})` : label,
    ...figuresOf(decimal(1), part.net, part.net),
    rates: part.rates,
    sourceLineId: item.id,
  }));
}

/** Gestan's product of a code; the code alone where there is no look-up. */
export function byCode(code: string, context: BillingContext): ProductMatch {
  return context.productByCode?.(code) ?? { code };
}

export function addNote(maker: LineMaker, code: BillingReason['code'], message: string): void {
  maker.notes.set(`${code}/${message}`, reason(code, message));
}

function productOf(item: WooLineItem, maker: LineMaker): Outcome<ProductMatch> {
  const { context, settings } = maker;
  const found = context.resolveProduct(item);
  if (found) return ok(found);
  if (typeof settings.unknownProduct === 'object') {
    return ok(byCode(settings.unknownProduct.fallbackCode, context));
  }
  if (settings.unknownProduct === 'refuse') return unknownProduct(item);
  if (item.product_id === 0) return deletedProduct(item, maker);
  const code = item.sku || `WOO-${item.variation_id || item.product_id}`;
  if (!context.capabilities.writeProducts) return cannotCreate(item, code, maker);
  const externalRef = productRef(context.shopId, item.product_id, item.variation_id);
  const rates = lineRates(item.taxes, maker.book);
  const [only] = rates;
  maker.needs.set(externalRef, {
    externalRef,
    code,
    name: productLabel(item),
    wooProductId: item.product_id,
    wooVariationId: item.variation_id,
    priceNet: toText(figuresOf(decimal(item.quantity), cents(item.subtotal), cents(item.total)).unitNet),
    ...(only && rates.length === 1 ? { vatRate: toText(only.percent) } : {}),
  });
  return ok({ code });
}

/**
 * A product that is gone for good from the shop cannot be made anew: its line stands under a product that was set for this, else under
 * one product, made once, for all of them.
 */
function deletedProduct(item: WooLineItem, maker: LineMaker): Outcome<ProductMatch> {
  const { context, settings } = maker;
  const code = settings.deletedProductCode ?? 'WOO-SUPPRIME';
  addNote(
    maker,
    'product-deleted',
    `The product of "${item.name}" was deleted from the shop: its line stands under product ${code}.`,
  );
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
  if (maker.context.capabilities.readProducts) return unknownProduct(item);
  addNote(
    maker,
    'product-unchecked',
    'Gestan’s products can be neither read nor written here: lines carry the SKU as product code, unchecked.',
  );
  return ok({ code });
}

function unknownProduct(item: WooLineItem) {
  return refuse(
    'product-unknown',
    `"${item.name}" (${item.sku ? `SKU ${item.sku}` : `product ${item.product_id}`}) is no product of Gestan: link it, or set what becomes of unknown products.`,
  );
}

/** The name of a line with what tells its variation apart, unless the name says it already. */
export function productLabel(item: WooLineItem): string {
  const details = item.meta_data.map(detail).filter((text) => text !== undefined);
  const missing = details.filter((each) => !fold(item.name).includes(fold(each.value)));
  const name = item.name.trim() || item.sku || `WOO-${item.variation_id || item.product_id}`;
  if (missing.length === 0) return name;
  return `${name} (${missing.map((each) => (each.key ? `${each.key} : ${each.value}` : each.value)).join(', ')})`;
}

/** What a meta field shows to people. Keys with a leading underscore are internal. */
function detail(meta: WooMeta): { readonly key: string; readonly value: string } | undefined {
  if (meta.key.startsWith('_')) return undefined;
  const value = plain(meta.display_value ?? meta.value);
  if (value === undefined) return undefined;
  return { key: plain(meta.display_key) ?? meta.key, value };
}

function plain(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The unrounded sum of each rate over some lines, as the lines themselves say it. */
export function exactTaxes(lines: readonly WooOrderLineBase[], book: RateBook): ReadonlyMap<OrderRate, Big> {
  const result = new Map<OrderRate, Big>();
  for (const tax of lines.flatMap((line) => line.taxes)) {
    const rate = book.byId.get(tax.id);
    if (rate) result.set(rate, (result.get(rate) ?? zero).plus(amount(tax.total)));
  }
  return result;
}

/** Net of some lines. */
export function netOf(lines: readonly WorkLine[]): Big {
  return sum(lines.map((line) => line.net));
}

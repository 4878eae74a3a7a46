import type { Json, Row } from '../json.js';
import { given, integer, isRow, number, rows, text } from '../json.js';
import { FatalFault, RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { nextId, termsOf } from '../tables.js';
import { applyMeta, metaOf } from './meta.js';
import { kept } from './money.js';
import { putBack } from './order-stock.js';
import { cleanText, formatDecimal, isNumeric } from './php.js';
import { activePrice } from './product-price.js';
import { skuHolders } from './sku.js';
import { slugOf } from './slug.js';
import { basePlace, containedTaxes, findRates, hasTaxClass, totalOf } from './taxes.js';

export const lineKinds = ['line_items', 'shipping_lines', 'fee_lines'] as const;

export type LineKind = (typeof lineKinds)[number];

/** The effective tax class of a product: a variation may take its parent's. */
export function taxClassFor(site: Site, product: Row): string {
  const own = text(product.tax_class);
  const inForce =
    product.type === 'variation' && own === 'parent'
      ? text(site.tables.products.get(integer(product.parent_id))?.tax_class)
      : own;
  // A class that was deleted counts as the standard one.
  return hasTaxClass(site, inForce) ? inForce : '';
}

export function taxStatusFor(site: Site, product: Row): string {
  const holder =
    product.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : product;
  return text(holder?.tax_status) || 'taxable';
}

/** What a quantity of a product costs without tax. */
export function netPrice(site: Site, product: Row, quantity: number): string {
  const price = activePrice(site, product);
  if (price === '') return '0';
  const line = number(price) * Math.max(0, quantity);
  const taxed = site.flag('general', 'woocommerce_calc_taxes') && taxStatusFor(site, product) === 'taxable';
  if (!site.pricesIncludeTax || !taxed) return kept(site, line);
  const rates = findRates(site, basePlace(site), taxClassFor(site, product));
  return kept(site, line - totalOf(containedTaxes(site, line, rates)));
}

function findProduct(site: Site, item: Row, creating: boolean): Row | undefined {
  const byId = (id: number) => site.tables.products.get(id) ?? site.tables.variations.get(id);
  if (text(item.sku) !== '')
    return skuHolders(site, text(item.sku)).find((product) => product.status !== 'trash');
  const variation = integer(item.variation_id);
  const product = integer(item.product_id);
  if (product > 0 && variation === 0) return byId(product);
  if (variation > 0) return byId(variation);
  if (!creating) return undefined;
  throw new RestFault('woocommerce_rest_required_product_reference', 'Product ID or SKU is required.', 400);
}

function setAmount(site: Site, value: Json | undefined): string {
  const amount = formatDecimal(value, site.numbers);
  return isNumeric(amount) ? amount : '0';
}

/** Sets the total of a product line: its subtotal is never below it. */
export function setTotal(line: Row, total: string): void {
  line.total = total;
  if (text(line.subtotal) === '' || number(line.subtotal) < number(total)) line.subtotal = total;
}

function setTaxClass(site: Site, line: Row, taxClass: string, kind: 'product' | 'fee'): void {
  if (taxClass !== '' && !hasTaxClass(site, taxClass))
    throw new RestFault(`order_item_${kind}_invalid_tax_class`, 'Invalid tax class', 400);
  line.tax_class = taxClass;
}

/** An option as a line keeps it: the slug of its term, or its text. */
function termSlug(site: Site, item: Row): string {
  const terms = integer(item.id) > 0 ? [...termsOf(site.tables, text(item.slug)).values()] : [];
  return text(terms.find((term) => term.name === item.option)?.slug ?? item.option);
}

/** The option of a variation for each attribute of its parent; empty: any option. */
function chosen(variation: Row, parent: Row | undefined): Row[] {
  const own = rows(variation.attributes);
  const names = new Set(own.map((item) => slugOf(text(item.slug))));
  const open = rows(parent?.attributes).filter(
    (attribute) => attribute.variation === true && !names.has(slugOf(text(attribute.slug))),
  );
  return [...own, ...open.map((attribute) => ({ ...attribute, option: '' }))];
}

function setProduct(line: Row, product: Row, site: Site): void {
  if (product.type === 'variation') {
    const parent = site.tables.products.get(integer(product.parent_id));
    line.product_id = product.parent_id ?? 0;
    line.variation_id = product.id ?? 0;
    const options = rows(product.attributes)
      .map((item) => text(item.option))
      .filter((option) => option !== '');
    line.name = options.length > 0 ? `${text(parent?.name)} - ${options.join(', ')}` : text(parent?.name);
    line.meta_data = chosen(product, parent).map((item) => ({
      id: nextId(site.tables, 'meta'),
      key: item.slug ?? '',
      value: termSlug(site, item),
      display_key: item.name ?? '',
    }));
  } else {
    line.product_id = product.id ?? 0;
    line.variation_id = 0;
    line.name = text(product.name);
  }
  line.tax_class = taxClassFor(site, product);
}

function writeMeta(site: Site, line: Row, item: Row): void {
  if (Array.isArray(item.meta_data)) line.meta_data = applyMeta(site.tables, metaOf(line), item.meta_data);
}

function writeLineItem(site: Site, line: Row, item: Row, creating: boolean): void {
  const product = findProduct(site, item, creating);
  if (product) {
    const same =
      integer(line.variation_id) === product.id ||
      (integer(line.product_id) === product.id && integer(line.variation_id) === 0);
    if (!same) setProduct(line, product, site);
    if (creating) {
      const quantity = item.quantity === undefined || item.quantity === null ? 1 : number(item.quantity);
      line.quantity = quantity;
      line.total = netPrice(site, product, quantity);
      line.subtotal = line.total;
    }
  }
  if (given(item, 'name')) line.name = cleanText(item.name);
  if (given(item, 'quantity')) line.quantity = Math.trunc(number(item.quantity));
  if (given(item, 'total')) setTotal(line, setAmount(site, item.total));
  if (given(item, 'subtotal')) line.subtotal = setAmount(site, item.subtotal);
  if (given(item, 'tax_class')) setTaxClass(site, line, text(item.tax_class), 'product');
  writeMeta(site, line, item);
}

function writeShippingLine(site: Site, line: Row, item: Row, creating: boolean): void {
  if (creating && text(item.method_id) === '') {
    throw new RestFault('woocommerce_rest_invalid_shipping_item', 'Shipping method ID is required.', 400);
  }
  for (const field of ['method_id', 'method_title', 'instance_id'] as const)
    if (given(item, field)) line[field] = text(item[field]);
  if (given(item, 'total')) line.total = setAmount(site, item.total);
  writeMeta(site, line, item);
}

function writeFeeLine(site: Site, line: Row, item: Row, creating: boolean): void {
  if (creating && text(item.name) === '') {
    throw new RestFault('woocommerce_rest_invalid_fee_item', 'Fee name is required.', 400);
  }
  if (given(item, 'name')) line.name = text(item.name);
  if (given(item, 'tax_class')) setTaxClass(site, line, text(item.tax_class), 'fee');
  if (given(item, 'tax_status')) line.tax_status = item.tax_status === 'none' ? 'none' : 'taxable';
  // A text that is not a number becomes empty, and the store cannot compute with it.
  if (given(item, 'total')) line.total = formatDecimal(item.total, site.numbers);
  writeMeta(site, line, item);
}

const blanks: Readonly<Record<LineKind, Row>> = {
  line_items: {
    name: '',
    product_id: 0,
    variation_id: 0,
    quantity: 1,
    tax_class: '',
    subtotal: '0',
    subtotal_tax: '0',
    total: '0',
    total_tax: '0',
    taxes: [],
    meta_data: [],
  },
  shipping_lines: {
    method_title: '',
    method_id: '',
    instance_id: '',
    tax_status: 'taxable',
    total: '0',
    total_tax: '0',
    taxes: [],
    meta_data: [],
  },
  fee_lines: {
    name: '',
    tax_class: '',
    tax_status: 'taxable',
    amount: '',
    total: '',
    total_tax: '0',
    taxes: [],
    meta_data: [],
  },
};

const writers = {
  line_items: writeLineItem,
  shipping_lines: writeShippingLine,
  fee_lines: writeFeeLine,
} as const;

const nullFields = ['product_id', 'method_id', 'method_title', 'name', 'code'];

function isNulled(item: Row): boolean {
  return nullFields.some((field) => field in item && item[field] === null);
}

function fatalRemoval(order: Row): FatalFault {
  return new FatalFault(
    `Uncaught TypeError: WC_REST_Orders_V2_Controller::remove_item(): Argument #3 ($item_id) must be of type int, null given; order ${integer(order.id)}`,
  );
}

/**
 * A subtotal under its total is raised when the line is read back; the sums of the write itself
 * still counted it as it was given.
 */
export function raiseSubtotals(order: Row): void {
  for (const line of rows(order.line_items)) {
    if (number(line.subtotal) < number(line.total)) line.subtotal = line.total ?? '0';
  }
}

/**
 * Writes lines of one kind: new ones, changes by id, removals by a null in a naming field or by
 * quantity 0.
 */
export function writeLines(site: Site, order: Row, kind: LineKind, value: Json | undefined): void {
  if (!Array.isArray(value)) return;
  const lines = rows(order[kind]);
  order[kind] = lines;
  for (const item of value) {
    if (!isRow(item)) continue;
    const id = integer(item.id);
    const known = lines.find((line) => line.id === id);
    if (isNulled(item) || (item.quantity !== undefined && item.quantity === 0)) {
      if (id === 0) throw fatalRemoval(order);
      if (!known) throw invalidItem();
      if (kind === 'line_items') putBack(site, known);
      lines.splice(lines.indexOf(known), 1);
      continue;
    }
    if (id !== 0 && !known) throw invalidItem();
    if (known) {
      writers[kind](site, known, item, false);
    } else {
      const line = structuredClone(blanks[kind]);
      writers[kind](site, line, item, true);
      line.id = nextId(site.tables, 'orderItem');
      lines.push(line);
    }
  }
}

function invalidItem(): RestFault {
  return new RestFault(
    'woocommerce_rest_invalid_item_id',
    'Order item ID provided is not associated with order.',
    400,
  );
}

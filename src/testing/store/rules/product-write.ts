import type { Json, Row } from '../json.js';
import { integer, isRow, items, number, rows, text, yes } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { nextId, termsOf } from '../tables.js';
import type { Gmt } from './dates.js';
import { momentOf } from './dates.js';
import { applyMeta, metaOf } from './meta.js';
import { clean, cleanText, formatDecimal, ksesPost } from './php.js';
import { settlePrices } from './product-price.js';
import { settleStock } from './product-stock.js';
import { slugOf } from './slug.js';
import { createTerm } from './terms.js';

export const given = (params: Row, name: string): boolean =>
  params[name] !== undefined && params[name] !== null;

/** The products and variations that hold an SKU, as a database that knows no case finds them. */
export function skuHolders(site: Site, sku: string): Row[] {
  const wanted = sku.toLowerCase();
  if (wanted === '') return [];
  return [...site.tables.products.having('sku', wanted), ...site.tables.variations.having('sku', wanted)];
}

function inTrash(site: Site, product: Row): boolean {
  if (product.status === 'trash') return true;
  return (
    product.type === 'variation' && site.tables.products.get(integer(product.parent_id))?.status === 'trash'
  );
}

/** Sets the SKU, unless another living product has it. */
export function setSku(site: Site, product: Row, value: Json): void {
  const sku = cleanText(value);
  if (sku === text(product.sku)) return;
  const owner = skuHolders(site, sku).find((other) => other.id !== product.id && other.status !== 'trash');
  if (owner) {
    let n = 1;
    while (skuHolders(site, `${sku}-${n}`).some((other) => other.status !== 'trash')) n += 1;
    throw new RestFault('product_invalid_sku', 'Invalid or duplicated SKU.', 400, {
      resource_id: owner.id ?? 0,
      unique_sku: `${sku}-${n}`,
    });
  }
  product.sku = sku;
}

export function setBarcode(site: Site, product: Row, value: Json): void {
  const barcode = cleanText(value).replace(/[^0-9-]/g, '');
  if (barcode !== '' && barcode !== text(product.global_unique_id)) {
    const { products, variations } = site.tables;
    const owner = [...products.having('barcode', barcode), ...variations.having('barcode', barcode)].find(
      (other) => other.id !== product.id && other.status !== 'trash',
    );
    if (owner) {
      throw new RestFault(
        'product_invalid_global_unique_id',
        'Invalid or duplicated GTIN, UPC, EAN or ISBN.',
        400,
        {
          resource_id: owner.id ?? 0,
        },
      );
    }
  }
  product.global_unique_id = barcode;
}

/** Refuses a new product whose SKU is still held in the lookup table by one in the trash. */
export function checkSkuLock(site: Site, product: Row): void {
  const sku = text(product.sku);
  if (sku === '' || product.type === 'variation') return;
  const owner = skuHolders(site, sku).find((other) => other.id !== product.id && inTrash(site, other));
  if (!owner) return;
  const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
  throw new RestFault('woocommerce_rest_product_not_created', message, 400);
}

export function setPrice(site: Site, value: Json): string {
  return formatDecimal(value, site.numbers);
}

export function taxClassOf(site: Site, value: Json, variation: boolean): string {
  const slug = slugOf(text(value));
  if (slug === 'standard') return '';
  if (slug === 'parent' && variation) return 'parent';
  return site.tables.taxClasses.some((item) => item.slug === slug && slug !== 'standard') ? slug : '';
}

/** Sets a sale date from its local or its `_gmt` form. */
function setSaleDate(site: Site, product: Row, params: Row, field: string, endOfDay: boolean): void {
  const target = `${field}_gmt`;
  const local = params[field];
  if (local !== undefined && local !== null) {
    const value = text(local);
    const bare = /^\d{4}-\d{2}-\d{2}$/.test(value);
    product[target] =
      value === '' ? null : (momentOf(bare && endOfDay ? `${value}T23:59:59` : value, site.timeZone) ?? null);
  }
  const gmt = params[target];
  if (gmt !== undefined && gmt !== null)
    product[target] = text(gmt) === '' ? null : (momentOf(text(gmt), 'UTC') ?? null);
}

export function writePrices(site: Site, product: Row, params: Row): void {
  if (given(params, 'regular_price')) product.regular_price = setPrice(site, params.regular_price as Json);
  if (given(params, 'sale_price')) product.sale_price = setPrice(site, params.sale_price as Json);
  setSaleDate(site, product, params, 'date_on_sale_from', false);
  setSaleDate(site, product, params, 'date_on_sale_to', true);
}

export function writeShipping(site: Site, product: Row, params: Row): void {
  if (given(params, 'virtual')) product.virtual = yes(params.virtual);
  if (product.virtual === true && given(params, 'virtual')) {
    product.weight = '';
    product.dimensions = { length: '', width: '', height: '' };
    if (product.type !== 'variation') product.shipping_class_id = 0;
  } else {
    if (given(params, 'weight')) product.weight = measure(site, params.weight as Json);
    if (isRow(params.dimensions)) {
      const dimensions: Row = {
        length: '',
        width: '',
        height: '',
        ...(isRow(product.dimensions) ? product.dimensions : {}),
      };
      for (const side of ['length', 'width', 'height']) {
        if (given(params.dimensions, side)) dimensions[side] = measure(site, params.dimensions[side] as Json);
      }
      product.dimensions = dimensions;
    }
  }
  if (given(params, 'shipping_class')) {
    const slug = cleanText(params.shipping_class);
    const term = [...termsOf(site.tables, 'product_shipping_class').values()].find(
      (item) => item.slug === slug,
    );
    product.shipping_class_id = term?.id ?? 0;
  }
}

function measure(site: Site, value: Json): string {
  return text(value) === '' ? '' : formatDecimal(value, site.numbers);
}

export function wholeQuantity(value: Json): number {
  return Math.trunc(number(value));
}

/** The ids of terms asked for; names are not looked at. */
export function termIds(site: Site, taxonomy: string, value: Json | undefined): number[] {
  const ids = rows(value).map((item) => integer(item.id));
  return [...new Set(ids)].filter((id) => termsOf(site.tables, taxonomy).has(id));
}

/** The attributes of a product from a request: those of the shop by id, others by name. */
export function readAttributes(site: Site, value: Json | undefined): Row[] {
  return rows(value).flatMap((item): Row[] => {
    const id = integer(item.id);
    const attribute = id > 0 ? site.tables.attributes.get(id) : undefined;
    if (id > 0 && !attribute) return [];
    if (!attribute && text(item.name) === '') return [];
    const options = Array.isArray(item.options) ? item.options.map(text) : text(item.options).split('|');
    const shown = options.map((option) => cleanText(option.trim())).filter((option) => option !== '');
    const facts = {
      position: integer(item.position),
      visible: item.visible === undefined ? false : yes(item.visible),
      variation: item.variation === undefined ? false : yes(item.variation),
    };
    if (!attribute) {
      const name = cleanText(item.name);
      return [{ id: 0, name, slug: name, ...facts, options: shown }];
    }
    if (shown.length === 0) return [];
    const taxonomy = text(attribute.slug);
    const names = shown.map((option) => {
      const terms = [...termsOf(site.tables, taxonomy).values()];
      const known = terms.find(
        (term) => text(term.name).toLowerCase() === option.toLowerCase() || term.slug === slugOf(option),
      );
      return text((known ?? createTerm(site, taxonomy, option)).name);
    });
    return [{ id, name: attribute.name ?? '', slug: taxonomy, ...facts, options: [...new Set(names)] }];
  });
}

/** A slug that no other product has. */
export function uniqueSlug(site: Site, wanted: string, self: Json | undefined): string {
  const taken = (slug: string) =>
    [...site.tables.products.having('slug', slug)].some((other) => other.id !== self);
  if (wanted === '' || !taken(wanted)) return wanted;
  let n = 2;
  while (taken(`${wanted}-${n}`)) n += 1;
  return `${wanted}-${n}`;
}

export function dateOf(params: Row, field: string): Gmt | undefined {
  const gmt = params[`${field}_gmt`];
  const local = params[field];
  if (typeof gmt === 'string' && gmt !== '') return momentOf(gmt, 'UTC');
  // WooCommerce reads a naive local date as UTC here.
  return typeof local === 'string' && local !== '' ? momentOf(local, 'UTC') : undefined;
}

const types = ['simple', 'grouped', 'external', 'variable'];
const stockStatuses = ['instock', 'outofstock', 'onbackorder'];
const statuses = ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'];

function writeStock(product: Row, params: Row): void {
  const asked = given(params, 'stock_status') ? text(params.stock_status) : text(product.stock_status);
  const status = stockStatuses.includes(asked) ? asked : 'instock';
  if (given(params, 'manage_stock')) product.manage_stock = yes(params.manage_stock);
  if (given(params, 'backorders')) product.backorders = text(params.backorders);
  if (product.type === 'grouped' || product.type === 'external') {
    if (product.type === 'external' && product.manage_stock === true) {
      throw new RestFault(
        'product_external_invalid_manage_stock',
        'External products cannot be stock managed.',
        400,
      );
    }
    product.manage_stock = false;
    product.backorders = 'no';
    product.stock_quantity = null;
    product.stock_status = product.type === 'grouped' ? status : 'instock';
  } else if (product.manage_stock === true) {
    if (product.type !== 'variable') product.stock_status = status;
    if (given(params, 'stock_quantity'))
      product.stock_quantity = wholeQuantity(params.stock_quantity as Json);
    else if (product.stock_quantity === null || product.stock_quantity === undefined)
      product.stock_quantity = null;
  } else {
    product.manage_stock = false;
    product.stock_quantity = null;
    product.stock_status = status;
  }
  if (given(params, 'low_stock_amount')) {
    product.low_stock_amount =
      text(params.low_stock_amount) === '' ? null : wholeQuantity(params.low_stock_amount as Json);
  }
}

const plainFlags = ['featured', 'sold_individually', 'reviews_allowed'] as const;
const plainTexts = [
  'external_url',
  'button_text',
  'catalog_visibility',
  'tax_status',
  'post_password',
] as const;

/** Writes the fields of a request into a product, as WooCommerce's controller does, without images and without saving. */
export function writeProduct(site: Site, product: Row, params: Row): void {
  // Batches let unknown words through: they fall back or are refused one by one.
  if (given(params, 'type')) {
    product.type = types.includes(text(params.type)) ? text(params.type) : 'simple';
  }
  if (given(params, 'tax_status') && !['taxable', 'shipping', 'none'].includes(text(params.tax_status))) {
    throw new RestFault('product_invalid_tax_status', 'Invalid product tax status.', 400);
  }
  if (given(params, 'name')) product.name = ksesPost(text(params.name));
  for (const field of ['description', 'short_description'] as const) {
    if (given(params, field)) product[field] = ksesPost(text(params[field]));
  }
  if (given(params, 'status')) {
    const status = text(params.status);
    product.status = statuses.includes(status) ? status : 'draft';
  }
  if (given(params, 'slug')) product.slug = slugOf(text(params.slug));
  if (given(params, 'menu_order')) product.menu_order = integer(params.menu_order);
  for (const field of plainFlags) if (given(params, field)) product[field] = yes(params[field]);
  for (const field of plainTexts) if (given(params, field)) product[field] = text(params[field]);
  if (given(params, 'tax_class')) product.tax_class = taxClassOf(site, params.tax_class as Json, false);
  if (given(params, 'purchase_note')) product.purchase_note = ksesPost(text(params.purchase_note));
  writeShipping(site, product, params);
  if (given(params, 'sku')) setSku(site, product, params.sku as Json);
  if (given(params, 'global_unique_id')) setBarcode(site, product, params.global_unique_id as Json);
  if (given(params, 'attributes')) product.attributes = readAttributes(site, params.attributes);
  if (product.type !== 'variable' && product.type !== 'grouped') writePrices(site, product, params);
  if (given(params, 'parent_id')) product.parent_id = integer(params.parent_id);
  writeStock(product, params);
  for (const field of ['upsell_ids', 'cross_sell_ids'] as const) {
    if (given(params, field))
      product[field] = items(params[field])
        .map(integer)
        .filter((id) => id > 0);
  }
  if (given(params, 'categories')) product.category_ids = termIds(site, 'product_cat', params.categories);
  if (given(params, 'tags')) product.tag_ids = termIds(site, 'product_tag', params.tags);
  if (given(params, 'brands')) product.brand_ids = termIds(site, 'product_brand', params.brands);
  if (given(params, 'downloadable')) product.downloadable = yes(params.downloadable);
  if (given(params, 'downloads')) product.downloads = rows(params.downloads).map(readDownload);
  if (given(params, 'download_limit')) product.download_limit = integer(params.download_limit);
  if (given(params, 'download_expiry')) product.download_expiry = integer(params.download_expiry);
  if (given(params, 'default_attributes') && product.type === 'variable') {
    product.default_attributes = rows(params.default_attributes).map((item) => ({
      id: integer(item.id),
      name: site.tables.attributes.get(integer(item.id))?.name ?? item.name ?? '',
      option: item.option ?? '',
    }));
  }
  if (product.type === 'grouped' && given(params, 'grouped_products')) {
    product.grouped_products = items(params.grouped_products).map(integer);
  }
  if (Array.isArray(params.meta_data)) writeProductMeta(site, product, params.meta_data);
  const created = dateOf(params, 'date_created');
  if (created) product.date_created_gmt = created;
}

function readDownload(item: Row): Row {
  return { id: item.id ?? '', name: cleanText(item.name), file: text(item.file) };
}

/** Free fields; those with a product's own hidden names rewrite the product. */
export function writeProductMeta(site: Site, product: Row, value: Json[]): void {
  const free: Json[] = [];
  for (const item of value) {
    const key = isRow(item) ? text(item.key) : '';
    if (key === '_sku' && isRow(item)) product.sku = text(clean(item.value ?? ''));
    else free.push(item);
  }
  product.meta_data = applyMeta(site.tables, metaOf(product), free);
}

/** What the store does on every save of a product. */
export function settleProduct(site: Site, product: Row, known?: Row): void {
  settlePrices(site, product, known);
  settleStock(site, product);
  const status = text(product.status);
  if (status === 'future' && text(product.date_created_gmt) <= site.now()) product.status = 'publish';
  if (text(product.name) === '') product.name = 'Product';
  const wanted = text(product.slug) || slugOf(text(product.name));
  const hidden = status === 'draft' || status === 'pending' || status === 'auto-draft';
  if (!hidden || text(product.slug) !== '') product.slug = uniqueSlug(site, wanted, product.id);
  if (product.type === 'variation') return;
  const uncategorized = [...termsOf(site.tables, 'product_cat').values()].find(
    (term) => term.slug === 'uncategorized',
  );
  if (items(product.category_ids).length === 0 && uncategorized)
    product.category_ids = [integer(uncategorized.id)];
}

export function newPostId(site: Site): number {
  return nextId(site.tables, 'post');
}

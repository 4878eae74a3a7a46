import type { Json, Row } from '../json.js';
import { given, integer, isRow, items, text, truthy, yes } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { msOf } from './dates.js';
import { writeDownloads } from './downloads.js';
import { ksesPost, stripSlashes } from './kses.js';
import { applyMeta, metaOf } from './meta.js';
import { clean } from './php.js';
import { readAttributes, readDefaults, tagIds, termIds } from './product-attributes.js';
import { updatePrices } from './product-price.js';
import { validateStock } from './product-stock.js';
import { dateOf, taxClassOf, writePrices, writeQuantity, writeShipping } from './sellable-write.js';
import { setBarcode, setSku } from './sku.js';
import { slugOf } from './slug.js';
import { defaultCategory } from './terms.js';

/** A slug that no other product has. */
export function uniqueSlug(site: Site, wanted: string, self: Json | undefined): string {
  const isUsed = (slug: string) =>
    [...site.tables.products.having('slug', slug)].some((other) => other.id !== self);
  if (wanted === '' || !isUsed(wanted)) return wanted;
  let n = 2;
  while (isUsed(`${wanted}-${n}`)) n += 1;
  return `${wanted}-${n}`;
}

const types = ['simple', 'grouped', 'external', 'variable'];
const stockStatuses = ['instock', 'outofstock', 'onbackorder'];
/** The statuses of posts. */
export const postStatuses = ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'];

/** External and grouped products have no stock of their own. */
function refuseStock(params: Row): void {
  const refuse = (what: string, message: string) => {
    throw new RestFault(`product_external_invalid_${what}`, message, 400);
  };
  if (given(params, 'manage_stock') && yes(params.manage_stock))
    refuse('manage_stock', 'External products cannot be stock managed.');
  if (given(params, 'backorders') && params.backorders !== 'no')
    refuse('backorders', 'External products cannot be backordered.');
}

function writeStock(site: Site, product: Row, params: Row): void {
  const asked = given(params, 'stock_status') ? text(params.stock_status) : text(product.stock_status);
  const status = stockStatuses.includes(asked) ? asked : 'instock';
  if (!site.flag('products', 'woocommerce_manage_stock')) {
    if (product.type !== 'variable') product.stock_status = status;
    return;
  }
  if (product.type === 'external') refuseStock(params);
  if (given(params, 'manage_stock')) product.manage_stock = yes(params.manage_stock);
  if (given(params, 'backorders')) product.backorders = text(params.backorders);
  if (product.type === 'grouped' || product.type === 'external') {
    product.manage_stock = false;
    product.backorders = 'no';
    product.stock_quantity = null;
    product.stock_status = product.type === 'grouped' ? status : 'instock';
  } else if (product.manage_stock === true) {
    if (product.type !== 'variable') product.stock_status = status;
    writeQuantity(product, params);
  } else {
    product.manage_stock = false;
    product.stock_quantity = null;
    product.low_stock_amount = null;
    product.stock_status = status;
  }
}

const plainFlags = ['featured', 'sold_individually', 'reviews_allowed'] as const;
const plainTexts = ['catalog_visibility', 'tax_status', 'post_password'] as const;

/** A text of a post: its backslashes are removed, its tags are cleaned. */
const postText = (value: Json | undefined): string => ksesPost(stripSlashes(text(value)));

/**
 * Type, status and names of a product. Batches do not check the words: unknown ones fall back or
 * are refused one by one.
 */
function writeKind(product: Row, params: Row): void {
  if (given(params, 'type')) product.type = types.includes(text(params.type)) ? text(params.type) : 'simple';
  if (given(params, 'tax_status') && !['taxable', 'shipping', 'none'].includes(text(params.tax_status))) {
    throw new RestFault('product_invalid_tax_status', 'Invalid product tax status.', 400);
  }
  if (given(params, 'name')) product.name = postText(params.name).trim();
  for (const field of ['description', 'short_description'] as const) {
    if (given(params, field)) product[field] = postText(params[field]);
  }
  if (given(params, 'status')) {
    const status = text(params.status);
    product.status = postStatuses.includes(status) ? status : 'draft';
  }
  if (given(params, 'slug')) product.slug = slugOf(text(params.slug));
  if (given(params, 'menu_order')) product.menu_order = integer(params.menu_order);
  for (const field of plainFlags) if (given(params, field)) product[field] = yes(params[field]);
  for (const field of plainTexts) if (given(params, field)) product[field] = text(params[field]);
}

/** Categories, tags, brands, and products for up- and cross-selling. */
function writeRelations(site: Site, product: Row, params: Row): void {
  for (const field of ['upsell_ids', 'cross_sell_ids'] as const) {
    if (given(params, field))
      product[field] = items(params[field])
        .map(integer)
        .filter((id) => id > 0);
  }
  if (given(params, 'categories')) product.category_ids = termIds(site, 'product_cat', params.categories);
  if (given(params, 'tags')) product.tag_ids = tagIds(site, params.tags);
  if (given(params, 'brands')) product.brand_ids = termIds(site, 'product_brand', params.brands);
}

/** A variable product is neither virtual nor downloadable itself. */
function writeDownloadable(site: Site, product: Row, params: Row): void {
  if (given(params, 'downloadable')) product.downloadable = yes(params.downloadable);
  if (product.type === 'variable') {
    product.virtual = false;
    product.downloadable = false;
  }
  writeDownloads(site, product, params);
}

/** Fields that only products of one type have. */
function writeParts(site: Site, product: Row, params: Row): void {
  if (Array.isArray(params.default_attributes) && product.type === 'variable')
    product.default_attributes = readDefaults(site, product, params.default_attributes);
  if (product.type === 'grouped' && given(params, 'grouped_products')) {
    const parts = items(params.grouped_products).map((id) => Math.abs(integer(id)));
    product.grouped_products = [...new Set(parts)].filter((id) => id > 0);
  }
  if (product.type === 'external')
    for (const field of ['external_url', 'button_text'] as const)
      if (given(params, field)) product[field] = text(params[field]);
}

/**
 * A grouped product has no price and no sale dates of its own; a variable one keeps the price it
 * had before.
 */
function clearPrices(product: Row): void {
  if (product.type === 'grouped') Object.assign(product, { regular_price: '', sale_price: '' });
  product.date_on_sale_from_gmt = null;
  product.date_on_sale_to_gmt = null;
}

/**
 * Writes the fields of a request into a product, as WooCommerce's controller does, without images
 * and without saving.
 */
export function writeProduct(site: Site, product: Row, params: Row): void {
  writeKind(product, params);
  if (given(params, 'tax_class')) product.tax_class = taxClassOf(site, params.tax_class as Json, false);
  if (given(params, 'purchase_note')) product.purchase_note = postText(params.purchase_note);
  writeShipping(site, product, params);
  if (given(params, 'sku')) setSku(site, product, params.sku as Json);
  if (given(params, 'global_unique_id')) setBarcode(site, product, params.global_unique_id as Json);
  if (given(params, 'attributes')) product.attributes = readAttributes(site, params.attributes);
  if (product.type === 'variable' || product.type === 'grouped') clearPrices(product);
  else writePrices(site, product, params);
  if (given(params, 'parent_id')) product.parent_id = integer(params.parent_id);
  writeStock(site, product, params);
  writeRelations(site, product, params);
  writeDownloadable(site, product, params);
  writeParts(site, product, params);
  if (Array.isArray(params.meta_data)) writeProductMeta(site, product, params.meta_data);
  const created = dateOf(params, 'date_created');
  if (created) product.date_created_gmt = created;
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

const minute = 60_000;

/**
 * A product with a date a minute or more from now is scheduled; a scheduled one is published at its
 * date.
 */
function updatePublishStatus(site: Site, product: Row): void {
  const created = text(product.date_created_gmt);
  const waits = created !== '' && msOf(created) - site.clock.now() >= minute;
  if (product.status === 'publish' && waits && product.type !== 'variation') product.status = 'future';
  else if (product.status === 'future' && !waits) product.status = 'publish';
}

/** The effects of every save of a product. */
export function validateProduct(site: Site, product: Row, known?: Row): void {
  updatePrices(site, product, known);
  validateStock(site, product);
  updatePublishStatus(site, product);
  const status = text(product.status);
  // A name of "0" counts as none, as in PHP.
  if (!truthy(product.name)) product.name = 'Product';
  const wanted = text(product.slug) || slugOf(text(product.name)) || text(product.id);
  const hidden = status === 'draft' || status === 'pending' || status === 'auto-draft';
  if (!hidden || text(product.slug) !== '') product.slug = uniqueSlug(site, wanted, product.id);
  if (product.type === 'variation') return;
  const fallback = items(product.category_ids).length === 0 ? defaultCategory(site) : undefined;
  if (fallback) product.category_ids = [integer(fallback.id)];
}

export function newPostId(site: Site): number {
  return nextId(site.tables, 'post');
}

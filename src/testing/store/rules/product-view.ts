import type { Json, Row } from '../json.js';
import { clone, integer, items, rows, text, truthy } from '../json.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import { autop } from './autop.js';
import { datePair } from './dates.js';
import { shownDownloads } from './downloads.js';
import { imageView, productImages, variationImage } from './images.js';
import { shownMeta } from './meta.js';
import { fixed } from './php.js';
import { productPriceHtml } from './price-html.js';
import { variationName, variationTitle } from './product-names.js';
import { activePrice, childrenOf, isOnSale, isPurchasable } from './product-price.js';
import { backorderFacts, managesStock, stockHolder } from './product-stock.js';
import { uniqueSlug } from './product-write.js';
import { slugOf } from './slug.js';
import { termRefs } from './terms.js';

export type Context = 'view' | 'edit';

/** A value, or what is shown where there is none; a list or an object as a copy. */
function or(value: Json | undefined, blank: Json): Json {
  if (value === undefined || value === null) return blank;
  return typeof value === 'object' ? clone(value) : value;
}

/** A sale price of "0" holds, but reads as none. */
function shownSale(product: Row): Json {
  return truthy(product.sale_price) ? or(product.sale_price, '') : '';
}

function shippingClass(site: Site, product: Row): Row {
  const id = integer(product.shipping_class_id);
  return {
    shipping_class: termsOf(site.tables, 'product_shipping_class').get(id)?.slug ?? '',
    shipping_class_id: id,
  };
}

function stockFacts(site: Site, product: Row, context: Context): Row {
  const holder = context === 'edit' && product.type !== 'variation' ? product : stockHolder(site, product);
  const managed = managesStock(site, product);
  return {
    manage_stock: holder !== product ? 'parent' : (product.manage_stock ?? false),
    stock_quantity: managed ? (holder.stock_quantity ?? null) : null,
    backorders: holder.backorders ?? 'no',
    ...backorderFacts(site, product),
  };
}

/** The path of a product's page. */
export function permalink(product: Row, origin: string): string {
  const slug = text(product.slug);
  if (
    product.status === 'draft' ||
    product.status === 'pending' ||
    product.status === 'trash' ||
    slug === ''
  ) {
    return `${origin}/?post_type=product&p=${integer(product.id)}`;
  }
  return `${origin}/product/${slug}/`;
}

/** How many related products a product shows. */
const mostRelated = 5;

/**
 * The first published products of a term, one more than a product shows: it is no relative of
 * itself.
 */
function filedUnder(site: Site, taxonomy: string, term: Json): readonly number[] {
  const { kept, products } = site.tables;
  return kept.filed.of(`${taxonomy} ${integer(term)}`, () => {
    const found: number[] = [];
    for (const product of products.having(taxonomy, integer(term))) {
      if (found.length > mostRelated) break;
      if (product.status === 'publish') found.push(integer(product.id));
    }
    return found;
  });
}

/**
 * Other products of the same categories and tags, the first five by id: a real store takes them at
 * random.
 */
function relatedIds(site: Site, product: Row): number[] {
  const related = new Set<number>();
  const add = (taxonomy: string, terms: Json | undefined): void => {
    for (const term of items(terms)) {
      let room = mostRelated;
      for (const id of filedUnder(site, taxonomy, term)) {
        if (room === 0) break;
        if (id === product.id) continue;
        related.add(id);
        room -= 1;
      }
    }
  };
  add('product_cat', product.category_ids);
  add('product_tag', product.tag_ids);
  return [...related].sort((a, b) => a - b).slice(0, mostRelated);
}

/** A product as the API shows it. */
export function viewProduct(site: Site, product: Row, origin: string, context: Context): Row {
  const virtual = product.virtual === true;
  const variation = product.type === 'variation';
  const parent = variation ? site.tables.products.get(integer(product.parent_id)) : undefined;
  const shipping = shippingClass(site, product);
  const stock = stockFacts(site, product, context);
  const local = (gmt: Json | undefined) => (typeof gmt === 'string' ? site.local(gmt) : null);
  const inParts = product.type === 'variable' || product.type === 'grouped';
  const read = context === 'view';
  // One literal: an object that grows name by name, or is put together from several, is slow to
  // build and to read.
  const view: Row = {
    id: or(product.id, ''),
    name: or(product.name, ''),
    slug: or(product.slug, ''),
    permalink: permalink(product, origin),
    date_created: local(product.date_created_gmt),
    date_created_gmt: or(product.date_created_gmt, null),
    date_modified: local(product.date_modified_gmt),
    date_modified_gmt: or(product.date_modified_gmt, null),
    type: or(product.type, ''),
    status: or(product.status, ''),
    featured: or(product.featured, ''),
    catalog_visibility: or(product.catalog_visibility, ''),
    description: read ? autop(text(product.description)) : or(product.description, ''),
    short_description: read ? autop(text(product.short_description)) : or(product.short_description, ''),
    sku: inherited(product, parent, 'sku'),
    price: activePrice(site, product),
    regular_price: inParts ? '' : or(product.regular_price, ''),
    sale_price: inParts ? '' : shownSale(product),
    date_on_sale_from: local(product.date_on_sale_from_gmt),
    date_on_sale_from_gmt: or(product.date_on_sale_from_gmt, null),
    date_on_sale_to: local(product.date_on_sale_to_gmt),
    date_on_sale_to_gmt: or(product.date_on_sale_to_gmt, null),
    on_sale: isOnSale(site, product),
    purchasable: isPurchasable(site, product),
    total_sales: or(product.total_sales, ''),
    virtual: or(product.virtual, ''),
    downloadable: or(product.downloadable, ''),
    downloads: shownDownloads(product),
    download_limit: or(product.download_limit, ''),
    download_expiry: or(product.download_expiry, ''),
    external_url: product.type === 'external' ? or(product.external_url, '') : '',
    button_text: product.type === 'external' ? or(product.button_text, '') : '',
    tax_status: or(product.tax_status, ''),
    tax_class: or(product.tax_class, ''),
    manage_stock: or(stock.manage_stock, null),
    stock_quantity: or(stock.stock_quantity, null),
    backorders: or(stock.backorders, null),
    backorders_allowed: or(stock.backorders_allowed, null),
    backordered: or(stock.backordered, null),
    low_stock_amount: or(product.low_stock_amount, null),
    sold_individually: or(product.sold_individually, ''),
    weight: inherited(product, parent, 'weight'),
    dimensions: or(product.dimensions, { length: '', width: '', height: '' }),
    shipping_required: !virtual,
    shipping_taxable: !virtual && (product.tax_status === 'taxable' || product.tax_status === 'shipping'),
    shipping_class: or(shipping.shipping_class, ''),
    shipping_class_id: or(shipping.shipping_class_id, 0),
    reviews_allowed: or(product.reviews_allowed, ''),
    average_rating: read ? fixed(product.average_rating, 2) : or(product.average_rating, '0'),
    rating_count: or(product.rating_count, ''),
    upsell_ids: or(product.upsell_ids, ''),
    cross_sell_ids: or(product.cross_sell_ids, ''),
    parent_id: or(product.parent_id, 0),
    purchase_note: or(product.purchase_note, ''),
    categories: termRefs(site, 'product_cat', product.category_ids),
    brands: termRefs(site, 'product_brand', product.brand_ids),
    tags: termRefs(site, 'product_tag', product.tag_ids),
    images: productImages(site, product).map((image) => imageView(site, image, origin)),
    attributes: clone(rows(product.attributes)),
    default_attributes: or(product.default_attributes, ''),
    variations:
      product.type === 'variable' ? childrenOf(site, product).map((child) => integer(child.id)) : [],
    grouped_products: product.type === 'grouped' ? or(product.grouped_products, []) : [],
    menu_order: or(product.menu_order, ''),
    price_html: productPriceHtml(site, product),
    related_ids: relatedIds(site, product),
    meta_data: rows(product.meta_data).map(shownMeta),
    stock_status: or(product.stock_status, ''),
    has_options: product.type === 'variable',
    post_password: or(product.post_password, ''),
    global_unique_id: or(product.global_unique_id, ''),
  };
  const shown: Row =
    context === 'edit'
      ? {
          ...view,
          permalink_template: `${origin}/product/%pagename%/`,
          // The slug that the name would get now; the product may have another one.
          generated_slug: decodeURIComponent(
            uniqueSlug(site, slugOf(text(product.name)), product.id) || text(product.slug),
          ),
        }
      : view;
  return parent ? { ...shown, ...variationAsProduct(site, product, parent, origin, context) } : shown;
}

/**
 * The fields that differ if a variation is read as a product: by its id under `/products`, by its
 * SKU in a list, in a webhook.
 */
function variationAsProduct(site: Site, variation: Row, parent: Row, origin: string, context: Context): Row {
  const name = variationTitle(site, variation);
  const query = attributeQuery(site, variation);
  const base = permalink(parent, origin);
  const taxClass = text(variation.tax_class);
  const own = site.tables.attachments.get(integer(variation.image_id));
  const shown = own ?? productImages(site, parent)[0];
  return {
    name,
    slug: text(variation.slug) || slugOf(name),
    permalink: query === '' ? base : `${base}${base.includes('?') ? '&' : '?'}${query}`,
    total_sales: text(variation.total_sales) || '0',
    tax_status: parent.tax_status ?? 'taxable',
    tax_class: context === 'view' && taxClass === 'parent' ? (parent.tax_class ?? '') : taxClass,
    reviews_allowed: false,
    images: shown ? [imageView(site, shown, origin)] : [],
  };
}

function inherited(product: Row, parent: Row | undefined, field: string): Json {
  const own = product[field] ?? '';
  return parent && own === '' ? (parent[field] ?? '') : own;
}

function attributeQuery(site: Site, variation: Row): string {
  return rows(variation.attributes)
    .filter((attribute) => text(attribute.option) !== '')
    .map((attribute) => {
      const slug = text(attribute.slug);
      const id = integer(attribute.id);
      const terms = id > 0 ? [...termsOf(site.tables, slug).values()] : [];
      const value = terms.find((term) => term.name === attribute.option)?.slug ?? attribute.option;
      return `attribute_${encodeURIComponent(slugOf(slug).toLowerCase())}=${encodeURIComponent(text(value)).replace(/%20/g, '+')}`;
    })
    .join('&');
}

/** A variation as the API shows it under its parent. */
export function viewVariation(site: Site, variation: Row, origin: string, context: Context): Row {
  const parent = site.tables.products.get(integer(variation.parent_id));
  const query = attributeQuery(site, variation);
  const base = parent ? permalink(parent, origin) : `${origin}/`;
  const view = context === 'view';
  const inherit = (field: string): Json => inherited(variation, parent, field);
  const taxClass = text(variation.tax_class);
  const image = site.tables.attachments.get(integer(variation.image_id));
  const parentImage = view && parent ? productImages(site, parent)[0] : undefined;
  const shown = image ?? parentImage;
  return {
    id: or(variation.id, 0),
    type: 'variation',
    ...datePair('date_created', variation.date_created_gmt, site.local),
    ...datePair('date_modified', variation.date_modified_gmt, site.local),
    description: view ? autop(text(variation.description)) : or(variation.description, ''),
    permalink: query === '' ? base : `${base}${base.includes('?') ? '&' : '?'}${query}`,
    sku: inherit('sku'),
    global_unique_id: or(variation.global_unique_id, ''),
    price: activePrice(site, variation),
    regular_price: or(variation.regular_price, ''),
    sale_price: or(variation.sale_price, ''),
    ...datePair('date_on_sale_from', variation.date_on_sale_from_gmt, site.local),
    ...datePair('date_on_sale_to', variation.date_on_sale_to_gmt, site.local),
    on_sale: isOnSale(site, variation),
    status: or(variation.status, 'publish'),
    purchasable: isPurchasable(site, variation),
    virtual: or(variation.virtual, false),
    downloadable: or(variation.downloadable, false),
    downloads: shownDownloads(variation),
    download_limit: or(variation.download_limit, -1),
    download_expiry: or(variation.download_expiry, -1),
    tax_status: parent?.tax_status ?? 'taxable',
    tax_class: view && taxClass === 'parent' ? (parent?.tax_class ?? '') : taxClass,
    ...stockFacts(site, variation, context),
    stock_status: or(variation.stock_status, 'instock'),
    low_stock_amount: or(variation.low_stock_amount, null),
    weight: inherit('weight'),
    dimensions: or(variation.dimensions, { length: '', width: '', height: '' }),
    ...shippingClass(site, truthy(variation.shipping_class_id) || !view ? variation : (parent ?? variation)),
    image: shown ? variationImage(site, shown, origin) : null,
    ...(site.atLeast('10.0') ? { gallery_image_ids: or(variation.gallery_image_ids, []) } : {}),
    attributes: clone(rows(variation.attributes)),
    menu_order: or(variation.menu_order, 0),
    meta_data: rows(variation.meta_data).map(shownMeta),
    name: variationName(variation),
    parent_id: or(variation.parent_id, 0),
  };
}

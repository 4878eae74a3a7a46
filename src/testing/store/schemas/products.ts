import type { Field, Fields, ItemSchema } from '../rest/item-schema.js';
import { dates, image, meta } from './common.js';

const downloads: Field = ['object[]', { id: 'string', name: 'string', file: 'string' }];
const dimensions: Field = ['object', { length: 'string', width: 'string', height: 'string' }];
const terms: Field = ['object[]', { id: 'integer', name: 'string ro', slug: 'string ro' }];
const seller: Fields = {
  virtual: 'boolean =false',
  downloadable: 'boolean =false',
  downloads,
  download_limit: 'integer =-1',
  download_expiry: 'integer =-1',
};
const sale: Fields = {
  date_on_sale_from: 'date-time',
  date_on_sale_from_gmt: 'date-time',
  date_on_sale_to: 'date-time',
  date_on_sale_to_gmt: 'date-time',
};
const prices: Fields = { price: 'string ro', regular_price: 'string', sale_price: 'string', ...sale };
const stock: Fields = {
  stock_quantity: 'integer',
  stock_status: 'string =instock enum:instock,outofstock,onbackorder',
  backorders: 'string =no enum:no,notify,yes',
  backorders_allowed: 'boolean ro',
  backordered: 'boolean ro',
  low_stock_amount: 'integer|null',
};
const parcel: Fields = {
  weight: 'string',
  dimensions,
  shipping_class: 'string',
  shipping_class_id: 'string ro',
};

export const productSchema: ItemSchema = {
  title: 'product',
  fields: () => ({
    id: 'integer ro',
    name: 'string',
    slug: 'string',
    permalink: 'string format:uri ro',
    date_created: 'date-time',
    date_created_gmt: 'date-time',
    date_modified: 'date-time ro',
    date_modified_gmt: 'date-time ro',
    type: 'string =simple enum:simple,grouped,external,variable',
    status: 'string =publish enum:draft,pending,private,publish,future,auto-draft,trash',
    featured: 'boolean =false',
    catalog_visibility: 'string =visible enum:visible,catalog,search,hidden',
    description: 'string',
    short_description: 'string',
    sku: 'string',
    global_unique_id: 'string',
    ...prices,
    price_html: 'string ro',
    on_sale: 'boolean ro',
    purchasable: 'boolean ro',
    total_sales: 'integer ro',
    ...seller,
    external_url: 'string format:uri',
    button_text: 'string',
    tax_status: 'string =taxable enum:taxable,shipping,none',
    tax_class: 'string',
    manage_stock: 'boolean =false',
    ...stock,
    sold_individually: 'boolean =false',
    ...parcel,
    shipping_required: 'boolean ro',
    shipping_taxable: 'boolean ro',
    reviews_allowed: 'boolean =true',
    average_rating: 'string ro',
    rating_count: 'integer ro',
    related_ids: 'integer[] ro',
    upsell_ids: 'integer[]',
    cross_sell_ids: 'integer[]',
    parent_id: 'integer',
    purchase_note: 'string',
    categories: terms,
    brands: terms,
    tags: terms,
    images: ['object[]', image],
    has_options: 'boolean ro',
    attributes: [
      'object[]',
      {
        id: 'integer',
        name: 'string',
        position: 'integer',
        visible: 'boolean =false',
        variation: 'boolean =false',
        options: 'string[]',
      },
    ],
    default_attributes: ['object[]', { id: 'integer', name: 'string', option: 'string' }],
    variations: 'integer[] ro',
    grouped_products: 'integer[]',
    menu_order: 'integer',
    meta_data: meta,
    post_password: 'string',
    permalink_template: 'string edit ro',
    generated_slug: 'string edit ro',
  }),
};

export const variationSchema: ItemSchema = {
  title: 'product_variation',
  fields: () => ({
    id: 'integer ro',
    ...dates,
    type: 'string ro =variation enum:variation',
    parent_id: 'integer ro',
    name: 'string ro',
    description: 'string',
    permalink: 'string format:uri ro',
    sku: 'string',
    global_unique_id: 'string',
    ...prices,
    on_sale: 'boolean ro',
    status: 'string =publish enum:draft,pending,private,publish,future,auto-draft,trash',
    purchasable: 'boolean ro',
    ...seller,
    tax_status: 'string =taxable enum:taxable,shipping,none',
    tax_class: 'string',
    manage_stock: 'boolean =false',
    ...stock,
    ...parcel,
    image: ['object', image],
    attributes: ['object[]', { id: 'integer', name: 'string', option: 'string' }],
    menu_order: 'integer',
    meta_data: meta,
  }),
};

const term: Fields = { id: 'integer ro', name: 'string', slug: 'string' };
const branch: Fields = {
  ...term,
  parent: 'integer',
  description: 'string',
  display: 'string =default enum:default,products,subcategories,both',
  image: ['object', image],
};

/** Tags and shipping classes. */
export const plainTermSchema = (title: string): ItemSchema => ({
  title,
  fields: () => ({ ...term, description: 'string', count: 'integer ro' }),
});

/** Categories and brands. Later versions keep their place among the others to themselves. */
export const branchSchema = (title: string): ItemSchema => ({
  title,
  fields: (site) => ({
    ...branch,
    menu_order: site.atLeast('10.0') ? 'integer ro' : 'integer',
    count: 'integer ro',
  }),
});

export const attributeTermSchema: ItemSchema = {
  title: 'product_attribute_term',
  fields: () => ({ ...term, description: 'string', menu_order: 'integer', count: 'integer ro' }),
};

export const attributeSchema: ItemSchema = {
  title: 'product_attribute',
  fields: () => ({
    ...term,
    type: 'string =select enum:select',
    order_by: 'string =menu_order enum:menu_order,name,name_num,id',
    has_archives: 'boolean =false',
  }),
};

export const reviewSchema: ItemSchema = {
  title: 'product_review',
  fields: () => ({
    id: 'integer ro',
    date_created: 'date-time ro',
    date_created_gmt: 'date-time ro',
    product_id: 'integer',
    product_name: 'string ro',
    product_permalink: 'string format:uri ro',
    status: 'string =approved enum:approved,hold,spam,unspam,trash,untrash',
    reviewer: 'string',
    reviewer_email: 'string format:email',
    review: 'string',
    rating: 'integer',
    verified: 'boolean ro',
  }),
};

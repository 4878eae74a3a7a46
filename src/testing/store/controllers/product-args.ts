import { postListArgs, readIds } from '../rest/paging.js';
import type { Arg, Args } from '../rest/schema.js';
import { metaListArgs } from '../rest/shown-meta.js';
import type { Site } from '../site.js';
import { taxClassArg } from './taxes.js';

const string: Arg = { type: 'string' };
const integer: Arg = { type: 'integer' };
const boolean: Arg = { type: 'boolean' };
const any: Arg = {};
const ids: Arg = { type: 'array', items: { type: 'integer' } };

export const metaArg: Arg = {
  type: 'array',
  items: { type: 'object', properties: { id: integer, key: string, value: any } },
};

const termsArg: Arg = {
  type: 'array',
  items: { type: 'object', properties: { id: integer, name: string, slug: string } },
};

export const imageArg: Arg = {
  type: 'object',
  properties: { id: integer, src: { type: 'string' }, name: string, alt: string },
};

export const sellableArgs: Args = {
  description: string,
  sku: string,
  global_unique_id: string,
  regular_price: string,
  sale_price: string,
  date_on_sale_from: any,
  date_on_sale_from_gmt: any,
  date_on_sale_to: any,
  date_on_sale_to_gmt: any,
  virtual: boolean,
  downloadable: boolean,
  downloads: {
    type: 'array',
    items: { type: 'object', properties: { id: string, name: string, file: string } },
  },
  download_limit: integer,
  download_expiry: integer,
  tax_status: { type: 'string', enum: ['taxable', 'shipping', 'none'] },
  tax_class: string,
  stock_quantity: integer,
  stock_status: { type: 'string', enum: ['instock', 'outofstock', 'onbackorder'] },
  backorders: { type: 'string', enum: ['no', 'notify', 'yes'] },
  low_stock_amount: { type: ['integer', 'null'] },
  weight: string,
  dimensions: { type: 'object', properties: { length: string, width: string, height: string } },
  shipping_class: string,
  menu_order: integer,
  meta_data: metaArg,
};

export const productArgs: Args = {
  ...sellableArgs,
  name: string,
  slug: string,
  date_created: any,
  date_created_gmt: any,
  type: { type: 'string', enum: ['simple', 'grouped', 'external', 'variable'] },
  status: {
    type: 'string',
    enum: ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'],
  },
  featured: boolean,
  catalog_visibility: { type: 'string', enum: ['visible', 'catalog', 'search', 'hidden'] },
  short_description: string,
  external_url: string,
  button_text: string,
  manage_stock: boolean,
  sold_individually: boolean,
  reviews_allowed: boolean,
  upsell_ids: ids,
  cross_sell_ids: ids,
  parent_id: integer,
  purchase_note: string,
  categories: termsArg,
  brands: termsArg,
  tags: termsArg,
  images: { type: 'array', items: imageArg },
  attributes: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        id: integer,
        name: string,
        position: integer,
        visible: boolean,
        variation: boolean,
        options: { type: 'array', items: { type: 'string' } },
      },
    },
  },
  default_attributes: {
    type: 'array',
    items: { type: 'object', properties: { id: integer, name: string, option: string } },
  },
  grouped_products: ids,
  post_password: string,
};

const commaIds: Arg = { type: 'string', clean: readIds };

const listed = (names: readonly string[]): Arg => ({ type: 'array', items: { type: 'string', enum: names } });
const statuses = listed(['any', 'future', 'trash', 'draft', 'pending', 'private', 'publish']);
const types = listed(['simple', 'grouped', 'external', 'variable']);

export function productListArgs(site: Site): Args {
  return {
    ...postListArgs,
    orderby: {
      type: 'string',
      default: 'date',
      enum: [
        'date',
        'id',
        'include',
        'title',
        'slug',
        'modified',
        'popularity',
        'rating',
        'post__in',
        'price',
        'sales',
        'menu_order',
        'random',
        'popularity',
        'rating',
        'menu_order',
        'price',
        'popularity',
        'rating',
      ],
    },
    slug: string,
    status: {
      type: 'string',
      default: 'any',
      enum: ['any', 'future', 'trash', 'draft', 'pending', 'private', 'publish'],
    },
    type: { type: 'string', enum: ['simple', 'grouped', 'external', 'variable'] },
    sku: string,
    search_sku: string,
    featured: boolean,
    virtual: boolean,
    downloadable: boolean,
    include_status: statuses,
    exclude_status: statuses,
    include_types: types,
    exclude_types: types,
    category: commaIds,
    tag: commaIds,
    shipping_class: commaIds,
    attribute: string,
    attribute_term: commaIds,
    tax_class: taxClassArg(site),
    in_stock: boolean,
    stock_status: { type: 'string', enum: ['instock', 'outofstock', 'onbackorder'] },
    on_sale: boolean,
    min_price: string,
    max_price: string,
    global_unique_id: string,
    ...metaListArgs,
  };
}

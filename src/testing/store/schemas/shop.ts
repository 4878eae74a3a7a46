import { text } from '../json.js';
import type { Fields, ItemSchema } from '../rest/item-schema.js';
import { billing, dates, meta, settingKinds, shipping } from './common.js';

export const customerSchema: ItemSchema = {
  title: 'customer',
  fields: () => ({
    id: 'integer ro',
    ...dates,
    email: 'string format:email',
    first_name: 'string',
    last_name: 'string',
    role: 'string ro',
    username: 'string',
    password: 'string edit',
    billing: billing('string format:email'),
    shipping,
    is_paying_customer: 'boolean ro',
    avatar_url: 'string ro',
    meta_data: meta,
  }),
};

export const couponSchema: ItemSchema = {
  title: 'shop_coupon',
  fields: () => ({
    id: 'integer ro',
    code: 'string',
    amount: 'string',
    status: 'string',
    ...dates,
    discount_type: 'string =fixed_cart enum:percent,fixed_cart,fixed_product',
    description: 'string',
    date_expires: 'string',
    date_expires_gmt: 'string',
    usage_count: 'integer ro',
    individual_use: 'boolean =false',
    product_ids: 'integer[]',
    excluded_product_ids: 'integer[]',
    usage_limit: 'integer',
    usage_limit_per_user: 'integer',
    limit_usage_to_x_items: 'integer',
    free_shipping: 'boolean =false',
    product_categories: 'integer[]',
    excluded_product_categories: 'integer[]',
    exclude_sale_items: 'boolean =false',
    minimum_amount: 'string',
    maximum_amount: 'string',
    email_restrictions: 'string[]',
    used_by: 'integer[] ro',
    meta_data: meta,
  }),
};

export const taxSchema: ItemSchema = {
  title: 'tax',
  fields: (site) => {
    const slugs = site.tables.taxClasses.map((row) => text(row.slug)).filter((slug) => slug !== 'standard');
    return {
      id: 'integer ro',
      country: 'string',
      state: 'string',
      postcode: 'string',
      city: 'string',
      rate: 'string',
      name: 'string',
      priority: 'integer =1',
      compound: 'boolean =false',
      shipping: 'boolean =true',
      order: 'integer',
      class: `string =standard enum:${['standard', ...slugs].join(',')}`,
      postcodes: 'string[]',
      cities: 'string[]',
    };
  },
};

export const taxClassSchema: ItemSchema = {
  title: 'tax_class',
  fields: () => ({ slug: 'string ro', name: 'string required' }),
};

const setting: Fields = {
  id: 'string ro',
  label: 'string ro',
  description: 'string ro',
  type: `string ro ${settingKinds}`,
  default: 'string ro',
  tip: 'string ro',
  placeholder: 'string ro',
  value: 'string',
};

export const settingSchema: ItemSchema = {
  title: 'setting',
  fields: () => ({
    ...setting,
    group_id: 'string ro',
    value: 'mixed',
    default: 'mixed ro',
    options: 'object ro',
  }),
};

export const gatewaySchema: ItemSchema = {
  title: 'payment_gateway',
  fields: () => ({
    id: 'string ro',
    title: 'string',
    description: 'string',
    order: 'integer',
    enabled: 'boolean',
    method_title: 'string ro',
    method_description: 'string ro',
    method_supports: 'string[] ro',
    settings: ['object', setting],
  }),
};

export const zoneSchema: ItemSchema = {
  title: 'shipping_zone',
  fields: () => ({ id: 'integer ro', name: 'string', order: 'integer' }),
};

export const zoneLocationSchema: ItemSchema = {
  title: 'shipping_zone_location',
  fields: () => ({ code: 'string', type: 'string =country enum:postcode,state,country,continent' }),
};

export const webhookSchema: ItemSchema = {
  title: 'webhook',
  fields: () => ({
    id: 'integer ro',
    name: 'string',
    status: 'string =active enum:active,paused,disabled',
    topic: 'string',
    resource: 'string ro',
    event: 'string ro',
    hooks: 'string[] ro',
    delivery_url: 'string format:uri ro',
    secret: 'string edit',
    ...dates,
  }),
};

export const shippingMethodSchema: ItemSchema = {
  title: 'shipping_method',
  fields: () => ({ id: 'string ro view', title: 'string ro view', description: 'string ro view' }),
};

export const zoneMethodSchema: ItemSchema = {
  title: 'shipping_zone_method',
  fields: () => ({
    id: 'integer ro',
    instance_id: 'integer ro',
    title: 'string ro',
    order: 'integer',
    enabled: 'boolean',
    method_id: 'string ro',
    method_title: 'string ro',
    method_description: 'string ro',
    settings: ['object', setting],
  }),
};

export const currencySchema: ItemSchema = {
  title: 'data_currencies',
  fields: () => ({ code: 'string ro view', name: 'string ro view', symbol: 'string ro view' }),
};

export const reportSchema: ItemSchema = {
  title: 'report',
  fields: () => ({ slug: 'string ro view', description: 'string ro view' }),
};

/** The schema of a report that counts: orders by status, products by type … */
export const totalSchema = (what: string): ItemSchema => ({
  title: `report_${what}_total`,
  fields: () => ({ slug: 'string ro view', name: 'string ro view', total: 'string ro view' }),
});

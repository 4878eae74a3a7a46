import type { Row } from '../json.js';
import type { Site } from '../site.js';

/** The fields of a product that was never edited. */
export const productDefaults: Row = {
  id: 0,
  name: '',
  slug: '',
  type: 'simple',
  status: 'publish',
  featured: false,
  catalog_visibility: 'visible',
  description: '',
  short_description: '',
  sku: '',
  price: '',
  regular_price: '',
  sale_price: '',
  date_on_sale_from_gmt: null,
  date_on_sale_to_gmt: null,
  total_sales: 0,
  virtual: false,
  downloadable: false,
  downloads: [],
  download_limit: -1,
  download_expiry: -1,
  external_url: '',
  button_text: '',
  tax_status: 'taxable',
  tax_class: '',
  manage_stock: false,
  stock_quantity: null,
  stock_status: 'instock',
  backorders: 'no',
  low_stock_amount: null,
  sold_individually: false,
  weight: '',
  dimensions: { length: '', width: '', height: '' },
  shipping_class_id: 0,
  reviews_allowed: true,
  average_rating: '0',
  rating_count: 0,
  upsell_ids: [],
  cross_sell_ids: [],
  parent_id: 0,
  purchase_note: '',
  category_ids: [],
  tag_ids: [],
  brand_ids: [],
  image_ids: [],
  attributes: [],
  default_attributes: [],
  grouped_products: [],
  menu_order: 0,
  meta_data: [],
  post_password: '',
  global_unique_id: '',
};

/** A product before anything was written into it. */
export function blankProduct(site: Site): Row {
  const now = site.now();
  return { ...structuredClone(productDefaults), date_created_gmt: now, date_modified_gmt: now };
}

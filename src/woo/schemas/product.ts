import * as z from 'zod';
import { lazily } from '../../core/lazily.js';
import {
  flag,
  image,
  list,
  meta,
  number,
  optionalText,
  quantity,
  termRef,
  text,
  textOrNull,
} from './parts.js';

const sellable = lazily(() => ({
  id: number,
  status: text,
  sku: text,
  price: text,
  regular_price: text,
  sale_price: text,
  date_on_sale_from_gmt: textOrNull.optional(),
  date_on_sale_to_gmt: textOrNull.optional(),
  date_created_gmt: textOrNull,
  date_modified_gmt: textOrNull,
  description: text,
  permalink: optionalText,
  tax_status: text,
  tax_class: text,
  manage_stock: z.union([flag, z.literal('parent')]),
  stock_quantity: quantity,
  stock_status: text,
  backorders: text,
  weight: text,
  virtual: flag,
  downloadable: flag,
  global_unique_id: optionalText,
  meta_data: list(meta),
}));

export const productShape = lazily(() => ({
  ...sellable(),
  name: text,
  type: text,
  slug: text,
  short_description: text,
  catalog_visibility: optionalText,
  parent_id: number,
  categories: list(termRef),
  images: list(image),
  attributes: list(
    z.object({
      id: number,
      name: text,
      slug: optionalText,
      position: number.optional(),
      visible: flag.optional(),
      variation: flag.optional(),
      options: list(text),
    }),
  ),
  variations: list(number),
}));

export const variationShape = lazily(() => ({
  ...sellable(),
  name: optionalText,
  parent_id: number.optional(),
  image: image.nullable(),
  attributes: list(z.object({ id: number, name: text, slug: optionalText, option: text })),
}));

export const categoryShape = lazily(() => ({
  id: number,
  name: text,
  slug: text,
  parent: number,
  count: number.optional(),
}));

export const tagShape = lazily(() => ({ id: number, name: text, slug: text, count: number.optional() }));

import type { Row } from '../json.js';
import { lookup, text } from '../json.js';
import type { Site } from '../site.js';
import { datePair } from './dates.js';

/** The attachments of a product, the featured one first. */
export function productImages(site: Site, product: Row): Row[] {
  return lookup(site.tables.attachments, product.image_ids);
}

const addressed = ['src', 'srcset', 'thumbnail'] as const;

/** An image as it stands in a product. */
export function imageView(site: Site, image: Row, origin: string): Row {
  const view: Row = {
    id: image.id ?? 0,
    ...datePair('date_created', image.date_created_gmt, site.timeZone),
    ...datePair('date_modified', image.date_modified_gmt, site.timeZone),
    name: image.name ?? '',
    alt: image.alt ?? '',
  };
  for (const field of addressed)
    if (image[field] !== undefined) view[field] = text(image[field]).split(site.home).join(origin);
  if (image.sizes !== undefined) view.sizes = image.sizes;
  // The store reads the two dates of an image from the wrong columns: the local one carries the offset twice.
  if (image.date_created !== undefined) view.date_created = image.date_created;
  if (image.date_modified !== undefined) view.date_modified = image.date_modified;
  return view;
}

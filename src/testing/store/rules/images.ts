import type { Json, Row } from '../json.js';
import { lookup, text } from '../json.js';
import type { Site } from '../site.js';
import { datePair } from './dates.js';
import { measuresOf, responsive } from './image-sizes.js';

/** The attachments of a product, the featured one first. */
export function productImages(site: Site, product: Row): Row[] {
  return lookup(site.tables.attachments, product.image_ids);
}

/**
 * The store takes the local date of an attachment for UTC and turns it into local time once more.
 */
function twiceLocal(site: Site, gmt: Json | undefined): Json {
  return typeof gmt === 'string' ? site.local(site.local(gmt)) : null;
}

/** An attachment as a category shows it: id, dates, address, name, alternative text. */
export function plainImage(site: Site, image: Row, origin: string): Row {
  return {
    id: image.id ?? 0,
    ...datePair('date_created', image.date_created_gmt, site.local),
    ...datePair('date_modified', image.date_modified_gmt, site.local),
    src: addressOf(site, image.src, origin),
    name: image.name ?? '',
    alt: image.alt ?? '',
  };
}

/** An attachment as a variation shows it: its local dates are odd. */
export function variationImage(site: Site, image: Row, origin: string): Row {
  return {
    id: image.id ?? 0,
    date_created: twiceLocal(site, image.date_created_gmt),
    date_created_gmt: image.date_created_gmt ?? null,
    date_modified: twiceLocal(site, image.date_modified_gmt),
    date_modified_gmt: image.date_modified_gmt ?? null,
    src: addressOf(site, image.src, origin),
    name: image.name ?? '',
    alt: image.alt ?? '',
  };
}

/** An address of the store as the caller would write it. */
const addressOf = (site: Site, address: Json | undefined, origin: string): string =>
  origin === site.home ? text(address) : text(address).split(site.home).join(origin);

const addressed = ['srcset', 'sizes', 'thumbnail'] as const;

/** An attachment as a product shows it; newer stores add its smaller copies. */
export function imageView(site: Site, image: Row, origin: string): Row {
  const view = variationImage(site, image, origin);
  if (!site.atLeast('10.0')) return view;
  const measures = image.srcset === undefined ? measuresOf(image) : undefined;
  const more = measures ? responsive(text(image.src), measures) : image;
  for (const field of addressed)
    if (more[field] !== undefined) view[field] = addressOf(site, more[field], origin);
  return view;
}

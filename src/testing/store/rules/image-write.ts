import type { Row } from '../json.js';
import { integer, items, rows, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { cleanText } from './php.js';

const types = /\.(?:jpe?g|jpe|gif|png|webp|avif|ico|bmp|tiff?|heic)$/i;

const fault = (message: string) => new RestFault('woocommerce_product_image_upload_error', message, 400);

function fileName(site: Site, wanted: string): string {
  const base = `${site.home}/wp-content/uploads/`;
  const taken = (name: string) =>
    [...site.tables.attachments.values()].some(
      (image) => text(image.src).endsWith(`/${name}`) && text(image.src).startsWith(base),
    );
  if (!taken(wanted)) return wanted;
  const dot = wanted.lastIndexOf('.');
  let n = 1;
  while (taken(`${wanted.slice(0, dot)}-${n}${wanted.slice(dot)}`)) n += 1;
  return `${wanted.slice(0, dot)}-${n}${wanted.slice(dot)}`;
}

/** Stores an image as a new attachment, as if it had been fetched from its address. */
export function uploadImage(site: Site, src: string): Row {
  let url: URL;
  try {
    url = new URL(src);
  } catch {
    throw fault(`Invalid URL ${src}.`);
  }
  const name = decodeURIComponent(url.pathname.split('/').pop() ?? '');
  if (!/^https?:$/.test(url.protocol)) throw fault(`Invalid URL ${src}.`);
  if (!types.test(name)) throw fault('Sorry, you are not allowed to upload this file type.');
  const now = site.now();
  const file = fileName(site, name);
  const id = nextId(site.tables, 'post');
  const address = `${site.home}/wp-content/uploads/${now.slice(0, 4)}/${now.slice(5, 7)}/${file}`;
  const image: Row = {
    id,
    date_created_gmt: now,
    date_modified_gmt: now,
    src: address,
    name: file.replace(/\.[^.]+$/, ''),
    alt: '',
  };
  site.tables.attachments.set(id, image);
  return image;
}

/** One image of a request: by id, or by address, which makes a new attachment each time. */
export function readImage(site: Site, item: Row): number {
  let id = integer(item.id);
  if (id === 0) {
    if (text(item.src) === '') return 0;
    id = integer(uploadImage(site, text(item.src)).id);
  }
  const image = site.tables.attachments.get(id);
  if (!image)
    throw new RestFault('woocommerce_product_invalid_image_id', `#${id} is an invalid image ID.`, 400);
  if (text(item.alt) !== '') image.alt = cleanText(item.alt);
  if (text(item.name) !== '') image.name = cleanText(item.name);
  return id;
}

/** Sets the images of a product, the first one featured; an empty list clears them. */
export async function writeImages(site: Site, product: Row, params: Row): Promise<void> {
  if (params.images === undefined || params.images === null) return;
  const ids: number[] = [];
  for (const item of rows(params.images)) {
    const id = readImage(site, item);
    if (id > 0) ids.push(id);
  }
  product.image_ids = items(ids);
}

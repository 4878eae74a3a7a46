import type { Json, Row } from '../json.js';
import { given, integer, rows, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { cleanText } from './php.js';

const digits = '0123456789abcdef';

/** WordPress' `wp_generate_uuid4`. */
function uuid(site: Site): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const drawn = Math.floor(site.random() * 16);
    return digits[place === 'x' ? drawn : 8 + (drawn % 4)] ?? '0';
  });
}

const elsewhere = /^(?:https?:)?\/\//i;

function readFile(site: Site, item: Row): Row[] {
  const file = text(item.file).trim();
  if (file === '') return [];
  if (!elsewhere.test(file)) {
    const message = `The downloadable file <code>${file}</code> cannot be used as it does not exist on the server.`;
    throw new RestFault('product_invalid_download', message, 400);
  }
  const own = file.split(/[?#]/)[0] ?? '';
  const name = cleanText(item.name) || own.slice(own.lastIndexOf('/') + 1);
  return [{ id: text(item.id) || uuid(site), name, file }];
}

/**
 * The downloads of products and variations: they are written only if the product is downloadable.
 */
export function writeDownloads(site: Site, product: Row, params: Row): void {
  if (product.downloadable !== true) return;
  if (Array.isArray(params.downloads))
    product.downloads = rows(params.downloads).flatMap((item) => readFile(site, item));
  if (given(params, 'download_limit')) product.download_limit = limitOf(params.download_limit);
  if (given(params, 'download_expiry')) product.download_expiry = limitOf(params.download_expiry);
}

/** A value that is no number means no limit. */
const limitOf = (value: Json | undefined): number => (text(value) === '' ? -1 : integer(value));

/** The files of a product as they are shown: none where there is nothing to download. */
export const shownDownloads = (product: Row): Json =>
  product.downloadable === true ? rows(product.downloads).map((item) => ({ ...item })) : [];

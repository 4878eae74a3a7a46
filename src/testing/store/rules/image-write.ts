import type { Row } from '../json.js';
import { integer, rows, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { localOf } from './dates.js';
import { cleanFileName, fileKey, imageType, uniqueFileName } from './image-files.js';
import type { Measures } from './image-sizes.js';
import { stripSlashes } from './kses.js';
import { cleanText } from './php.js';

/** Why an image could not be taken from an address, with the code and words of WooCommerce. */
class ImageTrouble extends Error {
  override readonly name = 'ImageTrouble';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const refused = 'Sorry, you are not allowed to upload this file type.';

/** WordPress' `esc_url_raw`: nothing is left of an address whose scheme may not be used. */
function escapeUrl(value: string): string {
  const url = value
    .trim()
    .replace(/ /g, '%20')
    .replace(/[^a-z0-9\-~+_.?#=!&;,/:%@$|*'()[\]\u0080-\uffff]/gi, '');
  if (url === '' || /^[/#?]/.test(url)) return url;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return `http://${url}`;
  return /^(?:https?|ftps?|mailto|news|irc6?|ircs|gopher|nntp|feed|telnet|mms|rtsp|sms|svn|tel|fax|xmpp|webcal|urn)$/.test(
    scheme,
  )
    ? url
    : '';
}

/** What WordPress' `download_url` finds at an address. */
function download(site: Site, url: string): Measures & { readonly content?: Uint8Array } {
  const failed = (reason: string) =>
    new ImageTrouble(
      'woocommerce_rest_invalid_remote_image_url',
      `Error getting remote image ${url}. Error: ${reason}`,
    );
  if (url === '') throw failed('No URL Provided.');
  if (!/^https?:\/\/[^/?#]/i.test(url) || !URL.canParse(url)) throw failed('A valid URL was not provided.');
  const found = site.fetchImage(url);
  if ('error' in found) throw failed(found.error);
  if ('status' in found) throw failed(found.statusText ?? 'Not Found');
  if ('type' in found) throw new ImageTrouble('woocommerce_rest_invalid_image', `Invalid image: ${refused}`);
  return found;
}

/** What an attachment is made of. */
export interface NewAttachment extends Measures {
  /** The wanted name of the file. */
  readonly file: string;
  /** By default the name of the file as it is stored. */
  readonly title?: string;
  /** The bytes of the file, which the store serves at the address of the attachment. */
  readonly content?: Uint8Array | undefined;
  /** The record it was uploaded for; 0 for none. */
  readonly owner?: number;
}

/** Stores a file in the folder of the month and makes an attachment of it, always a new one. */
export function addAttachment(site: Site, given: NewAttachment): Row {
  const { tables } = site;
  const now = site.now();
  const folder = localOf(now, site.timeZone).slice(0, 7).replace('-', '/');
  const file = uniqueFileName(tables, folder, cleanFileName(given.file));
  const id = nextId(tables, 'post');
  const image: Row = {
    id,
    date_created_gmt: now,
    date_modified_gmt: now,
    src: `${site.home}/wp-content/uploads/${folder}/${file}`,
    name: given.title ?? file,
    alt: '',
    width: given.width,
    height: given.height,
    mime_type: imageType(file) ?? '',
    post: given.owner ?? 0,
  };
  tables.files.set(fileKey(`${folder}/${file}`), id);
  tables.attachments.set(id, image);
  if (given.content) tables.contents.set(id, given.content);
  return image;
}

/** Takes an image from its address. Throws an {@link ImageTrouble}. */
function uploadFrom(site: Site, src: string): Row {
  const url = escapeUrl(src);
  const found = download(site, url);
  const name = url.split('?')[0]?.split('#')[0]?.split('/').pop() ?? '';
  if (imageType(name) === undefined)
    throw new ImageTrouble('woocommerce_rest_invalid_image', `Invalid image: ${refused}`);
  return addAttachment(site, {
    file: name,
    width: found.width,
    height: found.height,
    content: found.content,
  });
}

function describe(site: Site, image: Row, item: Row): void {
  if (text(item.alt) !== '') image.alt = cleanText(stripSlashes(text(item.alt)));
  if (text(item.name) === '') return;
  image.name = stripSlashes(text(item.name));
  image.date_modified_gmt = site.now();
}

/** For what an image is: it decides the codes of its faults. */
export type ImageUse = 'product' | 'variation' | 'category';

function upload(site: Site, src: string, use: ImageUse): number {
  try {
    return integer(uploadFrom(site, src).id);
  } catch (error) {
    if (!(error instanceof ImageTrouble)) throw error;
    const code = use === 'category' ? error.code : `woocommerce_${use}_image_upload_error`;
    throw new RestFault(code, error.message, 400);
  }
}

/**
 * One image of a request: by id, or by address, which makes a new attachment each time. Throws
 * where the id is no image's.
 */
export function readImage(site: Site, item: Row, use: Exclude<ImageUse, 'category'>): number {
  let id = integer(item.id);
  if (id === 0 && item.src !== undefined && item.src !== null) id = upload(site, text(item.src), use);
  const image = site.tables.attachments.get(id);
  if (!image)
    throw new RestFault(`woocommerce_${use}_invalid_image_id`, `#${id} is an invalid image ID.`, 400);
  describe(site, image, item);
  return id;
}

/** The image of a category: an id that is no image's clears it. */
export function readTermImage(site: Site, item: Row): number {
  let id = integer(item.id);
  if (id === 0 && text(item.src) !== '') id = upload(site, text(item.src), 'category');
  const image = site.tables.attachments.get(id);
  if (!image) return 0;
  describe(site, image, item);
  return id;
}

/**
 * Sets the images of a product, the first one featured; an empty list clears them. What was
 * uploaded before one fails stays in the library.
 */
export function writeImages(site: Site, product: Row, params: Row): void {
  if (params.images === undefined) return;
  product.image_ids = rows(params.images)
    .filter((item) => Object.keys(item).length > 0)
    .map((item) => readImage(site, item, 'product'));
}

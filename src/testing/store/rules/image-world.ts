import type { Row } from '../json.js';
import { text } from '../json.js';
import type { Tables } from '../tables.js';
import { measuresOf } from './image-sizes.js';

/**
 * The content of an address: an image with its size in pixels and, if its copy is to be served, its
 * bytes; something that is no image; an HTTP answer other than 200; or no answer at all, in the
 * words in which PHP reports it.
 */
export type FetchedImage =
  | { readonly width: number; readonly height: number; readonly content?: Uint8Array }
  | { readonly type: string }
  | { readonly status: number; readonly statusText?: string }
  | { readonly error: string };

/** Fetches an address as the store does when a product names it as an image. */
export type ImageFetcher = (url: string) => FetchedImage;

const extension = /\.(?:jpe?g|jpe|gif|png|webp|bmp|tiff?|ico)$/i;
const absent = /(?:^|[^a-z])(?:absent|missing|inexist|not-?found|introuvable|404)/i;
const broken = /(?:^|[^a-z])(?:fake|fausse?|false|broken|corrupt|not-an-image)/i;

function numberIn(url: URL, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = Number(url.searchParams.get(name));
    if (Number.isInteger(value) && value > 0) return value;
  }
  return undefined;
}

/** The size that an address names: `?w=800&h=600`, `photo-800x600.jpg`. */
function namedMeasures(url: URL, name: string): { width: number; height: number } {
  const size = /-(\d{1,5})x(\d{1,5})\.\w+$/.exec(name);
  return {
    width: numberIn(url, 'width', 'w') ?? Number(size?.[1] ?? 800),
    height: numberIn(url, 'height', 'h') ?? Number(size?.[2] ?? 600),
  };
}

/**
 * The images of the web if a test gives none of its own: every http(s) address that ends in an
 * image's extension leads to an image of 800 × 600 pixels, or of the size that its name or query
 * gives, or of that of a file of the name in the shop's library. Some addresses fail because of
 * their names: one with "missing", "absent" or "404" in it is not found, one with "broken" or
 * "fake" is no image, hosts under `.invalid` do not resolve, and nothing listens on hosts that
 * begin with `closed.`.
 */
export function createImageWorld(tables: Tables, home: string): ImageFetcher {
  let library: Map<string, Row> | undefined;
  const inLibrary = (name: string): Row | undefined => {
    // Built from the loaded shop: later uploads come from these images.
    library ??= new Map(
      [...tables.attachments.values()]
        .filter((image) => measuresOf(image) !== undefined)
        .map((image) => [text(image.src).split('/').pop() ?? '', image]),
    );
    return library.get(name);
  };
  return (address) => {
    const url = new URL(address);
    if (/(?:^|\.)invalid$/i.test(url.hostname)) return { error: 'A valid URL was not provided.' };
    if (/^closed\./i.test(url.hostname)) {
      const port = url.port || (url.protocol === 'https:' ? '443' : '80');
      return {
        error: `cURL error 7: Failed to connect to ${url.hostname} port ${port} after 0 ms: Could not connect to server`,
      };
    }
    const name = url.pathname.split('/').pop() ?? '';
    // WordPress looks for a page of a similar name and sends a missing file of its own from one
    // address to the next.
    if (absent.test(name))
      return url.origin === home ? { error: 'Too many redirects' } : { status: 404, statusText: 'Not Found' };
    if (!extension.test(name) || broken.test(name)) return { type: 'text/html' };
    const known = inLibrary(name);
    return (known && measuresOf(known)) ?? namedMeasures(url, name);
  };
}

import type { Tables } from '../tables.js';
import { removeAccents } from './slug.js';

const imageTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  gif: 'image/gif',
  png: 'image/png',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  tif: 'image/tiff',
  ico: 'image/x-icon',
};

/** The type of a file by its extension, of those that WooCommerce takes as images. */
export function imageType(name: string): string | undefined {
  return imageTypes[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
}

/** WordPress' `sanitize_file_name`. */
export function cleanFileName(value: string): string {
  const name = removeAccents(value)
    .replace(/\u00a0/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: WordPress takes the null byte out of names.
    .replace(/[?[\]/\\=<>:;,'"&$#*()|~`!{}%+’«»”“\u0000]/g, '')
    .replace(/%20|\+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/[\r\n\t -]+/g, '-')
    .replace(/^[.\-_]+|[.\-_]+$/g, '');
  const parts = name.split('.');
  if (parts.length <= 2) return name;
  const [first = '', ...rest] = parts;
  const last = rest.pop() ?? '';
  // What looks like an extension in the middle of a name could be run by a web server.
  const middle = rest.map((part) =>
    /^[a-zA-Z]{2,5}\d?$/.test(part) && !(part.toLowerCase() in imageTypes) ? `${part}_` : part,
  );
  return [first, ...middle, last].join('.');
}

/** The bytes that stand at an address of the uploads folder: of attachments whose file is known. */
export function fileAt(tables: Tables, path: string): Uint8Array | undefined {
  const file = /^\/wp-content\/uploads\/(.+)$/.exec(path)?.[1];
  const id = file === undefined ? undefined : tables.files.get(fileKey(file));
  return id === undefined ? undefined : tables.contents.get(id);
}

/** Files on a disk that knows no case in extensions, as WordPress sees it. */
export function fileKey(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? path : path.slice(0, dot) + path.slice(dot).toLowerCase();
}

/**
 * WordPress' `wp_unique_filename`: a name that no file of the folder has, and that no smaller copy
 * of one could have.
 */
export function uniqueFileName(tables: Tables, folder: string, wanted: string): string {
  const dot = wanted.lastIndexOf('.');
  const base = dot < 0 ? wanted : wanted.slice(0, dot);
  const end = dot < 0 ? '' : wanted.slice(dot);
  const isUsed = (name: string) => tables.files.has(fileKey(`${folder}/${name}`));
  const first = /-(?:\d+x\d+|scaled|rotated)$/.test(base) ? 1 : 0;
  for (let n = first; ; n += 1) {
    const name = n === 0 ? wanted : `${base}-${n}${end}`;
    if (!isUsed(name)) return name;
  }
}

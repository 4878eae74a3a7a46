import { latin1, sha256 } from '../core/index.js';
import { ImageError } from './errors.js';
import { isWholeImage } from './whole.js';

/** A kind of image that WordPress takes. */
export interface ImageType {
  /** MIME type. */
  readonly type: string;
  /** File name endings, without the dot; the first is the usual one. */
  readonly endings: readonly string[];
}

const jpeg: ImageType = { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe'] };
const png: ImageType = { type: 'image/png', endings: ['png'] };
const gif: ImageType = { type: 'image/gif', endings: ['gif'] };
const webp: ImageType = { type: 'image/webp', endings: ['webp'] };
const avif: ImageType = { type: 'image/avif', endings: ['avif'] };

/**
 * MIME types that are allowed by default: those that WordPress shows. SVG is not among them: it can
 * hold scripts.
 */
export const imageTypes: readonly string[] = [jpeg, png, gif, webp, avif].map(({ type }) => type);

/** How many bytes from the beginning are needed to tell the type. */
export const sniffLength = 32;

/**
 * The type of an image by its first bytes, whatever its name or a server says.
 * https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export function sniffImage(start: Uint8Array): ImageType | undefined {
  const text = latin1(start.subarray(0, sniffLength));
  if (text.startsWith('\xff\xd8\xff')) return jpeg;
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return png;
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return gif;
  if (text.startsWith('RIFF') && text.startsWith('WEBPVP', 8)) return webp;
  // An ISO media file whose major or compatible brands name AVIF.
  if (text.startsWith('ftyp', 4) && /avi[fs]/.test(text.slice(8))) return avif;
  return undefined;
}

export interface ImageLimits {
  /** Largest size in bytes. @default 10 MB */
  readonly maxBytes?: number | undefined;
  /** MIME types let through. @default JPEG, PNG, GIF, WebP, AVIF */
  readonly types?: readonly string[] | undefined;
}

export const defaultMaxBytes = 10_000_000;

export interface CheckedImage {
  readonly type: ImageType;
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
}

/** Checks size, type and end of an image. Throws `image.too-large`, `image.type` or `image.cut`. */
export function checkImage(name: string, content: Uint8Array, limits: ImageLimits = {}): CheckedImage {
  const maxBytes = limits.maxBytes ?? defaultMaxBytes;
  if (content.byteLength > maxBytes) throw tooLarge(name, maxBytes);
  const type = checkType(name, content, limits.types);
  if (!isWholeImage(type.type, content)) throw cut(name, content);
  return { type, sha256: hashImage(content) };
}

/** SHA-256 of a content, in hexadecimal. */
export function hashImage(content: Uint8Array): string {
  return sha256(content, 'hex');
}

/**
 * Throws `image.cut` where the file ends before its own end. A file of no known image type passes.
 */
export function checkWhole(name: string, content: Uint8Array): void {
  const type = sniffImage(content);
  if (type && !isWholeImage(type.type, content)) throw cut(name, content);
}

function cut(name: string, { byteLength: bytes }: Uint8Array): ImageError {
  return new ImageError(`${JSON.stringify(name)} ends after ${bytes} bytes, before its own end.`, {
    code: 'image.cut',
    values: { name, bytes },
    hint: 'Copy the complete file again.',
  });
}

/** The type by the first bytes. Throws `image.type` unless it is one of those allowed. */
export function checkType(name: string, start: Uint8Array, types: readonly string[] = imageTypes): ImageType {
  const found = sniffImage(start);
  if (found !== undefined && types.includes(found.type)) return found;
  const what = start.byteLength === 0 ? 'is empty' : `is ${found?.type ?? 'no image of a known type'}`;
  throw new ImageError(`${JSON.stringify(name)} ${what}.`, {
    code: 'image.type',
    values: { name, types },
    hint: `Use one of: ${types.join(', ')}.`,
  });
}

export function tooLarge(name: string, maxBytes: number): ImageError {
  return new ImageError(`${JSON.stringify(name)} is larger than ${maxBytes} bytes.`, {
    code: 'image.too-large',
    values: { name, maxBytes },
    hint: 'Make the image smaller, or raise maxBytes.',
  });
}

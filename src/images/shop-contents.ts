import { imageTypes } from './content.js';
import { type DownloadImageOptions, downloadImage } from './download.js';
import { ImageError } from './errors.js';

/** The contents of an image of the shop. */
export interface ShopContents {
  /** SHA-256 of the file shown and, if WordPress made it smaller, of the original. */
  readonly contents: readonly string[];
  /**
   * Whether the result is valid as long as the address is the same. It is not if the file was
   * missing or incomplete.
   */
  readonly isLasting: boolean;
}

/**
 * Reads an image of the shop to compare it with Gestan's images. One file is in memory at a time,
 * of at most `maxBytes`. A deleted file, a larger one, or one of a type that is never sent cannot
 * come from Gestan: its contents are empty.
 *
 * @throws `ImageError` if it cannot be read now: the shop does not answer, refuses, or shows
 *   something else.
 * @example
 * const { contents } = await readShopContents('https://shop.example/wp-content/uploads/2026/11/photo-scaled.jpg')
 */
export async function readShopContents(
  src: string,
  options: DownloadImageOptions = {},
): Promise<ShopContents> {
  const shown = await readOne(src, options);
  const original = originalOf(src);
  if (original === undefined) return shown;
  const whole = await readOne(original, options).catch((error: unknown) => {
    // Some hosts delete originals or keep them from the public.
    if (error instanceof ImageError && !error.retryable) return { contents: [], isLasting: true };
    throw error;
  });
  return {
    contents: [...shown.contents, ...whole.contents],
    isLasting: shown.isLasting && whole.isLasting,
  };
}

async function readOne(src: string, options: DownloadImageOptions): Promise<ShopContents> {
  try {
    const { sha256, isWhole } = await downloadImage(src, { ...options, mayBeCut: true });
    return { contents: [sha256], isLasting: isWhole };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    if (isGone(error)) return { contents: [], isLasting: false };
    if (error.code === 'image.too-large' || (error.code === 'image.type' && !isSentType(src)))
      return { contents: [], isLasting: true };
    throw error;
  }
}

function isGone({ code, values }: ImageError): boolean {
  return code === 'image.download' && 'status' in values && (values.status === 404 || values.status === 410);
}

/** By the name: an HTML page in place of a photo is not a photo of another type. */
function isSentType(src: string): boolean {
  const ending = /\.(\w+)(?:[?#].*)?$/.exec(src)?.[1]?.toLowerCase() ?? '';
  const named = ending === 'jpg' || ending === 'jpe' ? 'jpeg' : ending;
  return ending === '' || imageTypes.includes(`image/${named}`);
}

/**
 * WordPress shows photos of more than 2560 pixels, or turned ones, as a copy next to the original.
 */
function originalOf(src: string): string | undefined {
  const original = src.replace(/-(?:scaled|rotated)(\.\w+)$/, '$1');
  return original === src ? undefined : original;
}

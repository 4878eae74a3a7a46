import type { Row } from '../json.js';
import { integer, text } from '../json.js';

export interface Measures {
  readonly width: number;
  readonly height: number;
}

/** A smaller copy of an image that WordPress makes on upload. */
export interface SubSize extends Measures {
  readonly name: string;
  readonly file: string;
}

/**
 * Sizes that WordPress and WooCommerce register, in their order. A height of 0 follows the width.
 */
const registered = [
  { name: 'medium', width: 300, height: 300, crop: false },
  { name: 'large', width: 1024, height: 1024, crop: false },
  { name: 'thumbnail', width: 150, height: 150, crop: true },
  { name: 'medium_large', width: 768, height: 0, crop: false },
  { name: '1536x1536', width: 1536, height: 1536, crop: false },
  { name: '2048x2048', width: 2048, height: 2048, crop: false },
  { name: 'woocommerce_thumbnail', width: 300, height: 300, crop: true },
  { name: 'woocommerce_single', width: 600, height: 0, crop: false },
  { name: 'woocommerce_gallery_thumbnail', width: 100, height: 100, crop: true },
] as const;

/** WordPress' `wp_constrain_dimensions`. */
function constrain(image: Measures, width: number, height: number): Measures {
  const ratio = Math.min(
    width / image.width,
    height === 0 ? Number.POSITIVE_INFINITY : height / image.height,
  );
  if (ratio >= 1) return image;
  return {
    width: Math.max(1, Math.round(image.width * ratio)),
    height: Math.max(1, Math.round(image.height * ratio)),
  };
}

function withSuffix(file: string, suffix: string): string {
  const dot = file.lastIndexOf('.');
  return dot < 0 ? `${file}-${suffix}` : `${file.slice(0, dot)}-${suffix}${file.slice(dot)}`;
}

/** The smaller copies of an image, as names of files in its folder. */
export function subSizes(file: string, image: Measures): SubSize[] {
  return registered.flatMap(({ name, width, height, crop }): SubSize[] => {
    const size = crop
      ? { width: Math.min(width, image.width), height: Math.min(height, image.height) }
      : constrain(image, width, height);
    if (size.width === image.width && size.height === image.height) return [];
    return [{ name, ...size, file: withSuffix(file, `${size.width}x${size.height}`) }];
  });
}

function sameRatio(image: Measures, size: Measures): boolean {
  const ideal = constrain(image, size.width, 0);
  return Math.abs(ideal.width - size.width) <= 1 && Math.abs(ideal.height - size.height) <= 1;
}

/** `srcset`, `sizes` and `thumbnail` of an image, for the address of its full size. */
export function responsive(src: string, image: Measures): Row {
  const folder = src.slice(0, src.lastIndexOf('/') + 1);
  const sizes = subSizes(src.slice(folder.length), image);
  const sources = new Map<number, string>([[image.width, src]]);
  for (const size of sizes) {
    if (size.width > 2048 || sources.has(size.width) || !sameRatio(image, size)) continue;
    sources.set(size.width, folder + size.file);
  }
  const small = sizes.find((size) => size.name === 'woocommerce_thumbnail');
  return {
    srcset: sources.size < 2 ? '' : [...sources].map(([width, address]) => `${address} ${width}w`).join(', '),
    sizes: `(max-width: ${image.width}px) 100vw, ${image.width}px`,
    thumbnail: small ? folder + small.file : src,
  };
}

/** The dimensions of an attachment: its own, or those in its `srcset` and `thumbnail`. */
export function measuresOf(image: Row): Measures | undefined {
  if (integer(image.width) > 0 && integer(image.height) > 0)
    return { width: integer(image.width), height: integer(image.height) };
  const width = Number(/ (\d+)w(?:,|$)/.exec(text(image.srcset))?.[1]);
  const smaller = /-(\d+)x(\d+)\.\w+ \d+w/.exec(text(image.srcset));
  if (!width || !smaller) return undefined;
  // A thumbnail lower than its box was not cropped in height.
  const cut = Number(/-\d+x(\d+)\.\w+$/.exec(text(image.thumbnail))?.[1]);
  const height = cut > 0 && cut < 300 ? cut : Math.round((Number(smaller[2]) * width) / Number(smaller[1]));
  return { width, height };
}

import { isRecord } from '../../core/index.js';
import type { WooInput } from './input.js';

/**
 * Texts of a product that WordPress treats like form input, in which each backslash is doubled: it
 * removes one of two, so a single one is lost. Texts of a variation are kept as they are.
 * https://developer.wordpress.org/reference/functions/wp_filter_post_kses/
 */
const unslashedFields = ['name', 'description', 'short_description', 'purchase_note'] as const;

/** Of an image: its title and its alternative text. */
const unslashedOfImage = ['name', 'alt'] as const;

/** Of a category or tag. */
const unslashedOfTerm = ['name', 'description'] as const;

function doubled<T extends object>(row: T, fields: readonly string[]): T {
  const changed = fields.flatMap((field) => {
    const value: unknown = Reflect.get(row, field);
    return typeof value === 'string' && value.includes('\\')
      ? [[field, value.replaceAll('\\', '\\\\')] as const]
      : [];
  });
  return changed.length === 0 ? row : { ...row, ...Object.fromEntries(changed) };
}

/**
 * The fields to write to a product, so that its backslashes and those of its images arrive.
 *
 * @example
 * slashed({ name: 'C:\\temp' })   // its name is C:\\temp with two backslashes; the store keeps one
 */
export function slashed(input: WooInput): WooInput {
  const { images } = input;
  const row = doubled(input, unslashedFields);
  if (!Array.isArray(images)) return row;
  const written = images.map((image: unknown) =>
    isRecord(image) ? doubled(image, unslashedOfImage) : image,
  );
  return { ...row, images: written };
}

/** The same for a category or tag. */
export function slashedTerm(input: WooInput): WooInput {
  const row = doubled(input, unslashedOfTerm);
  return isRecord(input.image) ? { ...row, image: doubled(input.image, unslashedOfImage) } : row;
}

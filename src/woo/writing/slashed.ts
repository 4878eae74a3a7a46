import type { WooInput } from './input.js';

/**
 * Texts of a product that WordPress takes for those of a form, where each backslash is doubled: it
 * takes one of two away, and a single one is lost. Those of a variation are kept as they come.
 * https://developer.wordpress.org/reference/functions/wp_filter_post_kses/
 */
const unslashedFields = ['name', 'description', 'short_description', 'purchase_note'] as const;

/**
 * The fields to write to a product, so that its backslashes arrive.
 *
 * @example
 * slashed({ name: 'C:\\temp' })   // its name is C:\\temp with two backslashes; the store keeps one
 */
export function slashed(input: WooInput): WooInput {
  const doubled = unslashedFields.flatMap((field) => {
    const value = input[field];
    return typeof value === 'string' && value.includes('\\')
      ? [[field, value.replaceAll('\\', '\\\\')] as const]
      : [];
  });
  return doubled.length === 0 ? input : { ...input, ...Object.fromEntries(doubled) };
}

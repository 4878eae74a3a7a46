import * as z from 'zod';

/*
 * The schemas name the fields that are used, and check them in place: what they do not name
 * passes through as it came.
 */

export const text = z.string();
export const textOrNull = z.string().nullable();
export const optionalText = z.string().optional();
export const number = z.number();
export const flag = z.boolean();
/** Null where stock is not managed. */
export const quantity = z.number().nullable();

export const list = <T extends z.ZodType>(item: T) => z.array(item);

export const meta = z.object({ id: number.optional(), key: text, value: z.unknown() });

export const lineMeta = z.object({
  ...meta.shape,
  display_key: optionalText,
  display_value: z.unknown().optional(),
});

export const termRef = z.object({ id: number, name: text, slug: text });

export const image = z.object({ id: number, src: text, name: optionalText, alt: optionalText });

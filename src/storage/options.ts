import * as z from 'zod';
import { invalid } from './keys.js';

/** What names of tables may begin with: they are used in SQL unchanged. */
export const tablePrefixSchema = z
  .string()
  .regex(/^[A-Za-z_]\w{0,40}$/, 'must be letters, digits and _, not beginning with a digit')
  .default('woo_gestan_');

/** Options as the schema has them, or `storage.invalid` naming the field. */
export function parseOptions<T extends z.ZodType>(schema: T, options: unknown): z.output<T> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = ['options', ...(issue?.path ?? [])].join('.');
  throw invalid(field, `${field} cannot be used: ${issue?.message ?? 'it is not valid'}.`);
}

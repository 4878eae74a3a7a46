import * as z from 'zod';
import type { Plan } from '../diff/plan.js';
import { refuse } from './options.js';

/** A code with its values, or with the English sentence of an earlier version. */
const reason = z
  .object({
    code: z.string(),
    message: z.string().optional(),
    values: z.record(z.string(), z.unknown()).optional(),
  })
  .refine(({ message, values }) => message !== undefined || values !== undefined, 'must hold values');

/**
 * The parts of a plan that rendering relies on. Parts that a flow adds to its rows are checked one
 * by one. The result is not used: it would be a copy of ten thousand rows with all their pieces.
 */
const schema = z.object({
  flow: z.enum(['contacts', 'products', 'orders', 'stock']),
  shop: z.string(),
  createdAt: z.string(),
  summary: z.record(z.string(), z.number()),
  warnings: z.array(reason).optional(),
  rows: z.array(
    z.object({
      key: z.string(),
      status: z.string(),
      origin: z.enum(['gestan', 'woo']),
      name: z.string(),
      gestanCode: z.string().optional(),
      wooId: z.number().optional(),
      changes: z.array(z.object({ field: z.string(), target: z.enum(['gestan', 'woo']) })),
      reason: reason.optional(),
    }),
  ),
});

/**
 * Refuses a file that is not a plan. Throws a `SettingsError` that names
 * the faulty field.
 */
export function checkPlan(plan: Plan): void {
  const result = schema.safeParse(plan);
  if (!result.success)
    refuse(result.error.issues[0], 'The plan', 'plan', 'Give it as plan() made it, or make it anew.');
}

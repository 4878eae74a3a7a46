import * as z from 'zod';

/** The longest time that a timer of JavaScript can wait. */
const longestMs = 2_147_483_647;

const span = z.number().positive().max(longestMs);

/** The schemas of the fields of `RequestLimits`, for the schemas of the parts that take them. */
export const requestLimitFields = () => ({
  timeouts: z.strictObject({ readMs: span.optional(), writeMs: span.optional() }).optional(),
  maxRetries: z.int().min(0).max(20).optional(),
  retryDelayMs: z.number().min(0).max(longestMs).optional(),
  maxRetryAfterMs: z.number().min(0).optional(),
});

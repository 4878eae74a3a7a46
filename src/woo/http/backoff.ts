import type { Random } from '../../core/index.js';

const mostMs = 30_000;

/**
 * How long to wait before attempt `retry` (1, 2 …): full jitter, a random part of a span that is
 * `firstMs` at first and doubles; never less than the host asked. Source: "Exponential Backoff And
 * Jitter", AWS Architecture Blog.
 */
export function backoffMs(
  retry: number,
  firstMs: number,
  random: Random,
  retryAfterMs: number | undefined,
): number {
  const span = Math.min(Math.max(mostMs, firstMs), firstMs * 2 ** (retry - 1));
  return Math.round(Math.max(retryAfterMs ?? 0, random() * span));
}

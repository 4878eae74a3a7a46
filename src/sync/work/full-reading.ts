import { type Instant, isRecent } from '../../core/index.js';
import type { SyncContext } from './context.js';

/**
 * How old the last full reading of a list may be. Only a full reading finds what no list of changes
 * shows: deleted records, changes made without WooCommerce, an order whose units Gestan's figure no
 * longer shows.
 */
const fullEveryMs = 24 * 3_600_000;

/**
 * Whether the last full reading is so recent that reading changes is enough.
 *
 * @param fullAt the time of the last full reading; absent: never.
 */
export function isFullReadingRecent(
  { clock }: Pick<SyncContext, 'clock'>,
  fullAt: Instant | undefined,
): boolean {
  return isRecent(fullAt, clock.now(), fullEveryMs);
}

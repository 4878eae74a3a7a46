import { type Instant, isRecent } from '../../core/index.js';
import type { SyncContext } from './context.js';

/**
 * How old the last reading of a whole list may be. Only such a reading finds what no list of changes
 * shows: what was deleted on a side, what was changed past WooCommerce, an order whose units Gestan's
 * figure shows no more.
 */
const fullEveryMs = 24 * 3_600_000;

/**
 * Whether a list was read as a whole so recently that its changes are enough.
 *
 * @param fullAt when it was read as a whole; absent: never.
 */
export function isFullReadingRecent(
  { clock }: Pick<SyncContext, 'clock'>,
  fullAt: Instant | undefined,
): boolean {
  return isRecent(fullAt, clock.now(), fullEveryMs);
}

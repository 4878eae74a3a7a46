import { SyncError } from '../core/index.js';

/**
 * Thrown by adapters. Codes: `gestan.unsupported`, `gestan.refused`, `gestan.unsettled`,
 * `gestan.unavailable`, `gestan.invalid`.
 */
export class GestanError extends SyncError {
  /** The name of the class. */
  override readonly name = 'GestanError';
}

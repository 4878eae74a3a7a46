import { SyncError } from '../core/index.js';

/** Thrown by adapters. Codes: `gestan.unsupported`, `gestan.refused`, `gestan.unsettled`, `gestan.unavailable`, `gestan.invalid`. */
export class GestanError extends SyncError {
  override readonly name = 'GestanError';
}

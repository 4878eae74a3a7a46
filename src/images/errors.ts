import { SyncError } from '../core/index.js';

/**
 * Thrown by image transports, checks and downloads. Codes: `image.invalid`, `image.type`,
 * `image.too-large`, `image.cut`, `image.ftp-unreachable`, `image.ftp-tls`, `image.ftp-login`,
 * `image.ftp-passive`, `image.ftp-refused`, `image.not-wordpress-root`, `image.read-only`,
 * `image.disk-full`, `image.not-public`, `image.private`, `image.download`, `image.closed`.
 */
export class ImageError extends SyncError {
  /** The name of the class. */
  override readonly name = 'ImageError';
}

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as portableSha256 } from '@noble/hashes/sha2.js';
import { base64, base64url, hex, utf8 } from './bytes.js';
import { nodeBuiltin } from './node-builtin.js';

/** How a hash is written. */
export type HashForm = 'hex' | 'base64' | 'base64url';

/** SHA-256 of a text (its UTF-8 bytes) or of bytes. */
export interface Hasher {
  sha256(data: string | Uint8Array, form: HashForm): string;
  /** HMAC-SHA256 in Base64. */
  hmac(key: string, data: string | Uint8Array): string;
}

const written: Readonly<Record<HashForm, (bytes: Uint8Array) => string>> = { hex, base64, base64url };

/**
 * Hashes at once, everywhere. Web Crypto only hashes asynchronously, and a fingerprint is needed in
 * the middle of pure functions.
 *
 * @param native Node's own, which is faster; undefined: portable code.
 */
export function createHasher(native: typeof import('node:crypto') | undefined): Hasher {
  if (native) {
    return {
      sha256: (data, form) => native.hash('sha256', data, form),
      hmac: (key, data) => native.createHmac('sha256', key).update(data).digest('base64'),
    };
  }
  const bytes = (data: string | Uint8Array) => (typeof data === 'string' ? utf8(data) : data);
  return {
    sha256: (data, form) => written[form](portableSha256(bytes(data))),
    hmac: (key, data) => base64(hmac(portableSha256, utf8(key), bytes(data))),
  };
}

export const { sha256, hmac: hmacSha256 } = createHasher(nodeBuiltin('node:crypto'));

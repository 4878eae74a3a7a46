import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as portableSha256 } from '@noble/hashes/sha2.js';
import { base64, base64url, hex, utf8 } from './bytes.js';
import { nodeBuiltin } from './node-builtin.js';

/** How a hash is written. */
export type HashForm = 'hex' | 'base64' | 'base64url';

/** A hash with input in parts. */
export interface RunningHash {
  /** Adds the next part. */
  add(text: string): void;
  /** The hash of all parts, once: nothing is added after it. */
  hex(): string;
}

/** SHA-256 of a text (its UTF-8 bytes) or of bytes. */
export interface Hasher {
  sha256(data: string | Uint8Array, form: HashForm): string;
  /** SHA-256 of texts that come one after another, such as the lines of a long file. */
  sha256OfMany(): RunningHash;
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
      sha256OfMany() {
        const running = native.createHash('sha256');
        return { add: (text) => void running.update(text), hex: () => running.digest('hex') };
      },
      hmac: (key, data) => native.createHmac('sha256', key).update(data).digest('base64'),
    };
  }
  const bytes = (data: string | Uint8Array) => (typeof data === 'string' ? utf8(data) : data);
  return {
    sha256: (data, form) => written[form](portableSha256(bytes(data))),
    sha256OfMany() {
      const running = portableSha256.create();
      return { add: (text) => void running.update(utf8(text)), hex: () => hex(running.digest()) };
    },
    hmac: (key, data) => base64(hmac(portableSha256, utf8(key), bytes(data))),
  };
}

export const { sha256, sha256OfMany, hmac: hmacSha256 } = createHasher(nodeBuiltin('node:crypto'));

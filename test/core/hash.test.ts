import * as crypto from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64, joined, latin1 } from '../../src/core/bytes.js';
import { createHasher } from '../../src/core/hash.js';

const portable = createHasher(undefined);
const native = createHasher(crypto);
const data = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.uint8Array({ maxLength: 300 }));

test('portable hashes are those of Node, of texts and of bytes', () => {
  fc.assert(
    fc.property(
      data,
      fc.constantFrom('hex', 'base64', 'base64url' as const),
      fc.string(),
      (content, form, key) => {
        const is = crypto.createHash('sha256').update(content).digest(form);
        expect(portable.sha256(content, form)).toBe(is);
        expect(native.sha256(content, form)).toBe(is);
        const sign = crypto.createHmac('sha256', key).update(content).digest('base64');
        expect(portable.hmac(key, content)).toBe(sign);
        expect(native.hmac(key, content)).toBe(sign);
      },
    ),
  );
});

test('a hash of parts is that of the whole, in portable code and in Node', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 100 })), (parts) => {
      const is = crypto.createHash('sha256').update(parts.join('')).digest('hex');
      for (const hasher of [portable, native]) {
        const running = hasher.sha256OfMany();
        for (const part of parts) running.add(part);
        expect(running.hex()).toBe(is);
      }
    }),
  );
});

test('bytes as text, in Base64 and joined are those of Buffer', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (parts) => {
      const whole = Buffer.concat(parts);
      expect(Buffer.from(joined(parts)).equals(whole)).toBe(true);
      expect(latin1(whole)).toBe(whole.toString('latin1'));
      expect(base64(whole)).toBe(whole.toString('base64'));
    }),
  );
  const large = new Uint8Array(100_000).map((_, at) => at % 256);
  expect(base64(large)).toBe(Buffer.from(large).toString('base64'));
});

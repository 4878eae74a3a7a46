import { describe, expect, test } from 'vitest';
import { checkImage } from '../../src/images/index.js';
import { wholeFiles } from './support/whole-files.js';

describe.each(Object.entries(wholeFiles))('%s', (mime, file) => {
  test('a whole file is let through, also with bytes behind its end', () => {
    expect(checkImage('photo', file).type.type).toBe(mime);
    // An AVIF has no end but that of its boxes.
    if (mime !== 'image/avif') {
      expect(checkImage('photo', Buffer.concat([file, Buffer.from('more')])).type.type).toBe(mime);
    }
  });

  test('a file cut anywhere behind its first bytes is refused, with its name', () => {
    for (let length = 32; length < file.length; length += 1) {
      let code: unknown = 'let through';
      try {
        checkImage('photo', file.subarray(0, length));
      } catch (error) {
        code = (error as { readonly code: string }).code;
      }
      expect({ length, code }).toEqual({ length, code: 'image.cut' });
    }
  });
});

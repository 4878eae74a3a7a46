import type { Measures } from './image-sizes.js';

export interface SeenImage extends Measures {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
}

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

function png(bytes: Uint8Array): SeenImage | undefined {
  // The first byte of the signature is no text: a client that sends bytes as text turns it into the
  // three of U+FFFD.
  const start = ascii(bytes, 0, 12).indexOf('PNG\r\n\u001a\n');
  if (start < 1 || bytes.length < start + 23) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start + 15);
  return { type: 'image/png', width: view.getUint32(0), height: view.getUint32(4) };
}

function gif(bytes: Uint8Array): SeenImage | undefined {
  if (!/^GIF8[79]a$/.test(ascii(bytes, 0, 6)) || bytes.length < 10) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webp(bytes: Uint8Array): SeenImage | undefined {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP' || bytes.length < 30) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const kind = ascii(bytes, 12, 16);
  if (kind === 'VP8 ')
    return {
      type: 'image/webp',
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { type: 'image/webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536 + 1;
  return kind === 'VP8X' ? { type: 'image/webp', width: three(24), height: three(27) } : undefined;
}

function jpeg(bytes: Uint8Array): SeenImage | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/**
 * What kind of image the bytes are, by their first bytes, and its dimensions; undefined if they are
 * none.
 */
export function seeImage(bytes: Uint8Array): SeenImage | undefined {
  return png(bytes) ?? jpeg(bytes) ?? gif(bytes) ?? webp(bytes);
}

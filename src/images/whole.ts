/**
 * Whether an image file is complete, by its own markers and lengths. A truncated copy opens in a
 * browser with a grey part, so it must not be shown. Bytes behind the end are allowed: cameras and
 * editors write them.
 *
 * @param mime the type as its first bytes tell it; a type without a rule here counts as whole.
 * @param content the whole file.
 * @example
 * isWholeImage('image/jpeg', file.subarray(0, 5_000))   // false
 */
export function isWholeImage(mime: string, content: Uint8Array): boolean {
  return wholeBy[mime]?.(content) ?? true;
}

/**
 * Sources: ITU T.81 annex B, PNG (third edition) 5.3, GIF89a, RIFF container of WebP, ISO/IEC
 * 14496-12 4.2.
 */
const wholeBy: Readonly<Record<string, (content: Uint8Array) => boolean>> = {
  'image/jpeg': isWholeJpeg,
  'image/png': isWholePng,
  'image/gif': isWholeGif,
  'image/webp': isWholeWebp,
  'image/avif': isWholeAvif,
};

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/**
 * Segments have lengths, so the end of a thumbnail inside a segment does not count as the end of
 * the image.
 */
function isWholeJpeg(content: Uint8Array): boolean {
  const view = viewOf(content);
  let at = 2;
  while (at + 1 < content.length) {
    if (content[at] !== 0xff) return false;
    const marker = content[at + 1] ?? 0;
    if (marker === 0xd9) return true;
    // A marker may have any number of fill bytes before it; restart marks and TEM stand alone.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      if (at + 4 > content.length) return false;
      at += 2 + view.getUint16(at + 2);
      if (marker === 0xda) at = endOfScan(content, at);
    }
  }
  return false;
}

/**
 * The position of the next marker after the data of a scan. Inside the data, 0xFF is followed by 0
 * or by a restart marker.
 */
function endOfScan(content: Uint8Array, start: number): number {
  let at = content.indexOf(0xff, start);
  while (at >= 0 && at + 1 < content.length) {
    const next = content[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at = content.indexOf(0xff, at + 2);
  }
  return content.length;
}

/** Chunks: length, name, data, checksum. The last one is IEND. */
function isWholePng(content: Uint8Array): boolean {
  const view = viewOf(content);
  let at = 8;
  while (at + 12 <= content.length) {
    const end = at + 12 + view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49_45_4e_44) return end <= content.length;
    at = end;
  }
  return false;
}

const gifTrailer = 0x3b;
const gifExtension = 0x21;
const gifImage = 0x2c;

function isWholeGif(content: Uint8Array): boolean {
  const table = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + table(content[10] ?? 0);
  while (at < content.length) {
    const block = content[at];
    if (block === gifTrailer) return true;
    if (block === gifExtension) at += 2;
    else if (block === gifImage) at += 11 + table(content[at + 9] ?? 0);
    else return false;
    // Data come in parts that tell their length; an empty one ends them.
    while (at < content.length && content[at] !== 0) at += 1 + (content[at] ?? 0);
    at += 1;
  }
  return false;
}

function isWholeWebp(content: Uint8Array): boolean {
  return content.length >= 12 && 8 + viewOf(content).getUint32(4, true) <= content.length;
}

/**
 * Boxes: length, name, data. A length of 1 is followed by a long one; 0 reaches to the end of the
 * file.
 */
function isWholeAvif(content: Uint8Array): boolean {
  const view = viewOf(content);
  let at = 0;
  let hasData = false;
  while (at + 8 <= content.length) {
    const short = view.getUint32(at);
    hasData ||= view.getUint32(at + 4) === 0x6d_64_61_74;
    if (short === 0) return hasData;
    if (short === 1 && at + 16 > content.length) return false;
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (length < 8) return false;
    at += length;
  }
  return hasData && at === content.length;
}

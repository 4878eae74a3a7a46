const bytes = (base64: string) => Buffer.from(base64, 'base64');
const box = (name: string, data: Uint8Array) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + data.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, data]);
};

/** A segment of a JPEG that holds a whole thumbnail, with an end of its own. */
const thumbnail = Buffer.concat([
  bytes('/+E='),
  Buffer.from([0, 10]),
  bytes('/9j/2f/Z'),
  Buffer.from([0, 0]),
]);
const scan = bytes('/9oADAMBAAIRAxEAPwD/AP/Q/wBV/9k=');

/**
 * The smallest whole files of each type: one pixel, or less where only the frame of the file
 * counts.
 */
export const wholeFiles = {
  'image/png': bytes(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  'image/gif': bytes('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
  'image/webp': bytes('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'),
  'image/jpeg': Buffer.concat([bytes('/9j/4AAQSkZJRgABAQAAAQABAAA='), thumbnail, scan]),
  'image/avif': Buffer.concat([
    box('ftyp', Buffer.from('avif\0\0\0\0avifmif1', 'latin1')),
    box('meta', Buffer.alloc(12)),
    box('mdat', Buffer.alloc(20, 7)),
  ]),
} as const;

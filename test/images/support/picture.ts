/**
 * A whole PNG as far as its frame goes: a chunk of its own between the beginning and the end.
 *
 * @param bytes its size, 32 at least.
 * @param seed tells it from others of the same size.
 */
export function picture(bytes: number, seed = 1): Buffer {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += 1) content[at] = (at * 31 + (at >> 8) * 7 + seed) & 255;
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').copy(content);
  content.writeUInt32BE(bytes - 32, 8);
  content.write('teSt', 12, 'latin1');
  Buffer.from('\x00\x00\x00\x00IEND\xae\x42\x60\x82', 'latin1').copy(content, bytes - 12);
  return content;
}

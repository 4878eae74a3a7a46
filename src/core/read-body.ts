import { joined } from './bytes.js';

/**
 * Reads a body and holds at most `maxBytes` of it, after the content encoding was undone: a small
 * compressed answer cannot fill the memory.
 *
 * @param body of a request or an answer; null when it has none.
 * @returns the bytes; `undefined` when there are more than `maxBytes`. Then the rest is not read.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return joined(parts);
}

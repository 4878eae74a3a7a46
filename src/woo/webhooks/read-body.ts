import { joined } from '../../core/index.js';

/**
 * The bytes of a request's body; `long` as soon as there are more than `most`, and nothing beyond
 * is read; `broken` when it breaks off.
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array | 'long' | 'broken'> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return 'long';
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = request.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return joined(chunks);
      size += value.byteLength;
      if (size > most) {
        await reader.cancel();
        return 'long';
      }
      chunks.push(value);
    }
  } catch {
    // The sender hung up, or the body was read before: nothing can be answered.
    return 'broken';
  }
}

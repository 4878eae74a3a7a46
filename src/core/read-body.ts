import { joined, joinedInto } from './bytes.js';

/**
 * The pieces of a body; `undefined` when they are more than `maxBytes`. Then the rest is not read.
 */
async function readPieces(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<readonly Uint8Array[] | undefined> {
  const reader = body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    length += value.byteLength;
    if (length > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
}

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
  const pieces = body === null ? [] : await readPieces(body, maxBytes);
  if (pieces === undefined) return undefined;
  const [only] = pieces;
  return only !== undefined && pieces.length === 1 ? only : joined(pieces);
}

/** The text of a body, with its byte order mark: `Response.text()` removes that silently. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Larger bodies get memory of their own. */
const largestKept = 1024 * 1024;

/**
 * Where the pieces of a body are put together before they become a text. It is used again by the
 * next body: fresh memory for each page of a list costs ten times what the copying costs.
 */
let table = new Uint8Array();

/** The text of bytes that came in pieces. */
function textOfPieces(pieces: readonly Uint8Array[]): string {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return decoder.decode(only);
  const length = pieces.reduce((size, piece) => size + piece.byteLength, 0);
  if (length > largestKept) return decoder.decode(joined(pieces));
  // Half as much again, so that pages that grow a little do not each want a larger one.
  if (length > table.byteLength) table = new Uint8Array(Math.min(largestKept, Math.ceil(length * 1.5)));
  joinedInto(table, pieces);
  const text = decoder.decode(table.subarray(0, length));
  // Pages of customers are not kept beyond their use.
  table.fill(0, 0, length);
  return text;
}

/**
 * Reads the text of a body, as {@link readBody} reads its bytes.
 *
 * @returns the text; `undefined` when it has more than `maxBytes` bytes.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<string | undefined> {
  const pieces = body === null ? [] : await readPieces(body, maxBytes);
  return pieces === undefined ? undefined : textOfPieces(pieces);
}

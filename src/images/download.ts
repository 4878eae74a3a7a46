import pRetry from 'p-retry';
import {
  type CheckedImage,
  checkImage,
  checkType,
  defaultMaxBytes,
  hashImage,
  type ImageLimits,
  sniffLength,
  tooLarge,
} from './content.js';
import { ImageError } from './errors.js';
import { isWholeImage } from './whole.js';

export interface DownloadImageOptions extends ImageLimits {
  /** @default the platform's fetch */
  readonly transport?: ((request: Request) => Promise<Response>) | undefined;
  /** How long one try may take, in milliseconds. @default 60000 */
  readonly timeoutMs?: number | undefined;
  /** How often to try again when the shop cannot be reached or is busy. @default 2 */
  readonly retries?: number | undefined;
  /** Wait before the first new try, in milliseconds; it doubles each time. @default 500 */
  readonly retryDelayMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Also give a file that ends before its own end. @default false */
  readonly mayBeCut?: boolean | undefined;
}

export interface DownloadedImage extends CheckedImage {
  readonly content: Uint8Array;
  /** The last part of the address: a file name. */
  readonly name: string;
  /** Whether the file reaches its own end; another is given with `mayBeCut` only. */
  readonly isWhole: boolean;
}

/**
 * Downloads an image of the shop, holding at most `maxBytes` of it. The type is told by the first bytes, whatever the server says; the download
 * stops as soon as they, or the size, are wrong.
 *
 * @throws `ImageError`: `image.invalid` (no http address), `image.type`, `image.too-large`, `image.cut`, `image.download`.
 * @example
 * const { content, sha256, name } = await downloadImage(product.images[0].src, { maxBytes: 5_000_000 })
 */
export async function downloadImage(
  url: string,
  options: DownloadImageOptions = {},
): Promise<DownloadedImage> {
  const address = parseAddress(url);
  const name = nameOf(address);
  const { signal } = options;
  return pRetry(() => download(address, name, options), {
    retries: options.retries ?? 2,
    minTimeout: options.retryDelayMs ?? 500,
    factor: 2,
    randomize: false,
    shouldRetry: ({ error }) => error instanceof ImageError && error.retryable,
    ...(signal === undefined ? {} : { signal }),
  });
}

async function download(address: URL, name: string, options: DownloadImageOptions): Promise<DownloadedImage> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 60_000);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const request = new Request(address, { signal, headers: { accept: 'image/*' } });
  const send = options.transport ?? globalThis.fetch;
  try {
    const response = await send(request);
    if (!response.ok) {
      await response.body?.cancel();
      const isPassing = response.status === 429 || response.status >= 500;
      throw failed(address, `answers ${response.status}`, isPassing, { status: response.status });
    }
    const content = await readBody(response, name, options);
    if (!options.mayBeCut) return { content, name, isWhole: true, ...checkImage(name, content, options) };
    const type = checkType(name, content, options.types);
    return { content, name, type, sha256: hashImage(content), isWhole: isWholeImage(type.type, content) };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof ImageError) throw error;
    const why = timeout.aborted ? 'did not answer in time' : `cannot be fetched (${messageOf(error)})`;
    throw failed(address, why, true, { cause: error });
  }
}

async function readBody(
  response: Response,
  name: string,
  options: DownloadImageOptions,
): Promise<Uint8Array> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  const parts: Uint8Array[] = [];
  let length = 0;
  let isKnown = false;
  const told = Number(response.headers.get('content-length') ?? 0);
  if (told > maxBytes && !response.headers.has('content-encoding')) {
    await response.body?.cancel();
    throw tooLarge(name, maxBytes);
  }
  // Leaving the loop early cancels the download.
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > maxBytes) throw tooLarge(name, maxBytes);
    parts.push(part);
    if (!isKnown && length >= sniffLength) {
      checkType(name, Buffer.concat(parts), options.types);
      isKnown = true;
    }
  }
  return new Uint8Array(Buffer.concat(parts));
}

function parseAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address !== undefined && /^https?:$/.test(address.protocol)) return address;
  throw new ImageError(`${JSON.stringify(url)} is not the address of an image.`, {
    code: 'image.invalid',
    field: 'url',
    hint: 'Give an address that begins with https:// or http://.',
  });
}

function nameOf(address: URL): string {
  const last = address.pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || 'image';
  } catch {
    // A stray % in the address: it is part of the name then.
    return last || 'image';
  }
}

function failed(
  address: URL,
  what: string,
  retryable: boolean,
  { status, cause }: { readonly status?: number; readonly cause?: unknown },
): ImageError {
  return new ImageError(`${address.origin}${address.pathname} ${what}.`, {
    code: 'image.download',
    values: { url: `${address.origin}${address.pathname}`, status },
    retryable,
    hint: retryable ? 'Try again later.' : 'Check that the image is still there and public.',
    ...(cause === undefined ? {} : { cause }),
  });
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}

import type { LookupFunction } from 'node:net';
import ky, { isHTTPError, isTimeoutError, type ShouldRetryState } from 'ky';
import { joined, type RequestLimits, requestLimits, retryAfterMs } from '../core/index.js';
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
import { isPrivateUrl } from './private-address.js';
import { PrivateAddressError, publicTransport } from './public-transport.js';
import { isWholeImage } from './whole.js';

export interface DownloadImageOptions extends ImageLimits, RequestLimits {
  /**
   * Sends the requests; it must not follow redirects. With your own transport, names are not looked
   * up here: only IP addresses and `localhost` are refused. @default Node's client, which refuses
   * names with a private address
   */
  readonly transport?: ((request: Request) => Promise<Response>) | undefined;
  /**
   * Hosts that may be on a private network, such as the shop itself; with the port unless it is the
   * usual one.
   * @default none
   */
  readonly privateHosts?: readonly string[] | undefined;
  /** Looks up names for the default transport. @default the system's */
  readonly lookup?: LookupFunction | undefined;
  /**
   * How long one attempt may take, with redirects and content: only `readMs` is used. @default
   * 60000
   */
  readonly timeouts?: RequestLimits['timeouts'];
  /** How often to try again if the shop cannot be reached or is busy. @default 2 */
  readonly maxRetries?: number | undefined;
  /** The wait before the first new attempt, in milliseconds; it doubles each time. @default 500 */
  readonly retryDelayMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Also return a file that is incomplete. @default false */
  readonly mayBeCut?: boolean | undefined;
}

export interface DownloadedImage extends CheckedImage {
  readonly content: Uint8Array;
  /** The last part of the address: a file name. */
  readonly name: string;
  /** Whether the file is complete. An incomplete one is returned with `mayBeCut` only. */
  readonly isWhole: boolean;
}

const maxRedirects = 5;

/** An image may be large, and the flow does without one that cannot be had. */
const ownLimits: RequestLimits = { timeouts: { readMs: 60_000 }, maxRetries: 2, retryDelayMs: 500 };

/**
 * Downloads an image of the shop, up to `maxBytes`. Its first bytes decide the type, not the
 * server. The download stops as soon as the type or the size is wrong. Addresses of this machine
 * and of private networks are refused, also after a redirect, because anybody who can edit a
 * product of the shop chooses the address.
 *
 * @throws `ImageError`: `image.invalid` (no http address), `image.private` (a private address),
 * `image.type`, `image.too-large`, `image.cut`, `image.download`.
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
  const { timeouts, maxRetries, retryDelayMs, maxRetryAfterMs } = requestLimits(options, ownLimits);
  let content: Uint8Array = new Uint8Array();
  try {
    await ky(address, {
      headers: { accept: 'image/*', 'accept-encoding': 'identity' },
      redirect: 'manual',
      // The content is read here, not after it: so the time-out holds for all of it, and a
      // connection that breaks in the middle of an image is tried again.
      fetch: async (request) => {
        const response = await fetchPublic(address, request as Request, options);
        if (response.ok) content = await readImage(response, name, options);
        else await response.body?.cancel();
        return response;
      },
      timeout: timeouts.readMs,
      retry: {
        limit: maxRetries,
        statusCodes: [...transientStatuses],
        afterStatusCodes: [...transientStatuses],
        maxRetryAfter: maxRetryAfterMs,
        retryOnTimeout: true,
        delay: (attempt) => retryDelayMs * 2 ** (attempt - 1),
        shouldRetry: (state) => (isWorthRetrying(state, maxRetryAfterMs, signal) ? undefined : false),
      },
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw errorOf(error, address);
  }
  if (!options.mayBeCut) return { content, name, isWhole: true, ...checkImage(name, content, options) };
  const type = checkType(name, content, options.types);
  return { content, name, type, sha256: hashImage(content), isWhole: isWholeImage(type.type, content) };
}

/** Statuses after which the image may be there a little later. */
const transientStatuses: readonly number[] = [429, ...Array.from({ length: 100 }, (_, index) => 500 + index)];

/**
 * Whether a failed attempt may be repeated. ky then decides by the status, and waits as long as the
 * host asks. A wait that is longer than the limit ends the attempts.
 */
function isWorthRetrying(
  { error }: ShouldRetryState,
  maxRetryAfterMs: number,
  signal: AbortSignal | undefined,
): boolean {
  if (signal?.aborted || error instanceof ImageError || isPrivacyError(error)) return false;
  if (!isHTTPError(error)) return true;
  const asked = retryAfterMs(error.response.headers.get('retry-after'), Date.now());
  return (asked ?? 0) <= maxRetryAfterMs;
}

function errorOf(error: unknown, address: URL): ImageError {
  if (error instanceof ImageError) return error;
  if (isPrivacyError(error)) return privateAddress(address);
  if (isTimeoutError(error)) return failed(address, 'did not answer in time', true, { cause: error });
  if (!isHTTPError(error))
    return failed(address, `cannot be fetched (${messageOf(error)})`, true, { cause: error });
  const { status } = error.response;
  return failed(address, `answers ${status}`, transientStatuses.includes(status), { status });
}

function isPrivacyError(error: unknown): boolean {
  return error instanceof PrivateAddressError || (error instanceof Error && isPrivacyError(error.cause));
}

/** Fetches an address and follows its redirects, each checked before it is requested. */
async function fetchPublic(
  first: URL,
  { headers, signal }: Request,
  options: DownloadImageOptions,
): Promise<Response> {
  const own = publicTransport(options.lookup);
  let address = first;
  for (let redirects = 0; ; redirects += 1) {
    const isAllowed = options.privateHosts?.includes(address.host) ?? false;
    if (!isAllowed && isPrivateUrl(address)) throw privateAddress(first);
    const request = new Request(address, { signal, redirect: 'manual', headers });
    const send = options.transport ?? (isAllowed ? globalThis.fetch : own);
    const response = await send(request);
    if (response.status < 300 || response.status >= 400 || response.status === 304) return response;
    await response.body?.cancel();
    const location = response.headers.get('location') ?? '';
    if (redirects === maxRedirects || !URL.canParse(location, address.href))
      throw failed(first, 'is redirected without an end', false, {});
    address = parseAddress(new URL(location, address).href);
  }
}

async function readImage(
  response: Response,
  name: string,
  options: DownloadImageOptions,
): Promise<Uint8Array> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  const parts: Uint8Array[] = [];
  let length = 0;
  let isKnown = false;
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maxBytes && !response.headers.has('content-encoding')) {
    await response.body?.cancel();
    throw tooLarge(name, maxBytes);
  }
  // Leaving the loop early cancels the download.
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > maxBytes) throw tooLarge(name, maxBytes);
    parts.push(part);
    if (!isKnown && length >= sniffLength) {
      checkType(name, joined(parts), options.types);
      isKnown = true;
    }
  }
  return joined(parts);
}

/** An address as an error may show it: without user, password and query. */
function shown({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

function parseAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address !== undefined && /^https?:$/.test(address.protocol)) {
    // `fetch` refuses them, and nobody sends a password to get a picture of a shop.
    address.username = '';
    address.password = '';
    return address;
  }
  // The text is not repeated whole: it may hold a password.
  const what = address === undefined ? 'This' : `An address that begins with ${address.protocol}`;
  throw new ImageError(`${what} is not the address of an image.`, {
    code: 'image.invalid',
    field: 'url',
    hint: 'Give an address that begins with https:// or http://.',
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % in the address: it is part of the name then.
    return text;
  }
}

/** A file name that leads to no other folder, also where the address holds an encoded slash. */
function nameOf(address: URL): string {
  const last = decoded(address.pathname.split('/').at(-1) ?? '');
  const name = (last.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}/gu, '').trim();
  return /^\.*$/.test(name) ? 'image' : name;
}

function failed(
  address: URL,
  what: string,
  retryable: boolean,
  { status, cause }: { readonly status?: number; readonly cause?: unknown },
): ImageError {
  return new ImageError(`${shown(address)} ${what}.`, {
    code: 'image.download',
    values: { url: shown(address), status },
    retryable,
    hint: retryable ? 'Try again later.' : 'Check that the image is still there and public.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The message does not say what is at the private address, or whether anything is. */
function privateAddress(address: URL): ImageError {
  return new ImageError(`${shown(address)} leads to an address of a private network.`, {
    code: 'image.private',
    values: { url: shown(address) },
    field: 'url',
    hint: 'Give the image a public address, or allow its host with `privateHosts`.',
  });
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}

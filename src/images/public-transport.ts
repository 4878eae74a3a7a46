import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { requireBuiltin } from '../core/index.js';
import { isPrivateAddress } from './private-address.js';

/** Says that a name leads to a private address. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** Looks a name up as Node does, and fails when any address of it is private. */
function publicLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === 'string' ? [{ address: found, family: 4 }] : (found ?? []);
      if (error !== null) return callback(error, []);
      if (addresses.some(({ address }) => isPrivateAddress(address)))
        return callback(new PrivateAddressError(`${hostname} has a private address.`), []);
      const [first] = addresses;
      if (options.all === true || first === undefined) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

const decoders = {
  gzip: 'createGunzip',
  'x-gzip': 'createGunzip',
  deflate: 'createInflate',
  br: 'createBrotliDecompress',
} as const;

function bodyOf(message: IncomingMessage): Readable {
  const encoding = message.headers['content-encoding']?.trim().toLowerCase() ?? '';
  const create = Object.entries(decoders).find(([name]) => name === encoding)?.[1];
  if (create === undefined) return message;
  const decoder = requireBuiltin('node:zlib')[create]();
  message.on('error', (error) => decoder.destroy(error));
  decoder.on('close', () => message.destroy());
  return message.pipe(decoder);
}

function responseOf(message: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  const status = message.statusCode ?? 502;
  const hasBody = status !== 204 && status !== 205 && status !== 304;
  const body = hasBody
    ? (requireBuiltin('node:stream').Readable.toWeb(bodyOf(message)) as ReadableStream<Uint8Array>)
    : null;
  if (!hasBody) message.resume();
  return new Response(body, { status: status >= 200 && status <= 599 ? status : 502, headers });
}

/**
 * Sends GET requests over Node's own client, which connects to exactly the address that was
 * checked: a name cannot change its address between the check and the connection. It follows no
 * redirects.
 *
 * @param lookup looks up names. @default the system's
 */
export function publicTransport(
  lookup?: LookupFunction | undefined,
): (request: Request) => Promise<Response> {
  return (request) =>
    new Promise((resolve, reject) => {
      const checked = publicLookup(lookup ?? (requireBuiltin('node:dns').lookup as LookupFunction));
      const isSecure = new URL(request.url).protocol === 'https:';
      const send = requireBuiltin(isSecure ? 'node:https' : 'node:http').request;
      const outgoing = send(request.url, {
        method: 'GET',
        headers: Object.fromEntries(request.headers),
        lookup: checked,
        signal: request.signal,
        // A connection of its own: a kept one might have been made without the check.
        agent: false,
      });
      outgoing.on('error', reject);
      outgoing.on('response', (message) => resolve(responseOf(message)));
      outgoing.end();
    });
}

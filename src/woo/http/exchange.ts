import ky, { type BeforeRequestHook } from 'ky';
import { readBody } from '../../core/index.js';
import type { Authorized } from './authorize.js';
import { abortable } from './governor.js';
import type { WooSettings } from './options.js';

/** One request as it goes out; the key is put on it last. */
export interface Outgoing {
  readonly method: string;
  /** The address with its query, without the key. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** JSON. */
  readonly body?: string | undefined;
  /** Adds the key: returns the address and the headers that carry it. */
  readonly authorize: () => Authorized;
  /** How long the whole exchange may take, in milliseconds: the last byte of the answer included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The answer to one request, its body as text; `undefined` where it is larger than the limit. */
export interface Incoming {
  readonly response: Response;
  readonly text: string | undefined;
}

/** The text of a body, with its byte order mark: `Response.text()` removes that silently. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads the body of an answer; `undefined` when it is larger than the limit. */
async function textOfAnswer(response: Response, maxBytes: number): Promise<string | undefined> {
  // The length of a compressed answer says nothing about what comes out of it.
  const isPlain = !response.headers.has('content-encoding');
  if (isPlain && Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    return undefined;
  }
  const bytes = await readBody(response.body, maxBytes);
  return bytes === undefined ? undefined : decoder.decode(bytes);
}

/**
 * Adds the key right before the request leaves, since a signature contains the time at which it was
 * made. A key in the address needs a new request. Its body is given as text again, so that its
 * length stays known: hosts refuse a body that comes in pieces.
 */
function withKey({ body, authorize }: Outgoing): BeforeRequestHook {
  return (request) => {
    const { url, headers } = authorize();
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    if (url === request.url) return undefined;
    const { method, redirect, signal } = request;
    const text = body === undefined ? {} : { body };
    return new Request(url, { method, headers: request.headers, redirect, signal, ...text });
  };
}

/**
 * Sends a request once and reads its whole answer, through ky: ky builds the request, runs the hook
 * that adds the key, and enforces the time-out. Here no status is an error, and nothing is sent
 * again: whether a request may be repeated is decided where its outcome is known.
 *
 * The body is read inside ky's `fetch`, not in a hook after it: so the time-out ends a connection
 * that hangs in the middle of a body too, and no answer is held twice.
 *
 * @throws ky's `TimeoutError`; the reason of the signal; whatever the transport threw.
 */
export async function exchange(settings: WooSettings, outgoing: Outgoing): Promise<Incoming> {
  const { method, url, headers, body, timeoutMs, signal } = outgoing;
  const read: { text?: string | undefined } = {};
  const send = async (request: Request): Promise<Response> => {
    const response = await settings.transport(request);
    read.text = await textOfAnswer(response, settings.maxAnswerBytes);
    return response;
  };
  const response = await ky(url, {
    method,
    headers: {
      accept: 'application/json',
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
    redirect: 'manual',
    hooks: { beforeRequest: [withKey(outgoing)] },
    timeout: timeoutMs,
    retry: 0,
    throwHttpErrors: false,
    // ky passes on the request that it made. A transport may ignore its signal: the race ends the
    // wait anyway.
    fetch: (request) => abortable(send(request as Request), (request as Request).signal),
  });
  return { response, text: read.text };
}

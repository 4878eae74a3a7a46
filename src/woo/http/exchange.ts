import { readText } from '../../core/index.js';
import type { Authorized } from './authorize.js';
import { abortable } from './governor.js';
import type { WooSettings } from './options.js';

/** One request as it goes out; the key is put on it last. */
export interface Outgoing {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** JSON. */
  readonly body?: string | undefined;
  /** Adds the key: returns the whole address, and the headers that carry the key. */
  readonly authorize: () => Authorized;
  /**
   * How long the whole exchange may take, in milliseconds: the last byte of the answer included.
   */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The answer to one request, its body as text; `undefined` where it is larger than the limit. */
export interface Incoming {
  readonly response: Response;
  readonly text: string | undefined;
}

/** Reads the body of an answer; `undefined` when it is larger than the limit. */
async function textOfAnswer(response: Response, maxBytes: number): Promise<string | undefined> {
  // The length of a compressed answer says nothing about what comes out of it.
  const isPlain = !response.headers.has('content-encoding');
  if (isPlain && Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    return undefined;
  }
  return readText(response.body, maxBytes);
}

/**
 * Sends the request. The key is added last, since a signature contains the time at which it was
 * made. Only a transport gets a `Request`: `fetch` would make another one of it.
 */
function leave(
  transport: WooSettings['transport'],
  { method, headers, body, authorize }: Outgoing,
  signal: AbortSignal,
): Promise<Response> {
  const { url, headers: key } = authorize();
  const init: RequestInit = {
    method,
    headers: {
      accept: 'application/json',
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...key,
    },
    // As text, so that its length stays known: hosts refuse a body that comes in pieces.
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    signal,
  };
  return transport === undefined ? globalThis.fetch(url, init) : transport(new Request(url, init));
}

/** Whether an exchange ended because its time was up. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/**
 * Sends a request once and reads its whole answer. No status is an error, and nothing is sent
 * again: whether a request may be repeated is decided where its outcome is known. The time-out
 * holds for the body too, and ends a connection that hangs in the middle of it.
 *
 * It makes one request with one signal. A client made for retries copies the request for each
 * attempt, with its signals: that took a tenth of the processor time of pulling pages.
 *
 * @throws an error of which `isTimeout` is true; the reason of the signal; whatever the transport
 *   threw.
 */
export async function exchange(settings: WooSettings, outgoing: Outgoing): Promise<Incoming> {
  const { timeoutMs, signal } = outgoing;
  signal?.throwIfAborted();
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(
    () => stop.abort(new DOMException(`No whole answer within ${timeoutMs} ms.`, 'TimeoutError')),
    timeoutMs,
  );
  const send = async (): Promise<Incoming> => {
    const response = await leave(settings.transport, outgoing, stop.signal);
    return { response, text: await textOfAnswer(response, settings.maxAnswerBytes) };
  };
  try {
    // A transport may ignore the signal: the race ends the wait anyway.
    return await abortable(send(), stop.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

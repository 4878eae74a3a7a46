import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** Any handler of web-standard requests. */
export interface FetchHandler {
  /** Answers one request. */
  fetch(request: Request): Promise<Response>;
}

/** A request of Node, with the additions of frameworks. */
type FrameworkRequest = IncomingMessage & {
  /** Express and Connect: the whole path; `url` lacks the mount path. */
  readonly originalUrl?: string;
  /** The body that a parser of the framework has read. */
  readonly body?: unknown;
};

/**
 * The windows as a listener of Node's `http`, which Express and Connect take as a middleware.
 *
 * @param windows the result of {@link createWindows}, or any other web-standard handler.
 * @example
 * http.createServer(nodeListener(windows)).listen(3000)
 * app.use('/gestan', nodeListener(windows))   // Express; basePath: '/gestan'
 */
export function nodeListener(
  windows: FetchHandler,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(windows, request, response).catch(() => {
      // What went wrong is logged by the windows; a client that is gone gets nothing.
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

async function answer(
  windows: FetchHandler,
  incoming: FrameworkRequest,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const response = await windows.fetch(toRequest(incoming, gone.signal));
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  outgoing.writeHead(response.status, headers);
  if (!response.body) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  const reader = response.body.getReader();
  gone.signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true });
  for (;;) {
    const { done, value } = await reader.read();
    if (done || gone.signal.aborted) break;
    if (!outgoing.write(value)) await drained(outgoing, gone.signal);
  }
  outgoing.end();
}

/** Waits until a slow client has taken what was sent, or is gone. */
function drained(outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once('drain', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function toRequest(incoming: FrameworkRequest, signal: AbortSignal): Request {
  const { method = 'GET', headers: given } = incoming;
  const isEncrypted = 'encrypted' in incoming.socket && incoming.socket.encrypted === true;
  const host = given.host ?? 'localhost';
  const url = new URL(
    incoming.originalUrl ?? incoming.url ?? '/',
    `${isEncrypted ? 'https' : 'http'}://${host}`,
  );
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith(':') || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  const parsed = parsedBody(incoming);
  if (parsed !== undefined) {
    headers.delete('content-length');
    return new Request(url, { method, headers, body: parsed, signal });
  }
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  return new Request(url, { method, headers, body, duplex: 'half', signal });
}

/** The body that a parser before the windows has read: a form is written out again. */
function parsedBody({ body, readableEnded }: FrameworkRequest): string | Uint8Array | undefined {
  if (!readableEnded || body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body as string;
  if (typeof body !== 'object') return undefined;
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, String(one));
  }
  return form.toString();
}

import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { isBrokenConnection } from '../faults/broken.js';

/** How the store listens. */
export interface ListenOptions {
  /**
   * The port; 0 takes a free one.
   * @default 0
   */
  readonly port?: number;
  /**
   * Key and certificate in PEM form: the server then speaks HTTPS, and keys may be sent as Basic
   * authentication. Without them it wants OAuth 1.0a, as real stores do.
   */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** A store that listens. `await using` closes it at the end of the block. */
export interface ListeningStore extends AsyncDisposable {
  /** `http://127.0.0.1:49152` */
  readonly url: string;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The bytes of a body, as far as they come before it breaks. */
async function collect(answer: Response): Promise<{ readonly body: Buffer; readonly broken: boolean }> {
  const chunks: Uint8Array[] = [];
  let broken = false;
  const reader = answer.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      chunks.push(part.value);
  } catch (error) {
    if (!isBrokenConnection(error)) throw error;
    broken = true;
  }
  return { body: Buffer.concat(chunks), broken };
}

function breakOff(socket: Socket): void {
  // Only plain TCP sockets can send a reset; TLS ones just vanish.
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

async function write(answer: Response, response: ServerResponse, withBody: boolean): Promise<void> {
  const headers: Record<string, string> = {};
  answer.headers.forEach((value, name) => {
    headers[name] = value;
  });
  const { body, broken } = await collect(answer);
  // The other side sees the break because fewer bytes come than were announced.
  const length = broken ? body.length * 2 + 1 : body.length;
  response.writeHead(answer.status, { ...headers, 'content-length': String(length) });
  if (!broken) {
    response.end(withBody ? body : undefined);
    return;
  }
  await new Promise<void>((resolve) => response.write(body, () => resolve()));
  response.socket?.destroy();
}

/**
 * The store itself failed. Both sides report it: a connection that only breaks would look like a
 * network fault.
 */
function respondToDefect(error: unknown, response: ServerResponse): void {
  const defect = error instanceof Error ? error : new Error(String(error));
  process.emitWarning(defect.stack ?? defect.message, 'FakeStoreDefect');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify({ code: 'fake_store_defect', message: defect.message, data: { status: 500 } }));
}

/** Serves a transport over HTTP(S) on the loopback interface. */
export async function listen(
  transport: (request: Request) => Promise<Response>,
  options: ListenOptions,
): Promise<ListeningStore> {
  const scheme = options.tls ? 'https' : 'http';
  const handle: RequestListener = (message, response) => {
    const run = async () => {
      const body = await read(message);
      const headers = new Headers();
      for (const [name, value] of Object.entries(message.headers)) {
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
      }
      const method = message.method ?? 'GET';
      const url = `${scheme}://${message.headers.host ?? '127.0.0.1'}${message.url ?? '/'}`;
      const withBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
      const request = new Request(url, { method, headers, ...(withBody ? { body } : {}) });
      await write(await transport(request), response, method !== 'HEAD');
    };
    run().catch((error: unknown) => {
      // A planned fault, or a caller that closed its connection.
      if (isBrokenConnection(error) || message.socket.destroyed) breakOff(message.socket);
      else respondToDefect(error, response);
    });
  };
  const server: Server = options.tls ? createHttpsServer(options.tls, handle) : createHttpServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { url: `${scheme}://127.0.0.1:${port}`, close, [Symbol.asyncDispose]: close };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakeStore } from '../../src/testing/index.js';

/** Headers of the connection, which say nothing to the store. */
const ofTheConnection = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (typeof value === 'string' && !ofTheConnection.has(name)) headers.set(name, value);
  const method = incoming.method ?? 'GET';
  const body = Buffer.concat(chunks);
  return new Request(`https://shop.test${incoming.url}`, {
    method,
    headers,
    ...(body.length > 0 && method !== 'GET' ? { body } : {}),
  });
}

/** Puts a store behind a plain port as if the web server in front of it spoke TLS: the store then takes Basic keys. */
export async function serve(store: FakeStore): Promise<{ readonly url: string; close(): Promise<void> }> {
  const answerTo = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const answer = await store.transport(await toRequest(incoming));
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((incoming, outgoing) => void answerTo(incoming, outgoing));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { createMetrics } from './metrics.js';
import type { ShopQueue } from './queue.js';
import type { Registry } from './registry.js';
import type { Syncs } from './syncs.js';

/**
 * `POST /webhooks/<shop>` wakes a shop, `GET /metrics` and `GET /shops` show all of them. Only for
 * the inside of your network.
 */
export function createWeb(parts: {
  readonly registry: Registry;
  readonly queue: ShopQueue;
  readonly syncs: Syncs;
}): Server {
  const metrics = createMetrics(parts.registry);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, shop] = /^\/webhooks\/([\w-]+)$/.exec(pathname) ?? [];
    if (request.method === 'POST' && shop) return deliver(shop, request, response);
    if (pathname === '/metrics')
      return response.setHeader('content-type', metrics.contentType).end(await metrics.metrics());
    if (pathname === '/shops')
      return response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify(await parts.registry.list()));
    return response.writeHead(404).end();
  };
  const deliver = async (id: string, request: IncomingMessage, response: ServerResponse) => {
    const shop = (await parts.registry.list()).find((row) => row.id === id);
    if (!shop) return response.writeHead(404).end();
    await using sync = await parts.syncs.open(shop);
    const { status } = await sync.webhooks.handle(
      new Request(`http://localhost${request.url}`, {
        method: 'POST',
        headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        body: Readable.toWeb(request) as ReadableStream,
        duplex: 'half',
      } as RequestInit),
    );
    if (status < 300) {
      await parts.registry.wake(id);
      await parts.queue.send([{ id, late: 0 }]);
    }
    return response.writeHead(status).end();
  };
  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      if (!response.headersSent) response.writeHead(503);
      response.end();
    });
  });
}

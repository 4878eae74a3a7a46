/** A store in a process of its own that lists the same 100 recorded orders on every page: it costs next to nothing, so that the clients are measured. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const pages = Number(process.argv[2] ?? 40);
const delayMs = Number(process.argv[3] ?? 0);

const recorded = JSON.parse(
  readFileSync(new URL('../test/recordings/wc11/state/orders.json', import.meta.url), 'utf8'),
) as Record<string, unknown>[];

/** As WordPress writes JSON: everything but ASCII escaped. */
const escaped = (text: string) =>
  text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

const bodies = Array.from({ length: pages }, (_, page) =>
  Buffer.from(
    escaped(JSON.stringify(recorded.slice(0, 100).map((row, at) => ({ ...row, id: page * 100 + at + 1 })))),
  ),
);

const server = createServer((request, response) => {
  const page = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('page') ?? 1);
  const body = bodies[page - 1] ?? Buffer.from('[]');
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': body.length,
    'x-wp-total': pages * 100,
    'x-wp-totalpages': pages,
  };
  const answer = () => response.writeHead(200, headers).end(body);
  if (delayMs > 0) setTimeout(answer, delayMs);
  else answer();
});

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

import { expect, test } from 'vitest';
import { collectingLogger } from './shops.js';
import { setUp, smallWorld } from './small.js';

const spoiled = 'x\r\nERROR all is well\u001b[2J\u0000\u0085\u2028';
// What ends a line of a log, or acts on the terminal that shows it.
const acting = /[\p{Cc}\p{Zl}\p{Zp}]/u;

test('what a shop or an adapter says keeps to its line of the log, and acts on no terminal', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const lines: string[] = [];
  const add = (message: string, data?: unknown) => {
    lines.push(message, ...textsOf(data));
  };
  const logger = { ...collectingLogger(), debug: add, info: add, warn: add, error: add };
  const transport = async (request: Request) =>
    request.method === 'GET' && !request.url.includes('/orders')
      ? w.store.transport(request)
      : new Response(JSON.stringify({ code: spoiled, message: spoiled, data: { status: 400 } }), {
          status: 400,
          headers: { 'content-type': 'application/json' },
        });
  const refuse = () => Promise.reject(new Error(spoiled));
  const gestan = { ...w.gestan, upsertProduct: refuse, upsertContact: refuse, createPiece: refuse };
  for (let run = 0; run < 2; run += 1)
    await w
      .open({ transport, gestan, logger })
      .run()
      .catch(() => undefined);
  await w
    .open({ gestan, logger })
    .run()
    .catch(() => undefined);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(line).not.toMatch(acting);
});

/** Every text in what is logged beside the message, however deep. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...textsOf(member)]);
}

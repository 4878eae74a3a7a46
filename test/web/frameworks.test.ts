import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { describe, expect, it } from 'vitest';
import { app as expressApp } from '../../examples/windows/express.js';
import { app as fastifyApp } from '../../examples/windows/fastify.js';
import { app as honoApp } from '../../examples/windows/hono.js';
import { GET, POST } from '../../examples/windows/next/app/gestan/[[...path]]/route.js';
import { server as nodeServer } from '../../examples/windows/node.js';

const user = { 'x-demo-user': 'anne' };

interface Mounted {
  readonly url: string;
  close(): Promise<void>;
}

async function listening(server: Server): Promise<Mounted> {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const frameworks: readonly (readonly [string, () => Promise<Mounted>])[] = [
  ['Node', () => listening(nodeServer)],
  ['Express', () => listening(createServer(expressApp as unknown as RequestListener))],
  [
    'Fastify',
    async () => {
      const url = await fastifyApp.listen({ port: 0, host: '127.0.0.1' });
      return { url, close: () => fastifyApp.close() };
    },
  ],
  [
    'Hono',
    async () => {
      const server = serve({
        fetch: honoApp.fetch,
        port: 0,
        hostname: '127.0.0.1',
        // Else it puts its own Request and Response in place of Node's, for the whole process.
        overrideGlobalObjects: false,
      }) as Server;
      await new Promise((resolve) => server.once('listening', resolve));
      return listening(server);
    },
  ],
];

const tokenOf = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('the examples that mount the windows', () => {
  it.for(frameworks)('%s serves pages, forms, and the stream of the tasks', async ([, mount]) => {
    const { url, close } = await mount();
    try {
      expect((await fetch(`${url}/gestan/main/`)).status).toBe(403);
      const page = await fetch(`${url}/gestan/`, { headers: user });
      expect(page.url).toBe(`${url}/gestan/main/`);
      const html = await page.text();
      const style = /href="([^"]+\.css)"/.exec(html)?.[1] ?? '';
      expect((await fetch(`${url}${style}`, { headers: user })).headers.get('content-type')).toContain(
        'text/css',
      );

      const gone = new AbortController();
      const stream = await fetch(`${url}/gestan/main/events`, { headers: user, signal: gone.signal });
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      const started = await fetch(`${url}/gestan/main/stock/plan`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...user, origin: url },
        body: new URLSearchParams({ token: tokenOf(html), from: '/gestan/main/stock' }),
      });
      expect([started.status, started.headers.get('location')]).toEqual([303, '/gestan/main/stock']);
      let text = '';
      while (!text.includes('"state":"done"')) text += (await reader?.read())?.value ?? '';
      gone.abort();
      expect(await (await fetch(`${url}/gestan/main/stock`, { headers: user })).text()).toContain(
        'data-plan=',
      );
    } finally {
      await close();
    }
  });

  it('Next serves the handlers of the route', async () => {
    const page = await GET(new Request('https://app.example/gestan/main/', { headers: user }));
    expect(page.status).toBe(200);
    const body = new URLSearchParams({ token: tokenOf(await page.text()), from: '/gestan/main/' });
    const headers = { ...user, origin: 'https://app.example' };
    const answer = await POST(
      new Request('https://app.example/gestan/main/stock/plan', { method: 'POST', body, headers }),
    );
    expect(answer.status).toBe(303);
    expect(
      (
        await POST(
          new Request('https://app.example/gestan/main/run', {
            method: 'POST',
            headers: { ...headers, 'x-demo-user': 'stagiaire' },
          }),
        )
      ).status,
    ).toBe(403);
  });
});

import { getEventListeners, once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';
import { exchange, isTimeout, type Outgoing } from '../../src/woo/http/exchange.js';
import { parseOptions, type WooTransport } from '../../src/woo/http/options.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

type Listener = (...exchange: Parameters<RequestListener>) => unknown;

async function serve(listener: Listener): Promise<string> {
  server = createServer((request, response) => void listener(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const key = { consumerKey: 'ck_1', consumerSecret: 'cs_1' };

function send(url: string, given: Partial<Outgoing> = {}, transport?: WooTransport) {
  const settings = parseOptions({ url, ...key, transport, maxAnswerBytes: 1024 });
  const authorize = () => ({ url, headers: {} });
  return exchange(settings, { method: 'GET', authorize, timeoutMs: 60_000, ...given });
}

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error('it should have failed'),
    (error) => error,
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

describe('one exchange', () => {
  it.each([
    ['in a header', (url: string) => ({ url, headers: { authorization: 'Basic YQ==' } })],
    ['in the address', (url: string) => ({ url: `${url}?consumer_key=ck_1`, headers: {} })],
  ])('puts the key %s, and sends the body with its length', async (_, authorize) => {
    const seen: { url?: string | undefined; headers?: IncomingMessage['headers']; body?: string } = {};
    const base = await serve(async (request, response) => {
      Object.assign(seen, { url: request.url, headers: request.headers, body: await bodyOf(request) });
      response.end('{}');
    });
    const url = `${base}/wp-json/wc/v3/tags/7`;
    const body = JSON.stringify({ name: 'Été' });
    const { text } = await send(url, { method: 'PUT', body, authorize: () => authorize(url) });
    expect(text).toBe('{}');
    expect(seen.body).toBe(body);
    expect(seen.headers).toMatchObject({
      'content-length': String(Buffer.byteLength(body)),
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/json',
    });
    expect(seen.headers).not.toHaveProperty('transfer-encoding');
    const { url: expected, headers } = authorize('/wp-json/wc/v3/tags/7');
    expect(seen.url).toBe(expected);
    expect(seen.headers).toMatchObject(headers);
  });

  it('takes every status as it is, follows no redirect and sends nothing twice', async () => {
    let count = 0;
    const base = await serve((request, response) => {
      count += 1;
      const status = Number(request.url?.slice(1));
      response.writeHead(status, { location: '/200', 'retry-after': '0' }).end('busy');
    });
    for (const status of [301, 404, 429, 500, 503]) {
      const answer = await send(`${base}/${status}`);
      expect([answer.response.status, answer.text]).toEqual([status, 'busy']);
    }
    expect(count).toBe(5);
  });

  it('ends a connection that hangs in the middle of a body', async () => {
    let begun = 0;
    let closed = 0;
    const base = await serve((_, response) => {
      begun += 1;
      response.on('close', () => {
        closed += 1;
      });
      response.write('{"a":');
    });
    // On a slow machine the first time may be over before the server has begun.
    for (let timeoutMs = 250; begun === 0; timeoutMs *= 2)
      expect(isTimeout(await errorOf(send(base, { timeoutMs })))).toBe(true);
    await expect.poll(() => closed, { timeout: 300_000 }).toBe(begun);
  });

  it('does not wait for a transport that looks at no signal', async () => {
    const never: WooTransport = () => new Promise(() => {});
    const url = 'https://shop.example';
    expect(isTimeout(await errorOf(send(url, { timeoutMs: 20 }, never)))).toBe(true);
    const stop = new AbortController();
    const waiting = errorOf(send(url, { signal: stop.signal }, never));
    const reason = new Error('enough');
    stop.abort(reason);
    expect(await waiting).toBe(reason);
  });

  it('leaves no listener on the signal of the caller, and makes one request', async () => {
    const { signal } = new AbortController();
    const requests: Request[] = [];
    const answer: WooTransport = async (request) => {
      requests.push(request);
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      return new Response('{}');
    };
    await send('https://shop.example', { signal }, answer);
    await errorOf(send('https://shop.example', { signal, timeoutMs: 1 }, () => new Promise(() => {})));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(requests).toHaveLength(1);
  });

  it('reads no answer beyond the limit', async () => {
    const base = await serve((request, response) => response.end('x'.repeat(Number(request.url?.slice(1)))));
    expect((await send(`${base}/1024`)).text).toHaveLength(1024);
    expect((await send(`${base}/1025`)).text).toBeUndefined();
  });

  it('passes on what the transport throws', async () => {
    const broken = new TypeError('fetch failed');
    expect(await errorOf(send('https://shop.example', {}, () => Promise.reject(broken)))).toBe(broken);
  });
});

import type { Clock } from '../../src/core/index.js';
import type { WooWarning } from '../../src/woo/http/options.js';
import { createWooClient, type WooClient, type WooClientOptions } from '../../src/woo/index.js';

/** What a scripted store received. */
export interface Received {
  readonly method: string;
  /** Below `/wp-json/wc/v3/`, with its query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly at: number;
}

export type Answer = (received: Received, count: number) => Response | Promise<Response>;

export interface Script {
  readonly woo: WooClient;
  readonly received: Received[];
  readonly warnings: WooWarning[];
  /** How long was slept each time, in milliseconds. */
  readonly sleeps: number[];
  readonly clock: Clock & { set(ms: number): void };
}

export const keys = { consumerKey: `ck_${'a1'.repeat(20)}`, consumerSecret: `cs_${'b2'.repeat(20)}` };

export function json(data: unknown, init: ResponseInit = {}): Response {
  return Response.json(data, init);
}

export function failure(
  status: number,
  code: string,
  data: object = {},
  headers: Record<string, string> = {},
): Response {
  return Response.json({ code, message: `Says ${code}`, data: { status, ...data } }, { status, headers });
}

export function html(
  status: number,
  text = '<html><body>Sorry</body></html>',
  headers: Record<string, string> = {},
): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/html', ...headers } });
}

export const fatal = () => failure(500, 'internal_server_error');

export function reset(code = 'ECONNRESET'): never {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(`read ${code}`), { code }) });
}

/** A client over a scripted store, with a clock that leaps instead of waiting. */
export function scripted(answer: Answer, options: Partial<WooClientOptions> = {}): Script {
  let now = Date.parse('2026-11-24T12:00:00Z');
  const received: Received[] = [];
  const warnings: WooWarning[] = [];
  const sleeps: number[] = [];
  const clock = {
    now: () => now,
    set(ms: number) {
      now = ms;
    },
    async sleep(ms: number, signal?: AbortSignal) {
      signal?.throwIfAborted();
      sleeps.push(ms);
      now += ms;
    },
  };
  const woo = createWooClient({
    url: 'https://shop.example',
    ...keys,
    clock,
    random: () => 0.5,
    onWarning: (warning) => warnings.push(warning),
    transport: async (request) => {
      const url = new URL(request.url);
      const text = await request.text();
      const one: Received = {
        method: request.method,
        path: `${url.pathname.replace('/wp-json/wc/v3/', '')}${url.search}`,
        headers: request.headers,
        body: text === '' ? undefined : JSON.parse(text),
        at: now,
      };
      received.push(one);
      return answer(one, received.length);
    },
    ...options,
  });
  return { woo, received, warnings, sleeps, clock };
}

/** Answers in turn; the last one for ever. */
export function inTurn(...answers: readonly (() => Response)[]): Answer {
  return (_, count) => {
    const answer = answers[Math.min(count, answers.length) - 1];
    if (answer === undefined) throw new Error('Nothing to answer.');
    return answer();
  };
}

export async function caught(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It was expected to fail.');
}

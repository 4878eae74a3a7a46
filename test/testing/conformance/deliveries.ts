import type { Json } from '../../../src/testing/index.js';
import type { Difference, Normaliser } from './compare.js';
import { compare } from './compare.js';
import type { Exchange } from './recordings.js';

/** A request that the fake sent to a listener. */
interface Received {
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  status: number;
}

export interface Listener {
  /** Answers as the recorder's listener did, by the address. */
  receive(request: Request): Promise<Response>;
  /** What came since the last call, without what nobody answered. */
  take(): Received[];
}

export function createListener(): Listener {
  let received: Received[] = [];
  const answerTo = (url: URL): Response => {
    if (url.pathname.startsWith('/fail')) return new Response('ok', { status: 500 });
    if (url.pathname.startsWith('/gone')) return new Response('ok', { status: 410 });
    if (url.pathname.startsWith('/redir'))
      return new Response('ok', { status: 302, headers: { location: `${url.origin}/moved` } });
    return new Response('ok');
  };
  return {
    async receive(request) {
      const url = new URL(request.url);
      if (url.hostname.startsWith('closed.')) throw new TypeError('fetch failed');
      const answer = answerTo(url);
      received.push({ url, headers: request.headers, body: await request.text(), status: answer.status });
      return answer;
    },
    take() {
      const all = received;
      received = [];
      return all;
    },
  };
}

const compared = [
  'user-agent',
  'content-type',
  'x-wc-webhook-source',
  'x-wc-webhook-topic',
  'x-wc-webhook-resource',
  'x-wc-webhook-event',
  'x-wc-webhook-id',
];

const parsed = (body: string): Json => (body.startsWith('{') ? JSON.parse(body) : body);

/** Compares a delivery with the recorded one. */
export function compareDelivery(
  exchange: Exchange,
  actual: Received | undefined,
  normaliser: Normaliser,
): Difference[] {
  const { request } = exchange;
  if (!actual) return [{ path: 'delivery', expected: request.path, actual: undefined }];
  const expectedBody = request.body_raw ?? JSON.stringify(request.body);
  const differences = [
    ...compare(request.path, actual.url.pathname, normaliser, 'path'),
    ...compare(exchange.response.status, actual.status, normaliser, 'status'),
    ...compare(parsed(expectedBody), parsed(actual.body), normaliser, 'body'),
  ];
  for (const name of compared) {
    const expected = request.headers?.[name];
    const found = actual.headers.get(name) ?? undefined;
    if (expected !== found) differences.push({ path: `header ${name}`, expected, actual: found });
  }
  return differences;
}

/** Deliveries that the recorded store did not send. */
export function surplus(rest: readonly Received[]): Difference[] {
  return rest.map((item) => ({
    path: 'delivery',
    expected: undefined,
    actual: `${item.url.pathname} ${item.headers.get('x-wc-webhook-topic') ?? 'ping'}`,
  }));
}

import type { Json } from '../../../src/testing/index.js';

/** One call of the REST API, without its keys. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Behind `/wp-json/wc/v3/`: `products/12`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** What a store answered. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** Sends a call to a store. */
export type Ask = (call: Call) => Promise<Reply>;

/** Where a store is and how it is opened. */
export interface Access {
  readonly url: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
}

/** Sends calls by `send`, as a shop under the address of `access`. */
export function createAsk(access: Access, send: (request: Request) => Promise<Response>): Ask {
  const authorization = `Basic ${btoa(`${access.consumerKey}:${access.consumerSecret}`)}`;
  return async ({ method, path, query = {}, body }) => {
    const url = new URL(`${access.url.replace(/\/+$/, '')}/wp-json/wc/v3/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const headers = { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const answer = await send(
      new Request(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    );
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: jsonOr(text) };
  };
}

/** A body that is no JSON stays text: it is compared as well. */
function jsonOr(text: string): Json {
  if (text === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

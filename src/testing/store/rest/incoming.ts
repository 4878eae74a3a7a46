import type { Json, Row } from '../json.js';
import { isRow, text } from '../json.js';
import { RestFault } from './fault.js';
import { parseQuery } from './query.js';

/** A request as the web server hands it to PHP. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  /** The path and query as they were sent. */
  readonly uri: string;
  readonly secure: boolean;
  readonly headers: Headers;
  readonly query: Row;
  readonly body: Uint8Array;
}

export async function readIncoming(request: Request): Promise<Incoming> {
  const url = new URL(request.url);
  const uri = request.url.replace(/^[a-z]+:\/\/[^/?#]+/i, '').replace(/#.*$/, '') || '/';
  return {
    method: request.method.toUpperCase(),
    url,
    uri,
    secure: url.protocol === 'https:',
    headers: request.headers,
    query: parseQuery(url.search.slice(1)),
    body: new Uint8Array(await request.arrayBuffer()),
  };
}

/**
 * The REST route of an address: `/wc/v3/products`; undefined if the address is not one of the API.
 */
export function routeOf(incoming: Incoming): string | undefined {
  const asked = incoming.query.rest_route;
  if (typeof asked === 'string' && asked !== '') return normal(asked);
  const path = decodeURI(incoming.url.pathname);
  const match = /^(?:\/+index\.php)?\/+wp-json(\/.*)?$/.exec(path);
  return match ? normal(match[1] ?? '/') : undefined;
}

function normal(route: string): string {
  return route === '/' ? '/' : `/${route.replace(/^\/+|\/+$/g, '')}`;
}

export interface BodyParams {
  readonly params: Row;
  /** The error of a body that is not JSON; it is answered only if a route is found. */
  readonly fault?: RestFault;
}

const badJson = (code: number, message: string): RestFault =>
  new RestFault('rest_invalid_json', 'Invalid JSON body passed.', 400, {
    json_error_code: code,
    json_error_message: message,
  });

/** The text of a body; undefined if it is not UTF-8. */
function strictText(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

const jsonType = /^\s*application\/(?:[a-z0-9.+-]+\+)?json\b/i;

/** The parameters of the body, by its content type. */
export function bodyParams(incoming: Incoming): BodyParams {
  if (incoming.body.length === 0) return { params: {} };
  const type = incoming.headers.get('content-type') ?? '';
  if (jsonType.test(type)) {
    const source = strictText(incoming.body);
    if (source === undefined)
      return { params: {}, fault: badJson(5, 'Malformed UTF-8 characters, possibly incorrectly encoded') };
    try {
      const value: Json = JSON.parse(source);
      if (Array.isArray(value))
        return { params: Object.fromEntries(value.map((item, index) => [String(index), item])) };
      return { params: isRow(value) ? value : {} };
    } catch {
      return { params: {}, fault: badJson(4, 'Syntax error') };
    }
  }
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(incoming.body);
  if (/^\s*application\/x-www-form-urlencoded\b/i.test(type)) return { params: parseQuery(source) };
  return { params: {} };
}

/** The method after overriding by header or parameter. */
export function methodOf(incoming: Incoming): string {
  const overridden = text(incoming.query._method) || incoming.headers.get('x-http-method-override');
  return (overridden || incoming.method).toUpperCase();
}

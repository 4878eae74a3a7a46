import type { Json, Row } from '../json.js';
import { isRow, text } from '../json.js';
import type { Site } from '../site.js';
import type { Authenticator } from './auth.js';
import { describeRoute } from './describe.js';
import { FatalFault, RestFault } from './fault.js';
import { filterFields } from './fields.js';
import type { Incoming } from './incoming.js';
import { bodyParams, methodOf, routeOf } from './incoming.js';
import type { Match, Router } from './router.js';
import { defaultsOf, readParams } from './schema.js';
import type { Caller, Endpoint, Method, RestAnswer, RestRequest } from './types.js';

/** An answer ready to be written to the wire. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Json | undefined;
  /** The body shares nothing with what the store holds. */
  readonly own?: boolean;
  /** The JSONP function that wraps the answer. */
  readonly callback?: string;
}

export interface Dispatcher {
  dispatch(incoming: Incoming): Promise<Outgoing>;
}

interface Parts {
  readonly status: number;
  readonly data: Json;
  readonly own?: boolean | undefined;
  readonly headers: Record<string, string>;
}

const scopeFaults = {
  read: 'The API key provided does not have read permissions.',
  write: 'The API key provided does not have write permissions.',
};

function checkScope(caller: Caller, method: string): void {
  const need = method === 'GET' || method === 'HEAD' ? 'read' : method === 'OPTIONS' ? undefined : 'write';
  if (need === undefined || caller.scope === 'read_write' || caller.scope === need) return;
  throw new RestFault('woocommerce_rest_authentication_error', scopeFaults[need], 401);
}

/**
 * WordPress' REST server: authentication, route, arguments, permission, handler, then fields, links
 * and headers, in this order.
 */
export function createDispatcher(site: Site, router: Router, authenticator: Authenticator): Dispatcher {
  const permitted = (endpoint: Endpoint, request: RestRequest): boolean => {
    try {
      endpoint.permit?.({ site, request });
      return true;
    } catch (error) {
      if (error instanceof RestFault) return false;
      throw error;
    }
  };

  const allow = (match: Match, request: RestRequest): string =>
    router
      .methods(match.route)
      .filter((method) =>
        match.route.endpoints.some(
          (endpoint) => endpoint.methods.includes(method) && permitted(endpoint, { ...request, method }),
        ),
      )
      .join(', ');

  async function handled(endpoint: Endpoint, request: RestRequest): Promise<RestAnswer> {
    if (request.method === 'GET') return endpoint.handle({ site, request });
    const written = site.tables.kept.write();
    try {
      return await endpoint.handle({ site, request });
    } finally {
      written();
    }
  }

  async function run(incoming: Incoming, method: string, route: string): Promise<Parts> {
    const headers: Record<string, string> = {};
    const body = bodyParams(incoming);
    let request: RestRequest | undefined;
    let match: Match | undefined;
    const finish = (parts: Parts): Parts => {
      const allowed = match && request ? allow(match, request) : '';
      return { ...parts, headers: { ...headers, ...parts.headers, ...(allowed ? { allow: allowed } : {}) } };
    };
    try {
      const caller = authenticator.identify(incoming, method);
      checkScope(caller, method);
      match = router.match(route);
      const verb = (method === 'HEAD' ? 'GET' : method) as Method;
      const endpoint = match?.route.endpoints.find((item) => item.methods.includes(verb));
      // OPTIONS of an unknown address gets an empty answer, not an error.
      if (!match && method === 'OPTIONS') return finish({ status: 200, data: [], headers: {} });
      if (!match || (!endpoint && method !== 'OPTIONS')) {
        match = undefined;
        throw new RestFault('rest_no_route', 'No route was found matching the URL and request method.', 404);
      }
      const sent: Row = { ...incoming.query, ...body.params, ...match.path };
      const blank: RestRequest = {
        method: verb,
        route,
        path: match.path,
        params: sent,
        query: incoming.query,
        sent,
        caller,
        origin: incoming.url.origin,
        raw: incoming,
        namespace: match.namespace,
      };
      request = blank;
      if (!endpoint)
        return finish({
          status: 200,
          data: filterFields(
            describeRoute(site, match, router.methods(match.route), incoming.url.origin),
            sent._fields,
          ),
          headers: {},
        });
      if (body.fault) throw body.fault;
      const args = endpoint.args ?? {};
      const clean = readParams({ ...defaultsOf(args), ...sent }, args);
      const query: Row = {};
      for (const name of Object.keys(incoming.query)) query[name] = clean[name] ?? null;
      const params = clean;
      request = { ...blank, params, query };
      endpoint.permit?.({ site, request });
      const answer = await handled(endpoint, request);
      return finish({
        status: answer.status ?? 200,
        data: shown(answer, params._fields),
        own: answer.own,
        headers: { ...answer.headers },
      });
    } catch (error) {
      if (!(error instanceof RestFault)) throw error;
      if (error instanceof FatalFault) match = undefined;
      return finish({ status: error.status, data: error.body(), headers: {} });
    }
  }

  return {
    async dispatch(incoming) {
      const home = `<${incoming.url.origin}/wp-json/>; rel="https://api.w.org/"`;
      // The name of a callback is checked first.
      if (/[^\w.]/.test(text(incoming.query._jsonp)))
        return {
          status: 400,
          headers: { 'content-type': 'application/javascript; charset=UTF-8', link: home },
          body: { code: 'rest_callback_invalid', message: 'Invalid JSONP callback function.' },
        };
      const method = methodOf(incoming);
      const route = routeOf(incoming) ?? '/';
      const parts = await run(incoming, method, route);
      const headers: Record<string, string> = {
        'content-type': 'application/json; charset=UTF-8',
        link: home,
        ...parts.headers,
      };
      if ('_envelope' in incoming.query) return enveloped(incoming, parts);
      const callback = text(incoming.query._jsonp);
      const empty = method === 'HEAD';
      return {
        status: parts.status,
        headers,
        body: empty ? undefined : parts.data,
        own: parts.own === true,
        ...(callback === '' ? {} : { callback }),
      };
    },
  };
}

const headerNames: Readonly<Record<string, string>> = {
  'x-wp-total': 'X-WP-Total',
  'x-wp-totalpages': 'X-WP-TotalPages',
  link: 'Link',
  allow: 'Allow',
  location: 'Location',
};

function enveloped(incoming: Incoming, parts: Parts): Outgoing {
  const headers: Row = {};
  for (const [name, value] of Object.entries(parts.headers)) {
    headers[headerNames[name] ?? name] = name.startsWith('x-wp-') ? Number(value) : value;
  }
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      link: `<${incoming.url.origin}/wp-json/>; rel="https://api.w.org/"`,
    },
    // PHP knows no empty object.
    body: {
      body: parts.data,
      status: parts.status,
      headers: Object.keys(headers).length === 0 ? [] : headers,
    },
  };
}

function shown(answer: RestAnswer, fields: Json | undefined): Json {
  if (answer.linksAsData && answer.links && isRow(answer.data))
    return filterFields({ ...answer.data, _links: answer.links as Row }, fields, answer);
  const data = filterFields(answer.data, fields, answer);
  if (!answer.links || !isRow(answer.data)) return data;
  return { ...(isRow(data) ? data : {}), _links: answer.links as Row };
}

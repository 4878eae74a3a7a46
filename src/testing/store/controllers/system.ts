import type { Json } from '../json.js';
import { isRow, text } from '../json.js';
import { restUrl } from '../rest/links.js';
import { everybody, managers } from '../rest/permit.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { offsetMinutes } from '../rules/dates.js';

/** Addresses of the shop inside a value, written for the origin of the request. */
export function relocate(value: Json, home: string, origin: string): Json {
  if (home === origin) return value;
  if (typeof value === 'string') return value.split(home).join(origin);
  if (Array.isArray(value)) return value.map((item) => relocate(item, home, origin));
  if (isRow(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, relocate(item, home, origin)]),
    );
  return value;
}

function status({ site, request }: RouteContext): RestAnswer {
  const { systemStatus } = site.tables;
  const environment = {
    ...(isRow(systemStatus.environment) ? systemStatus.environment : {}),
    version: site.version,
  };
  return { data: relocate({ ...systemStatus, environment }, site.home, request.origin) };
}

/** The REST index, as far as clients read it. */
function index({ site, request }: RouteContext): RestAnswer {
  const namespaces = [
    'oembed/1.0',
    'wc/v3',
    'wc/v1',
    'wc-admin',
    'wc-analytics',
    'wc/store',
    'wc/store/v1',
    'wc/private',
    'wc/v2',
    'wp/v2',
    'wp-site-health/v1',
    'wp-block-editor/v1',
  ];
  return {
    data: {
      name: site.name,
      description: '',
      url: request.origin,
      home: request.origin,
      gmt_offset: offsetMinutes(site.now(), site.timeZone) / 60,
      timezone_string: site.timeZone,
      namespaces,
      authentication: request.origin.startsWith('https:')
        ? {
            'application-passwords': {
              endpoints: { authorization: `${request.origin}/wp-admin/authorize-application.php` },
            },
          }
        : [],
      routes: Object.fromEntries(site.tables.routes.map((route) => [route, { namespace: 'wc/v3' }])),
    },
    links: { help: [{ href: 'https://developer.wordpress.org/rest-api/' }] },
  };
}

function namespaceIndex({ site, request }: RouteContext): RestAnswer {
  return {
    data: {
      namespace: request.namespace,
      routes: Object.fromEntries(site.tables.routes.map((route) => [route, { namespace: 'wc/v3' }])),
    },
    links: { up: [{ href: `${request.origin}/wp-json/` }] },
  };
}

function currentCurrency({ site, request }: RouteContext): RestAnswer {
  const [known] = site.tables.currencies;
  const currency = known ?? { code: site.currency, name: site.currency, symbol: site.currency };
  return {
    data: currency,
    links: {
      self: [
        {
          href: restUrl(request, `/data/currencies/${text(currency.code)}`),
          ...(site.wpAtLeast('6.7') ? { targetHints: { allow: ['GET'] } } : {}),
        },
      ],
      collection: [{ href: restUrl(request, '/data/currencies') }],
    },
  };
}

/** The index, `/system_status`, `/data/currencies/current`. */
export function systemRoutes(): Route[] {
  return [
    { path: '/', endpoints: [{ methods: ['GET'], permit: everybody, handle: index }] },
    { path: '/wc/v3', endpoints: [{ methods: ['GET'], permit: everybody, handle: namespaceIndex }] },
    {
      path: '/wc/v3/system_status',
      endpoints: [{ methods: ['GET'], permit: managers('list'), handle: status }],
    },
    {
      path: '/wc/v3/data/currencies/current',
      endpoints: [{ methods: ['GET'], permit: managers('view'), handle: currentCurrency }],
    },
  ];
}

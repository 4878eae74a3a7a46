import type { Json } from '../json.js';
import { isRow, items, text } from '../json.js';
import { everybody, managers } from '../rest/permit.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { currencySymbol } from '../rules/currencies.js';
import { offsetMinutes } from '../rules/dates.js';
import { namespacesOf } from '../rules/namespaces.js';

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
  const position = text(site.setting('general', 'woocommerce_currency_pos'));
  const settings = {
    ...(isRow(systemStatus.settings) ? systemStatus.settings : {}),
    currency: site.currency,
    currency_symbol: currencySymbol(site.currency),
    ...(position === '' ? {} : { currency_position: position }),
    thousand_separator: site.numbers.thousandSeparator,
    decimal_separator: site.numbers.decimalSeparator,
    number_of_decimals: site.numbers.decimals,
  };
  return { data: relocate({ ...systemStatus, environment, settings }, site.home, request.origin) };
}

/** The REST index, as far as clients read it. */
function index({ site, request }: RouteContext): RestAnswer {
  const { _fields: fields } = request.params;
  const asked =
    isRow(fields) || Array.isArray(fields)
      ? items(fields).map(text)
      : text(fields).split(/,\s*/).filter(Boolean);
  const withLinks = asked.length === 0 || asked.includes('_links');
  return {
    data: {
      name: site.name,
      description: '',
      url: request.origin,
      home: request.origin,
      gmt_offset: offsetMinutes(site.now(), site.timeZone) / 60,
      timezone_string: site.timeZone,
      namespaces: namespacesOf(site),
      authentication: request.origin.startsWith('https:')
        ? {
            'application-passwords': {
              endpoints: { authorization: `${request.origin}/wp-admin/authorize-application.php` },
            },
          }
        : [],
      routes: Object.fromEntries(site.tables.routes.map((route) => [route, { namespace: 'wc/v3' }])),
    },
    ...(withLinks ? { links: { help: [{ href: 'https://developer.wordpress.org/rest-api/' }] } } : {}),
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

/** The index and `/system_status`. */
export function systemRoutes(): Route[] {
  return [
    { path: '/', endpoints: [{ methods: ['GET'], permit: everybody, handle: index }] },
    { path: '/wc/v3', endpoints: [{ methods: ['GET'], permit: everybody, handle: namespaceIndex }] },
    {
      path: '/wc/v3/system_status',
      endpoints: [{ methods: ['GET'], permit: managers('list'), handle: status }],
    },
  ];
}

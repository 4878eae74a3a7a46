import type { Row } from '../json.js';
import { given, isRow, text, yes } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { contextArg } from '../rest/paging.js';
import { recordLinks, resourceRoutes } from '../rest/resource.js';
import type { Route, RouteContext } from '../rest/types.js';
import { settingValue } from './settings.js';

function view({ site, request }: RouteContext, gateway: Row): Row {
  return { ...gateway, settings_url: text(gateway.settings_url).split(site.home).join(request.origin) };
}

function find({ site, request }: RouteContext): Row {
  const gateway = site.tables.gateways.find((item) => item.id === request.path.id);
  if (!gateway)
    throw new RestFault('woocommerce_rest_payment_gateway_invalid', 'Resource does not exist.', 404);
  return gateway;
}

function write({ request }: RouteContext, gateway: Row): Row {
  const { params } = request;
  if (isRow(params.settings)) {
    const settings = isRow(gateway.settings) ? gateway.settings : {};
    const values: [Row, string][] = [];
    for (const [name, value] of Object.entries(params.settings)) {
      const setting = settings[name];
      if (isRow(setting) && value !== null) values.push([setting, text(settingValue(setting, value))]);
    }
    for (const [setting, value] of values) setting.value = value;
    const title = isRow(settings.title) ? settings.title.value : undefined;
    if (title !== undefined && values.some(([setting]) => setting.id === 'title')) gateway.title = title;
    const description = isRow(settings.description) ? settings.description.value : undefined;
    if (description !== undefined && values.some(([setting]) => setting.id === 'description'))
      gateway.description = description;
  }
  if (given(params, 'enabled')) gateway.enabled = yes(params.enabled);
  if (given(params, 'title')) gateway.title = text(params.title);
  if (given(params, 'description')) gateway.description = text(params.description);
  if (given(params, 'order')) gateway.order = Number(params.order);
  return gateway;
}

/** `/payment_gateways` and `/payment_gateways/<id>`. */
export function gatewayRoutes(): Route[] {
  const address = { pattern: '/payment_gateways', keyOf: (gateway: Row) => text(gateway.id) };
  return resourceRoutes({
    ...address,
    idPattern: '(?<id>[\\w-]+)',
    find,
    view,
    links: (context, gateway) =>
      recordLinks(address, context, gateway, { methods: ['GET', 'POST', 'PUT', 'PATCH'] }),
    list: { args: contextArg, find: ({ site }) => site.tables.gateways, whole: true },
    readArgs: contextArg,
    update: {
      args: {
        title: { type: 'string' },
        description: { type: 'string' },
        order: { type: 'integer' },
        enabled: { type: 'boolean' },
        settings: { type: 'object' },
      },
      write,
    },
    batch: false,
  });
}

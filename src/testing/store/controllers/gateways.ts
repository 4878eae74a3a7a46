import type { Row } from '../json.js';
import { given, isRow, text, yes } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { linksOf } from '../rest/links.js';
import { contextArg } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { settingValue } from './settings.js';
import { wholeList } from './whole-list.js';

function view({ site, request }: RouteContext, gateway: Row): Row {
  return { ...gateway, settings_url: text(gateway.settings_url).split(site.home).join(request.origin) };
}

function links({ site, request }: RouteContext, gateway: Row): Row {
  return linksOf(site, request, {
    self: `/payment_gateways/${text(gateway.id)}`,
    collection: '/payment_gateways',
    methods: ['GET', 'POST', 'PUT', 'PATCH'],
  });
}

function find({ site, request }: RouteContext): Row {
  const gateway = site.tables.gateways.find((item) => item.id === request.path.id);
  if (!gateway)
    throw new RestFault('woocommerce_rest_payment_gateway_invalid', 'Resource does not exist.', 404);
  return gateway;
}

function update(context: RouteContext): RestAnswer {
  const gateway = find(context);
  const { params } = context.request;
  if (isRow(params.settings)) {
    const settings = isRow(gateway.settings) ? gateway.settings : {};
    const values: [Row, string][] = [];
    for (const [name, value] of Object.entries(params.settings)) {
      const setting = settings[name];
      if (isRow(setting)) values.push([setting, text(settingValue(setting, value))]);
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
  return { data: view(context, gateway), links: links(context, gateway) };
}

/** `/payment_gateways` and `/payment_gateways/<id>`. */
export function gatewayRoutes(): Route[] {
  return [
    {
      path: '/wc/v3/payment_gateways',
      endpoints: [
        {
          methods: ['GET'],
          args: contextArg,
          permit: managers('list'),
          handle: (context) =>
            wholeList(
              context.site.tables.gateways.map((gateway) => ({
                ...view(context, gateway),
                _links: links(context, gateway),
              })),
            ),
        },
      ],
    },
    {
      path: '/wc/v3/payment_gateways/(?<id>[\\w-]+)',
      endpoints: [
        {
          methods: ['GET'],
          args: contextArg,
          permit: managers('view'),
          handle: (context) => ({ data: view(context, find(context)), links: links(context, find(context)) }),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: {
            title: { type: 'string' },
            description: { type: 'string' },
            order: { type: 'integer' },
            enabled: { type: 'boolean' },
            settings: { type: 'object' },
          },
          permit: managers('edit'),
          handle: update,
        },
      ],
    },
  ];
}

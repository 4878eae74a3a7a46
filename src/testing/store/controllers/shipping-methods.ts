import type { Json, Row } from '../json.js';
import { clone, given, integer, isRow, row, text, yes } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, restUrl } from '../rest/links.js';
import { viewArg } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import { recordLinks, resourceRoutes } from '../rest/resource.js';
import type { Args } from '../rest/schema.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { settingValue } from './settings.js';
import { zoneOf } from './shipping-zones.js';
import { wholeList } from './whole-list.js';

const absent = (code: string) => new RestFault(code, 'Resource does not exist.', 404);

function kindLinks(site: Site, request: RestRequest, kind: Row): Row {
  const collection = '/shipping_methods';
  return linksOf(site, request, {
    self: `${collection}/${text(kind.id)}`,
    collection,
    methods: ['GET'],
  });
}

const kindView = (kind: Row): Row => ({
  id: kind.id ?? '',
  title: kind.title ?? '',
  description: kind.description ?? '',
});

function listKinds({ site, request }: RouteContext): RestAnswer {
  const { shippingMethods } = site.tables;
  return wholeList(
    shippingMethods.map((kind) => ({ ...kindView(kind), _links: kindLinks(site, request, kind) })),
  );
}

function readKind({ site, request }: RouteContext): RestAnswer {
  const kind = site.tables.shippingMethods.find((item) => item.id === request.path.id);
  if (!kind) throw absent('woocommerce_rest_shipping_method_invalid');
  return { data: kindView(kind), links: kindLinks(site, request, kind) };
}

const field = (id: string, label: string, value: string, extra: Row = {}): Row => ({
  id,
  label,
  description: '',
  type: 'text',
  value,
  default: value,
  tip: '',
  placeholder: '',
  ...extra,
});

/** The form of a method of which the shop has none yet. */
function plainForm(kind: Row): Row {
  const taxes = { type: 'select', options: { taxable: 'Taxable', none: 'None' } };
  const title = field('title', 'Name', text(kind.title));
  if (kind.id === 'free_shipping')
    return { title, min_amount: field('min_amount', 'Minimum order amount', '') };
  return {
    title,
    tax_status: field('tax_status', 'Tax status', kind.id === 'local_pickup' ? 'none' : 'taxable', taxes),
    cost: field('cost', 'Cost', ''),
  };
}

/** The form of a kind of method with its first values: the one its siblings have. */
function freshSettings(site: Site, kind: Row): Row {
  const sibling = [...site.tables.zoneMethods.values()].find((method) => method.method_id === kind.id);
  const form = clone(row(sibling?.settings));
  if (Object.keys(form).length === 0) return plainForm(kind);
  for (const setting of Object.values(form)) if (isRow(setting)) setting.value = setting.default ?? '';
  return form;
}

const view = (method: Row): Row => {
  const { zone_id: _zone, _links, ...shown } = method;
  const title = row(row(method.settings).title).value;
  return { ...shown, ...(title === undefined ? {} : { title }) };
};

function methodsOf({ site }: RouteContext, zone: Row): Row[] {
  return [...site.tables.zoneMethods.values()]
    .filter((method) => integer(method.zone_id) === integer(zone.id))
    .sort((a, b) => integer(a.order) - integer(b.order) || integer(a.instance_id) - integer(b.instance_id));
}

const findAll = (context: RouteContext): Row[] => methodsOf(context, zoneOf(context, 'zone_id'));

function find(context: RouteContext): Row {
  const zone = zoneOf(context, 'zone_id');
  const id = integer(context.request.path.instance_id);
  const method = methodsOf(context, zone).find((item) => integer(item.instance_id) === id);
  if (!method) throw absent('woocommerce_rest_shipping_zone_method_invalid');
  return method;
}

/** Settings that the form does not have are passed over; where one is refused, none is kept. */
function write({ request }: RouteContext, method: Row): Row {
  const { params } = request;
  const asked = row(params.settings);
  const values = Object.entries(row(method.settings)).flatMap(([name, setting]): [Row, Json][] => {
    const value = asked[name] ?? null;
    return isRow(setting) && value !== null ? [[setting, settingValue(setting, value)]] : [];
  });
  for (const [setting, value] of values) setting.value = value;
  if (given(params, 'order')) method.order = Math.abs(integer(params.order));
  if (given(params, 'enabled')) method.enabled = yes(params.enabled);
  return method;
}

function make(context: RouteContext): Row {
  const { site, request } = context;
  const zone = zoneOf(context, 'zone_id');
  const kind = site.tables.shippingMethods.find((item) => item.id === request.params.method_id);
  // Places to pick up at belong to the checkout's own settings, not to a zone.
  if (!kind || kind.id === 'pickup_location') {
    const message = 'Resource cannot be created.';
    throw new RestFault('woocommerce_rest_shipping_zone_not_created', message, 500);
  }
  const id = nextId(site.tables, 'zoneMethod');
  const method: Row = {
    id,
    instance_id: id,
    title: kind.title ?? '',
    order: methodsOf(context, zone).length + 1,
    enabled: true,
    method_id: kind.id ?? '',
    method_title: kind.title ?? '',
    method_description: `<p>${text(kind.description)}</p>\n`,
    settings: freshSettings(site, kind),
    zone_id: zone.id ?? 0,
  };
  // It is added to the zone before its settings are checked, and stays if one of them is refused.
  site.tables.zoneMethods.set(id, method);
  return write(context, method);
}

/** `/shipping_methods` and the methods of each zone. */
export function shippingMethodRoutes(): Route[] {
  const args: Args = {
    order: { type: 'integer' },
    enabled: { type: 'boolean' },
    settings: { type: 'object' },
  };
  const address = {
    pattern: '/shipping/zones/(?<zone_id>\\d+)/methods',
    path: ({ request }: RouteContext) => `/shipping/zones/${integer(request.path.zone_id)}/methods`,
    keyOf: (method: Row) => integer(method.instance_id),
  };
  const linksFor = (context: RouteContext, method: Row): Row => ({
    ...recordLinks(address, context, method),
    describes: [
      { href: restUrl(context.request, `/shipping/zones/${integer(context.request.path.zone_id)}`) },
    ],
  });
  return [
    {
      path: '/wc/v3/shipping_methods',
      endpoints: [{ methods: ['GET'], args: viewArg, permit: managers('list'), handle: listKinds }],
    },
    {
      path: '/wc/v3/shipping_methods/(?<id>[\\w-]+)',
      endpoints: [{ methods: ['GET'], args: viewArg, permit: managers('view'), handle: readKind }],
    },
    ...resourceRoutes({
      ...address,
      idPattern: '(?<instance_id>\\d+)',
      permits: { view: managers('list') },
      find,
      view: (_, method) => view(method),
      links: linksFor,
      // A method carries its links as data: `_fields` takes them away too.
      fields: { linksAsData: true },
      list: { find: findAll, whole: true },
      create: { args: { ...args, method_id: { type: 'string', required: true } }, make, location: false },
      update: { args, write },
      remove: {
        findsFirst: true,
        untrashable: ['rest_trash_not_supported', 'Shipping methods do not support trashing.'],
        destroy: ({ site }, method) => void site.tables.zoneMethods.delete(integer(method.instance_id)),
      },
      batch: false,
    }),
  ];
}

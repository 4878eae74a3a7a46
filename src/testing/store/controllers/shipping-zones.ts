import type { Json, Row } from '../json.js';
import { given, integer, isRow, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { restUrl } from '../rest/links.js';
import { managers } from '../rest/permit.js';
import { recordLinks, resourceRoutes } from '../rest/resource.js';
import type { Args } from '../rest/schema.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { cleanText } from '../rules/php.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { wholeList } from './whole-list.js';

const kinds = ['postcode', 'state', 'country', 'continent'];

/** The zone of all places that no other zone names; it cannot be changed. */
const elsewhere: Row = { id: 0, name: 'Locations not covered by your other zones', order: 0 };

/** The zone an address names. */
export function zoneOf({ site, request }: RouteContext, field = 'id'): Row {
  const id = integer(request.path[field]);
  const zone = site.tables.zones.get(id) ?? (id === 0 ? elsewhere : undefined);
  if (!zone) throw new RestFault('woocommerce_rest_shipping_zone_invalid', 'Resource does not exist.', 404);
  return zone;
}

/** Refuses writes to the zone of all other places. */
function named(zone: Row, code: string): Row {
  if (integer(zone.id) === 0) {
    const message = 'The "locations not covered by your other zones" zone cannot be updated.';
    throw new RestFault(code, message, 403);
  }
  return zone;
}

const view = (zone: Row): Row => ({ id: zone.id ?? 0, name: zone.name ?? '', order: zone.order ?? 0 });

function findAll({ site }: RouteContext): Row[] {
  const others = [...site.tables.zones.values()]
    .filter((zone) => integer(zone.id) !== 0)
    .sort((a, b) => integer(a.order) - integer(b.order) || integer(a.id) - integer(b.id));
  return [site.tables.zones.get(0) ?? elsewhere, ...others];
}

function write(zone: Row, params: Row): void {
  if (given(params, 'name')) zone.name = cleanText(params.name);
  if (given(params, 'order')) zone.order = integer(params.order);
}

function make({ site, request }: RouteContext): Row {
  const zone: Row = { id: nextId(site.tables, 'zone'), name: '', order: 0 };
  write(zone, request.params);
  if (zone.name === '') zone.name = 'Zone';
  site.tables.zones.set(integer(zone.id), zone);
  return zone;
}

function destroy({ site }: RouteContext, zone: Row): void {
  const { tables } = site;
  const id = integer(zone.id);
  if (id === 0) return;
  tables.zones.delete(id);
  replaceLocations(site, id, []);
  for (const [instance, method] of tables.zoneMethods)
    if (integer(method.zone_id) === id) tables.zoneMethods.delete(instance);
}

function replaceLocations(site: Site, zoneId: number, places: readonly Row[]): void {
  const { zoneLocations } = site.tables;
  const others = zoneLocations.filter((place) => integer(place.zone_id) !== zoneId);
  zoneLocations.splice(0, zoneLocations.length, ...others, ...places);
}

function locations(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const id = integer(zoneOf(context).id);
  const path = `/shipping/zones/${id}`;
  const found = site.tables.zoneLocations.filter((place) => integer(place.zone_id) === id);
  return wholeList(
    found.map((place) => ({
      code: place.code ?? '',
      type: place.type ?? 'country',
      _links: {
        collection: [{ href: restUrl(request, `${path}/locations`) }],
        describes: [{ href: restUrl(request, path) }],
      },
    })),
  );
}

/** The body is a list of places; those without a code or of an unknown kind are passed over. */
function setLocations(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const id = integer(named(zoneOf(context), 'woocommerce_rest_shipping_zone_locations_invalid_zone').id);
  const places = Object.entries(request.sent)
    .filter(([name]) => !(name in request.path) && !(name in request.query))
    .flatMap(([, place]) => readPlace(id, place));
  replaceLocations(site, id, places);
  return locations(context);
}

function readPlace(zoneId: number, place: Json): Row[] {
  if (!isRow(place) || text(place.code) === '') return [];
  const type = text(place.type) === '' ? 'country' : cleanText(place.type);
  return kinds.includes(type) ? [{ zone_id: zoneId, code: cleanText(place.code), type }] : [];
}

/** `/shipping/zones`, `/shipping/zones/<id>`, `/shipping/zones/<id>/locations`. */
export function shippingZoneRoutes(): Route[] {
  const args: Args = { name: { type: 'string' }, order: { type: 'integer' } };
  const address = { pattern: '/shipping/zones' };
  return [
    ...resourceRoutes({
      ...address,
      permits: { view: managers('list') },
      find: (context) => zoneOf(context),
      view: (_, zone) => view(zone),
      links: (context, zone) => ({
        ...recordLinks(address, context, zone),
        describedby: [{ href: restUrl(context.request, `/shipping/zones/${integer(zone.id)}/locations`) }],
      }),
      list: { find: findAll, whole: true },
      create: { args: { ...args, name: { type: 'string', required: true } }, make },
      update: {
        args,
        write(context, zone) {
          write(named(zone, 'woocommerce_rest_shipping_zone_invalid_zone'), context.request.params);
          return zone;
        },
      },
      remove: {
        findsFirst: true,
        untrashable: ['rest_trash_not_supported', 'Shipping zones do not support trashing.'],
        destroy,
      },
      batch: false,
    }),
    {
      path: '/wc/v3/shipping/zones/(?<id>\\d+)/locations',
      endpoints: [
        { methods: ['GET'], permit: managers('list'), handle: locations },
        { methods: ['POST', 'PUT', 'PATCH'], permit: managers('edit'), handle: setLocations },
      ],
    },
  ];
}

import type { Row } from '../json.js';
import { given, integer, items, text, yes } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { restUrl } from '../rest/links.js';
import { contextArg, pagedArgs } from '../rest/paging.js';
import { resourceRoutes } from '../rest/resource.js';
import type { Arg, Args } from '../rest/schema.js';
import type { Route, RouteContext } from '../rest/types.js';
import { cleanText, fixed } from '../rules/php.js';
import { slugOf } from '../rules/slug.js';
import { compareNames } from '../rules/terms.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';

const invalidId = (status = 404) =>
  new RestFault('woocommerce_rest_invalid_id', 'Invalid resource ID.', status);

function view(rate: Row): Row {
  const postcodes = items(rate.postcodes).map(text);
  const cities = items(rate.cities).map(text);
  return {
    id: rate.id ?? 0,
    country: rate.country ?? '',
    state: rate.state ?? '',
    postcode: postcodes.at(-1) ?? '',
    city: cities.at(-1) ?? '',
    rate: rate.rate ?? '0.0000',
    name: rate.name ?? '',
    priority: rate.priority ?? 1,
    compound: rate.compound ?? false,
    shipping: rate.shipping ?? true,
    order: rate.order ?? 0,
    class: text(rate.class) || 'standard',
    postcodes,
    cities,
  };
}

function findAll({ site, request }: RouteContext): Row[] {
  const { params } = request;
  const turn = params.order === 'desc' ? -1 : 1;
  const found = [...site.tables.taxes.values()].filter(
    (rate) => typeof params.class !== 'string' || (text(rate.class) || 'standard') === params.class,
  );
  const key = (rate: Row) =>
    params.orderby === 'id'
      ? integer(rate.id)
      : params.orderby === 'priority'
        ? integer(rate.priority)
        : integer(rate.order);
  // Priorities are read from their index, backwards where the order is: rates of one priority turn
  // too.
  const tie = params.orderby === 'priority' ? turn : 1;
  return found.sort((a, b) => turn * (key(a) - key(b)) || tie * (integer(a.id) - integer(b.id)));
}

function write(rate: Row, params: Row): void {
  // `*` means all, and is kept as an empty text.
  for (const field of ['country', 'state'] as const)
    if (given(params, field))
      rate[field] = text(params[field])
        .toUpperCase()
        .replace(/[^A-Z0-9_-]/g, '');
  if (given(params, 'name')) rate.name = cleanText(params.name) || 'Tax';
  if (given(params, 'rate')) rate.rate = fixed(params.rate, 4);
  for (const field of ['priority', 'order'] as const)
    if (given(params, field)) rate[field] = integer(params[field]);
  for (const field of ['compound', 'shipping'] as const)
    if (given(params, field)) rate[field] = yes(params[field]);
  if (given(params, 'class')) rate.class = slugOf(text(params.class)) || 'standard';
  const places = (many: string, one: string) => {
    const values = given(params, many)
      ? items(params[many]).map(text)
      : given(params, one)
        ? text(params[one]).split(';')
        : undefined;
    if (!values) return;
    rate[many] = values
      .map((value) => value.trim().toUpperCase())
      .filter((value) => !['', '*'].includes(value));
  };
  places('postcodes', 'postcode');
  places('cities', 'city');
}

function make({ site, request }: RouteContext): Row {
  const rate: Row = {
    id: nextId(site.tables, 'tax'),
    country: '',
    state: '',
    rate: '',
    name: '',
    priority: 1,
    compound: false,
    shipping: true,
    order: 0,
    class: 'standard',
    postcodes: [],
    cities: [],
  };
  write(rate, request.params);
  site.tables.taxes.set(integer(rate.id), rate);
  return rate;
}

const classView = (item: Row): Row => ({ slug: item.slug ?? '', name: item.name ?? '' });

function classLinks({ request }: RouteContext): Row {
  return { collection: [{ href: restUrl(request, '/taxes/classes') }] };
}

function makeClass({ site, request }: RouteContext): Row {
  const { tables } = site;
  const name = cleanText(request.params.name);
  if (name === '')
    throw new RestFault('woocommerce_rest_tax_class_invalid_name', 'Tax class requires a valid name', 400);
  const slug = slugOf(name);
  if (tables.taxClasses.some((item) => item.slug === slug)) {
    throw new RestFault('woocommerce_rest_tax_class_exists', 'Tax class already exists', 400);
  }
  const item: Row = { slug, name };
  tables.taxClasses.push(item);
  // The standard class first, the others by name.
  tables.taxClasses.sort((a, b) =>
    a.slug === 'standard' ? -1 : b.slug === 'standard' ? 1 : compareNames(text(a.name), text(b.name)),
  );
  return item;
}

function findClass({ site, request }: RouteContext): Row {
  const item = site.tables.taxClasses.find((known) => known.slug === request.path.slug);
  if (!item) throw new RestFault('woocommerce_rest_tax_class_invalid_slug', 'Invalid slug.', 404);
  return item;
}

/** A class is deleted, and its rates with it. */
function destroyClass({ site }: RouteContext, item: Row): void {
  const { taxClasses, taxes } = site.tables;
  taxClasses.splice(taxClasses.indexOf(item), 1);
  for (const [id, rate] of taxes) if (rate.class === item.slug) taxes.delete(id);
}

/** One of the tax classes that the shop has now. */
export function taxClassArg(site: Site): Arg {
  return {
    type: 'string',
    get enum() {
      const slugs = site.tables.taxClasses.map((item) => text(item.slug));
      return ['standard', ...slugs.filter((slug) => slug !== 'standard')];
    },
  };
}

/** `/taxes`, `/taxes/<id>`, `/taxes/batch`, `/taxes/classes`. */
export function taxRoutes(site: Site): Route[] {
  const writeArgs: Args = {
    country: { type: 'string' },
    state: { type: 'string' },
    postcode: { type: 'string' },
    city: { type: 'string' },
    postcodes: { type: 'array', items: { type: 'string' } },
    cities: { type: 'array', items: { type: 'string' } },
    rate: { type: 'string' },
    name: { type: 'string' },
    priority: { type: 'integer' },
    compound: { type: 'boolean' },
    shipping: { type: 'boolean' },
    order: { type: 'integer' },
    class: taxClassArg(site),
  };
  const trashless = ['woocommerce_rest_trash_not_supported', 'Taxes do not support trashing.'] as const;
  return [
    ...resourceRoutes({
      pattern: '/taxes',
      find({ request }, action) {
        const rate = site.tables.taxes.get(integer(request.path.id));
        if (!rate) throw invalidId(action === 'delete' ? 400 : 404);
        return rate;
      },
      view: (_, rate) => view(rate),
      list: {
        args: {
          ...pagedArgs,
          offset: { type: 'integer' },
          order: { type: 'string', default: 'asc', enum: ['asc', 'desc'] },
          orderby: { type: 'string', default: 'order', enum: ['id', 'order', 'priority'] },
          class: taxClassArg(site),
        },
        find: findAll,
        zeroIsNoOffset: true,
      },
      readArgs: contextArg,
      create: {
        args: writeArgs,
        exists: ['woocommerce_rest_tax_exists', 'Cannot create existing resource.'],
        make,
      },
      update: {
        args: writeArgs,
        write(context, rate) {
          write(rate, context.request.params);
          return rate;
        },
      },
      remove: {
        untrashable: trashless,
        destroy: (_, rate) => void site.tables.taxes.delete(integer(rate.id)),
      },
    }),
    ...resourceRoutes({
      pattern: '/taxes/classes',
      idPattern: '(?<slug>\\w[\\w\\s\\-]*)',
      keyOf: (item) => text(item.slug),
      find: findClass,
      view: (_, item) => classView(item),
      links: classLinks,
      list: { args: contextArg, find: () => site.tables.taxClasses, whole: true },
      // WooCommerce answers a list where it shows a single class.
      readAsList: true,
      create: { args: { name: { type: 'string', required: true } }, make: makeClass },
      remove: { untrashable: trashless, destroy: destroyClass },
      batch: false,
    }),
  ];
}

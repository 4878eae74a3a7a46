import type { Row } from '../json.js';
import { given, integer, items, text, yes } from '../json.js';
import { batchEndpoint } from '../rest/batch.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, restUrl } from '../rest/links.js';
import { contextArg, pagedArgs } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { Arg, Args } from '../rest/schema.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { cleanText, fixed } from '../rules/php.js';
import { slugOf } from '../rules/slug.js';
import { compareNames } from '../rules/terms.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { answerList, keepIds } from './simple-list.js';
import { wholeList } from './whole-list.js';

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

function answer({ site, request }: RouteContext, rate: Row, status = 200): RestAnswer {
  const id = integer(rate.id);
  return {
    status,
    data: view(rate),
    links: linksOf(site, request, { self: `/taxes/${id}`, collection: '/taxes' }),
    ...(status === 201 ? { headers: { location: restUrl(request, `/taxes/${id}`) } } : {}),
  };
}

function list(context: RouteContext): RestAnswer {
  const { params } = context.request;
  const turn = params.order === 'desc' ? -1 : 1;
  const found = keepIds([...context.site.tables.taxes.values()], params).filter(
    (rate) => typeof params.class !== 'string' || (text(rate.class) || 'standard') === params.class,
  );
  const key = (rate: Row) =>
    params.orderby === 'id'
      ? integer(rate.id)
      : params.orderby === 'priority'
        ? integer(rate.priority)
        : integer(rate.order);
  // Priorities are read from their index, backwards where the order is: rates of one priority turn too.
  const tie = params.orderby === 'priority' ? turn : 1;
  found.sort((a, b) => turn * (key(a) - key(b)) || tie * (integer(a.id) - integer(b.id)));
  return answerList(context, found, '/taxes', view);
}

function find({ site, request }: RouteContext, status = 404): Row {
  const rate = site.tables.taxes.get(integer(request.path.id));
  if (!rate) throw invalidId(status);
  return rate;
}

function write(rate: Row, params: Row): void {
  // A star stands for all, which is kept as a blank.
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

function create(context: RouteContext): RestAnswer {
  const { site, request } = context;
  if (integer(request.params.id) > 0)
    throw new RestFault('woocommerce_rest_tax_exists', 'Cannot create existing resource.', 400);
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
  return answer(context, rate, 201);
}

function update(context: RouteContext): RestAnswer {
  const rate = find(context);
  write(rate, context.request.params);
  return answer(context, rate);
}

function remove(context: RouteContext): RestAnswer {
  const rate = find(context, 400);
  if (context.request.params.force !== true) {
    throw new RestFault('woocommerce_rest_trash_not_supported', 'Taxes do not support trashing.', 501);
  }
  const gone = answer(context, rate);
  context.site.tables.taxes.delete(integer(rate.id));
  return gone;
}

const classView = (item: Row): Row => ({ slug: item.slug ?? '', name: item.name ?? '' });

function classLinks({ request }: RouteContext): Row {
  return { collection: [{ href: restUrl(request, '/taxes/classes') }] };
}

function listClasses(context: RouteContext): RestAnswer {
  return wholeList(
    context.site.tables.taxClasses.map((item) => ({ ...classView(item), _links: classLinks(context) })),
  );
}

function createClass(context: RouteContext): RestAnswer {
  const { tables } = context.site;
  const name = cleanText(context.request.params.name);
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
  return {
    status: 201,
    data: classView(item),
    links: classLinks(context),
    headers: { location: restUrl(context.request, `/taxes/classes/${slug}`) },
  };
}

function findClass({ site, request }: RouteContext): Row | undefined {
  return site.tables.taxClasses.find((item) => item.slug === request.path.slug);
}

function readClass(context: RouteContext): RestAnswer {
  const item = findClass(context);
  if (!item) throw new RestFault('woocommerce_rest_tax_class_invalid_slug', 'Invalid slug.', 404);
  // WooCommerce answers a list here.
  return { data: [{ ...classView(item), _links: classLinks(context) }] };
}

function removeClass(context: RouteContext): RestAnswer {
  if (context.request.params.force !== true) {
    throw new RestFault('woocommerce_rest_trash_not_supported', 'Taxes do not support trashing.', 501);
  }
  const item = findClass(context);
  if (!item) throw new RestFault('woocommerce_rest_tax_class_invalid_slug', 'Invalid slug.', 404);
  const { taxClasses, taxes } = context.site.tables;
  taxClasses.splice(taxClasses.indexOf(item), 1);
  // The rates of the class go with it.
  for (const [id, rate] of taxes) if (rate.class === item.slug) taxes.delete(id);
  return { data: classView(item), links: classLinks(context) };
}

/** One of the tax classes that the shop has at that moment. */
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
  const force: Args = { force: { type: 'boolean', default: false } };
  return [
    {
      path: '/wc/v3/taxes',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            ...pagedArgs,
            offset: { type: 'integer' },
            order: { type: 'string', default: 'asc', enum: ['asc', 'desc'] },
            orderby: { type: 'string', default: 'order', enum: ['id', 'order', 'priority'] },
            class: taxClassArg(site),
          },
          permit: managers('list'),
          handle: list,
        },
        { methods: ['POST'], args: writeArgs, permit: managers('create'), handle: create },
      ],
    },
    {
      path: '/wc/v3/taxes/(?<id>\\d+)',
      endpoints: [
        {
          methods: ['GET'],
          args: contextArg,
          permit: managers('view'),
          handle: (context) => answer(context, find(context)),
        },
        { methods: ['POST', 'PUT', 'PATCH'], args: writeArgs, permit: managers('edit'), handle: update },
        { methods: ['DELETE'], args: force, permit: managers('delete'), handle: remove },
      ],
    },
    { path: '/wc/v3/taxes/batch', endpoints: [batchEndpoint({ create, update, remove })] },
    {
      path: '/wc/v3/taxes/classes',
      endpoints: [
        { methods: ['GET'], args: contextArg, permit: managers('list'), handle: listClasses },
        {
          methods: ['POST'],
          args: { name: { type: 'string', required: true } },
          permit: managers('create'),
          handle: createClass,
        },
      ],
    },
    {
      path: '/wc/v3/taxes/classes/(?<slug>\\w[\\w\\s\\-]*)',
      endpoints: [
        ...(site.atLeast('5.0')
          ? [{ methods: ['GET'] as const, permit: managers('view'), handle: readClass }]
          : []),
        { methods: ['DELETE'], args: force, permit: managers('delete'), handle: removeClass },
      ],
    },
  ];
}

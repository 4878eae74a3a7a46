import type { Row } from '../json.js';
import { integer, truthy } from '../json.js';
import { batchEndpoint } from './batch.js';
import { RestFault } from './fault.js';
import type { PageInfo } from './links.js';
import { itemMethods, linksOf, pageHeaders, restUrl } from './links.js';
import type { Slice } from './paging.js';
import { pageOf, slice, sliceOptions } from './paging.js';
import { managers } from './permit.js';
import type { Args } from './schema.js';
import { withShownMeta } from './shown-meta.js';
import type { Endpoint, Method, RestAnswer, Route, RouteContext } from './types.js';

type Permit = (context: RouteContext) => void;
/** An action on one record. */
export type ItemAction = 'view' | 'edit' | 'delete';

/** How a resource is listed. */
export interface ListWay {
  readonly args?: Args;
  /** The records that the caller asks for, in order, at least as far as the end of the page. */
  readonly find: (context: RouteContext) => readonly Row[];
  /** The store never pages this list; `uncounted`: it sends no total either. */
  readonly whole?: true | 'uncounted';
  /** An offset of 0 is none: the page counts. Posts and orders take it for an offset. */
  readonly zeroIsNoOffset?: boolean;
  /** The total of the headers, if it is not the number of records found. */
  readonly info?: (context: RouteContext, page: Slice<Row>, found: readonly Row[]) => PageInfo;
}

/** How a record is deleted. */
export interface Removal {
  /** Whether a delete without `force` is permanent. @default false */
  readonly force?: boolean;
  readonly args?: Args;
  /** The message for a delete without `force` of a record that has no trash. */
  readonly untrashable?: readonly [code: string, message: string];
  /** The store looks for the record before it looks at `force`. */
  readonly findsFirst?: boolean;
  /** Puts a record in the trash; `noun` names it in the error about one that is there already. */
  readonly trash?: {
    readonly noun: string;
    /** What the fault says of it. @default deleted */
    readonly word?: string;
    readonly put: (context: RouteContext, record: Row) => void;
    /** The answer shows the record as it is then, not as it was. */
    readonly shownAfter?: boolean;
  };
  readonly destroy: (context: RouteContext, record: Row) => void;
  /** The answer after a permanent deletion. @default the record before it */
  readonly shown?: (context: RouteContext, record: Row) => RestAnswer;
}

/**
 * A resource of the API: how its records are found, shown, listed, made, changed and deleted.
 * {@link resourceRoutes} makes routes, rights, answers, pages, links and batches of it.
 */
export interface Resource {
  /** The address of the list without namespace: `/coupons`, `/orders/(?<order_id>\\d+)/notes`. */
  readonly pattern: string;
  /** The address of the list for a request. @default the pattern */
  readonly path?: (context: RouteContext) => string;
  /** The part of the address that names a record. @default `(?<id>\\d+)` */
  readonly idPattern?: string;
  /** What a record is called in its address. @default its id */
  readonly keyOf?: (record: Row) => string | number;
  /** Throws where there is no such record. */
  readonly find: (context: RouteContext, action: ItemAction) => Row;
  /** The rights to a record are looked at only where it exists. */
  readonly guarded?: boolean;
  readonly view: (context: RouteContext, record: Row) => Row;
  /** @default the record itself and its list */
  readonly links?: (context: RouteContext, record: Row) => Row;
  /** How `_fields` reaches into its records. */
  readonly fields?: Pick<RestAnswer, 'emptyLists' | 'flatFields' | 'linksAsData'>;
  /** `view` makes all that it shows anew, to the last list. */
  readonly viewsAnew?: true;
  readonly permits?: Partial<Record<ItemAction | 'list' | 'create' | 'batch', Permit>>;
  readonly list?: ListWay;
  readonly readArgs?: Args;
  /** A single record is shown as a list of one. */
  readonly readAsList?: boolean;
  readonly create?: {
    readonly args: Args;
    /** The error for a create request with an id. */
    readonly exists?: readonly [code: string, message: string];
    readonly make: (context: RouteContext) => Row | Promise<Row>;
    /** The `Location` of the answer; false: none, and its status is 200. */
    readonly location?: false | ((context: RouteContext, record: Row) => string);
  };
  readonly update?: {
    readonly args: Args;
    readonly write: (context: RouteContext, record: Row) => Row | Promise<Row>;
  };
  readonly remove?: Removal;
  /** What the batch keeps under `_fields`, see `batchEndpoint`; false where there is none. */
  readonly batch?: false | { readonly kept?: readonly string[] };
}

const pathOf = (resource: Resource, context: RouteContext): string =>
  resource.path?.(context) ?? resource.pattern;

const keyOf = (resource: Resource, record: Row): string | number =>
  resource.keyOf?.(record) ?? integer(record.id);

/** The links of a record to itself and to its list, those above it where it has any. */
export function recordLinks(
  resource: Pick<Resource, 'pattern' | 'path' | 'keyOf'>,
  context: RouteContext,
  record: Row,
  more: { readonly up?: string | undefined; readonly methods?: readonly Method[] } = {},
): Row {
  const collection = pathOf(resource as Resource, context);
  const self = `${collection}/${keyOf(resource as Resource, record)}`;
  return linksOf(context.site, context.request, { self, collection, ...more });
}

const linksFor = (resource: Resource, context: RouteContext, record: Row): Row =>
  resource.links?.(context, record) ?? recordLinks(resource, context, record, { methods: itemMethods });

function viewOf(resource: Resource, context: RouteContext, record: Row): Row {
  const view = resource.view(context, record);
  return resource.list?.args?.include_meta ? withShownMeta(context.request.params, view) : view;
}

/** The answer that shows one record. */
export function showRecord(resource: Resource, context: RouteContext, record: Row): RestAnswer {
  return {
    data: viewOf(resource, context, record),
    links: linksFor(resource, context, record),
    ...resource.fields,
  };
}

function readRecord(resource: Resource, context: RouteContext): RestAnswer {
  const record = resource.find(context, 'view');
  if (resource.readAsList !== true) return showRecord(resource, context, record);
  return {
    data: [{ ...viewOf(resource, context, record), _links: linksFor(resource, context, record) }],
    ...resource.fields,
  };
}

const without = ({ ...params }: Row, name: string): Row => {
  delete params[name];
  return params;
};

function listRecords(resource: Resource, way: ListWay, context: RouteContext): RestAnswer {
  const asked = context.request.params;
  const params = way.zeroIsNoOffset === true && !truthy(asked.offset) ? without(asked, 'offset') : asked;
  const found = way.find(context);
  const page: Slice<Row> =
    way.whole === undefined
      ? slice(found, sliceOptions(params))
      : { items: found, total: found.length, pages: found.length > 0 ? 1 : 0 };
  const own = resource.viewsAnew === true;
  const data = page.items.map((record) => {
    const view = viewOf(resource, context, record);
    const shown = own ? view : { ...view };
    shown._links = linksFor(resource, context, record);
    return shown;
  });
  const answer: RestAnswer = { data, own, ...resource.fields };
  if (way.whole === 'uncounted') return answer;
  const info = way.info?.(context, page, found) ?? { ...page, page: pageOf(params) };
  return { ...answer, headers: pageHeaders(context.request, pathOf(resource, context), info) };
}

async function createRecord(resource: Resource, context: RouteContext): Promise<RestAnswer> {
  const { create } = resource;
  if (!create) throw noSuchMethod('create_item');
  if (create.exists && integer(context.request.params.id) > 0) {
    const [code, message] = create.exists;
    throw new RestFault(code, message, 400);
  }
  const record = await create.make(context);
  const shown = showRecord(resource, context, record);
  if (create.location === false) return shown;
  const path =
    create.location?.(context, record) ?? `${pathOf(resource, context)}/${keyOf(resource, record)}`;
  return { ...shown, status: 201, headers: { location: restUrl(context.request, path) } };
}

async function updateRecord(resource: Resource, context: RouteContext): Promise<RestAnswer> {
  if (!resource.update) throw noSuchMethod('update_item');
  const record = await resource.update.write(context, resource.find(context, 'edit'));
  return showRecord(resource, context, record);
}

function removeRecord(resource: Resource, context: RouteContext): RestAnswer {
  const { remove } = resource;
  if (!remove) throw noSuchMethod('delete_item');
  const forced = context.request.params.force === true;
  const found = remove.findsFirst === true ? resource.find(context, 'delete') : undefined;
  if (!forced && remove.untrashable) {
    const [code, message] = remove.untrashable;
    throw new RestFault(code, message, 501);
  }
  const record = found ?? resource.find(context, 'delete');
  const gone = showRecord(resource, context, record);
  if (forced || !remove.trash) {
    const shown = remove.shown?.(context, record) ?? gone;
    remove.destroy(context, record);
    return shown;
  }
  if (record.status === 'trash') {
    const { noun, word = 'deleted' } = remove.trash;
    const message = `The ${noun} has already been ${word}.`;
    throw new RestFault('woocommerce_rest_already_trashed', message, 410);
  }
  remove.trash.put(context, record);
  return remove.trash.shownAfter === true ? showRecord(resource, context, record) : gone;
}

/** What WordPress' own controller says of what a resource does not do. */
export function noSuchMethod(name: string): RestFault {
  const message = `Method 'WP_REST_Controller::${name}' not implemented. Must be overridden in subclass.`;
  return new RestFault('invalid-method', message, 405);
}

/** The three routes of a resource: its list, its records, its batch. */
export function resourceRoutes(resource: Resource): Route[] {
  const { list, create, update, remove, pattern } = resource;
  const may = (action: ItemAction | 'list' | 'create' | 'batch'): Permit => {
    const permit = resource.permits?.[action] ?? managers(action);
    if (resource.guarded !== true || action === 'list' || action === 'create' || action === 'batch')
      return permit;
    return (context) => {
      permit(context);
      resource.find(context, action);
    };
  };
  const listing: Endpoint[] = [];
  if (list)
    listing.push({
      methods: ['GET'],
      ...(list.args ? { args: list.args } : {}),
      permit: may('list'),
      handle: (context) => listRecords(resource, list, context),
    });
  if (create)
    listing.push({
      methods: ['POST'],
      args: create.args,
      permit: may('create'),
      handle: (context) => createRecord(resource, context),
    });
  const single: Endpoint[] = [
    {
      methods: ['GET'],
      ...(resource.readArgs ? { args: resource.readArgs } : {}),
      permit: may('view'),
      handle: (context) => readRecord(resource, context),
    },
  ];
  if (update)
    single.push({
      methods: ['POST', 'PUT', 'PATCH'],
      args: update.args,
      permit: may('edit'),
      handle: (context) => updateRecord(resource, context),
    });
  if (remove)
    single.push({
      methods: ['DELETE'],
      args: { force: { type: 'boolean', default: remove.force ?? false }, ...remove.args },
      permit: may('delete'),
      handle: (context) => removeRecord(resource, context),
    });
  const base = `/wc/v3${pattern}`;
  const routes: Route[] = [
    { path: base, endpoints: listing },
    { path: `${base}/${resource.idPattern ?? '(?<id>\\d+)'}`, endpoints: single },
  ];
  return resource.batch === false ? routes : [...routes, batchRoute(resource)];
}

/** The list alone, of records that live under another address. */
export function listRoute(resource: Resource): Route {
  const { create: _create, ...listed } = resource;
  const [list] = resourceRoutes(listed);
  return list ?? { path: `/wc/v3${resource.pattern}`, endpoints: [] };
}

/** The batch of a resource. */
export function batchRoute(resource: Resource, path = `/wc/v3${resource.pattern}/batch`): Route {
  return {
    path,
    endpoints: [
      batchEndpoint({
        create: (context) => createRecord(resource, context),
        update: (context) => updateRecord(resource, context),
        remove: (context) => removeRecord(resource, context),
        ...(resource.batch === false ? {} : resource.batch),
        permit: resource.permits?.batch ?? managers('batch'),
      }),
    ],
  };
}

import type { Json, Row } from '../json.js';
import { given, integer, items, text, truthy } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { itemMethods } from '../rest/links.js';
import { contextArg, sliceOptions } from '../rest/paging.js';
import { administrators, managers, refuse } from '../rest/permit.js';
import type { Resource } from '../rest/resource.js';
import { recordLinks, resourceRoutes } from '../rest/resource.js';
import { isEmail } from '../rest/schema.js';
import type { Method, Route, RouteContext } from '../rest/types.js';
import { blankAddress } from '../rules/addresses.js';
import {
  loginOwner,
  mailOwner,
  makeLogin,
  shownName,
  viewCustomer,
  writeCustomer,
} from '../rules/customers.js';
import { sortLookedUp } from '../rules/database-sort.js';
import { byNumber, byText } from '../rules/find-posts.js';
import { applyMeta } from '../rules/meta.js';
import { folded, removeAccents, slugOf } from '../rules/slug.js';
import { compareNames } from '../rules/terms.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { customerArgs, customerListArgs } from './customer-args.js';
import { keepIds } from './keep-ids.js';

const invalidId = (status: number, message = 'Invalid resource ID.') =>
  new RestFault('woocommerce_rest_invalid_id', message, status);

/** Newer versions check first whether the user exists. */
const unknownUser = (site: Site): RestFault | undefined =>
  site.atLeast('10.0') ? new RestFault('wc_user_invalid_id', 'Invalid user ID.', 404) : undefined;

const deletable = ['customer', 'subscriber'];

/** The API does not change the credentials of users who run the shop. */
function checkGuarded(params: Row, user: Row, role: string): void {
  const changed =
    given(params, 'email') && params.email !== user.email
      ? 'email'
      : given(params, 'password')
        ? 'password'
        : undefined;
  if (changed === undefined) return;
  const message = `Sorry, ${changed} cannot be updated via this endpoint for a user with role ${role}.`;
  throw new RestFault('woocommerce_rest_cannot_edit', message, 403);
}

/** What a caller may do with a customer's record. */
function methodsFor({ request }: RouteContext, customer: Row): Method[] {
  const may =
    request.caller.role === 'administrator' && deletable.includes(text(customer.role) || 'customer');
  return may ? [...itemMethods] : itemMethods.filter((method) => method !== 'DELETE');
}

/** WordPress' search of users: the text that is searched for decides which columns are searched. */
function userSearch(asked: string): (customer: Row) => boolean {
  const search = asked.replace(/^\*+|\*+$/g, '');
  if (search === '') return () => true;
  const word = folded(search);
  const inTexts = (values: readonly (Json | undefined)[]) =>
    values.some((value) => folded(text(value)).includes(word));
  if (search.includes('@')) return (customer) => inTexts([customer.email]);
  if (/^\s*[+-]?\d+(?:\.\d*)?\s*$/.test(search))
    return (customer) => inTexts([customer.username]) || integer(customer.id) === Number(search);
  if (/^https?:\/\//.test(search)) return (customer) => inTexts([customer.url]);
  return (customer) =>
    inTexts([
      customer.username,
      customer.url,
      customer.email,
      slugOf(text(customer.username)),
      shownName(customer),
    ]);
}

function findAll({ site, request }: RouteContext): Row[] {
  const { params } = request;
  const role = text(params.role) || 'customer';
  const email = text(params.email).toLowerCase();
  // An e-mail address replaces a search, and `include` makes `exclude` void.
  const finds = userSearch(email === '' ? text(params.search) : '');
  const ids = items(params.include).length > 0 ? { ...params, exclude: [] } : params;
  const found = keepIds([...site.tables.customers.values()], ids).filter((customer) => {
    if (role !== 'all' && text(customer.role) !== role) return false;
    if (email !== '' && text(customer.email).toLowerCase() !== email) return false;
    return finds(customer);
  });
  const turn = params.order === 'desc' ? -1 : 1;
  const include = items(params.include).map(integer);
  if (role === 'all' && params.orderby === 'registered_date') {
    const { page, perPage, offset } = sliceOptions(params);
    const limit = (offset ?? (page - 1) * perPage) + perPage;
    const compare = (a: Row, b: Row) => turn * byText('date_created_gmt')(a, b);
    return sortLookedUp(found.sort(byNumber('id')), compare, limit, (customer) => integer(customer.id));
  }
  // With a role, users come by id.
  return found.sort((a, b) => {
    const byId = turn * (integer(a.id) - integer(b.id));
    if (params.orderby === 'id') return byId;
    if (params.orderby === 'include' && include.length > 0)
      return include.indexOf(integer(a.id)) - include.indexOf(integer(b.id));
    if (params.orderby === 'registered_date') {
      const [left, right] = [text(a.date_created_gmt), text(b.date_created_gmt)];
      return turn * (left < right ? -1 : left > right ? 1 : 0) || integer(a.id) - integer(b.id);
    }
    return turn * compareNames(shownName(a), shownName(b)) || byId;
  });
}

function make({ site, request }: RouteContext): Row {
  const { params } = request;
  const email = text(params.email);
  if (email === '') {
    throw new RestFault('registration-error-invalid-email', 'Please provide a valid email address.', 400);
  }
  if (!isEmail(email)) throw new RestFault('customer_invalid_email', 'Invalid email address', 400);
  if (mailOwner(site, email)) {
    const message = `An account is already registered with ${email}. Please log in or use a different email address.`;
    throw new RestFault('registration-error-email-exists', message, 400);
  }
  const asked = text(params.username);
  if (asked !== '' && loginOwner(site, asked)) {
    throw new RestFault(
      'registration-error-username-exists',
      'An account is already registered with that username. Please choose another.',
      400,
    );
  }
  const now = site.now();
  const customer: Row = {
    id: nextId(site.tables, 'customer'),
    date_created_gmt: now,
    date_modified_gmt: now,
    email,
    first_name: '',
    last_name: '',
    role: 'customer',
    username: removeAccents(asked) || makeLogin(site, email),
    billing: blankAddress(true),
    shipping: blankAddress(false),
    is_paying_customer: false,
    meta_data: [],
  };
  // The user must change a password that the store made up.
  if (text(params.password) === '')
    customer.meta_data = applyMeta(site.tables, [], [{ key: 'default_password_nag', value: '1' }]);
  writeCustomer(site, customer, params);
  site.tables.customers.set(integer(customer.id), customer);
  site.emit('customer.created', integer(customer.id));
  // Its fields are saved after the user was made.
  site.emit('customer.updated', integer(customer.id));
  return customer;
}

function change({ site, request }: RouteContext, customer: Row): Row {
  const { params } = request;
  const unlike = (field: string) => truthy(params[field]) && params[field] !== customer[field];
  if (truthy(params.email) && mailOwner(site, text(params.email), integer(customer.id)))
    throw new RestFault('woocommerce_rest_customer_invalid_email', 'Email address is invalid.', 400);
  if (unlike('username'))
    throw new RestFault('woocommerce_rest_customer_invalid_argument', "Username isn't editable.", 400);
  if (given(params, 'email')) customer.email = text(params.email);
  writeCustomer(site, customer, params);
  customer.date_modified_gmt = site.now();
  site.emit('customer.updated', integer(customer.id));
  return customer;
}

/** An account is deleted; its orders become those of a guest. */
function destroy({ site, request }: RouteContext, customer: Row): void {
  const heir = integer(request.params.reassign);
  if (heir !== 0 && (heir === customer.id || !site.tables.customers.has(Math.abs(heir)))) {
    const message = 'Invalid resource id for reassignment.';
    throw new RestFault('woocommerce_rest_customer_invalid_reassign', message, 400);
  }
  site.tables.customers.delete(integer(customer.id));
  for (const order of site.tables.orders.values())
    if (order.customer_id === customer.id) order.customer_id = 0;
  site.emit('customer.deleted', integer(customer.id));
}

/** `/customers`, `/customers/<id>`, `/customers/batch`. */
export function customerRoutes(site: Site): Route[] {
  const exists = (action: 'view' | 'edit' | 'delete') => (context: RouteContext) => {
    (action === 'delete' ? administrators(action) : managers(action))(context);
    const customer = site.tables.customers.get(integer(context.request.path.id));
    if (!customer) {
      const fault = unknownUser(site);
      if (fault) throw fault;
      return;
    }
    const role = text(customer.role) || 'customer';
    if (action === 'edit' && role === 'administrator' && context.request.caller.role !== 'administrator')
      refuse(context, 'edit');
    if (action === 'edit' && !deletable.includes(role)) checkGuarded(context.request.params, customer, role);
    if (action === 'delete' && !deletable.includes(role)) {
      const message = `Sorry, users with ${role} role cannot be deleted via this endpoint. Allowed roles: ${deletable.join(', ')}`;
      throw new RestFault('woocommerce_rest_cannot_delete', message, 403);
    }
  };
  const base = { pattern: '/customers' };
  const customers: Resource = {
    ...base,
    permits: { view: exists('view'), edit: exists('edit'), delete: exists('delete') },
    find({ request }, action) {
      const customer = site.tables.customers.get(integer(request.path.id));
      if (customer) return customer;
      if (action === 'view') throw invalidId(404);
      throw unknownUser(site) ?? invalidId(400, `Invalid resource ${action === 'delete' ? 'id' : 'ID'}.`);
    },
    view: (_, customer) => viewCustomer(site, customer),
    links: (context, customer) =>
      recordLinks(base, context, customer, { methods: methodsFor(context, customer) }),
    list: { args: customerListArgs, find: findAll, zeroIsNoOffset: true },
    readArgs: contextArg,
    create: {
      args: { ...customerArgs, email: { type: 'string', required: true } },
      exists: ['woocommerce_rest_customer_exists', 'Cannot create existing resource.'],
      make,
    },
    update: { args: { ...customerArgs, email: { type: 'string', format: 'email' } }, write: change },
    remove: {
      args: { reassign: { type: 'integer' } },
      untrashable: ['woocommerce_rest_trash_not_supported', 'Customers do not support trashing.'],
      shown: (context, customer) => ({
        data: viewCustomer(site, customer),
        links: recordLinks(base, context, customer, {
          methods: site.atLeast('10.0') ? [] : itemMethods,
        }),
      }),
      destroy,
    },
  };
  return [
    ...resourceRoutes(customers),
    {
      path: '/wc/v3/customers/(?<customer_id>\\d+)/downloads',
      endpoints: [{ methods: ['GET'], permit: managers('list'), handle: () => ({ data: [] }) }],
    },
  ];
}

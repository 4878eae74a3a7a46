import type { Row } from '../json.js';
import { given, integer, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Args } from '../rest/schema.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { metaValue, setMeta } from '../rules/meta.js';
import type { Site } from '../site.js';
import { mayRead } from './order-actions.js';

const metaKey = '_receipt_file_name';
const day = 86_400_000;

const today = (site: Site): string => site.now().slice(0, 10);

/** The last day of a receipt; its name begins with it. */
const lastDayOf = (file: string): string => file.slice(0, 10);

/** The file of a receipt that is there, and may still be read. */
function fileOf(site: Site, order: Row | undefined): string | undefined {
  const file = order ? text(metaValue(order, metaKey)) : '';
  return file === '' || lastDayOf(file) < today(site) ? undefined : file;
}

function show(site: Site, file: string): RestAnswer {
  const [year = '', month = '', date = ''] = lastDayOf(file).split('-');
  const hex = [year, month, date].map((part) => Number(part).toString(16));
  // The address has the day in a form of its own: three digits for the year, one for the month, two
  // for the day.
  const name = `${hex[0]?.padStart(3, '0')}${hex[1]}${hex[2]?.padStart(2, '0')}${file.slice(10)}`;
  return {
    data: { receipt_url: `${site.home}/wc/file/transient/${name}`, expiration_date: lastDayOf(file) },
  };
}

function lastDay({ site, request }: RouteContext): string {
  const { expiration_date: asked, expiration_days: days } = request.params;
  if (!given(request.params, 'expiration_date'))
    return new Date(site.clock.now() + integer(days) * day).toISOString().slice(0, 10);
  const date = text(asked);
  const refuse = (message: string): never => {
    throw new RestFault('woocommerce_invalid_argument', message, 400);
  };
  const real = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
  if (!real) refuse(`${date} is not a valid date, expected format: YYYY-MM-DD`);
  if (date < today(site)) refuse(`The supplied expiration date, ${date}, is in the past`);
  return date;
}

function make(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const order = site.tables.orders.get(integer(request.path.id));
  if (!order) throw new RestFault('woocommerce_rest_not_found', 'Order not found', 404);
  const known = fileOf(site, order);
  if (known !== undefined && request.params.force_new !== true) return show(site, known);
  const drawn = Array.from({ length: 32 }, () => Math.floor(site.random() * 16).toString(16)).join('');
  const file = `${lastDay(context)}${drawn}`;
  setMeta(site.tables, order, metaKey, file);
  return show(site, file);
}

function read({ site, request }: RouteContext): RestAnswer {
  const file = fileOf(site, site.tables.orders.get(integer(request.path.id)));
  if (file === undefined) throw new RestFault('woocommerce_rest_not_found', 'Receipt not found', 404);
  return show(site, file);
}

const args: Args = {
  expiration_date: { type: 'string' },
  expiration_days: { type: 'integer', default: 1 },
  force_new: { type: 'boolean', default: false },
};

/** `/orders/<id>/receipt`: a page that can be read until a day. */
export function orderReceiptRoutes(): Route[] {
  return [
    {
      path: '/wc/v3/orders/(?<id>\\d+)/receipt',
      endpoints: [
        { methods: ['POST'], args, permit: mayRead, handle: make },
        { methods: ['GET'], permit: mayRead, handle: read },
      ],
    },
  ];
}

/**
 * A store of any number of orders that keeps none of them: each page is made when it is asked for. Run as a process of its own, so that its memory
 * does not count for what is measured. Prints its address.
 *
 *   order-server.ts <orders> [people]
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const total = Number(process.argv[2] ?? 10_000);
const people = Number(process.argv[3] ?? 1_000);
const firstModified = Date.parse('2026-01-02T00:00:00Z');
const recorded = JSON.parse(
  readFileSync(new URL('../test/recordings/wc11/state/orders.json', import.meta.url), 'utf8'),
) as Record<string, unknown>[];
const plain = recorded.filter(
  (order) =>
    order.status === 'completed' &&
    order.currency === 'EUR' &&
    (order.refunds as unknown[]).length === 0 &&
    (order.line_items as { product_id: number }[]).every((line) => line.product_id > 0),
);
const settings = (group: string) =>
  readFileSync(new URL(`../test/recordings/wc11/state/settings_${group}.json`, import.meta.url), 'utf8');
const taxes = readFileSync(new URL('../test/recordings/wc11/state/taxes.json', import.meta.url), 'utf8');

const gmt = (ms: number) => new Date(ms).toISOString().slice(0, 19);
const modifiedOf = (index: number) => firstModified + index * 60_000;

const syllables = ['ba', 'cher', 'dou', 'fran', 'gui', 'jol', 'le', 'mar', 'no', 'pic'];

/** Names that are far apart: nobody is taken for a homonym of somebody else, which would be a question. */
function nameOf(person: number): string {
  const digits = String((person * 7919) % 100_000).padStart(5, '0');
  return [...digits].map((digit) => syllables[Number(digit)]).join('');
}

function order(index: number): Record<string, unknown> {
  const base = plain[index % plain.length] ?? {};
  const person = index % people;
  const at = gmt(modifiedOf(index));
  return {
    ...base,
    id: index + 1,
    number: String(index + 1),
    customer_id: 0,
    billing: {
      ...(base.billing as object),
      first_name: nameOf(person + 31),
      last_name: nameOf(person),
      address_1: `${person} rue ${nameOf(person + 57)}`,
      address_2: '',
      company: '',
      phone: '',
      email: `client${person}@exemple.test`,
    },
    date_created_gmt: at,
    date_modified_gmt: at,
    date_paid_gmt: at,
    date_completed_gmt: at,
  };
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const json = (body: string, headers: Record<string, string> = {}) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8', ...headers });
    response.end(body);
  };
  const path = url.pathname.replace('/wp-json', '');
  const group = /^\/wc\/v3\/settings\/(\w+)$/.exec(path)?.[1];
  if (path === '/') return json('{"timezone_string":"Europe/Paris","gmt_offset":1}');
  if (group) return json(settings(group));
  if (path === '/wc/v3/taxes') return json(taxes, { 'x-wp-total': '15', 'x-wp-totalpages': '1' });
  if (path !== '/wc/v3/orders') return json('[]', { 'x-wp-total': '0', 'x-wp-totalpages': '0' });
  const after = url.searchParams.get('modified_after');
  // Strictly after, with whole seconds.
  const from = after ? Math.max(0, Math.floor((Date.parse(after) - firstModified) / 60_000) + 1) : 0;
  const size = Number(url.searchParams.get('per_page') ?? 10);
  const page = Number(url.searchParams.get('page') ?? 1);
  const left = Math.max(0, total - from);
  const start = from + (page - 1) * size;
  const rows = Array.from({ length: Math.max(0, Math.min(size, total - start)) }, (_, i) => order(start + i));
  return json(JSON.stringify(rows), {
    'x-wp-total': String(left),
    'x-wp-totalpages': String(Math.ceil(left / size)),
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
});
process.on('disconnect', () => process.exit());

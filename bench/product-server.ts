/**
 * A store of any number of simple products that keeps none of them: each page is made when it is asked for. Run as a process of its own, so that its
 * memory does not count for what is measured. Prints its address; tells how many requests it had, by path, to a message `requests`.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { firstModified, shopProduct } from './product-rows.js';

const total = Number(process.argv[2] ?? 10_000);
const state = (name: string) =>
  readFileSync(new URL(`../test/recordings/wc11/state/${name}.json`, import.meta.url), 'utf8');
let requests: Record<string, number> = {};

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const json = (body: string, headers: Record<string, string> = {}) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8', ...headers });
    response.end(body);
  };
  const path = url.pathname.replace('/wp-json', '');
  requests[path] = (requests[path] ?? 0) + 1;
  const group = /^\/wc\/v3\/settings\/(\w+)$/.exec(path)?.[1];
  if (path === '/') return json('{"timezone_string":"Europe/Paris","gmt_offset":1}');
  if (group) return json(state(`settings_${group}`));
  const query = url.searchParams;
  const isKnown = path === '/wc/v3/products' && query.get('status') !== 'trash' && !query.has('sku');
  if (!isKnown) return json('[]', { 'x-wp-total': '0', 'x-wp-totalpages': '0' });
  const after = query.get('modified_after');
  // Strictly after, with whole seconds; rows are in the order of their dates and ids alike.
  const from = after ? Math.max(0, Math.floor((Date.parse(after) - firstModified) / 60_000) + 1) : 0;
  const size = Number(query.get('per_page') ?? 10);
  const page = Number(query.get('page') ?? 1);
  const wanted = query
    .get('include')
    ?.split(',')
    .map((id) => Number(id) - 1);
  const left = wanted ? wanted.length : Math.max(0, total - from);
  const start = (page - 1) * size;
  const indices = wanted
    ? wanted.slice(start, start + size)
    : Array.from({ length: Math.max(0, Math.min(size, left - start)) }, (_, at) => from + start + at);
  return json(JSON.stringify(indices.map(shopProduct)), {
    'x-wp-total': String(left),
    'x-wp-totalpages': String(Math.ceil(left / size)),
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
});
process.on('message', () => {
  process.send?.(requests);
  requests = {};
});
process.on('disconnect', () => process.exit());

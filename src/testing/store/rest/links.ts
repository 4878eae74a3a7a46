import type { Json, Row } from '../json.js';
import type { Site } from '../site.js';
import { buildQuery } from './query.js';
import type { Method, RestRequest } from './types.js';

/** The address of a REST route: `https://shop.example/wp-json/wc/v3/products/12`. */
export function restUrl(request: RestRequest, path: string): string {
  return `${request.origin}/wp-json/${request.namespace}${path}`;
}

export const itemMethods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export interface LinkOptions {
  readonly self?: string;
  readonly collection?: string;
  readonly up?: string | undefined;
  /**
   * What the caller may do with the record; WordPress 6.7 and newer say so. Nothing for a record
   * that is gone.
   */
  readonly methods?: readonly Method[] | undefined;
}

export function linksOf(site: Site, request: RestRequest, options: LinkOptions): Row {
  const links: Row = {};
  if (options.self !== undefined) {
    const self: Row = { href: restUrl(request, options.self) };
    const methods = options.methods ?? itemMethods;
    if (methods.length > 0 && site.wpAtLeast('6.7')) self.targetHints = { allow: [...methods] };
    links.self = [self];
  }
  if (options.collection !== undefined) links.collection = [{ href: restUrl(request, options.collection) }];
  if (options.up !== undefined) links.up = [{ href: restUrl(request, options.up) }];
  return links;
}

export interface PageInfo {
  readonly total: number;
  readonly pages: number;
  /** The page shown, where an offset decides it. */
  readonly page?: number;
  /** Parameters that the store itself puts behind those of the caller. */
  readonly added?: Row;
  /** Parameters of the caller that the store leaves out. */
  readonly dropped?: readonly string[];
}

/** `X-WP-Total`, `X-WP-TotalPages` and the `Link` header of a list. */
export function pageHeaders(request: RestRequest, path: string, info: PageInfo): Record<string, string> {
  const headers: Record<string, string> = {
    'x-wp-total': String(info.total),
    'x-wp-totalpages': String(info.pages),
  };
  const page = info.page ?? Number(request.params.page ?? 1);
  const query: Row = {};
  for (const [name, value] of Object.entries(request.query))
    if (!info.dropped?.includes(name)) query[name] = value;
  for (const [name, value] of Object.entries(info.added ?? {})) query[name] = query[name] ?? value;
  const link = (to: number, rel: string): string => {
    const params: Record<string, Json> = { ...query };
    if ('page' in params) params.page = to;
    else params.page = to;
    return `<${restUrl(request, path)}?${buildQuery(params)}>; rel="${rel}"`;
  };
  const links: string[] = [];
  if (page > 1) links.push(link(Math.min(page - 1, info.pages), 'prev'));
  if (info.pages > page) links.push(link(page + 1, 'next'));
  if (links.length > 0) headers.link = links.join(', ');
  return headers;
}

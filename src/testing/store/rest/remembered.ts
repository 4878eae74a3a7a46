import type { Row } from '../json.js';
import { text } from '../json.js';
import type { Site } from '../site.js';
import type { RestRequest } from './types.js';

/** Parameters that decide what of a list is shown, not what it holds. */
const shown = ['_fields', 'context', 'dp', 'consumer_key', 'consumer_secret'];
const paging = ['page', 'per_page', 'offset'];
/** What is under sale changes with the time of day. */
const timed = ['on_sale', 'min_price', 'max_price'];

/**
 * A list, found and sorted once for all its pages: it is kept until the next write.
 *
 * @param options.byPage - its order depends on the page that is asked for
 */
export function remembered(
  site: Site,
  request: RestRequest,
  options: { readonly byPage: boolean },
  find: () => readonly Row[],
): readonly Row[] {
  const { params } = request;
  const aside = new Set(options.byPage ? shown : [...shown, ...paging]);
  const asked = Object.entries(params).filter(([name]) => !aside.has(name) && !name.startsWith('oauth_'));
  const now = text(params.orderby) === 'price' || timed.some((name) => name in params) ? site.now() : '';
  const key = JSON.stringify([
    request.namespace,
    request.route,
    now,
    options.byPage ? site.memory : '',
    asked,
  ]);
  return site.tables.kept.lists.of(key, find);
}

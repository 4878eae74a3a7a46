import type { HttpHandler } from 'msw';
import { http } from 'msw';

/**
 * Handlers for msw that lead all requests to a WordPress REST API to the store.
 *
 * @param url the shop's address; by default any host's `/wp-json` and `index.php` are taken.
 */
export function createHandlers(
  transport: (request: Request) => Promise<Response>,
  url?: string,
): HttpHandler[] {
  const base = url?.replace(/\/+$/, '') ?? '*';
  const paths = ['/wp-json', '/wp-json/*', '/index.php', '/index.php/*'];
  return paths.map((path) => http.all(`${base}${path}`, ({ request }) => transport(request)));
}

import type { HttpHandler } from 'msw';
import { HttpResponse, http } from 'msw';
import { isBrokenConnection } from '../faults/broken.js';

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
  return paths.map((path) =>
    http.all(`${base}${path}`, async ({ request }) => {
      try {
        return await transport(request);
      } catch (error) {
        // msw would make an answer of an error that is thrown.
        if (isBrokenConnection(error)) return HttpResponse.error();
        throw error;
      }
    }),
  );
}

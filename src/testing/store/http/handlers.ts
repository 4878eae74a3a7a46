import { createRequire } from 'node:module';
import type { HttpHandler } from 'msw';
import { SettingsError } from '../../../core/index.js';
import { isBrokenConnection } from '../faults/broken.js';

type Msw = typeof import('msw');

/** msw is large, and most tests do not use it: it is loaded on demand. */
function loadMsw(): Msw {
  try {
    return createRequire(import.meta.url)('msw') as Msw;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'MODULE_NOT_FOUND') throw error;
    throw new SettingsError('The handlers need the package "msw", which is not installed.', {
      code: 'settings.invalid',
      field: 'handlers',
      hint: 'npm install --save-dev msw, or give `transport: store.transport` instead.',
      cause: error,
    });
  }
}

/**
 * Handlers for msw that lead all requests to a WordPress REST API to the store.
 *
 * @param url the shop's address; by default any host's `/wp-json` and `index.php` are taken.
 */
export function createHandlers(
  transport: (request: Request) => Promise<Response>,
  url?: string,
): HttpHandler[] {
  const { HttpResponse, http } = loadMsw();
  const base = url?.replace(/\/+$/, '') ?? '*';
  const paths = ['/wp-json', '/wp-json/*', '/index.php', '/index.php/*'];
  return paths.map((path) =>
    http.all(`${base}${path}`, async ({ request }) => {
      try {
        return await transport(request);
      } catch (error) {
        // msw would turn a thrown error into an answer.
        if (isBrokenConnection(error)) return HttpResponse.error();
        throw error;
      }
    }),
  );
}

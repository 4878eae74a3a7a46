import type { Check } from './checks.js';
import { isBoolean, must, mustPass, objectOf, oneOf } from './checks.js';
import { printed } from './faults/answer-request.js';
import { byteOrderMark, hostPage, noticeText } from './faults/pages.js';
import type { WireAnswer } from './http/wire.js';
import { page, write } from './http/wire.js';
import { FatalFault, RestFault } from './rest/fault.js';
import type { Incoming } from './rest/incoming.js';
import { routeOf } from './rest/incoming.js';
import type { Site } from './site.js';

/** The state of the site around WooCommerce. */
export interface SiteCondition {
  /**
   * `plain`: `/wp-json/` does not work. A GET is answered 301 to the same path with a slash,
   * anything else with the front page and 200; `?rest_route=` works, but takes no keys.
   * @default 'pretty'
   */
  readonly permalinks?: 'pretty' | 'plain';
  /**
   * Whether the web server passes unknown paths to WordPress. If not, it answers 404 itself.
   * @default true
   */
  readonly rewriting?: boolean;
  /** Whether the WooCommerce plugin is active. @default true */
  readonly woocommerce?: boolean;
  /** An update is running: 503 for everything. @default false */
  readonly maintenance?: boolean;
  /**
   * What a plugin or a file prints before each answer; the headers are lost with it, totals and
   * status too. @default 'nothing'
   */
  readonly prints?: 'nothing' | 'notice' | 'bom';
  /** A plugin dies with an uncaught error whenever the REST API starts. @default false */
  readonly fatal?: boolean;
  /** Whether the host passes the `Authorization` header to PHP. @default true */
  readonly passesAuthorization?: boolean;
  /**
   * Where the database has room for the rows of a list before it sorts them, 0 to 15. Stores that
   * end no order with the id (WordPress before 7.0) give equal rows by it: real ones change it from
   * one question to the next, so that pages repeat and drop rows.
   * @default 10
   */
  readonly memory?: number;
}

const checkAll = objectOf({
  permalinks: oneOf(['pretty', 'plain']),
  rewriting: isBoolean,
  woocommerce: isBoolean,
  maintenance: isBoolean,
  prints: oneOf(['nothing', 'notice', 'bom']),
  fatal: isBoolean,
  passesAuthorization: isBoolean,
  memory: must(
    'it is no whole number from 0 to 15',
    (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 15,
  ),
} satisfies Readonly<Record<keyof SiteCondition, Check>>);

/** @throws SettingsError where the condition cannot be used. */
export function checkCondition(condition: SiteCondition): SiteCondition {
  mustPass(checkAll, condition, { what: 'fake store', place: ['condition'], hint: 'See SiteCondition.' });
  return condition;
}

const escapeHtml = (source: string) =>
  source
    .replace(/&(?!\w+;|#\d+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

function frontPage(site: Site, link: string): WireAnswer {
  const name = escapeHtml(site.name);
  const html = `<!DOCTYPE html><html><head><title>${name}</title></head><body><h1>${name}</h1></body></html>\n`;
  return page(200, html, { link });
}

/** WordPress' `redirect_canonical`: a page's address ends with a slash. */
function withSlash(incoming: Incoming): WireAnswer {
  const { url } = incoming;
  // Blanks and signs are written as `http_build_query` does.
  const query = url.search ? `?${new URLSearchParams(url.search).toString()}` : '';
  return {
    status: 301,
    headers: {
      'content-type': 'text/html; charset=UTF-8',
      location: `${url.origin}${url.pathname}/${query}`,
    },
    text: null,
  };
}

function maintenance(incoming: Incoming): WireAnswer {
  const headers = { 'retry-after': '600' };
  const wantsJson = ['accept', 'content-type'].some((name) =>
    /application\/(?:[\w.+-]+\+)?json/i.test(incoming.headers.get(name) ?? ''),
  );
  const message = 'Briefly unavailable for scheduled maintenance. Check back in a minute.';
  if (!wantsJson)
    return page(
      503,
      `<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body><h1>${message}</h1></body></html>\n`,
      headers,
    );
  return write({
    status: 503,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: { code: 'wp_die', message, data: { status: 503 }, additional_errors: [] },
  });
}

function fatal(): WireAnswer {
  const fault = new FatalFault('Uncaught Error: boum in /srv/shop/wp-content/mu-plugins/greffon.php:1');
  return write({
    status: 500,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: fault.body(),
  });
}

/** The REST addresses of a site with plain permalinks. */
function plainLinks(answer: WireAnswer, origin: string): WireAnswer {
  const from = `${origin}/wp-json/`;
  const to = `${origin}/index.php?rest_route=/`;
  const written = (value: string) => value.replace(/\//g, '\\/');
  return {
    ...answer,
    headers: Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, value.split(from).join(to)]),
    ),
    text: answer.text?.split(written(from)).join(written(to)) ?? null,
  };
}

/** The keys belong to WooCommerce: without it they are not checked. */
function noRoute(link: string): WireAnswer {
  const message = 'No route was found matching the URL and request method.';
  const fault = new RestFault('rest_no_route', message, 404);
  return write({
    status: fault.status,
    headers: { 'content-type': 'application/json; charset=UTF-8', link },
    body: fault.body(),
  });
}

function legacyDisabled(): WireAnswer {
  return write({
    status: 404,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: {
      errors: { code: 'woocommerce_api_disabled', message: 'The WooCommerce API is disabled on this site' },
    },
  });
}

/** Answers a request as the web server and WordPress do before and around the REST API. */
export async function answerUnder(
  condition: SiteCondition,
  site: Site,
  incoming: Incoming,
  api: (incoming: Incoming) => Promise<WireAnswer>,
): Promise<WireAnswer> {
  const { url } = incoming;
  const { permalinks = 'pretty', prints = 'nothing' } = condition;
  const plain = permalinks === 'plain';
  const isFile = /^\/(?:index\.php)?$/.test(url.pathname);
  if (condition.rewriting === false && !isFile && !url.pathname.startsWith('/index.php/'))
    return page(404, hostPage(404), { 'content-type': 'text/html' });
  if (condition.maintenance) return maintenance(incoming);
  let request = incoming;
  if (condition.passesAuthorization === false) {
    const headers = new Headers(incoming.headers);
    headers.delete('authorization');
    request = { ...incoming, headers };
  }
  const home = `${url.origin}/${plain ? 'index.php?rest_route=/' : 'wp-json/'}`;
  const link = `<${home}>; rel="https://api.w.org/"`;
  const byQuery = typeof incoming.query.rest_route === 'string' && incoming.query.rest_route !== '';
  const answer = async (): Promise<WireAnswer> => {
    if (byQuery || (!plain && routeOf(incoming) !== undefined)) {
      if (condition.fatal) return fatal();
      const inactive = condition.woocommerce === false && /^\/wc(?:\/|-|$)/i.test(routeOf(incoming) ?? '');
      const done = inactive ? noRoute(link) : await api(request);
      return plain ? plainLinks(done, url.origin) : done;
    }
    if (isFile) return frontPage(site, link);
    if (!plain && /^\/wc-api\/v\d/.test(url.pathname)) return legacyDisabled();
    if (!plain) return page(404, hostPage(404), { link });
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD';
    return reads && !url.pathname.endsWith('/') ? withSlash(incoming) : frontPage(site, link);
  };
  const done = await answer();
  if (prints === 'nothing' || done.text === null) return done;
  return printed(done, prints === 'notice' ? noticeText : byteOrderMark);
}

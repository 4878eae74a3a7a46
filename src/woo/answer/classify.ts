import { isRecord, retryAfterMs, upTo } from '../../core/index.js';
import type { WooErrorCode } from '../errors/codes.js';
import { type WooError, wooError } from '../errors/errors.js';
import { excerptOf, readJson } from './read-json.js';
import { byWooCode, fieldOfCode } from './woo-codes.js';

/** The parts of an answer that decide its meaning. */
export interface WooAnswer {
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** The body as text. */
  readonly text: string;
  /** Milliseconds since the epoch, for the date form of `Retry-After`. @default 0 */
  readonly now?: number;
  /**
   * Takes secrets out of the texts that the error repeats. They are redacted as JSON gives them: in
   * the body, a secret that the shop escaped itself is escaped twice. @default leaves them
   */
  readonly redact?: Redact | undefined;
}

type Redact = (text: string) => string;

/** What WordPress puts into the body of an error. */
interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>> | number | undefined;
}

/** Codes that say "no such row" with status 400 when a row is written. */
const missing = /(?:_|^)invalid_id$|^woocommerce_rest_(?:product|shop_order|shop_webhook)_invalid_id$/;

function errorBody(value: unknown, redact: Redact): ErrorBody | undefined {
  if (!isRecord(value)) return undefined;
  // The API before wc/v1 wraps its error. Such a site is no wc/v3 API, but its code is still
  // useful.
  const wrapped = Array.isArray(value.errors) ? value.errors[0] : value.errors;
  const body = typeof value.code === 'string' ? value : wrapped;
  if (!isRecord(body) || typeof body.code !== 'string') return undefined;
  const data = body.data;
  return {
    code: redact(body.code),
    message: typeof body.message === 'string' ? redact(body.message) : '',
    data: isRecord(data) || typeof data === 'number' ? data : undefined,
  };
}

/** The code of an error body of WooCommerce. */
function codeOfBody(status: number, body: ErrorBody): WooErrorCode {
  const known = byWooCode[body.code];
  // The status distinguishes maintenance from a code that a plugin uses for something else.
  if (known !== undefined && !(known === 'woo.maintenance' && status !== 503)) return known;
  if (body.code === 'rest_no_route') return 'woo.no-route';
  if (status === 401) return 'woo.auth';
  if (status === 403) return 'woo.forbidden';
  if (status === 404) return 'woo.not-found';
  if (status === 410) return 'woo.gone';
  if (status === 413) return 'woo.too-large';
  if (status === 429 || status === 508) return 'woo.throttled';
  if (status === 501) return 'woo.not-supported';
  if (status === 400) return missing.test(body.code) ? 'woo.not-found' : 'woo.invalid';
  // Refunds answer faults of the data with 500 and only a number for `data`: the status that was
  // meant.
  if (status === 500)
    return body.code.startsWith('woocommerce_rest_') || body.code.startsWith('rest_')
      ? 'woo.invalid'
      : 'woo.server-error';
  return status > 500 ? 'woo.unavailable' : 'woo.invalid';
}

const captcha =
  /captcha|cf-chl|challenge-platform|just a moment|are you (?:a )?human|checking your browser|sgcaptcha|ddos-guard/i;

/** The meaning of a status alone. */
const codeByStatus: ReadonlyMap<number, WooErrorCode> = new Map([
  [401, 'woo.auth'],
  [403, 'woo.firewall'],
  // The web server itself answered this REST address: it was never rewritten to WordPress.
  [404, 'woo.permalinks'],
  [405, 'woo.firewall'],
  [406, 'woo.firewall'],
  [408, 'woo.timeout'],
  [410, 'woo.gone'],
  [413, 'woo.too-large'],
  [414, 'woo.too-large'],
  [429, 'woo.throttled'],
  [500, 'woo.server-error'],
  [508, 'woo.throttled'],
]);

/** The code of an answer that holds no error body. */
function codeOfStatus(answer: WooAnswer, html: boolean): WooErrorCode {
  const { status, method } = answer;
  if (html && captcha.test(answer.text) && [200, 202, 401, 403, 405, 406, 429, 503].includes(status))
    return 'woo.captcha';
  if (method !== 'GET' && (status === 405 || status === 501)) return 'woo.method-blocked';
  if (status === 503 && /maintenance/i.test(answer.text)) return 'woo.maintenance';
  return codeByStatus.get(status) ?? (status > 500 ? 'woo.unavailable' : 'woo.invalid');
}

/** More fields than a row has need no list. */
const maxParams = 100;

function paramsOf(data: ErrorBody['data'], redact: Redact): Readonly<Record<string, string>> | undefined {
  if (!isRecord(data)) return undefined;
  const textOfParam = (value: unknown): string =>
    redact(typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value)).slice(0, maxQuoted);
  const params = data.params;
  if (Array.isArray(params))
    return Object.fromEntries(params.slice(0, maxParams).map((name) => [textOfParam(name), 'missing']));
  if (!isRecord(params)) return undefined;
  return Object.fromEntries(
    Object.entries(params)
      .slice(0, maxParams)
      .map(([name, text]) => [textOfParam(name), textOfParam(text)]),
  );
}

/** The longest text of the store that a message repeats, in characters. */
const maxQuoted = 500;

/** The beginning of a text that may hold HTML, as people read it. */
function plain(text: string): string {
  return text
    .slice(0, 20_000)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxQuoted);
}

/** The error of one failed item of a batch, or of the body of a failed answer. */
export function errorFromBody(
  value: unknown,
  where: {
    readonly method: string;
    readonly path: string;
    readonly status?: number;
    readonly retryAfterMs?: number | undefined;
    readonly redact?: Redact | undefined;
  },
): WooError | undefined {
  const redact = where.redact ?? ((text) => text);
  const body = errorBody(value, redact);
  if (body === undefined) return undefined;
  const data = isRecord(body.data) ? body.data : undefined;
  const inBody = typeof body.data === 'number' ? undefined : data?.status;
  const status = where.status ?? (typeof inBody === 'number' ? inBody : 400);
  let code = codeOfBody(status, body);
  if (code === 'woo.no-route' && isCollection(where.method, where.path)) code = 'woo.not-woocommerce';
  const params = paramsOf(data, redact);
  const resourceId = data?.resource_id;
  const said = plain(body.message);
  return wooError(
    code,
    `${where.method} ${where.path} failed (${status} ${body.code})${said ? `: ${endWithStop(said)}` : '.'}`,
    {
      method: where.method,
      path: where.path,
      status,
      wooCode: body.code,
      said: said === '' ? undefined : said,
      params,
      field: (params === undefined ? undefined : Object.keys(params)[0]) ?? fieldOfCode[body.code],
      resourceId: typeof resourceId === 'number' ? resourceId : undefined,
      retryAfterMs: where.retryAfterMs,
    },
  );
}

/** Lists that every WooCommerce with wc/v3 has: where one is unknown, WooCommerce is not there. */
const everywhere =
  /\/wc\/v3\/(?:products|orders|customers|coupons|taxes|settings|webhooks|system_status|payment_gateways)\/?$/;

function isCollection(method: string, path: string): boolean {
  return method === 'GET' && everywhere.test(path);
}

function endWithStop(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A location without its query: the query may hold a key. */
function withoutQuery(location: string | null): string | undefined {
  if (!location) return undefined;
  return upTo(location, /[?#]/);
}

/**
 * Makes the error of an answer that is not a success. Only this function decides what status,
 * headers and body mean. Pure.
 *
 * Returns `undefined` for a successful answer whose body is JSON (also past noise, see `readJson`),
 * or empty.
 */
export function errorFromAnswer(answer: WooAnswer): WooError | undefined {
  const { method, path, status } = answer;
  const where = { method, path, status };
  if (status >= 300 && status < 400) {
    const location = withoutQuery(answer.headers.get('location'));
    const slash = location !== undefined && location.replace(/^https?:\/\/[^/]+/i, '') === `${path}/`;
    const code = slash ? 'woo.permalinks' : 'woo.redirected';
    return wooError(
      code,
      `${method} ${path} was redirected (${status})${location ? ` to ${location}` : ''}.`,
      { ...where, location },
    );
  }
  if (status >= 200 && status < 300) return errorFromSuccess(answer);
  const wait = retryAfterMs(answer.headers.get('retry-after'), answer.now ?? 0);
  const reading = readJson(answer.text);
  const error =
    reading.kind === 'json'
      ? errorFromBody(reading.value, { ...where, retryAfterMs: wait, redact: answer.redact })
      : undefined;
  if (error !== undefined) return error;
  const html = reading.kind === 'html' || /text\/html/i.test(answer.headers.get('content-type') ?? '');
  const excerpt =
    answer.text.trim() === '' ? '' : ` It begins: ${JSON.stringify(excerptOf(plain(answer.text)))}.`;
  return wooError(
    codeOfStatus(answer, html),
    `${method} ${path} was answered ${status} without a WooCommerce error.${excerpt}`,
    {
      ...where,
      retryAfterMs: wait,
    },
  );
}

function errorFromSuccess(answer: WooAnswer): WooError | undefined {
  const { method, path, status } = answer;
  const where = { method, path, status };
  const reading = readJson(answer.text);
  if (reading.kind === 'json') return undefined;
  if (reading.kind === 'empty') {
    if (status === 204 || method === 'HEAD') return undefined;
    return wooError('woo.not-json', `${method} ${path} was answered ${status} with an empty body.`, where);
  }
  const begins = `It begins: ${JSON.stringify(excerptOf(plain(reading.excerpt)))}.`;
  if (reading.kind === 'truncated') {
    return wooError('woo.truncated', `The answer to ${method} ${path} breaks off. ${begins}`, where);
  }
  if (reading.kind === 'text')
    return wooError('woo.not-json', `${method} ${path} was not answered with JSON. ${begins}`, where);
  let code: WooErrorCode = 'woo.html';
  if (captcha.test(answer.text) || status === 202) code = 'woo.captcha';
  // The front page in place of the API, announcing the API at `?rest_route=`: pretty permalinks are
  // off.
  else if (/rest_route=/.test(answer.headers.get('link') ?? '')) code = 'woo.permalinks';
  return wooError(code, `${method} ${path} was answered ${status} with a page of HTML. ${begins}`, where);
}

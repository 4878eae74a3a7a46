import { upTo, withoutEnd } from '../../core/index.js';
import { excerptOf } from '../answer/read-json.js';
import type { WooErrorCode } from '../errors/codes.js';
import type { WooProber } from '../http/probe.js';
import type { ConnectionCode } from './codes.js';
import type { Diagnosis } from './diagnosis.js';
import { type Outcome, problemOf } from './outcome.js';
import type { ConnectionCheckId } from './report.js';

const unknownName = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const refused = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES', 'EADDRNOTAVAIL']);
const late = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** OpenSSL's names of what can be wrong with a certificate. */
function certificateCode(code: string): ConnectionCode | undefined {
  if (/SELF_SIGNED/.test(code)) return 'tls.self-signed';
  if (/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(code)) return 'tls.expired';
  if (/ALTNAME|HOSTNAME_MISMATCH/.test(code)) return 'tls.name';
  if (/^UNABLE_TO_(?:VERIFY|GET_ISSUER)/.test(code)) return 'tls.chain';
  return /^(?:CERT_|ERR_TLS|ERR_SSL|EPROTO$)/.test(code) ? 'tls.failed' : undefined;
}

function noteNoAnswer(
  outcome: Outcome & { readonly kind: 'none' },
  prober: WooProber,
  diagnosis: Diagnosis,
): void {
  const { host } = new URL(prober.url);
  const code = outcome.code ?? '';
  const certificate = certificateCode(code);
  if (certificate !== undefined) {
    diagnosis.note('reachable', 'ok', 'reachable.ok');
    diagnosis.note('tls', 'failed', certificate, { host, code });
  } else if (unknownName.has(code)) {
    diagnosis.note('reachable', 'failed', 'reachable.dns', { host, code });
  } else if (refused.has(code)) {
    diagnosis.note('reachable', 'failed', 'reachable.refused', { host, code });
  } else if (outcome.why === 'timeout' || late.has(code)) {
    diagnosis.note('reachable', 'failed', 'reachable.timeout', { seconds: Math.max(1, outcome.ms / 1000) });
  } else {
    diagnosis.note('reachable', 'failed', 'reachable.failed', { problem: problemOf(outcome) });
  }
}

/** Where a redirect of the API leads, as an address of a shop; `page` when it leads to no API. */
function noteRedirect(location: string | undefined, prober: WooProber, diagnosis: Diagnosis): void {
  const base = new URL(prober.url);
  const target =
    location === undefined || !URL.canParse(location, prober.url) ? undefined : new URL(location, prober.url);
  if (target === undefined || !/^https?:$/.test(target.protocol)) {
    diagnosis.note('redirect', 'failed', 'redirect.page', { to: location ?? '?' });
    return;
  }
  const api = target.pathname.indexOf('/wp-json');
  const folder = api < 0 ? target.pathname : target.pathname.slice(0, api);
  const to = `${target.origin}${withoutEnd(folder, /\//)}`;
  // A redirect onto itself, or to a page of the same shop: another address would not help.
  if (to === prober.url || (api < 0 && target.host === base.host && target.protocol === base.protocol)) {
    diagnosis.note('redirect', 'failed', 'redirect.page', { to: `${target.origin}${target.pathname}` });
    return;
  }
  const upgrade =
    base.protocol === 'http:' && target.protocol === 'https:' && target.hostname === base.hostname;
  diagnosis.note('redirect', 'failed', upgrade ? 'redirect.https' : 'redirect.elsewhere', { to });
}

/** A check that fails, and why; its sentence gives the status of the answer. */
type Obstacle = readonly [
  check: ConnectionCheckId,
  problem:
    | 'firewall.captcha'
    | 'firewall.blocked'
    | 'firewall.throttled'
    | 'reachable.down'
    | 'wordpress.error'
    | 'wordpress.other',
];

/** What errors that need no closer look say of the way. */
const obstacles: ReadonlyMap<WooErrorCode, Obstacle> = new Map<WooErrorCode, Obstacle>([
  ['woo.captcha', ['firewall', 'firewall.captcha']],
  ['woo.firewall', ['firewall', 'firewall.blocked']],
  ['woo.method-blocked', ['firewall', 'firewall.blocked']],
  ['woo.throttled', ['firewall', 'firewall.throttled']],
  ['woo.unavailable', ['reachable', 'reachable.down']],
  ['woo.timeout', ['reachable', 'reachable.down']],
  ['woo.server-error', ['wordpress', 'wordpress.error']],
  ['woo.truncated', ['wordpress', 'wordpress.error']],
  ['woo.html', ['wordpress', 'wordpress.other']],
  ['woo.not-json', ['wordpress', 'wordpress.other']],
]);

/**
 * Notes an obstacle between this client and WooCommerce: the network, a certificate, a redirect, a
 * firewall, maintenance, rewriting. Returns true if there was one: the answer then shows nothing
 * more.
 */
export function noteWay(outcome: Outcome, prober: WooProber, diagnosis: Diagnosis): boolean {
  if (outcome.kind === 'none') {
    noteNoAnswer(outcome, prober, diagnosis);
    return true;
  }
  diagnosis.note('reachable', 'ok', 'reachable.ok');
  const plain = prober.url.startsWith('http:');
  diagnosis.note('tls', 'ok', plain ? 'tls.plain' : 'tls.ok');
  if (outcome.kind === 'json') {
    const excerpt = excerptOf((outcome.noise ?? '').trim());
    if (excerpt !== '') diagnosis.note('wordpress', 'warning', 'wordpress.noise', { excerpt });
    return false;
  }
  const { error, status } = outcome;
  if (error.code === 'woo.redirected') {
    const location = outcome.headers.get('location');
    noteRedirect(location === null ? undefined : upTo(location, /[?#]/), prober, diagnosis);
    return true;
  }
  if (error.code === 'woo.permalinks') {
    // A redirect to the same path plus a slash is WordPress's own doing; a page "not found" may be
    // the web server's.
    if (status === 404) diagnosis.note('permalinks', 'failed', 'permalinks.no-rewrite', { status });
    else diagnosis.note('permalinks', 'failed', 'permalinks.plain');
    return true;
  }
  if (error.code === 'woo.maintenance') {
    diagnosis.note('maintenance', 'failed', 'maintenance.on');
    return true;
  }
  const obstacle = obstacles.get(error.code);
  if (obstacle !== undefined) {
    const [check, problem] = obstacle;
    diagnosis.note(check, 'failed', problem, { status });
    return true;
  }
  if (error.wooCode !== undefined || status !== 401) return false;
  // WordPress refuses in JSON; a bare 401 is a password of the web server in front of it.
  diagnosis.note('firewall', 'failed', 'firewall.password', { status });
  return true;
}

/** There was no obstacle: WordPress itself has answered. */
export function noteFreeWay(diagnosis: Diagnosis): void {
  diagnosis.note('redirect', 'ok', 'redirect.none');
  diagnosis.note('firewall', 'ok', 'firewall.none');
  diagnosis.note('maintenance', 'ok', 'maintenance.none');
}

import { excerptOf } from '../answer/read-json.js';
import type { WooProber } from '../http/probe.js';
import type { Diagnosis } from './diagnosis.js';
import type { ConnectionFinding } from './findings.js';
import { type Outcome, problemOf } from './outcome.js';

const unknownName = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const refused = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES', 'EADDRNOTAVAIL']);
const late = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** OpenSSL's names of what can be wrong with a certificate. */
function certificateFinding(code: string): ConnectionFinding | undefined {
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
  const certificate = certificateFinding(code);
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
  const to = `${target.origin}${folder.replace(/\/+$/, '')}`;
  // A redirect onto itself, or to a page of the same shop: another address would not help.
  if (to === prober.url || (api < 0 && target.host === base.host && target.protocol === base.protocol)) {
    diagnosis.note('redirect', 'failed', 'redirect.page', { to: `${target.origin}${target.pathname}` });
    return;
  }
  const upgrade =
    base.protocol === 'http:' && target.protocol === 'https:' && target.hostname === base.hostname;
  diagnosis.note('redirect', 'failed', upgrade ? 'redirect.https' : 'redirect.elsewhere', { to });
}

/**
 * Notes what lies between us and WooCommerce: the network, a certificate, a redirect, a firewall,
 * maintenance, rewriting. True when the answer was one of these, so that nothing further can be
 * learnt from it.
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
  switch (error.code) {
    case 'woo.redirected':
      noteRedirect(outcome.headers.get('location')?.replace(/[?#].*$/s, ''), prober, diagnosis);
      return true;
    case 'woo.captcha':
      diagnosis.note('firewall', 'failed', 'firewall.captcha', { status });
      return true;
    case 'woo.firewall':
    case 'woo.method-blocked':
      diagnosis.note('firewall', 'failed', 'firewall.blocked', { status });
      return true;
    case 'woo.throttled':
      diagnosis.note('firewall', 'failed', 'firewall.throttled', { status });
      return true;
    case 'woo.maintenance':
      diagnosis.note('maintenance', 'failed', 'maintenance.on');
      return true;
    case 'woo.unavailable':
    case 'woo.timeout':
      diagnosis.note('reachable', 'failed', 'reachable.down', { status });
      return true;
    case 'woo.permalinks':
      // A redirect to the same path plus a slash is WordPress's own doing; a page "not found" may
      // be the web server's.
      diagnosis.note(
        'permalinks',
        'failed',
        status === 404 ? 'permalinks.no-rewrite' : 'permalinks.plain',
        status === 404 ? { status } : undefined,
      );
      return true;
    case 'woo.server-error':
    case 'woo.truncated':
      diagnosis.note('wordpress', 'failed', 'wordpress.error', { status });
      return true;
    case 'woo.html':
    case 'woo.not-json':
      diagnosis.note('wordpress', 'failed', 'wordpress.other', { status });
      return true;
    default:
      if (error.wooCode !== undefined || status !== 401) return false;
      // WordPress refuses in JSON; a 401 without JSON is a password of the web server in front of it.
      diagnosis.note('firewall', 'failed', 'firewall.password', { status });
      return true;
  }
}

/** Nothing stood in the way: an answer of WordPress itself was seen. */
export function noteFreeWay(diagnosis: Diagnosis): void {
  diagnosis.note('redirect', 'ok', 'redirect.none');
  diagnosis.note('firewall', 'ok', 'firewall.none');
  diagnosis.note('maintenance', 'ok', 'maintenance.none');
}

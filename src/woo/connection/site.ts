import { isRecord, isTimeZone, upTo, withoutEnd } from '../../core/index.js';
import type { WooProber } from '../http/probe.js';
import type { Diagnosis } from './diagnosis.js';
import { type Outcome, type ShopProbe, textIn } from './outcome.js';
import { noteFreeWay, noteWay } from './way.js';

const fields = 'name,url,home,namespaces,timezone_string,gmt_offset';

/** A fixed offset as WordPress gives it, in hours that may be fractional, as `+05:30`. */
function offsetText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function noteTimeZone(index: unknown, diagnosis: Diagnosis): void {
  const zone = textIn(index, 'timezone_string');
  if (zone !== undefined && isTimeZone(zone)) {
    // `UTC` and `Etc/…` are names, yet as fixed as an offset.
    diagnosis.note('time-zone', 'ok', 'time-zone.ok', { zone });
    diagnosis.learn({ timeZone: zone });
    return;
  }
  const hours = isRecord(index) ? Number(index.gmt_offset ?? Number.NaN) : Number.NaN;
  if (!Number.isFinite(hours)) return;
  const offset = offsetText(hours);
  diagnosis.note('time-zone', 'warning', 'time-zone.offset', { zone: offset });
  diagnosis.learn({ timeZone: offset });
}

function addressWithoutScheme(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  return `${host}${withoutEnd(pathname, /\//)}`.toLowerCase();
}

function noteCanonicalUrl(index: unknown, prober: WooProber, diagnosis: Diagnosis): void {
  const home = textIn(index, 'home');
  const siteUrl = textIn(index, 'url');
  if (home === undefined) return;
  diagnosis.learn({ home, ...(siteUrl === undefined ? {} : { siteUrl }) });
  const ours = addressWithoutScheme(prober.url);
  if (addressWithoutScheme(home) !== ours)
    diagnosis.note('canonical-url', 'warning', 'canonical-url.other', { home });
  else if (prober.url.startsWith('https:') && home.startsWith('http:')) {
    diagnosis.note('canonical-url', 'warning', 'canonical-url.http', { home });
  } else if (siteUrl !== undefined && addressWithoutScheme(siteUrl) !== ours) {
    diagnosis.note('canonical-url', 'ok', 'canonical-url.folder', { home, siteUrl });
  } else diagnosis.note('canonical-url', 'ok', 'canonical-url.ok');
}

function noteNamespaces(index: unknown, diagnosis: Diagnosis): void {
  const namespaces = isRecord(index) && Array.isArray(index.namespaces) ? index.namespaces : undefined;
  if (namespaces === undefined) return;
  if (namespaces.includes('wc/v3')) {
    diagnosis.note('woocommerce', 'ok', 'woocommerce.ok');
    return;
  }
  const old = namespaces.some((name) => typeof name === 'string' && /^wc\/v\d/.test(name));
  diagnosis.note('woocommerce', 'failed', old ? 'woocommerce.old' : 'woocommerce.inactive');
}

function isIndex(data: unknown): boolean {
  return isRecord(data) && (Array.isArray(data.namespaces) || typeof data.home === 'string');
}

function noteIndex(
  outcome: Outcome & { readonly kind: 'json' },
  prober: WooProber,
  diagnosis: Diagnosis,
): void {
  const name = textIn(outcome.data, 'name') ?? '';
  if (name !== '') diagnosis.learn({ name });
  diagnosis.note('wordpress', 'ok', 'wordpress.ok', { name });
  noteCanonicalUrl(outcome.data, prober, diagnosis);
  noteTimeZone(outcome.data, diagnosis);
  noteNamespaces(outcome.data, diagnosis);
}

/**
 * Whether an answer that is not the API's own could be that of a WordPress with plain permalinks.
 */
function mayBePlain(outcome: Outcome): boolean {
  if (outcome.kind !== 'error') return false;
  const { code } = outcome.error;
  return code === 'woo.permalinks' || code === 'woo.html' || code === 'woo.not-json';
}

/** The addresses above that of a shop in a folder, the nearest first. */
function addressesAbove(url: string): readonly string[] {
  const { origin, pathname } = new URL(url);
  const folders = pathname.split('/').filter((folder) => folder !== '');
  return folders.map((_, index) => [origin, ...folders.slice(0, folders.length - 1 - index)].join('/'));
}

/**
 * A page of the shop given as its address, such as `https://shop.example/shop`: WordPress answers
 * above it.
 */
async function probeParentFolder(
  looker: ShopProbe,
  prober: WooProber,
  diagnosis: Diagnosis,
): Promise<boolean> {
  for (const at of addressesAbove(prober.url)) {
    const outcome = await looker.look({ path: '/wp-json/', at, query: { _fields: fields }, auth: 'none' });
    if (outcome.kind !== 'json' || !isIndex(outcome.data)) continue;
    const home = textIn(outcome.data, 'home') ?? at;
    diagnosis.note('address', 'failed', 'address.folder', { url: prober.url, home });
    return true;
  }
  return false;
}

/**
 * Plain permalinks leave one door to the API: `?rest_route=`. It takes no key, but shows that
 * WordPress is there.
 */
async function probeRestRouteParameter(
  looker: ShopProbe,
  prober: WooProber,
  diagnosis: Diagnosis,
): Promise<boolean> {
  const outcome = await looker.look({
    path: '/',
    query: { rest_route: '/', _fields: fields },
    auth: 'none',
  });
  if (outcome.kind !== 'json' || !isIndex(outcome.data)) return false;
  noteWay(outcome, prober, diagnosis);
  noteFreeWay(diagnosis);
  // WordPress answers this below any of its pages, too.
  const isAtHome =
    addressWithoutScheme(textIn(outcome.data, 'home') ?? prober.url) === addressWithoutScheme(prober.url);
  if (!isAtHome && (await probeParentFolder(looker, prober, diagnosis))) return true;
  diagnosis.note('permalinks', 'failed', 'permalinks.plain');
  noteIndex(outcome, prober, diagnosis);
  return true;
}

/**
 * Checks the site without the key: whether WordPress answers at this address, and WooCommerce with
 * it. False when nothing more can be learnt.
 */
export async function examineSite(
  looker: ShopProbe,
  prober: WooProber,
  diagnosis: Diagnosis,
): Promise<boolean> {
  const look = (path: string) => looker.look({ path, query: { _fields: fields }, auth: 'none' });
  let outcome = await look('/wp-json/');
  // A host that removes the slash at the end: no address that is used later has one.
  const location = outcome.kind === 'error' ? upTo(outcome.headers.get('location') ?? '', /[?#]/) : undefined;
  if (location === `${prober.url}/wp-json`) outcome = await look('/wp-json');

  if (outcome.kind === 'json' && isIndex(outcome.data)) {
    noteWay(outcome, prober, diagnosis);
    noteFreeWay(diagnosis);
    diagnosis.note('permalinks', 'ok', 'permalinks.ok');
    noteIndex(outcome, prober, diagnosis);
    return diagnosis.find('woocommerce')?.status !== 'failed';
  }
  if (mayBePlain(outcome)) {
    diagnosis.note('reachable', 'ok', 'reachable.ok');
    diagnosis.note('tls', 'ok', prober.url.startsWith('http:') ? 'tls.plain' : 'tls.ok');
    if (await probeRestRouteParameter(looker, prober, diagnosis)) return false;
    if (await probeParentFolder(looker, prober, diagnosis)) return false;
  }
  if (noteWay(outcome, prober, diagnosis)) return false;
  if (outcome.kind === 'json') {
    diagnosis.note('wordpress', 'failed', 'wordpress.other', { status: outcome.status });
    return false;
  }
  if (outcome.kind === 'none') return false;
  const { status, error } = outcome;
  const code = error.wooCode ?? `HTTP ${status}`;
  if (status === 401 || status === 403) {
    // Security plugins close the index to visitors and leave the API to those who have a key.
    diagnosis.note('wordpress', 'warning', 'wordpress.closed', { code });
    return true;
  }
  diagnosis.note('wordpress', 'failed', status === 404 ? 'wordpress.disabled' : 'wordpress.other', {
    status,
    code,
  });
  return false;
}

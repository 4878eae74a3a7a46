import pLimit from 'p-limit';
import { isRecord } from '../../core/index.js';
import type { ProbeAuth, WooProber } from '../http/probe.js';
import type { Diagnosis } from './diagnosis.js';
import { type Outcome, problemOf, type ShopProbe, textIn } from './outcome.js';
import type { ConnectionCheckId, ConnectionStatus } from './report.js';
import { noteSettings, usualDecimals } from './settings.js';
import { noteWay } from './way.js';

/** Requests at the same time: a test must not strain a weak host. */
const maxParallel = 3;

/** How many products the page has that is timed: what a sync reads. */
const pageSize = 100;

/**
 * Milliseconds beyond which a page is slow. WooCommerce's own takes well below a second on a sound
 * host.
 */
const slowMs = 5_000;

const oldest = 9;

const api = '/wp-json/wc/v3';

/**
 * Problems of the whole shop that may begin in the middle of the test. They are reported once, not
 * for each resource.
 */
const transientCodes = new Set<string>([
  'woo.throttled',
  'woo.maintenance',
  'woo.unavailable',
  'woo.redirected',
]);

function isTransient(outcome: Outcome): boolean {
  return outcome.kind === 'none' || (outcome.kind === 'error' && transientCodes.has(outcome.error.code));
}

function noteAbility(
  id: ConnectionCheckId,
  outcome: Outcome,
  severity: ConnectionStatus,
  diagnosis: Diagnosis,
): void {
  if (isTransient(outcome)) return;
  if (outcome.kind === 'json') diagnosis.note(id, 'ok', 'can.ok');
  else if (outcome.kind === 'error' && (outcome.status === 401 || outcome.status === 403)) {
    diagnosis.note(id, severity, 'can.no-permission', { status: outcome.status });
  } else if (outcome.kind === 'error' && outcome.error.wooCode === 'rest_no_route') {
    diagnosis.note(id, severity, 'can.missing');
  } else diagnosis.note(id, severity, 'can.error', { problem: problemOf(outcome) });
}

function noteStatus(outcome: Outcome, diagnosis: Diagnosis): void {
  noteAbility('can-system-status', outcome, 'warning', diagnosis);
  if (outcome.kind !== 'json') return;
  const version = textIn(outcome.data, 'environment', 'version');
  const wordpressVersion = textIn(outcome.data, 'environment', 'wp_version');
  if (wordpressVersion !== undefined) diagnosis.learn({ wordpressVersion });
  if (version !== undefined) {
    diagnosis.learn({ wooVersion: version });
    const old = Number.parseInt(version, 10) < oldest;
    diagnosis.note('version', old ? 'warning' : 'ok', old ? 'version.old' : 'version.ok', { version });
  }
  const settings = isRecord(outcome.data) && isRecord(outcome.data.settings) ? outcome.data.settings : {};
  const hpos = settings.HPOS_enabled;
  if (typeof hpos !== 'boolean') return;
  diagnosis.learn({ orderStorage: hpos ? 'hpos' : 'posts' });
  diagnosis.note('order-storage', 'ok', hpos ? 'order-storage.hpos' : 'order-storage.posts');
}

/**
 * A shop whose prices have fewer decimals than its currency: if its orders hold cents nevertheless,
 * WooCommerce rounds them in its answers, unless it is asked for more decimals.
 */
async function probeDecimals(looker: ShopProbe, auth: ProbeAuth, diagnosis: Diagnosis): Promise<void> {
  const { currency, decimals } = diagnosis.facts;
  const usual = currency === undefined ? undefined : usualDecimals(currency);
  if (currency === undefined || decimals === undefined || usual === undefined || decimals >= usual) return;
  const outcome = await looker.look({
    path: `${api}/orders`,
    query: { per_page: pageSize, dp: usual, _fields: 'id,total,total_tax,currency' },
    auth,
  });
  if (outcome.kind !== 'json' || !Array.isArray(outcome.data)) return;
  for (const order of outcome.data.filter(isRecord)) {
    const total = [order.total, order.total_tax].find((amount) => hasMore(amount, decimals));
    if (order.currency !== currency || typeof order.id !== 'number' || total === undefined) continue;
    const values = { decimals, currency, usual, orderId: order.id, total: String(total) };
    diagnosis.note('decimals', 'failed', 'decimals.lossy', values);
    return;
  }
}

/** Whether an amount has other digits than zeros beyond so many decimals. */
function hasMore(amount: unknown, decimals: number): boolean {
  const fraction = /^-?\d+\.(\d+)$/.exec(String(amount))?.[1] ?? '';
  return /[1-9]/.test(fraction.slice(decimals));
}

async function timePage(looker: ShopProbe, auth: ProbeAuth, diagnosis: Diagnosis): Promise<void> {
  if (diagnosis.find('can-products')?.status !== 'ok') return;
  const outcome = await looker.look({
    path: `${api}/products`,
    query: { per_page: pageSize, orderby: 'id', order: 'asc' },
    auth,
  });
  if (outcome.kind !== 'json' || !Array.isArray(outcome.data)) {
    diagnosis.note('speed', 'warning', 'speed.failed', { problem: problemOf(outcome) });
    return;
  }
  const slow = outcome.ms > slowMs;
  diagnosis.learn({ pageMs: outcome.ms });
  diagnosis.note('speed', slow ? 'warning' : 'ok', slow ? 'speed.slow' : 'speed.ok', {
    rows: outcome.data.length,
    seconds: outcome.ms / 1000,
  });
}

/**
 * Checks what the sync will use: each resource, the shop's settings, and how fast a page comes.
 */
export async function examineShop(
  looker: ShopProbe,
  prober: WooProber,
  auth: ProbeAuth,
  diagnosis: Diagnosis,
): Promise<void> {
  const limit = pLimit(maxParallel);
  const look = (path: string, query: Readonly<Record<string, string | number>>) =>
    limit(() => looker.look({ path: `${api}/${path}`, query, auth }));
  const row = { per_page: 1, _fields: 'id' };
  const setting = { _fields: 'id,value' };
  const [orders, customers, taxes, gateways, webhooks, status, general, tax, products] = await Promise.all([
    look('orders', row),
    look('customers', row),
    look('taxes', row),
    look('payment_gateways', { _fields: 'id' }),
    look('webhooks', row),
    look('system_status', {
      _fields: 'environment.version,environment.wp_version,settings.HPOS_enabled',
    }),
    look('settings/general', setting),
    look('settings/tax', setting),
    look('settings/products', setting),
  ]);
  for (const outcome of [orders, customers, taxes, gateways, webhooks, status, general, tax, products]) {
    if (isTransient(outcome)) noteWay(outcome, prober, diagnosis);
  }
  noteAbility('can-orders', orders, 'failed', diagnosis);
  noteAbility('can-customers', customers, 'failed', diagnosis);
  noteAbility('can-taxes', taxes, 'failed', diagnosis);
  noteAbility('can-payment-gateways', gateways, 'failed', diagnosis);
  // Without these two the sync works: the version stays unknown, and changes are found by asking.
  noteAbility('can-webhooks', webhooks, 'warning', diagnosis);
  noteStatus(status, diagnosis);
  for (const group of [general, products]) noteAbility('can-settings', group, 'failed', diagnosis);
  noteSettings({ general, tax, products }, diagnosis);
  await probeDecimals(looker, auth, diagnosis);
  await timePage(looker, auth, diagnosis);
}

import type { ProbeAuth, WooProber } from '../http/probe.js';
import { clockOffset } from './clock.js';
import type { Diagnosis } from './diagnosis.js';
import { type Outcome, problemOf, type ShopProbe } from './outcome.js';
import { noteFreeWay, noteWay } from './way.js';

/** What `examineAccess` needs to know. */
export interface AccessContext {
  readonly looker: ShopProbe;
  readonly prober: WooProber;
  readonly diagnosis: Diagnosis;
  /** Whether a key that cannot write will do. */
  readonly readOnly: boolean;
}

/** WooCommerce accepts a signature whose clock is wrong by up to a quarter of an hour. */
const toleratedMinutes = 15;

const products = { path: '/wp-json/wc/v3/products', query: { per_page: 1, _fields: 'id' } } as const;
const emptyBatch = { method: 'POST', path: '/wp-json/wc/v3/products/batch', body: {} } as const;

function isList(outcome: Outcome): boolean {
  return outcome.kind === 'json' && Array.isArray(outcome.data);
}

function codeOf(outcome: Outcome): string {
  return outcome.kind === 'error' ? (outcome.error.wooCode ?? '') : '';
}

/**
 * The key was found and something about it is wrong: its secret, its signature, its permissions.
 */
function isRefusedKey(outcome: Outcome): boolean {
  return codeOf(outcome).startsWith('woocommerce_rest_authentication');
}

function isForbidden(outcome: Outcome): boolean {
  return outcome.kind === 'error' && outcome.status === 403 && codeOf(outcome) !== '';
}

/** Whether an answer shows that the key was accepted, whatever its user may do. */
function isKnown(outcome: Outcome): boolean {
  return isList(outcome) || isForbidden(outcome);
}

/**
 * An anonymous 401 means one of three things: the host took the header away, PHP does not see
 * HTTPS, or the key is unknown. A signed request distinguishes them without showing the secret.
 * Only if the signature is refused, the secret is sent in the query, over HTTPS.
 */
async function probeOtherAuth(context: AccessContext, tried: ProbeAuth): Promise<ProbeAuth | undefined> {
  const { looker, prober, diagnosis } = context;
  const look = (auth: ProbeAuth) => looker.look({ ...products, auth });
  if (!prober.url.startsWith('https:')) {
    diagnosis.note('key', 'failed', 'key.refused');
    return undefined;
  }
  const stripped = () => diagnosis.note('authorization-header', 'failed', 'header.stripped');
  if (tried === 'basic') {
    for (const auth of ['oauth1', 'query'] as const) {
      const outcome = await look(auth);
      if (isKnown(outcome)) {
        stripped();
        noteRead(context, outcome, auth);
        return auth;
      }
      if (auth === 'query' && isRefusedKey(outcome)) {
        stripped();
        await noteRefusedKey(context, 'query', outcome);
        return undefined;
      }
    }
  }
  const unseen = await look('oauth1-as-http');
  if (isKnown(unseen)) {
    diagnosis.note('key', 'ok', 'key.ok');
    diagnosis.note('authorization-header', 'failed', 'header.https-unseen');
    return undefined;
  }
  diagnosis.note('key', 'failed', 'key.unknown');
  return undefined;
}

/** Wrong secret, or a key that may only write: an empty batch shows which. */
async function noteRefusedKey(context: AccessContext, auth: ProbeAuth, outcome: Outcome): Promise<boolean> {
  const { looker, diagnosis } = context;
  const write = await looker.look({ ...emptyBatch, auth });
  if (!isRefusedKey(write)) {
    diagnosis.note('key', 'ok', 'key.ok');
    diagnosis.note('read', 'failed', 'read.no-permission');
    noteWrite(context, write);
    return true;
  }
  if (auth !== 'oauth1') {
    diagnosis.note('key', 'failed', 'key.wrong-secret');
    return false;
  }
  const minutes = Math.abs(clockOffset(outcome) ?? 0) / 60_000;
  if (minutes > toleratedMinutes) diagnosis.note('key', 'failed', 'key.clock', { minutes });
  else diagnosis.note('key', 'failed', 'key.refused');
  return false;
}

function noteRead({ diagnosis }: AccessContext, outcome: Outcome, auth: ProbeAuth): void {
  diagnosis.note('key', 'ok', 'key.ok');
  diagnosis.note('read', 'ok', 'read.ok');
  if (auth === 'basic') diagnosis.note('authorization-header', 'ok', 'header.ok');
  if (auth !== 'none' && auth !== 'oauth1-as-http') diagnosis.learn({ auth });
  if (isList(outcome)) {
    diagnosis.note('can-products', 'ok', 'can.ok');
    const total = outcome.kind === 'json' ? outcome.headers.get('x-wp-total') : null;
    if (total !== null && /^\d+$/.test(total)) diagnosis.learn({ products: Number(total) });
  } else {
    diagnosis.note('can-products', 'failed', 'can.no-permission', {
      status: outcome.kind === 'error' ? outcome.status : 0,
    });
  }
}

function noteWrite({ diagnosis, readOnly }: AccessContext, outcome: Outcome): void {
  const severity = readOnly ? 'warning' : 'failed';
  if (outcome.kind === 'json') {
    diagnosis.note('write', 'ok', 'write.ok');
    return;
  }
  const problem = problemOf(outcome);
  if (outcome.kind === 'none') {
    diagnosis.note('write', severity, 'write.error', { problem });
    return;
  }
  const { status, error } = outcome;
  if (isRefusedKey(outcome)) diagnosis.note('write', severity, 'write.no-permission');
  else if (error.wooCode !== undefined && (status === 401 || status === 403)) {
    diagnosis.note('write', severity, 'write.user');
  } else if (error.wooCode === undefined && status !== 500) {
    diagnosis.note('write', severity, 'write.blocked', { status });
  } else diagnosis.note('write', severity, 'write.error', { problem });
}

/**
 * Checks the key: whether it is known, and what it may do. Returns the best way to send the key;
 * `undefined` if nothing more can be found out.
 */
export async function examineAccess(context: AccessContext): Promise<ProbeAuth | undefined> {
  const { looker, prober, diagnosis } = context;
  if (prober.auth === 'query') diagnosis.note('authorization-header', 'ok', 'header.query');
  if (prober.auth === 'oauth1') diagnosis.note('authorization-header', 'ok', 'header.signed');
  const outcome = await looker.look({ ...products, auth: prober.auth });
  const auth = await authAfter(context, outcome);
  if (auth !== undefined && diagnosis.find('write') === undefined) {
    noteWrite(context, await looker.look({ ...emptyBatch, auth }));
  }
  return auth;
}

async function authAfter(context: AccessContext, outcome: Outcome): Promise<ProbeAuth | undefined> {
  const { prober, diagnosis } = context;
  if (noteWay(outcome, prober, diagnosis)) return undefined;
  noteFreeWay(diagnosis);
  diagnosis.note('permalinks', 'ok', 'permalinks.ok');
  if (isKnown(outcome)) {
    diagnosis.note('woocommerce', 'ok', 'woocommerce.ok');
    noteRead(context, outcome, prober.auth);
    return prober.auth;
  }
  if (outcome.kind !== 'error') {
    diagnosis.note('key', 'failed', 'key.error', { problem: problemOf(outcome) });
    return undefined;
  }
  const { code } = outcome.error;
  if (code === 'woo.not-woocommerce' || code === 'woo.no-route') {
    diagnosis.note('woocommerce', 'failed', 'woocommerce.inactive');
    return undefined;
  }
  if (codeOf(outcome) === 'invalid_username') {
    diagnosis.note('key', 'failed', 'key.elsewhere', { code: 'invalid_username' });
    return undefined;
  }
  if (isRefusedKey(outcome)) {
    return (await noteRefusedKey(context, prober.auth, outcome)) ? prober.auth : undefined;
  }
  if (outcome.status === 401) return probeOtherAuth(context, prober.auth);
  diagnosis.note('key', 'failed', 'key.error', { problem: problemOf(outcome) });
  return undefined;
}

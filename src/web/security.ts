import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isSyncError } from '../core/index.js';
import type { SyncStorage } from '../storage/index.js';
import type { WindowAnswer } from './options.js';

/** The headers of every response: nothing runs or loads except the two files of the windows. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};

/** The user, from the application. Undefined: unknown. */
export function userOf(answer: Exclude<WindowAnswer, Response>): { id: string; name?: string } | undefined {
  if (answer === true) return { id: '' };
  if (typeof answer === 'string') return answer === '' ? undefined : { id: answer, name: answer };
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { id, name } = answer;
  const own = typeof name === 'string' && name !== '' ? { name } : {};
  return { id: String(id ?? name ?? ''), ...own };
}

/**
 * Whether a request that changes something comes from a page of this very site. Browsers tell it in
 * `Sec-Fetch-Site`, which no page can forge; older ones send `Origin`. A request that says neither
 * comes from no page that the windows made.
 */
export function isSameSite(request: Request, origin: string | undefined): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const from = request.headers.get('origin');
  if (from === null) return site === 'same-origin';
  if (!URL.canParse(from)) return false;
  const expected = origin === undefined ? new URL(request.url).host : new URL(origin).host;
  // Only the host: behind a proxy that ends TLS, the scheme of the request is another one.
  return new URL(from).host === expected;
}

/** A token that only a page for this user contains. */
export interface FormTokens {
  make(user: string): Promise<string>;
  check(user: string, token: string): Promise<boolean>;
}

/** How long a form may stay open. */
const validMs = 24 * 3_600_000;

/**
 * Tokens signed with a key that lies in the storage, so that every worker knows it. Each names the
 * time at which it ends.
 */
export function createFormTokens(storage: SyncStorage, key: string, now: () => number): FormTokens {
  let secret: Promise<string> | undefined;
  const readSecret = () => {
    secret ??= findSecret(storage, key).catch((error: unknown) => {
      // A failed reading is not kept: the next request tries again.
      secret = undefined;
      throw error;
    });
    return secret;
  };
  const sign = async (user: string, until: string) =>
    createHmac('sha256', await readSecret())
      .update(`${until} ${user}`)
      .digest('base64url');
  return {
    async make(user) {
      const until = String(now() + validMs);
      return `${until}.${await sign(user, until)}`;
    },
    async check(user, token) {
      const [until = '', given = ''] = token.split('.');
      if (!/^\d{1,16}$/.test(until) || Number(until) < now()) return false;
      const right = Buffer.from(await sign(user, until));
      const claimed = Buffer.from(given);
      return right.length === claimed.length && timingSafeEqual(right, claimed);
    },
  };
}

async function findSecret(storage: SyncStorage, key: string): Promise<string> {
  const held = await storage.get(key);
  if (typeof held === 'string') return held;
  try {
    await storage.commit([{ put: key, value: randomBytes(32).toString('base64url'), ifAbsent: true }]);
  } catch (error) {
    // Another worker was faster: its key counts.
    if (!isSyncError(error) || error.code !== 'storage.conflict') throw error;
  }
  return String(await storage.get(key));
}

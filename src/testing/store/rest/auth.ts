import type { Row } from '../json.js';
import { text } from '../json.js';
import type { ApiKey, ApplicationPassword } from '../keys.js';
import { RestFault } from './fault.js';
import type { Incoming } from './incoming.js';
import type { Nonces } from './oauth.js';
import { checkOauth } from './oauth.js';
import type { Caller } from './types.js';

export const nobody: Caller = { role: 'none', userId: 0, scope: 'read_write' };

export interface Authenticator {
  /** The caller. Throws the error of a wrong signature or key. */
  identify(incoming: Incoming, method: string): Caller;
}

export interface AuthOptions {
  readonly keys: readonly ApiKey[];
  readonly passwords: readonly ApplicationPassword[];
  /** Login names and e-mail addresses of all users. */
  readonly isUser: (login: string) => boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

interface Pair {
  readonly user: string;
  readonly password: string;
}

function basicPair(header: string | null): Pair | undefined {
  const match = /^Basic\s+(.*)$/i.exec(header ?? '');
  if (!match) return undefined;
  const decoded = Buffer.from(match[1] ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? undefined : { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

function queryPair(query: Row): Pair | undefined {
  const user = text(query.consumer_key);
  const password = text(query.consumer_secret);
  return user && password ? { user, password } : undefined;
}

const authFault = (message: string) => new RestFault('woocommerce_rest_authentication_error', message, 401);

/**
 * WooCommerce's key authentication (only under `/wp-json/wc/` and `/wp-json/wc-`) and WordPress'
 * application passwords, in this order.
 */
export function createAuthenticator(options: AuthOptions): Authenticator {
  const nonces: Nonces = new Map();
  const keyOf = (consumerKey: string) => options.keys.find((key) => key.consumerKey === consumerKey);
  const callerOf = (key: ApiKey): Caller => ({ role: key.role, userId: key.userId, scope: key.scope });

  const byKey = (incoming: Incoming, method: string, basic: Pair | undefined): Caller | undefined => {
    if (incoming.secure) {
      const pair = queryPair(incoming.query) ?? (basic?.user && basic.password ? basic : undefined);
      const key = pair && keyOf(pair.user);
      if (key && key.consumerSecret !== pair?.password) throw authFault('Consumer secret is invalid.');
      if (key) return callerOf(key);
    }
    const address = `${incoming.url.origin}${incoming.url.pathname}`;
    const oauth = checkOauth({
      method,
      address,
      query: incoming.query,
      secretOf: (consumerKey) => keyOf(consumerKey)?.consumerSecret,
      nonces,
      now: Math.floor(options.now() / 1000),
    });
    const key = oauth === undefined ? undefined : keyOf(oauth);
    return key && callerOf(key);
  };

  return {
    identify(incoming, method) {
      const basic = basicPair(incoming.headers.get('authorization'));
      const ours = /wp-json\/wc[/-]/.test(incoming.uri);
      const caller = ours ? byKey(incoming, method, basic) : undefined;
      if (caller) return caller;
      if (!basic?.user || !incoming.secure) return nobody;
      const plain = basic.password.replace(/\s/g, '');
      const known = options.passwords.find((entry) => entry.username === basic.user);
      if (known && known.password.replace(/\s/g, '') === plain) {
        return { role: known.role, userId: known.userId, scope: 'read_write' };
      }
      if (ours) return nobody;
      if (options.isUser(basic.user)) {
        const message = 'The provided password is an invalid application password.';
        throw new RestFault('incorrect_password', message, 401);
      }
      const message = basic.user.includes('@')
        ? 'Unknown email address. Check again or try your username.'
        : '<strong>Error:</strong> Unknown username. Check again or try your email address.';
      throw new RestFault(basic.user.includes('@') ? 'invalid_email' : 'invalid_username', message, 401);
    },
  };
}

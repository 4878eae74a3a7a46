/** A REST API key of a shop, invented for tests: it is valid for the fake only. */
export interface KeyPair {
  /** Consumer key, `ck_…`. */
  readonly consumerKey: string;
  /** Consumer secret, `cs_…`. */
  readonly consumerSecret: string;
}

export interface ApiKey extends KeyPair {
  readonly role: 'administrator' | 'shop_manager' | 'customer';
  readonly userId: number;
  readonly scope: 'read' | 'write' | 'read_write';
}

export interface ApplicationPassword {
  readonly username: string;
  readonly password: string;
  readonly role: 'administrator' | 'shop_manager' | 'customer';
  readonly userId: number;
}

/** The keys of a fake store. `consumerKey` and `consumerSecret` at the top are those of `main`. */
export interface StoreKeys extends KeyPair {
  /** Administrator, reads and writes. */
  readonly main: KeyPair;
  /** The same as `main`. */
  readonly readWrite: KeyPair;
  /** Administrator, reads only. */
  readonly readOnly: KeyPair;
  /** Administrator, writes only. */
  readonly writeOnly: KeyPair;
  /** Shop manager, reads and writes. */
  readonly manager: KeyPair;
  /** A customer's key: valid, but its user may do nothing. */
  readonly customer: KeyPair;
  /** The right key with a wrong secret. */
  readonly wrongSecret: KeyPair;
  /** A key the shop does not know. */
  readonly unknownKey: KeyPair;
  /** A WordPress user with an application password. */
  readonly applicationPassword: { readonly username: string; readonly password: string };
}

export interface KeyRing {
  readonly keys: StoreKeys;
  readonly list: readonly ApiKey[];
  readonly passwords: readonly ApplicationPassword[];
}

/** Keys that anybody recognises as invented, the same for every fake. */
function pair(digit: string): KeyPair {
  return { consumerKey: `ck_${digit.repeat(40)}`, consumerSecret: `cs_${digit.repeat(40)}` };
}

export function createKeys(administrator: string): KeyRing {
  const main = pair('1');
  const readOnly = pair('2');
  const writeOnly = pair('3');
  const manager = pair('4');
  const customer = pair('5');
  const admin = { role: 'administrator', userId: 1 } as const;
  const applicationPassword = { username: administrator, password: 'fake fake fake fake fake fake' };
  return {
    keys: {
      ...main,
      main,
      readWrite: main,
      readOnly,
      writeOnly,
      manager,
      customer,
      wrongSecret: { consumerKey: main.consumerKey, consumerSecret: pair('9').consumerSecret },
      unknownKey: pair('9'),
      applicationPassword,
    },
    list: [
      { ...main, ...admin, scope: 'read_write' },
      { ...readOnly, ...admin, scope: 'read' },
      { ...writeOnly, ...admin, scope: 'write' },
      { ...manager, role: 'shop_manager', userId: 2, scope: 'read_write' },
      { ...customer, role: 'customer', userId: 3, scope: 'read_write' },
    ],
    passwords: [{ ...applicationPassword, ...admin }],
  };
}

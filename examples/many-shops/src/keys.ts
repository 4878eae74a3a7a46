import type { Keys } from './syncs.js';

/** Keys of a shop from the environment: `SHOP_KEYS_S001=ck_…:cs_…`. Replace it by your vault. */
export function keysFromEnvironment(env: NodeJS.ProcessEnv): Keys {
  return async (shop) => {
    const name = `SHOP_KEYS_${shop.toUpperCase().replaceAll('-', '_')}`;
    const [consumerKey, consumerSecret] = (env[name] ?? env.SHOP_KEYS ?? '').split(':');
    if (!consumerKey || !consumerSecret) throw new Error(`Set ${name} to the two keys, joined by ":".`);
    return { consumerKey, consumerSecret };
  };
}

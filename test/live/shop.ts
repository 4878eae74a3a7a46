import { SettingsError } from 'woo-gestan';
import { createFakeStore, sampleShop } from 'woo-gestan/testing';
import { createWooClient, isWooError, type WooClient } from 'woo-gestan/woo';
import { selfSigned } from '../woo/connection-certificate.js';

/** The shop that the live suite works on, and what it made there. */
export interface LiveShop {
  readonly url: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly woo: WooClient;
  /** Names everything of this run: `wgt-k3x9q-`. In lower case, as slugs are. */
  readonly prefix: string;
  /** Remembers what to remove. Resource as the API names it: `products`, `products/12/variations`. */
  made(resource: string, id: number): void;
  /** Removes what this run made, last things first, whatever is left of it. */
  cleanUp(): Promise<void>;
}

type Removable = 'products' | 'orders' | 'customers' | 'categories' | 'webhooks';

/**
 * The shop that `WOO_URL`, `WOO_KEY` and `WOO_SECRET` name; without them a fake one over TLS.
 *
 * @throws `SettingsError` when only some of the three are set.
 */
export async function openShop(): Promise<LiveShop> {
  const { WOO_URL: url, WOO_KEY: key, WOO_SECRET: secret } = process.env;
  if ((url ?? key ?? secret) !== undefined && !(url && key && secret)) {
    throw new SettingsError('WOO_URL, WOO_KEY and WOO_SECRET belong together.', {
      code: 'settings.invalid',
      field: url ? (key ? 'WOO_SECRET' : 'WOO_KEY') : 'WOO_URL',
      hint: 'Set all three, or none to run against the fake store.',
    });
  }
  if (url && key && secret) return live({ url, consumerKey: key, consumerSecret: secret });
  const store = createFakeStore({ shop: sampleShop() });
  const server = await store.listen({ tls: { key: selfSigned.key, cert: selfSigned.cert } });
  const { consumerKey, consumerSecret } = store.keys.main;
  return live({ url: server.url, consumerKey, consumerSecret }, () => server.close());
}

function live(
  access: { readonly url: string; readonly consumerKey: string; readonly consumerSecret: string },
  close: () => Promise<void> = async () => undefined,
): LiveShop {
  const woo = createWooClient(access);
  const prefix = `wgt-${Date.now().toString(36)}-`;
  const things: { readonly resource: Removable; readonly id: number }[] = [];
  return {
    ...access,
    woo,
    prefix,
    made: (resource, id) => things.push({ resource: resource as Removable, id }),
    async cleanUp() {
      const failures: unknown[] = [];
      for (const { resource, id } of things.reverse()) {
        try {
          await woo[resource].delete(id, { force: true });
        } catch (error) {
          // What a test removed itself is gone.
          if (!isWooError(error) || (error.status !== 404 && error.status !== 410)) failures.push(error);
        }
      }
      await close();
      if (failures.length > 0) throw new AggregateError(failures, `Not all of ${prefix} could be removed.`);
    },
  };
}

import { readFile, writeFile } from 'node:fs/promises';
import { SettingsError } from '../core/index.js';
import { createFakeStore, type ListeningStore, type Shop, sampleShop } from '../testing/index.js';
import { parseFault } from './faults.js';
import { makeLocalCertificate } from './local-certificate.js';

/** What the command line asks of a store. */
export interface FakeStoreCommand {
  readonly port: number;
  readonly tls: boolean;
  readonly ca?: string | undefined;
  readonly seed: number;
  readonly shop?: string | undefined;
  readonly fault: readonly string[];
}

/** Starts a store and says how to reach it. */
export async function startFakeStore(
  { port, tls, ca, seed, shop, fault }: FakeStoreCommand,
  write: (line: string) => void,
): Promise<ListeningStore> {
  if (ca !== undefined && !tls) {
    throw new SettingsError('--ca is for a store with --tls.', {
      code: 'settings.invalid',
      field: '--ca',
      hint: 'Add --tls.',
    });
  }
  const store = createFakeStore({ shop: shop === undefined ? sampleShop() : await readShop(shop), seed });
  for (const each of fault) store.faults.add(parseFault(each, seed));
  const certificate = tls ? makeLocalCertificate(Date.now()) : undefined;
  const server = await store.listen({ port, ...(certificate ? { tls: certificate } : {}) });
  if (certificate && ca !== undefined) await writeFile(ca, certificate.cert);
  write(`WOO_URL=${server.url}`);
  write(`WOO_KEY=${store.keys.consumerKey}`);
  write(`WOO_SECRET=${store.keys.consumerSecret}`);
  if (ca !== undefined) write(`NODE_EXTRA_CA_CERTS=${ca}`);
  if (!tls)
    write('# Over http the store wants OAuth 1.0a signatures, as real stores do; with --tls, Basic works.');
  write('# Ctrl+C ends it.');
  return server;
}

async function readShop(path: string): Promise<Shop> {
  const wrong = (cause: unknown) =>
    new SettingsError(`--shop ${path} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
      code: 'settings.invalid',
      field: '--shop',
      hint: 'Give a JSON file of the form { "products": [ … ], "orders": [ … ] }, rows as the REST API lists them.',
      cause,
    });
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw wrong(error);
  }
  try {
    // Windows programs put a byte order mark before it.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Shop;
  } catch (error) {
    throw wrong(error);
  }
}

import { writeFile } from 'node:fs/promises';
import { SettingsError } from '../core/index.js';
import { createFakeStore, type ListeningStore, sampleShop } from '../testing/index.js';
import { parseFault } from './faults.js';
import { makeLocalCertificate } from './local-certificate.js';
import { readShop, unreadResources } from './shop-file.js';

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
  const held = shop === undefined ? sampleShop() : await readShop(shop);
  const store = createFakeStore({ shop: held, seed });
  for (const each of fault) store.faults.add(parseFault(each, seed));
  const certificate = tls ? makeLocalCertificate(Date.now()) : undefined;
  // Before the store listens: a certificate that cannot be written leaves no server behind.
  if (certificate && ca !== undefined) await writeFile(ca, certificate.cert).catch(cannotBeUsed('--ca', ca));
  const server = await store
    .listen({ port, ...(certificate ? { tls: certificate } : {}) })
    .catch(cannotBeUsed('--port', String(port)));
  write(`WOO_URL=${server.url}`);
  write(`WOO_KEY=${store.keys.consumerKey}`);
  write(`WOO_SECRET=${store.keys.consumerSecret}`);
  if (ca !== undefined) write(`NODE_EXTRA_CA_CERTS=${ca}`);
  else if (tls)
    write('# Nobody knows the certificate; --ca shop.pem writes it to a file for clients to trust.');
  else
    write('# Over http the store wants OAuth 1.0a signatures, as real stores do; with --tls, Basic works.');
  for (const each of unreadResources(held)) write(`# The store does not read "${each}" of the shop.`);
  write('# Ctrl+C ends it.');
  return server;
}

/** What people can do about what the system refuses. */
const remedies: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens there: give another port, or 0 for a free one.',
  EACCES: 'This user may not do that there: give another one.',
  ENOENT: 'Its folder is not there: make it, or give another path.',
  EISDIR: 'It is a folder: give a file.',
};

/** Tells a refusal of the system in words; any other error passes as it is. */
const cannotBeUsed =
  (option: '--ca' | '--port', value: string) =>
  (error: unknown): never => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const hint = remedies[code];
    if (hint === undefined) throw error;
    throw new SettingsError(`${option} ${value} cannot be used (${code}).`, {
      code: 'settings.invalid',
      field: option,
      hint,
      cause: error,
    });
  };

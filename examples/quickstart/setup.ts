import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSync, type Sync } from 'woo-gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { createFakeStore, type FakeStore, sampleShop } from 'woo-gestan/testing';
import type { Arguments } from './arguments.js';
import type { ChosenGestan } from './gestan.js';

export interface Quickstart {
  readonly sync: Sync;
  readonly gestan: ChosenGestan;
  /** Absent where a real shop is read. */
  readonly store?: FakeStore;
  readonly url: string;
  readonly database: string;
  close(): Promise<void>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A sync of the sample shop on real HTTP or, with `WOO_URL`, `WOO_KEY` and `WOO_SECRET` set, of
 * that shop: then nothing is written to it.
 */
export async function setUp(
  env: Environment,
  { openGestan, folder: kept, language }: Pick<Arguments, 'openGestan' | 'folder' | 'language'>,
): Promise<Quickstart> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'woo-gestan-')));
  await mkdir(folder, { recursive: true });
  const database = join(folder, 'quickstart.db');
  const storage = sqliteStorage(database);
  const real = realShop(env);
  const store = real ? undefined : createFakeStore({ shop: sampleShop() });
  const server = await store?.listen({ port: 0 });
  const shop = real ?? {
    url: server?.url ?? '',
    consumerKey: store?.keys.consumerKey ?? '',
    consumerSecret: store?.keys.consumerSecret ?? '',
  };
  const close = async () => {
    await gestan?.adapter.close?.();
    await storage.close();
    await server?.close();
    if (kept === undefined) await rm(folder, { recursive: true });
  };
  let gestan: ChosenGestan | undefined;
  try {
    gestan = await openGestan(join(folder, 'gestan'));
    const { adapter } = gestan;
    const sync = createSync({
      shop: { id: 'main', ...shop },
      gestan: adapter,
      storage,
      language,
      readOnly: real !== undefined,
    });
    return { sync, gestan, ...(store ? { store } : {}), url: shop.url, database, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function realShop({ WOO_URL, WOO_KEY, WOO_SECRET }: Environment) {
  if (!WOO_URL && !WOO_KEY && !WOO_SECRET) return undefined;
  return { url: WOO_URL ?? '', consumerKey: WOO_KEY ?? '', consumerSecret: WOO_SECRET ?? '' };
}

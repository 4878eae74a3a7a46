import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSync, type SettingsPatch, type Sync } from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { createFakeStore, type FakeStore, sampleShop } from 'woo-gestan/testing';
import type { ChosenGestan, GestanFactory } from './gestan.js';

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

/** A sync of the sample shop on real HTTP or, with `WOO_URL`, `WOO_KEY` and `WOO_SECRET` set, of that shop: then nothing is written to it. */
export async function setUp(
  env: Environment,
  openGestan: GestanFactory,
  options: {
    /** Where the files go, and stay. @default a temporary folder */
    readonly kept?: string | undefined;
    /** No settings to begin with: the windows lead through them. @default false */
    readonly isBare?: boolean;
  } = {},
): Promise<Quickstart> {
  const { kept, isBare = false } = options;
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
      readOnly: real !== undefined,
      settings: isBare ? {} : sampleSettings(adapter),
    });
    return { sync, gestan, ...(store ? { store } : {}), url: shop.url, database, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the sample Gestan has: a shipping product, an account for entries. */
function sampleSettings({ capabilities }: GestanAdapter): SettingsPatch {
  return {
    products: { defaultFamily: { familyId: '9' } },
    orders: { startAt: '2026-01-01' },
    billing: {
      shippingProductCode: 'PORT',
      feeProductCode: 'FRAIS',
      // Import files have no ledger entries: such an adapter says so, and the setting would be refused.
      ...(capabilities.entries
        ? { entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' } }
        : {}),
    },
  };
}

function realShop({ WOO_URL, WOO_KEY, WOO_SECRET }: Environment) {
  if (!WOO_URL && !WOO_KEY && !WOO_SECRET) return undefined;
  return { url: WOO_URL ?? '', consumerKey: WOO_KEY ?? '', consumerSecret: WOO_SECRET ?? '' };
}

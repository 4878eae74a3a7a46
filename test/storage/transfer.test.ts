import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSync, exportState, importState, memoryStorage, type SyncStorage } from 'woo-gestan';
import { postgresStorage } from 'woo-gestan/storage/postgres';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { openSchema } from '../support/pglite.js';
import { dump, testClock } from '../sync/shops.js';
import { setUp, smallWorld } from '../sync/small.js';

let folder = '';
let schema: Awaited<ReturnType<typeof openSchema>>;
let database: PGlite;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'woo-gestan-'));
  schema = await openSchema();
  ({ database } = schema);
});
afterAll(async () => {
  await schema.remove();
  await rm(folder, { recursive: true });
});

async function linesOf(storage: SyncStorage, options = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportState(storage, options)) lines.push(line);
  return lines;
}

/** A shop that was synced once, on a storage. */
async function synced(storage: SyncStorage, clock = testClock()) {
  const w = smallWorld({ storage, clock });
  await setUp(w.open());
  await w.open().run();
  return w;
}

describe('the whole state', () => {
  test('moves from SQLite to PostgreSQL, and the sync goes on there as if nothing had been', async () => {
    const clock = testClock();
    const from = sqliteStorage(join(folder, 'from.db'), { clock });
    const w = await synced(from, clock);
    await w.open().run();
    const to = postgresStorage(database, { clock, tablePrefix: 'moved_' });
    const lines = await linesOf(from, { clock });
    // In pieces that end anywhere, also in the middle of a letter.
    const bytes = Buffer.from(lines.join(''));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 1_001) }, (_, at) =>
      bytes.subarray(at * 1_001, (at + 1) * 1_001),
    );
    const { entries } = await importState(to, pieces);
    expect(entries).toBe(lines.length - 2);
    expect(await dump(to)).toEqual(await dump(from));
    const before = [w.writes().length, JSON.stringify(w.gestan.state)];
    const { reports } = await w.open({ storage: to }).run();
    expect(reports.map(({ counts }) => counts.done + counts.failed)).toEqual([0, 0, 0, 0]);
    expect([w.writes().length, JSON.stringify(w.gestan.state)]).toEqual(before);
    await from.close();
  });

  test('is one moment of it: a run under way is waited for, one that begins is told so', async () => {
    const clock = testClock();
    const storage = memoryStorage({ clock });
    const w = await synced(storage, clock);
    const run = await storage.lease('shop/main', { ttlMs: 120_000, owner: 'a run' });
    const late = linesOf(storage, { clock, waitMs: 5_000 });
    await expect(late).rejects.toMatchObject({ code: 'sync.busy', retryable: true });
    await run?.release();
    const lines = exportState(storage, { clock });
    await lines.next();
    await expect(w.open().run()).rejects.toMatchObject({ code: 'sync.busy' });
    await lines.return();
    await w.open().run();
  });

  test('holds no key of the shop', async () => {
    const w = await synced(memoryStorage());
    const text = (await linesOf(w.storage)).join('');
    const { consumerKey, consumerSecret } = w.store.keys.main;
    for (const secret of [consumerKey, consumerSecret, Buffer.from(consumerSecret).toString('base64')])
      expect(text).not.toContain(secret);
  });
});

describe('an import', () => {
  const text = async () => {
    const storage = memoryStorage();
    await storage.commit(
      ['a', 'é', 'z'].map((key, at) => ({ put: `shop/main/${key}`, value: { at, text: 'Épuisette' } })),
    );
    return linesOf(storage);
  };

  test.each<[string, (lines: string[]) => readonly (string | Uint8Array)[], string, string]>([
    ['of nothing', () => [], 'storage.invalid', 'line 0'],
    ['of another file', () => ['{"a":1}\n'], 'storage.invalid', 'line 1'],
    ['of what is no JSON', (lines) => [lines[0] ?? '', '{"key":\n'], 'storage.invalid', 'line 2'],
    ['of a file that was cut short', (lines) => lines.slice(0, -1), 'storage.invalid', 'line 4'],
    ['of a file that lost a line', (lines) => lines.toSpliced(2, 1), 'storage.invalid', 'line 4'],
    [
      'of a file that was changed',
      (lines) => lines.map((line) => line.replace('"at":1', '"at":7')),
      'storage.invalid',
      'line 5',
    ],
    ['of bytes', () => [Uint8Array.of(0xff, 0xfe, 0x0a)], 'storage.invalid', 'line 1'],
    [
      'of what is too deep',
      (lines) => [
        lines[0] ?? '',
        `{"key":"a","value":${'['.repeat(5_000)}${']'.repeat(5_000)}}\n`,
        ...lines.slice(1),
      ],
      'storage.invalid',
      '',
    ],
  ])('%s is refused, and nothing of it is in use', async (_, spoil, code, field) => {
    const storage = memoryStorage();
    const spoilt = importState(storage, spoil(await text()));
    await expect(spoilt).rejects.toMatchObject({ code, ...(field === '' ? {} : { field }) });
    const { consumerKey, consumerSecret } = { consumerKey: 'ck_1', consumerSecret: 'cs_1' };
    const w = smallWorld();
    const shop = { id: 'main', url: 'https://shop.example', consumerKey, consumerSecret };
    const sync = createSync({ shop, gestan: w.gestan, storage, transport: w.store.transport });
    await expect(sync.products.plan()).rejects.toMatchObject({ code: 'storage.import-unfinished' });
    // The same call once more brings it in whole.
    expect(await importState(storage, await text())).toEqual({ entries: 3 });
    expect(Object.keys(await dump(storage))).toHaveLength(3);
  });

  test('of a newer release, or into a storage in use, is refused', async () => {
    const lines = await text();
    const newer = lines.map((line) => line.replace('"version":1', '"version":2'));
    await expect(importState(memoryStorage(), newer)).rejects.toMatchObject({
      code: 'storage.newer-version',
    });
    const used = memoryStorage();
    await used.commit([{ put: 'shop/main/settings', value: {} }]);
    await expect(importState(used, lines)).rejects.toMatchObject({ code: 'storage.conflict' });
    expect(Object.keys(await dump(used))).toEqual(['shop/main/settings']);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SyncStorage } from '../../src/storage/index.js';
import { type SqliteDriverName, sqliteStorage } from '../../src/storage/sqlite.js';
import { storageContract } from '../../src/testing/storage-contract.js';
import { type Bundled, bundled } from '../support/bundled.js';
import { isFull } from '../support/forms.js';
import { syncDrivers } from './drivers.js';
import { mountSmallDisk } from './small-disk.js';

/** In the short form one driver stands for all: what differs between them is in the other files. */
const drivers = Object.entries(syncDrivers()).flatMap(([name, open]) =>
  open === undefined ? [] : [name as SqliteDriverName],
);
let worker: Bundled;
beforeAll(async () => {
  worker = await bundled(fileURLToPath(new URL('./worker.ts', import.meta.url)));
});
afterAll(() => worker.remove());

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'woo-gestan-'));
  file = join(folder, 'sync.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const group = (name: string) =>
  Array.from({ length: 20 }, (_, at) => ({ put: `${name}/${at}`, value: `${name} `.repeat(300) }));

async function countOf(storage: SyncStorage, name: string): Promise<number> {
  let count = 0;
  for await (const _ of storage.range({ from: `${name}/`, to: `${name}0` })) count += 1;
  return count;
}

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [worker.file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

describe.each(isFull ? drivers : drivers.slice(0, 1))('an SQLite file by %s', (driver) => {
  const open = (busyTimeoutMs = 10_000) => sqliteStorage(file, { driver, busyTimeoutMs });

  describe.skipIf(!isFull)('the contract', () => {
    storageContract({
      test,
      factory: (clock) => {
        const own = mkdtempSync(join(tmpdir(), 'woo-gestan é '));
        const path = join(own, 'sync.db');
        const opened = () => sqliteStorage(path, { driver, clock });
        return {
          storage: opened(),
          reopen: async () => opened(),
          cleanup: () => rmSync(own, { recursive: true }),
        };
      },
    });
  });

  test('that is of another program, empty, or cut: reported, and left as it is', async () => {
    const foreign = 'certainly not a database. '.repeat(400);
    writeFileSync(file, foreign);
    const storage = open();
    const failure = { name: 'StorageError', code: 'storage.corrupt', retryable: false };
    await expect(storage.get('a')).rejects.toMatchObject(failure);
    await expect(storage.commit([{ put: 'a', value: 1 }])).rejects.toMatchObject(failure);
    await storage.close();
    expect(readFileSync(file, 'utf8')).toBe(foreign);
    rmSync(file);
    const whole = open();
    for (let at = 0; at < 30; at += 1) await whole.commit(group(`g${at}`));
    await whole.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
    const cut = open();
    const readAll = async () => {
      for (let at = 0; at < 30; at += 1) expect(await countOf(cut, `g${at}`)).toBe(20);
    };
    await expect(readAll()).rejects.toMatchObject(failure);
    await cut.close();
    // The copy of a back-up in its place, and all is there.
    writeFileSync(file, bytes);
    const restored = open();
    expect(await countOf(restored, 'g29')).toBe(20);
    await restored.close();
  });

  test('on a disk that is full, and on one that may only be read: reported, nothing half written, and all goes on', async (context) => {
    const disk = mountSmallDisk(2);
    if (disk === undefined) return context.skip('This machine mounts no disk.');
    const storage = sqliteStorage(join(disk.folder, 'sync.db'), { driver });
    try {
      let written = 0;
      const fill = async () => {
        for (; written < 500; written += 1) await storage.commit(group(`fill-${written}`));
      };
      await expect(fill()).rejects.toMatchObject({
        name: 'StorageError',
        code: 'storage.full',
        retryable: true,
      });
      expect(written).toBeGreaterThan(3);
      expect(await countOf(storage, `fill-${written}`)).toBe(0);
      expect(await countOf(storage, 'fill-0')).toBe(20);
      disk.grow(32);
      await storage.commit(group('last'));
      await storage.close();
      const reader = sqliteStorage(join(disk.readOnlyFolder(), 'sync.db'), { driver });
      const error: unknown = await reader.commit([{ put: 'a', value: 1 }]).catch((reason: unknown) => reason);
      // Where SQLite cannot even open its log, it does not say why: the hint names the access.
      expect(error).toMatchObject({ name: 'StorageError', hint: expect.stringMatching(/\bwrite\b/) });
      expect((error as { readonly code?: string }).code).toMatch(/^storage\.(read-only|unavailable)$/);
      await reader.close();
      const again = sqliteStorage(join(disk.folder, 'sync.db'), { driver });
      expect(await countOf(again, 'last')).toBe(20);
      for (let at = 0; at < written; at += 1) expect(await countOf(again, `fill-${at}`)).toBe(20);
      await again.commit([{ put: 'a', value: 1 }]);
      await again.close();
    } finally {
      await storage.close();
      disk.remove();
    }
  });

  test('that is moved, deleted or replaced while it is in use: reported, and nothing is written where nobody reads', async () => {
    const storage = open();
    await storage.commit(group('first'));
    const lease = await storage.lease('shop/main', { ttlMs: 60_000, owner: 'a' });
    const failure = { name: 'StorageError', code: 'storage.unavailable', retryable: false };
    const expectRefused = async () => {
      await expect(storage.commit([{ put: 'a', value: 1 }], lease && { lease })).rejects.toMatchObject(
        failure,
      );
      await expect(storage.lease('other', { ttlMs: 60_000, owner: 'a' })).rejects.toMatchObject(failure);
      await expect(lease?.renew()).rejects.toMatchObject(failure);
    };
    // On Windows a file in use cannot be moved at all.
    renameSync(file, `${file}.moved`);
    await expectRefused();
    // A back-up in its place.
    copyFileSync(`${file}.moved`, file);
    await expectRefused();
    rmSync(file);
    renameSync(`${file}.moved`, file);
    await storage.commit([{ put: 'a', value: 2 }], lease && { lease });
    expect(await storage.get('a')).toBe(2);
    await lease?.release();
    await storage.close();
  });

  test('that another program keeps locked is reported after a while, and works again afterwards', async () => {
    const storage = open(200);
    await storage.commit([{ put: 'a', value: 1 }]);
    const other = start('hold', file, '', '0', driver);
    await once(other.stdout as NonNullable<typeof other.stdout>, 'data');
    const failure = { name: 'StorageError', code: 'storage.unavailable', retryable: true };
    await expect(storage.commit([{ put: 'a', value: 2 }])).rejects.toMatchObject(failure);
    expect(await storage.get('a')).toBe(1);
    const ended = once(other, 'close');
    other.stdin?.write('end\n');
    await ended;
    await storage.commit([{ put: 'a', value: 3 }]);
    expect(await storage.get('a')).toBe(3);
    await storage.close();
  });

  test.skipIf(!isFull)(
    'whose writer is killed: whole commits only, and all that was confirmed to it',
    async () => {
      for (const afterMs of [0, 2, 5, 9, 14, 20]) {
        const child = start('groups', file, '', '0', driver);
        let output = '';
        child.stdout?.on('data', (chunk) => {
          output += chunk;
        });
        await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        child.kill('SIGKILL');
        await once(child, 'close');
        const reported = Number(/(\d+)\n(?=\d*$)/.exec(output)?.[1] ?? -1);
        expect(reported).toBeGreaterThanOrEqual(0);
        const storage = open();
        const last = (await storage.get('last')) as number;
        expect(last).toBeGreaterThanOrEqual(reported);
        for (let at = 0; at <= last; at += 1) expect(await countOf(storage, `group/${at}`)).toBe(20);
        await storage.close();
      }
    },
  );
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StorageEntry } from '../../src/storage/index.js';
import { sqliteStorage } from '../../src/storage/sqlite.js';
import { type Bundled, bundled } from '../support/bundled.js';

let worker: Bundled;
beforeAll(async () => {
  worker = await bundled(fileURLToPath(new URL('./worker.ts', import.meta.url)));
});
afterAll(() => worker.remove());

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'woo-gestan-'));
});
afterEach(() => rm(folder, { recursive: true }));

function start(...args: readonly string[]): ChildProcess & { readonly output: () => string } {
  const child = spawn(process.execPath, [worker.file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  child.on('close', (code) => {
    if (code !== 0 && code !== null) throw new Error(`The worker failed: ${complaint}`);
  });
  return Object.assign(child, { output: () => output });
}

test('two processes on one file lose no commit and hold no lease twice', async () => {
  const file = join(folder, 'sync.db');
  const each = 150;
  const workers = ['a', 'b'].map((id) => start('count', file, id, String(each)));
  await Promise.all(workers.map((child) => once(child, 'close')));
  const storage = sqliteStorage(file);
  expect(await storage.get('counter')).toBe(2 * each);
  const seen = new Set<unknown>();
  for await (const { value } of storage.range({ from: 'by/', to: 'by0' })) seen.add(value);
  expect(seen.size).toBe(2 * each);
  await storage.close();
});

test('a process that is killed in the midst of its commits leaves whole ones only, and all that was confirmed to it', async () => {
  const file = join(folder, 'sync.db');
  let reported = -1;
  for (const afterMs of [0, 3, 11]) {
    const child = start('groups', file);
    await once(child.stdout ?? child, 'data');
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill('SIGKILL');
    await once(child, 'close');
    reported = Number(/(\d+)\n(?=\d*$)/.exec(child.output())?.[1] ?? -1);
    expect(reported).toBeGreaterThanOrEqual(0);
    const storage = sqliteStorage(file);
    const last = (await storage.get('last')) as number;
    expect(last).toBeGreaterThanOrEqual(reported);
    const parts = new Map<string, StorageEntry[]>();
    for await (const entry of storage.range({ from: 'group/', to: 'group0' })) {
      const group = entry.key.split('/')[1] ?? '';
      parts.set(group, [...(parts.get(group) ?? []), entry]);
    }
    expect(parts.size).toBeGreaterThan(last);
    for (const [group, entries] of parts) {
      expect(entries).toHaveLength(20);
      for (const { value } of entries) expect(value).toBe(`${group} `.repeat(200));
    }
    await storage.close();
  }
});

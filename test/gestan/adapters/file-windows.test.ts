import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { fileGestan } from '../../../src/gestan/adapters/file/index.js';
import { gestanAdapterContract } from '../../../src/testing/gestan-contract.js';
import { pieceDraft } from '../../../src/testing/gestan-contract-seed.js';
import { writeSeed } from './export-folder.js';

const disk = vi.hoisted(() => ({ folder: '' }));

// Everything that the adapter imports sees the machine of Gestan's user.
vi.mock('node:path', async (load) => {
  const { win32 } = await load<typeof import('node:path')>();
  return { ...win32, default: win32 };
});
vi.mock('node:fs', async (load) => {
  const { onDisk, windowsDisk } = await import('./windows-disk.js');
  return onDisk(
    await load<typeof import('node:fs')>(),
    windowsDisk(() => disk.folder),
  );
});
vi.mock('node:fs/promises', async (load) => {
  const { onDisk, windowsDisk } = await import('./windows-disk.js');
  return onDisk(
    await load<typeof import('node:fs/promises')>(),
    windowsDisk(() => disk.folder),
  );
});

const { platform } = process;
let root = '';
let count = 0;

beforeAll(() => {
  root = mkdtempSync('/tmp/gestan-windows-');
  Object.defineProperty(process, 'platform', { value: 'win32' });
});
afterAll(() => {
  Object.defineProperty(process, 'platform', { value: platform });
  rmSync(root, { recursive: true });
});

/** A fresh drive with the folders of a merchant. */
function drive() {
  count += 1;
  disk.folder = `${root}/${count}`;
  return { exports: 'C:\\Gestan\\Exports boutique', outbox: 'C:\\Gestan\\À importer\\Pièces' };
}

describe('fileGestan under the path rules of Windows', () => {
  gestanAdapterContract({
    test,
    rows: 100,
    factory: async (seed) => {
      const { mkdir } = await import('node:fs/promises');
      const { exports, outbox } = drive();
      await mkdir(exports, { recursive: true });
      writeSeed(exports, seed);
      const open = () => fileGestan({ exports, outbox });
      return { adapter: open(), reopen: async () => open() };
    },
  });

  it('writes into the folder that is named, whatever the case and the separators of its name', async () => {
    const { outbox } = drive();
    const gestan = fileGestan({ outbox, acknowledgements: `${outbox}\\Faits`, publishAfterMs: false });
    await gestan.upsertContact({ externalRef: 'woo:main:customer:1', lastName: 'Ferré' });
    await gestan.createPiece(pieceDraft('invoice', 'woo:main:customer:1'));
    const names = await gestan.flush();
    expect(names.length).toBeGreaterThan(0);
    expect(readdirSync(`${disk.folder}/Gestan/À importer/Pièces`)).toEqual(
      expect.arrayContaining([...names]),
    );
    const again = fileGestan({ outbox: outbox.toUpperCase().replaceAll('\\', '/') });
    expect((await again.find('piece', pieceDraft('invoice', '').externalRef))?.id).toBeDefined();
    await gestan.close();
    await again.close();
  });

  it('says which folder cannot be used where Windows does not allow its name', async () => {
    drive();
    const gestan = fileGestan({ outbox: 'C:\\Gestan\\pièces?', publishAfterMs: false });
    await expect(
      gestan.upsertContact({ externalRef: 'woo:main:customer:1', lastName: 'Ferré' }),
    ).rejects.toThrow(/pièces\?/);
  });
});

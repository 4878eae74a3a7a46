import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createSync, memoryStorage } from '../../src/index.js';
import { createFakeStore, sampleGestan } from '../../src/testing/index.js';
import { tableRows } from './markdown.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const pages = [
  'CHANGELOG.md',
  'README.md',
  'README.fr.md',
  ...readdirSync(`${root}docs`).map((name) => `docs/${name}`),
].filter((path) => path.endsWith('.md') && existsSync(root + path));

describe('the pages', () => {
  test.each(pages)('%s leads to files that are there', (page) => {
    const folder = page.includes('/') ? 'docs/' : '';
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(
      ([, to = '']) => to,
    );
    expect(links.filter((to) => !existsSync(root + folder + to))).toEqual([]);
    const examples = [...read(page).matchAll(/`(examples\/[\w./-]+)`/g)].map(([, to = '']) => to);
    expect(examples.filter((to) => !existsSync(root + to))).toEqual([]);
  });

  test('architecture.md names files and folders that are there', () => {
    const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).map(
      (path) => `/src/${path.replaceAll('\\', '/')}`,
    );
    const named = [...read('docs/architecture.md').matchAll(/`([\w./{},-]+(?:\.tsx?|\/))`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(50);
    const missing = named
      .filter((path) => !path.includes('{'))
      .map((path) => `/${path.replace(/\/$/, '')}`)
      .filter((path) => !files.some((file) => file.endsWith(path)));
    expect(missing).toEqual([]);
  });

  test('the index names every page', () => {
    const index = read('docs/README.md');
    const missing = pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
    expect(missing.filter((page) => !index.includes(`(${page.slice('docs/'.length)})`))).toEqual([]);
  });

  test('every `sync.…` that the guides name is there', async () => {
    const store = createFakeStore({ shop: {} });
    const sync = createSync({
      shop: { id: 'x', url: 'https://shop.example', ...store.keys.main },
      gestan: sampleGestan(),
      storage: memoryStorage(),
    });
    const codes = tableRows(read('docs/errors.md'), 'code').map(([code = '']) => code.replaceAll('`', ''));
    const missing = pages.flatMap((page) =>
      [...read(page).matchAll(/\bsync((?:\.[a-zA-Z-]+)+)/g)]
        .map(([, path = '']) => path.slice(1))
        .filter(
          (path) =>
            !path.startsWith('db') && !codes.includes(`sync.${path}`) && !isThere(sync, path.split('.')),
        )
        .map((path) => `${page}: sync.${path}`),
    );
    expect([...new Set(missing)]).toEqual([]);
    await sync.close();
  });
});

/** Walks members until a function; what follows a call is its result's. */
function isThere(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined || typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null || !(name in value)) return false;
  return isThere((value as Record<string, unknown>)[name], rest);
}

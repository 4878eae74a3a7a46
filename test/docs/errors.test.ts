import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tableRows } from './markdown.js';

const root = new URL('../../', import.meta.url);

/** Codes that the code puts together. */
const composed: Readonly<Record<string, readonly string[]>> = {
  'settings.unknown-${what}': ['settings.unknown-family', 'settings.unknown-payment-mode'],
};

async function codesOfSource(): Promise<readonly string[]> {
  const codes = new Set<string>();
  const files = await readdir(new URL('src/', root), { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.startsWith('testing'))) {
    const source = await readFile(new URL(`src/${file}`, root), 'utf8');
    // Comments hold examples: `sqliteStorage('sync.db')`.
    const code = source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
    for (const [, found = ''] of code.matchAll(/'((?:woo|gestan|storage|image|settings|sync)\.[a-z-]+)'/g)) {
      codes.add(found);
    }
    for (const [template = '', list] of Object.entries(composed)) {
      if (code.includes(`code: \`${template}\``)) for (const found of list) codes.add(found);
    }
    const others =
      code.match(/code: `(?:woo|gestan|storage|image|settings|sync)\.(?!\$\{string\})[^`]*`/g) ?? [];
    expect(
      others.filter((text) => !Object.keys(composed).some((template) => text.includes(template))),
      `${file} composes a code that is not listed here`,
    ).toEqual([]);
  }
  return [...codes].sort();
}

test('every error code stands in one table, and no other', async () => {
  const pages = await Promise.all(
    ['docs/errors.md', 'docs/woo-errors.md'].map((path) => readFile(new URL(path, root), 'utf8')),
  );
  const listed = pages
    .flatMap((page) => tableRows(page, 'code'))
    .map(([code = '']) => code.replaceAll('`', ''))
    .filter((code) => code.includes('.'));
  expect(new Set(listed).size, 'a code is listed twice').toBe(listed.length);
  expect([...listed].sort()).toEqual(await codesOfSource());
});

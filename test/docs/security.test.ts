import { access, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tableRows } from './markdown.js';

const root = new URL('../../', import.meta.url);

test('each promise of SECURITY.md names what holds it', async () => {
  const rows = tableRows(await readFile(new URL('SECURITY.md', root), 'utf8'), 'promise');
  expect(rows.length).toBeGreaterThan(5);
  const lint = await readFile(new URL('eslint.config.js', root), 'utf8');
  for (const [promise = '', held = ''] of rows) {
    const names = [...held.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const files = names.filter((name) => name.startsWith('test/'));
    const rules = names.filter((name) => name.includes('/') && !name.startsWith('test/'));
    expect(files.length + rules.length, promise).toBeGreaterThan(0);
    for (const file of files) await access(new URL(file, root));
    for (const rule of rules) expect(lint, promise).toContain(rule);
  }
});

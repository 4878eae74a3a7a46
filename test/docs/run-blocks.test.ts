import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bundled } from '../support/bundled.js';
import { codeBlocks } from './markdown.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Pages whose programs a newcomer copies, and what has to be seen when they run on the sample shop. */
const programs: Readonly<Record<string, readonly RegExp[]>> = {
  'README.md': [/done/i],
  'README.fr.md': [/Tout est prêt/, /Ajouter à Gestan/, /fait/],
  // The promise of its comment: additions, and only a few rows that are blocked.
  'docs/getting-started.md': [/'add-to-gestan': [4-9]\d/, /\bblocked: [0-7]\b/, /Add to Gestan/],
  // Pieces that were made, and requests that it took.
  'docs/testing.md': [/^[1-9]\d+ [1-9]\d*$/m],
  'docs/guide-rapide.md': [/Tout est prêt/, /Ajouter à Gestan/],
};

/** Runs a program without what this test run has in its environment. */
function node(file: string, cwd: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const { PATH, HOME } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file], {
      cwd,
      env: { PATH, HOME, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

test('the first program of a page runs as it is', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-blocks-'));
  const steps = Object.keys(programs).map((page, index) => {
    const blocks = codeBlocks(readFileSync(root + page, 'utf8'), 'ts');
    const block = blocks.find(({ code }) => /from 'woo-gestan/.test(code) && /createSync\(\{/.test(code));
    if (!block) throw new Error(`${page} has no program.`);
    // Each in an empty folder of its own, where it keeps its file.
    const place = join(folder, String(index));
    mkdirSync(place);
    writeFileSync(join(place, 'block.mts'), block.code);
    return `console.log('== ${page}'); process.chdir(${JSON.stringify(place)}); await import(${JSON.stringify(join(place, 'block.mts'))});`;
  });
  // A bare import would be dropped: the package says that its modules have no side effects.
  const shop = `await import(${JSON.stringify(join(root, 'test/docs/shop-on-fetch.ts'))});`;
  writeFileSync(join(folder, 'all.mts'), [shop, ...steps].join('\n'));
  const program = await bundled(join(folder, 'all.mts'));
  const { code, output } = await node(program.file, folder);
  await program.remove();
  rmSync(folder, { recursive: true });
  expect(code, output).toBe(0);
  const said = output.replace(/\u00a0/g, ' ').split(/^== /m);
  for (const [page, seen] of Object.entries(programs)) {
    const own = said.find((part) => part.startsWith(`${page}\n`)) ?? '';
    for (const each of seen) expect(own).toMatch(each);
  }
});

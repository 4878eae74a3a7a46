import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { bundled } from '../support/bundled.js';
import { leapingClock, setUp, textOf, visit } from './windows-kit.js';

it('the task of a process that is killed is shown as broken off by another process, and can be begun again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'woo-gestan-windows-'));
  const file = join(folder, 'state.db');
  const program = await bundled(fileURLToPath(new URL('./killed-worker.ts', import.meta.url)));
  const clock = leapingClock();
  const storage = sqliteStorage(file, { clock });
  const { windows } = setUp({ storage, clock, lostAfterMs: 60_000 });
  const child = spawn(process.execPath, [program.file, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  try {
    const said = await new Promise<string>((resolve) => {
      child.stdout.setEncoding('utf8').once('data', resolve);
      child.once('close', () => resolve('closed'));
    });
    expect(said.trim()).toBe('running');
    const visitor = visit(windows);
    const page = await visitor.get('/gestan/main/products');
    expect(page.html).toContain('class="task running"');
    child.kill('SIGKILL');
    await ended;
    clock.leap(61_000);
    const lost = await visitor.whenDone('/gestan/main/products');
    expect(textOf(lost.html)).toMatch(/Liste : Produits – interrompue .*rien n’est fait deux fois/);
    await visitor.post('/gestan/main/products/plan', { includeUpdates: '1' });
    expect((await visitor.whenDone('/gestan/main/products')).html).toContain('data-plan=');
  } finally {
    child.kill('SIGKILL');
    await windows.close();
    await storage.close();
    await program.remove();
    await rm(folder, { recursive: true, force: true });
  }
});

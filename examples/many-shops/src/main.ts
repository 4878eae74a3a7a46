/**
 * Sends shops that are due to the queue, keeps the workers alive, answers webhooks and shows metrics.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readEnvironment } from './environment.js';
import { openParts } from './parts.js';
import { createWeb } from './web.js';

const environment = readEnvironment(process.env);
const entry = fileURLToPath(new URL('./worker-main.ts', import.meta.url));
let isStopping = false;

await using parts = await openParts(environment, { supervise: true });
const { registry, queue } = parts;
await registry.install();
await queue.install();

/** Sends the shops that are due to the queue, once a second. Several machines may do it at once. */
async function schedule(): Promise<void> {
  while (!isStopping) {
    try {
      await registry.releaseOlderThan(environment.runMs + 30_000);
      await registry.prune();
      await queue.send(await registry.due(1_000));
    } catch (error) {
      // PostgreSQL is restarted, say. The next turn tries again.
      console.error(error instanceof Error ? error.message : String(error));
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
const scheduling = schedule();

const workers = new Map<string, ChildProcess>();
async function keepWorker(number: number): Promise<void> {
  for (let start = 1; !isStopping; start++) {
    const name = `worker-${number}-${process.pid}-${start}`;
    const child = spawn(process.execPath, ['--import', 'tsx', entry, name], { stdio: 'inherit' });
    workers.set(name, child);
    await once(child, 'exit');
    workers.delete(name);
    if (isStopping) return;
    await released(name);
    // One that cannot start, since PostgreSQL is away, is not started again at once.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Frees the shops of a dead worker at once, or as soon as PostgreSQL is back. */
async function released(name: string): Promise<void> {
  while (!isStopping) {
    try {
      return await registry.release(name);
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
const kept = Array.from({ length: environment.workers }, (_, number) => keepWorker(number + 1));

const web = createWeb(parts).listen(environment.port);
await once(web, 'listening');
const address = web.address();
console.log(`ready on port ${typeof address === 'object' ? address?.port : address}`);

await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
isStopping = true;
web.close();
web.closeAllConnections();
for (const child of workers.values()) child.kill('SIGTERM');
await Promise.all([...kept, scheduling]);

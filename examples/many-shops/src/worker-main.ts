/**
 * One worker. SIGTERM: the runs at hand end after their present request, and their shops are due
 * again at once.
 */
import { readEnvironment } from './environment.js';
import { openParts } from './parts.js';
import { createWorker } from './worker.js';

const environment = readEnvironment(process.env);
const name = process.argv[2] ?? `worker-${process.pid}`;
const stopping = new AbortController();
const ended = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      stopping.abort(new Error(`The worker got ${signal}.`));
      resolve();
    });
});

await using parts = await openParts(environment, { supervise: false }).catch((error: unknown) => {
  console.error(`${name} cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
const { registry, queue, syncs } = parts;
const { perHost, perGestan, runMs, concurrency } = environment;
const work = createWorker({ name, registry, syncs, perHost, perGestan, runMs, stopping: stopping.signal });
await queue.work(concurrency, work);
console.log(`${name} works`);
await ended;

/**
 * Time to import the built main entry, against importing ky and zod, which it needs. Goal: at most 1.25 times as long. Each import is in a
 * process of its own; build first. Processor time is given too: the machine may be busy.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(`${root}/dist/index.js`)) throw new Error('Build first: npm run build');

const rounds = 15;
const works = {
  'ky + zod': "await Promise.all([import('ky'), import('zod')])",
  'woo-gestan': "await import('./dist/index.js')",
};
const times = new Map(Object.keys(works).map((name) => [name, [] as number[]]));
const processor = new Map(Object.keys(works).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, work] of Object.entries(works)) {
    const code =
      `const t = performance.now(), u = process.cpuUsage(); ${work}; const { user, system } = process.cpuUsage(u); ` +
      "process.stdout.write(performance.now() - t + ' ' + (user + system) / 1000)";
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: root,
      encoding: 'utf8',
    });
    const [took, used] = stdout.split(' ').map(Number);
    times.get(name)?.push(took ?? Number.NaN);
    processor.get(name)?.push(used ?? Number.NaN);
  }
}
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const needed = 'ky + zod';
const floor = median(times.get(needed) ?? []);
const least = median(processor.get(needed) ?? []);
for (const [name, values] of times) {
  const used = median(processor.get(name) ?? []);
  console.log(
    `${name.padEnd(12)} ${median(values).toFixed(0).padStart(5)} ms  ${(median(values) / floor).toFixed(2)} × ky + zod` +
      `   ${used.toFixed(0).padStart(5)} ms of processor  ${(used / least).toFixed(2)} ×`,
  );
}

/**
 * Runs the benchmarks one after the other and writes `bench/RESULTS.md`. Each holds its own peer or limit in the same run; none passes or fails on
 * time.
 *
 *   npm run bench               all
 *   npm run bench -- diff       those whose name holds « diff »
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const benches = [
  ['client', 'Pulling pages of orders from a loopback server'],
  ['validation', 'Validating a page'],
  ['gestan-rows', 'Checking rows of Gestan'],
  ['diff', 'Comparing a pair of products'],
  ['diff-plan', 'Planning a catalogue'],
  ['products-plan', 'Planning a catalogue over a connection'],
  ['homonyms', 'Looking for homonyms'],
  ['contacts-precision', 'Precision and recall of the contact matcher'],
  ['orders-memory', 'A first import of orders: processor time, memory'],
  ['orders-gestans', 'A first import of orders into each Gestan'],
  ['storage-raw', 'The storage against its driver by hand'],
  ['growth', 'How each flow grows with the shop'],
  ['idle-run', 'A run in which nothing changed'],
  ['storage-year', 'Size of the storage after a year'],
  ['html', 'The page of a plan of orders'],
  ['entry', 'Importing the entry point'],
  ['fake-store', 'The fake store: pages of a large shop, importing it'],
] as const;

if (!existsSync(here('node_modules'))) {
  console.log('The peers that the client is compared with are not installed: npm install --prefix bench');
}
const wanted = process.argv.slice(2);
const sections: string[] = [];
for (const [name, title] of benches) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  console.log(`\n## ${title} (bench/${name}.ts)\n`);
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', here(`${name}.ts`)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  console.log(stdout);
  if (status !== 0) process.exitCode = 1;
  const body = status === 0 ? stdout.trim() : `It failed with status ${status}.`;
  sections.push(`## ${title}\n\n\`bench/${name}.ts\`\n\n\`\`\`\n${body}\n\`\`\`\n`);
}

if (wanted.length === 0) {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() || 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`;
  writeFileSync(
    here('RESULTS.md'),
    `# Results\n\nMeasured with \`npm run bench\` on ${machine}. Only ratios within one run carry over to another machine.\n\n${sections.join('\n')}`,
  );
}

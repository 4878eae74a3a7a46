import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { type Mutant, mutants } from './mutants.js';

/**
 * Puts each mistake of `mutants.ts` into the pieces and runs the histories: at least one must fail.
 * `npm run mutants` runs all, `npm run mutants -- shipping` those whose name has that word.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = ['histories', 'settled-histories', 'converted-histories'].map(
  (name) => `test/pieces/${name}.test.ts`,
);

const pathOf = ({ file }: Pick<Mutant, 'file'>) => `${root}src/pieces/${file}`;

/** Whether the histories hold, with a mistake put in or without. */
async function holds(mutant: Mutant | undefined): Promise<boolean> {
  const plugin = {
    name: 'mutant',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      return mutant && id.split('?')[0] === pathOf(mutant) ? code.replace(mutant.from, mutant.to) : undefined;
    },
  };
  const vitest = await startVitest(
    'test',
    files,
    { root, watch: false, bail: 1, reporters: [{}], config: false, testTimeout: 600_000 },
    { plugins: [plugin], cacheDir: `${root}node_modules/.vite/mutants` },
  );
  const failed = vitest.state.getCountOfFailedTests();
  const errors = vitest.state.getUnhandledErrors();
  await vitest.close();
  if (errors.length > 0) throw errors[0];
  return failed === 0;
}

const asked = process.argv[2] ?? '';
const chosen = mutants.filter(({ name }) => name.includes(asked));
for (const mutant of chosen) {
  const times = readFileSync(pathOf(mutant), 'utf8').split(mutant.from).length - 1;
  if (times !== 1) throw new Error(`${mutant.file} holds "${mutant.from}" ${times} times, not once`);
}
if (!(await holds(undefined))) throw new Error('the histories fail without any mistake');
const missed: string[] = [];
for (const mutant of chosen) {
  const isMissed = await holds(mutant);
  if (isMissed) missed.push(mutant.name);
  console.log(`${isMissed ? 'NOT NOTICED' : 'noticed'}  ${mutant.name}`);
}
console.log(`${chosen.length - missed.length} of ${chosen.length} mistakes are noticed`);
process.exitCode = missed.length === 0 ? 0 : 1;

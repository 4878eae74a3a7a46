import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type RunnerTask, startVitest } from 'vitest/node';
import { type Mutant, mutants } from './mutants.js';

/**
 * Puts each mistake of `mutants.ts` into the pieces and runs the histories in their long form,
 * until one fails: at least one must. `npm run mutants` runs all, `npm run mutants -- shipping`
 * those whose name has that word. It says which history noticed a mistake first.
 */
process.env.WOO_GESTAN_FULL = '1';
const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = ['histories', 'paid-histories', 'converted-histories'].map(
  (name) => `test/pieces/${name}.test.ts`,
);

const pathOf = ({ file }: Pick<Mutant, 'file'>) => `${root}src/pieces/${file}`;

/** Which history fails first, with a mistake put in or without. `undefined`: none does. */
async function failing(mutant: Mutant | undefined): Promise<string | undefined> {
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
  const failed = vitest.state
    .getFiles()
    .flatMap((file) => failures(file.tasks).map((each) => `${file.name}: ${each}`));
  const errors = vitest.state.getUnhandledErrors();
  await vitest.close();
  if (errors.length > 0) throw errors[0];
  return failed[0];
}

/** What the failed tests among some tasks say, in short. */
function failures(tasks: readonly RunnerTask[]): readonly string[] {
  return tasks.flatMap((task) => {
    if (task.type === 'suite') return failures(task.tasks);
    if (task.result?.state !== 'fail') return [];
    return [/History \d+/.exec(task.result.errors?.[0]?.message ?? '')?.[0] ?? task.name];
  });
}

const asked = process.argv[2] ?? '';
const chosen = mutants.filter(({ name }) => name.includes(asked));
for (const mutant of chosen) {
  const times = readFileSync(pathOf(mutant), 'utf8').split(mutant.from).length - 1;
  if (times !== 1) throw new Error(`${mutant.file} holds "${mutant.from}" ${times} times, not once`);
}
const before = await failing(undefined);
if (before !== undefined) throw new Error(`the histories fail without any mistake: ${before}`);
const missed: string[] = [];
for (const mutant of chosen) {
  const first = await failing(mutant);
  if (first === undefined) missed.push(mutant.name);
  console.log(first === undefined ? `NOT NOTICED  ${mutant.name}` : `noticed  ${mutant.name} (${first})`);
}
console.log(`${chosen.length - missed.length} of ${chosen.length} mistakes are noticed`);
process.exitCode = missed.length === 0 ? 0 : 1;

import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A program in one file, which Node runs as it is. */
export interface Bundled {
  readonly file: string;
  remove(): Promise<void>;
}

/**
 * Bundles a program with the sources of the package. A test that starts processes of its own starts
 * them from this file: otherwise each of them compiles hundreds of files anew.
 *
 * @param program - path of a `.ts` or `.mts` file
 */
export async function bundled(program: string): Promise<Bundled> {
  // Below the repository, so that dependencies are found.
  const folder = await mkdtemp(join(root, 'node_modules', '.bundled-'));
  const file = join(folder, `${basename(program).replace(/\.m?ts$/, '')}.mjs`);
  await build({
    entryPoints: [program],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'error',
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig } from 'tsup';
import { compactJsonFiles, compactStyles } from './compact-json.js';
import { entryPoints } from './entry-points.js';

/** Where the compiler writes the declarations of a source. */
const declarationOf = (source: string) =>
  source.replace(/^src\//, '.cache/declarations/').replace(/\.tsx?$/, '.d.ts');

/** The compiler indents by four spaces, which is a thirteenth of all declarations. A tabulator does. */
async function narrowDeclarations(): Promise<void> {
  for (const name of await readdir('dist', { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join('dist', name);
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(/^( {4})+/gm, ({ length }) => '\t'.repeat(length / 4)),
    );
  }
}

export default defineConfig({
  entry: {
    ...Object.fromEntries(entryPoints.map(({ entry, source }) => [entry, source])),
    cli: 'src/cli/main.ts',
  },
  format: ['esm'],
  target: 'node20',
  // One chunk holds the error classes, so that `instanceof` works across entry points.
  splitting: true,
  clean: true,
  // Maps would be two thirds of the package. Function names stay: stack traces tell where one is.
  minify: 'terser',
  terserOptions: {
    ecma: 2020,
    compress: { passes: 2 },
    module: true,
    mangle: { toplevel: true, keep_fnames: true },
    format: { max_line_len: 2_000 },
  },
  sourcemap: false,
  // `node:sqlite` exists only with its prefix.
  removeNodeProtocol: false,
  esbuildPlugins: [compactJsonFiles, compactStyles],
  esbuildOptions(options) {
    // French as it is, not letter by letter in escapes.
    options.charset = 'utf8';
  },
  // The compiler has written the declarations of each file. Left to itself, tsup would check the whole
  // program once for every folder with an entry point.
  dts: { entry: Object.fromEntries(entryPoints.map(({ entry, source }) => [entry, declarationOf(source)])) },
  onSuccess: narrowDeclarations,
});

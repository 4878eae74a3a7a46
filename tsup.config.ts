import { readFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';
import { entryPoints } from './entry-points.js';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Data as one line that is parsed when it is loaded: half as long as an object literal with a line for each member. */
const compactJson: Plugin = {
  name: 'compact-json',
  setup(build) {
    build.onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

/** Where the compiler writes the declarations of a source. */
const declarationOf = (source: string) =>
  source.replace(/^src\//, '.cache/declarations/').replace(/\.tsx?$/, '.d.ts');

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
  // Maps would be two thirds of the package. Names of the top level stay: stack traces tell where one is.
  minify: 'terser',
  terserOptions: {
    ecma: 2020,
    compress: { passes: 2 },
    module: false,
    mangle: { toplevel: false, keep_fnames: true },
    format: { max_line_len: 200 },
  },
  sourcemap: false,
  // `node:sqlite` exists only with its prefix.
  removeNodeProtocol: false,
  esbuildPlugins: [compactJson],
  esbuildOptions(options) {
    // French as it is, not letter by letter in escapes.
    options.charset = 'utf8';
  },
  // The compiler has written the declarations of each file. Left to itself, tsup would check the whole
  // program once for every folder with an entry point.
  dts: { entry: Object.fromEntries(entryPoints.map(({ entry, source }) => [entry, declarationOf(source)])) },
});

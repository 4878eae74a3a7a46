import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { name, exports } = JSON.parse(readFileSync(here('./package.json'), 'utf8'));

/** Where the source of an entry point may stand. */
const places = (entry) => [
  `src/${entry}.ts`,
  `src/${entry}/index.ts`,
  `src/${entry.replace('/', '/adapters/')}/index.ts`,
];

/**
 * The entry points of the package, read from the `exports` of package.json: the one list that every tool follows. `woo-gestan/gestan/file`
 * is `{ entry: 'gestan/file', name: 'woo-gestan/gestan/file', source: 'src/gestan/adapters/file/index.ts' }`.
 */
export const entryPoints = Object.keys(exports)
  .filter((path) => path !== './package.json')
  .map((path) => {
    const entry = path === '.' ? 'index' : path.slice(2);
    const source = places(entry).find((place) => existsSync(here(`./${place}`)));
    if (source === undefined)
      throw new Error(`No source for ${path} of package.json: ${places(entry).join(', ')}`);
    return { entry, name: path === '.' ? name : `${name}/${entry}`, source };
  });

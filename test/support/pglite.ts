import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const entry = import.meta.resolve('@electric-sql/pglite');
const manifest = new URL('../package.json', entry);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
/** The program of the database, compiled once a process. */
type Program = NonNullable<PGliteOptions['pgliteWasmModule']>;
let program: Promise<Program> | undefined;
// The types of Node know no WebAssembly.
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: { compile(bytes: Uint8Array): Promise<Program> };
};
const image = `${cache}pglite-${version}.tar`;

/**
 * An empty PostgreSQL in this process. It starts from the image of an empty database: to initialise one takes several
 * times as long. The first test that needs it makes the image.
 */
export async function createPglite(): Promise<PGlite> {
  const bytes = await readFile(image).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return makeImage();
    throw error;
  });
  program ??= WebAssembly.compile(await readFile(new URL('pglite.wasm', entry)));
  return PGlite.create({
    loadDataDir: new Blob([new Uint8Array(bytes)]),
    pgliteWasmModule: await program,
  });
}

async function makeImage(): Promise<Uint8Array> {
  const database = await PGlite.create();
  const dump = await database.dumpDataDir('none');
  await database.close();
  const bytes = new Uint8Array(await dump.arrayBuffer());
  await mkdir(cache, { recursive: true });
  // Under a name of its own first: another process never reads half of it.
  await writeFile(`${image}.${process.pid}`, bytes);
  await rename(`${image}.${process.pid}`, image);
  return bytes;
}

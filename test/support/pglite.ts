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
 * An empty PostgreSQL in this process. It starts from the image of an empty database: to initialise
 * one takes several times as long. The first test that needs it makes the image.
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

let shared: Promise<PGlite> | undefined;
let schemas = 0;

/**
 * The PostgreSQL that the test files of this process share, in an empty schema of its own. To start
 * one for each file takes longer than most of what they test.
 */
export async function openSchema(): Promise<{ readonly database: PGlite; remove(): Promise<void> }> {
  shared ??= createPglite();
  const database = await shared;
  schemas += 1;
  const name = `schema_${schemas}`;
  await database.exec(`CREATE SCHEMA ${name}; SET search_path = ${name}`);
  return {
    database,
    async remove() {
      await database.exec(`RESET search_path; DROP SCHEMA ${name} CASCADE`);
    },
  };
}

/**
 * Empties, each time it is called, the tables of these names that were empty when it was called
 * first. To make tables anew takes several times as long.
 *
 * @param prefix - how the names of the tables begin
 */
export function emptiesTables(database: PGlite, prefix: string): () => Promise<void> {
  let tables: readonly string[] | undefined;
  return async () => {
    if (tables !== undefined) {
      await database.exec(`TRUNCATE ${tables.join(', ')} RESTART IDENTITY`);
      return;
    }
    const { rows } = await database.query<{ name: string }>(
      'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND starts_with(tablename, $1)',
      [prefix],
    );
    const found = await Promise.all(
      rows.map(async ({ name }) => {
        const { rows: some } = await database.query(`SELECT 1 FROM "${name}" LIMIT 1`);
        return some.length === 0 ? [name] : [];
      }),
    );
    tables = found.flat();
  };
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

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { describe, test } from 'vitest';
import {
  type StagingGestanOptions,
  stagingGestan,
  stagingSchema,
} from '../../../src/gestan/adapters/staging/index.js';
import { gestanAdapterContract } from '../../../src/testing/gestan-contract.js';
import { isFull, oneInTurn } from '../../support/forms.js';
import { publish, type Run } from './seeding.js';

if (!isFull) console.warn('Staging: the contract on one driver only; WOO_GESTAN_FULL=1 runs it on all.');

/** A few pages of rows, the last one not isFull; ten thousand in the long form. */
const rows = isFull ? 10_000 : 1_700;

const require = createRequire(import.meta.url);
// A connection of its own, as the program on Gestan's side has one.
const Database = createRequire(require.resolve('@libsql/client'))('libsql') as new (
  path: string,
) => {
  prepare(sql: string): {
    all(...params: never[]): unknown[];
    run(...params: never[]): unknown;
    reader: boolean;
  };
  exec(sql: string): void;
  close(): void;
};

/** Runs the contract on a file, with another connection as Gestan's side. */
function onFile(options: Pick<StagingGestanOptions, 'driver' | 'capabilities' | 'tablePrefix'> = {}): void {
  let template: Promise<Buffer> | undefined;
  /** The bytes of a database whose tables are made. */
  async function makeTemplate(): Promise<Buffer> {
    const folder = await mkdtemp(join(tmpdir(), 'échange '));
    const path = join(folder, 'gestan.db');
    const side = new Database(path);
    side.exec(`BEGIN; ${stagingSchema('sqlite', { tablePrefix: options.tablePrefix })}; COMMIT`);
    side.close();
    const bytes = await readFile(path);
    await rm(folder, { recursive: true });
    return bytes;
  }
  gestanAdapterContract({
    test,
    rows,
    async factory(seed) {
      const folder = await mkdtemp(join(tmpdir(), 'échange '));
      const path = join(folder, 'gestan.db');
      const open = async () => stagingGestan({ sqlite: path, ...options });
      template ??= makeTemplate();
      await writeFile(path, await template);
      const side = new Database(path);
      const run: Run = async (text, ...params) => {
        const statement = side.prepare(text);
        if (statement.reader) return statement.all(...(params as never[])) as Record<string, unknown>[];
        statement.run(...(params as never[]));
        return [];
      };
      side.exec('BEGIN');
      await publish(seed, run, options.tablePrefix);
      side.exec('COMMIT');
      side.close();
      return { adapter: await open(), reopen: open, cleanup: () => rm(folder, { recursive: true }) };
    },
  });
}

describe('SQLite file, the driver that is there', () => onFile());
// A whole contract each: what they add is the driver's way and names, so that they run in the long
// form only.
describe.runIf(isFull)('SQLite file, libsql', () => onFile({ driver: 'libsql' }));
describe.runIf(isFull)('other names of tables', () => onFile({ tablePrefix: 'echange_' }));
/**
 * Programs on Gestan's side that can do more or less; in the short form one of them, another one
 * each day.
 */
const programs = [
  ['cancels pieces', { cancelPieces: ['quote', 'order', 'delivery-note'] }],
  [
    'recomputes VAT, reads no dates and takes invoices only',
    {
      pieces: ['invoice'],
      entries: false,
      multipleTaxes: false,
      modifiedSince: false,
      productFields: ['name', 'priceNet', 'vatRate'],
      writeProducts: false,
      readContacts: false,
    },
  ],
] as const satisfies readonly (readonly [string, StagingGestanOptions['capabilities']])[];
describe.each(oneInTurn<(typeof programs)[number]>(programs))('a program that %s', (_, capabilities) =>
  onFile({ capabilities }),
);

describe.runIf(isFull)("the user's own handle of @libsql/client", () => {
  gestanAdapterContract({
    test,
    rows,
    async factory(seed) {
      const client = createClient({ url: ':memory:' });
      const adapter = stagingGestan({ sqlite: client });
      await adapter.families();
      const run: Run = async (text, ...params) =>
        (await client.execute({ sql: text, args: [...params] })).rows as never;
      await publish(seed, run);
      return {
        adapter,
        reopen: async () => stagingGestan({ sqlite: client }),
        cleanup: () => client.close(),
      };
    },
  });
});

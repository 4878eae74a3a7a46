import { expect, test } from 'vitest';
import { createSync, exportState, importState, isSyncError, memoryStorage, takeSlot } from 'woo-gestan';
import { checkedGestan, memoryGestan } from 'woo-gestan/gestan';
import { fileGestan, parsePieceFile } from 'woo-gestan/gestan/file';
import { stagingGestan, stagingSchema } from 'woo-gestan/gestan/staging';
import { ftpImages } from 'woo-gestan/images/ftp';
import { withTelemetry } from 'woo-gestan/opentelemetry';
import * as report from 'woo-gestan/report';
import { postgresStorage } from 'woo-gestan/storage/postgres';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { createFakeStore } from 'woo-gestan/testing';
import { createWindows } from 'woo-gestan/web';
import * as woo from 'woo-gestan/woo';
import { setUp, smallWorld } from '../sync/small.js';
import { timeout, tryMutations } from './kit.js';

type Call = (...values: readonly unknown[]) => unknown;

const surprises: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => 0,
  () => -1.5,
  () => Number.NaN,
  () => 10n,
  () => '',
  () => 'x',
  () => '../../x\u0000',
  () => true,
  () => [],
  () => [null],
  () => ({}),
  () => ({ rows: null }),
  () => ({ rows: [null], summary: null, options: null }),
  () => ({ length: 1e9 }),
  () => ({ select: null, code: null, wooId: null, orderId: null }),
  () => ({ signal: 1, onProgress: 1, clock: 1, limit: 'x' }),
  () => () => null,
  () => Symbol('x'),
  () => new Date(Number.NaN),
  () => new Map(),
  () => Object.create(null),
];

/** Not called: what ends the sync, and what waits for somebody. */
const left = new Set(['close', 'isAbortError']);

/** Every function below a value, with where it is. Objects are gone through three levels deep. */
function functionsOf(value: unknown, path: string, depth = 3): readonly (readonly [string, Call])[] {
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.entries(value).flatMap(([name, member]): readonly (readonly [string, Call])[] => {
    const where = `${path}.${name}`;
    // Classes of errors are for `instanceof`.
    if (left.has(name) || /^[A-Z]/.test(name)) return [];
    if (typeof member === 'function') return [[where, (...values) => member.apply(value, values)]];
    return functionsOf(member, where, depth - 1);
  });
}

/** Goes through to the end of what a call gave: a promise, or something to be read. */
async function spend(value: unknown): Promise<void> {
  const given = await value;
  if (typeof given !== 'object' || given === null) return;
  if (!(Symbol.asyncIterator in given) && !(Symbol.iterator in given)) return;
  let count = 0;
  for await (const _ of given as AsyncIterable<unknown>) {
    count += 1;
    if (count > 50) return;
  }
}

test('whatever a public function is given, what it throws is an error of this package', {
  timeout,
}, async () => {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  const storage = memoryStorage();
  const calls: readonly (readonly [string, Call])[] = [
    ...functionsOf({ ...sync, gestan: undefined, storage: undefined }, 'sync'),
    ...functionsOf(storage, 'storage'),
    ...functionsOf({ ...report }, 'report'),
    ...functionsOf({ ...woo, wooErrorCodes: undefined }, 'woo'),
    ...functionsOf(
      {
        createSync,
        exportState,
        importState,
        takeSlot,
        memoryStorage,
        memoryGestan,
        checkedGestan,
        fileGestan,
        parsePieceFile,
        stagingGestan,
        stagingSchema,
        createFakeStore,
        withTelemetry,
        ftpImages,
        postgresStorage,
        createWindows,
        // A text is a path, at which a file would be made.
        sqliteStorage: (source: never, options: never) =>
          sqliteStorage(typeof source === 'string' ? ':memory:' : source, options),
      },
      'make',
    ),
  ];
  expect(calls.length).toBeGreaterThan(100);
  await tryMutations({ short: 150, full: 6_000 }, async (random) => {
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const [name, call] = pick(calls);
    const values = Array.from({ length: Math.floor(random() * 3) }, () => pick(surprises)());
    const said = values.map((value) => (typeof value === 'bigint' ? '10n' : String(JSON.stringify(value))));
    const what = `${name}(${said.join(', ')})`;
    try {
      await spend(call(...values));
    } catch (error) {
      if (!isSyncError(error)) throw new Error(`${what}: ${String(error)}`, { cause: error });
      expect(error.code, what).not.toBe('sync.unexpected');
    }
    return { path: [what], value: null };
  });
});

test('what needs options and is given none names them', () => {
  const makers: Readonly<Record<string, Call>> = {
    createSync: createSync as Call,
    memoryStorage: memoryStorage as Call,
    memoryGestan: memoryGestan as Call,
    fileGestan: fileGestan as Call,
    stagingGestan: stagingGestan as Call,
    ftpImages: ftpImages as Call,
    createFakeStore: createFakeStore as Call,
    createWindows: createWindows as Call,
    'sqliteStorage of a file': (options) => sqliteStorage(':memory:', options as never),
    'stagingSchema of sqlite': (options) => stagingSchema('sqlite', options as never),
    'withTelemetry of a sync': (options) => withTelemetry(createSync, options as never),
  };
  for (const [name, make] of Object.entries(makers))
    for (const options of [null, 5, 'x'])
      expect(() => make(options), name).toThrow(expect.objectContaining({ field: 'options' }));
});

import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stagingGestan } from '../../../src/gestan/adapters/staging/index.js';
import { gestanAdapterContract } from '../../../src/testing/gestan-contract.js';
import { isFull, registerInTurn } from '../../support/forms.js';
import { emptiesTables, openSchema } from '../../support/pglite.js';
import { publish, type Run } from './seeding.js';

const serverUrl = process.env.WOO_GESTAN_PG_URL;
if (serverUrl === undefined) {
  console.warn(
    'Staging in PostgreSQL: only embedded (PGlite); set WOO_GESTAN_PG_URL for the tests on a real server.',
  );
}

/** A few pages of rows, the last one not full; ten thousand in the long form. */
const rows = isFull ? 10_000 : 1_700;

let count = 0;
const freshPrefix = () => `g${process.pid}_${++count}_`;

/** Runs statements written with `?`. */
function runOn(
  query: (text: string, params: never[]) => Promise<{ readonly rows: readonly unknown[] }>,
): Run {
  return async (text, ...params) => {
    let place = 0;
    const { rows } = await query(
      text.replace(/\?/g, () => `$${++place}`),
      params as never[],
    );
    return rows as Record<string, unknown>[];
  };
}

describe('PGlite', () => {
  let schema: Awaited<ReturnType<typeof openSchema>>;
  let database: PGlite;
  beforeAll(async () => {
    schema = await openSchema();
    ({ database } = schema);
  });
  afterAll(() => schema.remove());

  // Each case has its tables empty; to make them anew takes several times as long.
  const tablePrefix = freshPrefix();
  let empty: ReturnType<typeof emptiesTables> | undefined;

  // In the short form a half of the cases, the other half each second day: the staging database in
  // SQLite goes through the same contract.
  gestanAdapterContract({
    test: registerInTurn(test, 2),
    rows,
    async factory(seed) {
      const open = async () => stagingGestan({ postgres: database, tablePrefix });
      const adapter = await open();
      await adapter.families();
      empty ??= emptiesTables(database, tablePrefix);
      await empty();
      await database.transaction(async (transaction) => {
        await publish(
          seed,
          runOn((text, params) => transaction.query(text, params)),
          tablePrefix,
        );
      });
      return { adapter, reopen: open };
    },
  });
});

describe.skipIf(serverUrl === undefined)('PostgreSQL server', () => {
  const schema = `g${process.pid}`;
  const pool = new pg.Pool({ connectionString: serverUrl, max: 5, options: `-c search_path=${schema}` });
  beforeAll(() => pool.query(`CREATE SCHEMA ${schema}`));
  afterAll(async () => {
    // All at once, they would take more locks than a server has room for.
    const { rows: tables } = await pool.query<{ name: string }>(
      'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1',
      [schema],
    );
    for (let at = 0; at < tables.length; at += 50)
      await pool.query(
        `DROP TABLE ${tables
          .slice(at, at + 50)
          .map(({ name }) => `${schema}."${name}"`)
          .join(', ')} CASCADE`,
      );
    await pool.query(`DROP SCHEMA ${schema} CASCADE`);
    await pool.end();
  });

  describe('pool', () => {
    gestanAdapterContract({
      test,
      rows,
      async factory(seed) {
        const tablePrefix = freshPrefix();
        const adapter = stagingGestan({ postgres: losingPool(pool), tablePrefix });
        await adapter.families();
        const client = await pool.connect();
        await client.query('BEGIN');
        await publish(
          seed,
          runOn((text, params) => client.query(text, params)),
          tablePrefix,
        );
        await client.query('COMMIT');
        client.release();
        return {
          adapter,
          reopen: async () => stagingGestan({ postgres: pool, tablePrefix }),
          loseAnswerNext: () => {
            lost.next = true;
          },
        };
      },
    });
  });
});

const lost = { next: false };

/** A pool whose next commit goes through while its answer is lost on the way. */
function losingPool(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, name) {
      if (name !== 'connect') {
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return async () => {
        const client = await target.connect();
        return new Proxy(client, {
          get(inner, member) {
            const value: unknown = Reflect.get(inner, member);
            if (typeof value !== 'function') return value;
            if (member !== 'query') return value.bind(inner);
            return async (text: string, params?: never[]) => {
              const answer = await inner.query(text, params);
              if (text === 'COMMIT' && lost.next) {
                lost.next = false;
                throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
              }
              return answer;
            };
          },
        });
      };
    },
  });
}

test('a server that cannot be reached is reported as such, and may be tried again', async () => {
  const pool = new pg.Pool({ connectionString: 'postgres://user:hidden-word@127.0.0.1:1/none' });
  const gestan = stagingGestan({ postgres: pool });
  for (const work of [
    () => gestan.families(),
    () => gestan.upsertContact({ externalRef: 'woo:a:customer:1', lastName: 'A' }),
  ]) {
    const error: Error = await work().then(
      () => new Error('it should fail'),
      (reason) => reason,
    );
    expect(error).toMatchObject({ name: 'GestanError', code: 'gestan.unavailable', retryable: true });
    expect(JSON.stringify(error) + error.message + String(error.cause)).not.toContain('hidden-word');
  }
  await pool.end();
});

/* eslint-disable @typescript-eslint/no-floating-promises -- node:test waits for its tests by itself. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type GestanContractSeed, gestanAdapterContract, sampleGestanData } from 'woo-gestan/testing';
import { odbcGestan } from '../src/odbc-gestan.js';
import type { TableMap } from '../src/table-map.js';
import { createSource, map, type SourceOptions } from './source.js';

const bytes = { as: 'CAST({column} AS BLOB)', encoding: 'windows-1252' };

for (const [what, options, text] of [
  ['texts as the driver gives them', {}, undefined],
  ['texts as bytes of Windows-1252', { windows1252: true }, bytes],
] as const satisfies readonly (readonly [string, SourceOptions, unknown])[]) {
  describe(`odbcGestan: ${what}`, () => {
    gestanAdapterContract({
      test,
      factory: async (seed) => {
        const source = await createSource(seed, options);
        const adapter = odbcGestan({ ...source, text });
        return { adapter, cleanup: source.remove };
      },
    });
  });
}

const empty: GestanContractSeed = {
  families: [],
  paymentModes: [],
  bankAccounts: [],
  postingCategories: [],
  vatRates: [],
  products: [{ code: 'A-1', name: 'Épuisette', priceGross: '12.00', vatRate: '20' }],
  contacts: [],
  stock: [],
};

async function collect<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

async function withSource(
  work: (open: (more?: object) => ReturnType<typeof odbcGestan>) => Promise<void>,
  seed = empty,
  options: SourceOptions = {},
) {
  const source = await createSource(seed, options);
  const opened: ReturnType<typeof odbcGestan>[] = [];
  try {
    await work((more = {}) => {
      const gestan = odbcGestan({ ...source, ...more });
      opened.push(gestan);
      return gestan;
    });
  } finally {
    await Promise.all(opened.map((gestan) => gestan.close()));
    await source.remove();
  }
}

describe('the driver has a process of its own', () => {
  const many = {
    ...empty,
    products: Array.from({ length: 3000 }, (_, n) => ({ code: `P-${n}`, name: `Produit ${n}` })),
  };

  test('may crash during a reading: the reading fails as retryable, the host lives, the next reading works', () =>
    withSource(async (open) => {
      const gestan = open({ fetchSize: 100 });
      let seen = 0;
      await assert.rejects(
        async () => {
          for await (const _ of gestan.products()) {
            seen += 1;
            if (seen === 50) process.kill(gestan.driverPid ?? 0, 'SIGSEGV');
          }
        },
        { name: 'GestanError', code: 'gestan.unavailable', retryable: true, message: /SIGSEGV/ },
      );
      assert.ok(seen >= 50 && seen < 3000);
      assert.equal((await collect(gestan.products())).length, 3000);
    }, many));

  test('is ended when it hangs, and the next reading works', () =>
    withSource(async (open) => {
      const gestan = open({ timeoutMs: 8_000 });
      assert.equal((await collect(gestan.products())).length, 3000);
      process.kill(gestan.driverPid ?? 0, 'SIGSTOP');
      await assert.rejects(collect(gestan.products()), { code: 'gestan.unavailable', message: /8000 ms/ });
      assert.equal((await collect(gestan.products())).length, 3000);
    }, many));

  test('serves two readings at once, one inside the other, one that is left early', () =>
    withSource(async (open) => {
      const gestan = open({ fetchSize: 100 });
      let inner = 0;
      for await (const { code } of gestan.products()) {
        if (code === 'P-150') inner = (await collect(gestan.products())).length;
        if (code === 'P-350') break;
      }
      assert.equal(inner, 3000);
      const both = await Promise.all([collect(gestan.products()), collect(gestan.products())]);
      assert.deepEqual(
        both.map((rows) => rows.length),
        [3000, 3000],
      );
    }, many));

  test('memory does not grow with the table: batches wait until they are asked for', () =>
    withSource(async (open) => {
      const gestan = open({ fetchSize: 10 });
      const rows = gestan.products();
      await rows[Symbol.asyncIterator]().next();
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal((await collect(gestan.products())).length, 3000);
    }, many));
});

describe('a source that cannot be used', () => {
  test('gives an error without a secret', async () => {
    const connectionString = 'DRIVER={Absent};Server Name=x;UID=admin;PWD={tr3s secret}';
    const gestan = odbcGestan({ connectionString, map });
    try {
      await assert.rejects(collect(gestan.products()), (error: Error & { code?: string }) => {
        assert.equal(error.code, 'gestan.unavailable');
        const whole = JSON.stringify([error, error.message, error.stack, error.cause]);
        assert.doesNotMatch(whole, /tr3s/);
        return true;
      });
    } finally {
      await gestan.close();
    }
  });

  test('names a missing column before it is used, with those that exist', () =>
    withSource(async (open) => {
      const wrong = {
        ...map,
        products: { table: 'PRODUIT', columns: { id: 'IDPRODUIT', code: 'CODE', name: 'NOM' } },
      };
      await assert.rejects(collect(open({ map: wrong }).products()), {
        code: 'gestan.invalid',
        field: 'map.products.columns.name',
        message: /The table PRODUIT has no column NOM/,
      });
    }));

  test('reports letters that the driver has broken, and does not pass them on', () =>
    withSource(
      async (open) => {
        await assert.rejects(collect(open().products()), { code: 'gestan.invalid', field: 'name' });
        assert.equal((await collect(open({ text: bytes }).products()))[0]?.name, 'Épuisette');
      },
      empty,
      { windows1252: true },
    ));
});

describe('a table map', () => {
  const products = { table: 'PRODUIT', columns: { id: 'ID', code: 'CODE', name: 'NOM' } };
  for (const [wrong, field] of [
    [{ products: { ...products, table: 'PRODUIT; DROP TABLE PRODUIT' } }, 'map.products.table'],
    [{ products: { ...products, table: 'Référence' } }, 'map.products.table'],
    [{ products: { ...products, columns: { id: 'ID', code: 'CODE' } } }, 'map.products.columns.name'],
    [
      { products: { ...products, columns: { ...products.columns, prix: 'PRIX' } } },
      'map.products.columns.prix',
    ],
    [{ products: { ...products, where: 'ID = ?' } }, 'map.products.where'],
    [{ produits: products }, 'map'],
  ] as const)
    test(`${JSON.stringify(wrong)} is refused`, () => {
      assert.throws(() => odbcGestan({ connectionString: 'DSN=x', map: wrong as unknown as TableMap }), {
        name: 'SettingsError',
        code: 'settings.invalid',
        field,
      });
    });
});

test('the sample Gestan is read with its families', async () => {
  const { families, ...data } = sampleGestanData;
  const names = new Map<string, string>(families.map(({ id, name }) => [id, name]));
  const seed = {
    ...data,
    families: families.map((family) => ({
      name: family.name,
      ...('parentId' in family ? { parent: names.get(family.parentId) } : {}),
    })),
    products: data.products.map((product) => product),
  } as unknown as GestanContractSeed;
  await withSource(async (open) => {
    const gestan = open();
    const listed = await gestan.families();
    assert.equal(
      listed.find(({ name }) => name === 'Poppers')?.parentId,
      listed.find(({ name }) => name === 'Leurres')?.id,
    );
    assert.equal((await collect(gestan.products())).length, data.products.length);
  }, seed);
});

import { setImmediate } from 'node:timers/promises';
import type { GestanContractSeed } from 'woo-gestan/testing';
import { type Backend, type BackendRow, type TableName, tableNames } from '../src/backend.js';

/**
 * Stands in for your Gestan in tests, and can lose an answer. Replace it by a real one that is
 * emptied for each test.
 */
export function memoryBackend(seed: GestanContractSeed): Backend & { loseAnswerNext(): void } {
  const tables = new Map<TableName, BackendRow[]>(tableNames.map((name) => [name, []]));
  const table = (name: TableName) => tables.get(name) ?? [];
  const fill = (name: TableName, rows: readonly object[]) => {
    for (const row of rows) table(name).push({ ...row, id: String(table(name).length + 1) });
  };
  const familyIds = new Map(seed.families.map(({ name }, index) => [name, String(index + 1)]));
  fill(
    'families',
    seed.families.map(({ name, parent }) => ({ name, parentId: parent && familyIds.get(parent) })),
  );
  fill('paymentModes', seed.paymentModes);
  fill('bankAccounts', seed.bankAccounts);
  fill('postingCategories', seed.postingCategories);
  fill('vatRates', seed.vatRates);
  fill('products', seed.products);
  fill('contacts', seed.contacts);
  const ids = new Map(table('products').map(({ id, code }) => [code, id]));
  fill(
    'stock',
    seed.stock.map((row) => ({ ...row, productId: ids.get(row.code) })),
  );
  let lost = false;

  return {
    async *rows(name, signal) {
      for (const row of [...table(name)]) {
        signal?.throwIfAborted();
        yield row;
      }
    },
    async byReference(name, reference) {
      await setImmediate();
      return table(name).find(({ externalRef }) => externalRef === reference);
    },
    async insertOnce(name, row) {
      await setImmediate();
      // Between this question and this answer nobody else has a turn: what a unique index is for.
      const there = table(name).find(({ externalRef }) => externalRef === row.externalRef);
      if (there !== undefined) return { row: there, inserted: false };
      const made = { ...row, id: String(table(name).length + 1) };
      table(name).push(made);
      if (lost) {
        lost = false;
        throw new Error('The connection was reset.');
      }
      return { row: made, inserted: true };
    },
    async update(name, id, fields) {
      const index = table(name).findIndex((row) => row.id === id);
      const before = table(name)[index];
      if (before === undefined) return undefined;
      const after = { ...before, ...fields, id };
      table(name)[index] = after;
      return after;
    },
    loseAnswerNext() {
      lost = true;
    },
  };
}

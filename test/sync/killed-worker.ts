/**
 * A process of its own that imports orders, and imports them again, until it is done or killed:
 * `killed-worker <store> <gestan> <file> <key> <secret> <ms>`. Store and Gestan live in the process
 * that started it and are reached by HTTP; its storage is a SQLite file. `ms` puts its clock on.
 */

import { createSync } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { manySettings, mapPayments } from './many-orders.js';

const [storeUrl = '', gestanUrl = '', file = '', consumerKey = '', consumerSecret = '', ahead = '0'] =
  process.argv.slice(2);
const clock = {
  now: () => Date.now() + Number(ahead),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

async function call<T>(operation: string, ...args: readonly unknown[]): Promise<T> {
  const answer = await fetch(`${gestanUrl}/${operation}`, { method: 'POST', body: JSON.stringify(args) });
  if (!answer.ok) throw new Error(`${operation}: ${await answer.text()}`);
  const { value } = (await answer.json()) as { readonly value?: T };
  return value as T;
}

async function* listed<T>(operation: string): AsyncIterable<T> {
  yield* await call<readonly T[]>(operation);
}

const { capabilities } = memoryGestan();
const gestan: GestanAdapter = {
  name: 'remote',
  capabilities,
  families: () => call('families'),
  paymentModes: () => call('paymentModes'),
  bankAccounts: () => call('bankAccounts'),
  postingCategories: () => call('postingCategories'),
  vatRates: () => call('vatRates'),
  products: () => listed('products'),
  contacts: () => listed('contacts'),
  stock: () => listed('stock'),
  upsertProduct: (draft) => call('upsertProduct', draft),
  upsertContact: (draft) => call('upsertContact', draft),
  createPiece: (draft) => call('createPiece', draft),
  createEntry: (draft) => call('createEntry', draft),
  find: (kind, ref) => call('find', kind, ref),
};

const storage = sqliteStorage(file, { clock });
const sync = createSync({
  shop: { id: 'main', url: storeUrl, consumerKey, consumerSecret },
  gestan,
  storage,
  clock,
  settings: manySettings,
});
await mapPayments(sync);
for (let round = 0; round < 2; round += 1) {
  const { reports, aborted } = await sync.run({ flows: ['orders'] });
  console.log(JSON.stringify({ aborted, counts: reports[0]?.counts, error: reports[0]?.error }));
}
await sync.close();
await storage.close();

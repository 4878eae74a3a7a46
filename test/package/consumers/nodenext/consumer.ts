import { strict as assert } from 'node:assert';
import { createSync, memoryGestan, memoryStorage, SyncError } from 'woo-gestan';
import { planStock } from 'woo-gestan/diff';
import { GestanError } from 'woo-gestan/gestan';
import { fileGestan } from 'woo-gestan/gestan/file';
import { stagingGestan } from 'woo-gestan/gestan/staging';
import { ftpImages } from 'woo-gestan/images/ftp';
import { categoryPaths } from 'woo-gestan/mapping';
import { pieceRef } from 'woo-gestan/pieces';
import { label } from 'woo-gestan/report';
import { postgresStorage } from 'woo-gestan/storage/postgres';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { createFakeStore, sampleShop } from 'woo-gestan/testing';
import { createWooClient, WooError } from 'woo-gestan/woo';

for (const made of [
  planStock,
  fileGestan,
  stagingGestan,
  ftpImages,
  categoryPaths,
  pieceRef,
  postgresStorage,
  createWooClient,
]) {
  assert.equal(typeof made, 'function');
}
assert.equal(label('add-to-woo', 'fr'), 'Ajouter à Woocommerce');
// One error class in all entry points.
assert.ok(new GestanError('x', { code: 'gestan.refused' }) instanceof SyncError);
assert.ok(WooError.prototype instanceof SyncError);

const store = createFakeStore({ shop: sampleShop() });
const server = await store.listen({ port: 0 });
const storage = sqliteStorage(':memory:');
const { consumerKey, consumerSecret } = store.keys;
const shop = { id: 'main', url: server.url, consumerKey, consumerSecret };
for (const each of [storage, memoryStorage()]) {
  const sync = createSync({ shop, gestan: memoryGestan(), storage: each });
  const plan = await sync.orders.plan();
  const report = await sync.orders.apply(plan, { select: 'all' });
  assert.ok(report.counts.done > 20, JSON.stringify(report.counts));
  assert.equal(
    report.counts.failed,
    0,
    JSON.stringify(report.rows.filter((row) => row.outcome === 'failed')),
  );
  await sync.close();
}
await storage.close();
await server.close();

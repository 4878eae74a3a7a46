// Every entry point by `import`, and a first sync: a shop in memory, storage in SQLite where this Node brings it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createSync, memoryStorage } from 'woo-gestan';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';

const require = createRequire(import.meta.url);
const { exports } = JSON.parse(readFileSync(require.resolve('woo-gestan/package.json'), 'utf8'));
for (const path of Object.keys(exports)) {
  if (path === './package.json') continue;
  const name = `woo-gestan${path.slice(1)}`;
  const imported = await import(name);
  assert.ok(Object.keys(imported).length > 0, name);
  // One copy of everything, however it is loaded: classes of errors are the same.
  assert.deepEqual(Object.keys(require(name)).sort(), Object.keys(imported).sort(), name);
  for (const [key, value] of Object.entries(imported))
    assert.equal(require(name)[key], value, `${name}: ${key}`);
}

const store = createFakeStore({ shop: sampleShop() });
const sync = createSync({
  shop: { id: 'main', url: 'https://shop.example', ...store.keys.main },
  gestan: sampleGestan(),
  storage: memoryStorage(),
  transport: store.transport,
});
await sync.setup.accept(await sync.setup.propose(), {
  select: 'all',
  answers: { 'settings:orders.startAt': '2026-01-01' },
});
const { reports } = await sync.run();
for (const { flow, counts } of reports) assert.equal(counts.failed, 0, `${flow}: ${JSON.stringify(counts)}`);
const orders = reports.find(({ flow }) => flow === 'orders');
assert.ok(orders.counts.done > 20, JSON.stringify(orders.counts));
console.log(
  `${process.version} import: ${reports.map(({ flow, counts }) => `${flow} ${counts.done}`).join(', ')}`,
);

// Every entry point by `require`, and a plan.
const assert = require('node:assert/strict');
const entries = require('woo-gestan/package.json').exports;

for (const path of Object.keys(entries)) {
  if (path === './package.json') continue;
  assert.ok(Object.keys(require(`woo-gestan${path.slice(1)}`)).length > 0, path);
}

const { createSync, memoryStorage, SettingsError } = require('woo-gestan');
const { createFakeStore, sampleGestan, sampleShop } = require('woo-gestan/testing');

async function main() {
  assert.throws(() => createSync({}), SettingsError);
  const store = createFakeStore({ shop: sampleShop() });
  const sync = createSync({
    shop: { id: 'main', url: 'https://shop.example', ...store.keys.main },
    gestan: sampleGestan(),
    storage: memoryStorage(),
    transport: store.transport,
  });
  // Products without a category get the family that the setup asks for.
  await sync.setup.accept(await sync.setup.propose(), {
    select: 'all',
    answers: { 'settings:products.defaultFamily': '9' },
  });
  const { summary } = await sync.products.plan({ direction: 'woo-to-gestan' });
  assert.ok(summary['add-to-gestan'] > 40, JSON.stringify(summary));
  console.log(`${process.version} require: ${JSON.stringify(summary)}`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});

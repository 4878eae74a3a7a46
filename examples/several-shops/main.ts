/**
 * Two shops on one Gestan: one sync a shop, one storage, one adapter.
 *
 *   npx tsx examples/several-shops/main.ts
 */
import { createSync, memoryStorage } from 'woo-gestan';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';

const gestan = sampleGestan();
const storage = memoryStorage();
const stores = {
  retail: createFakeStore({ shop: sampleShop() }),
  wholesale: createFakeStore({ shop: sampleShop() }),
};

const shop = (id: keyof typeof stores) =>
  createSync({
    shop: { id, url: `https://${id}.example`, ...stores[id].keys.main },
    transport: stores[id].transport,
    gestan,
    storage,
    settings: {
      products: { conflicts: 'gestan', codePrefix: `${id.toUpperCase()}-`, defaultFamily: { familyId: '9' } },
      orders: { startAt: '2026-01-01' },
    },
  });
const shops = { retail: shop('retail'), wholesale: shop('wholesale') };

for (const [id, sync] of Object.entries(shops)) {
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest()) {
    await sync.mappings.taxes.set({ taxClass, rate });
  }
  // One after the other: two shops may meet the same person.
  const { reports } = await sync.run();
  const { contacts, pieces } = gestan.state;
  console.log(`${id}: ${reports.map(({ flow, counts }) => `${flow} ${counts.done}`).join(', ')}`);
  console.log(`  Gestan now holds ${contacts.length} contacts and ${pieces.length} pieces.`);
}

// What either shop has sold is taken off for both: the first shop hears of the second one's sales
// at its next turn.
const { reports } = await shops.retail.run({ flows: ['stock'] });
console.log(`retail again: stock ${reports[0]?.counts.done}`);
const left = await Promise.all(Object.values(shops).map((sync) => sync.stock.plan()));
const toSend = left.flatMap(({ rows }) => rows).filter(({ status }) => status === 'update-woo');
console.log(`Quantities still to send: ${toSend.length}`);

for (const sync of Object.values(shops)) await sync.close();
await storage.close();

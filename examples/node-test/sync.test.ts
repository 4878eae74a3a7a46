/**
 * An order of the shop becomes pieces of Gestan exactly once, also when an answer is lost.
 */
/* eslint-disable @typescript-eslint/no-floating-promises -- node:test waits for its tests by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSync, memoryStorage } from 'woo-gestan';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';

test('a lost answer is looked up, a second run makes nothing twice', async () => {
  const store = createFakeStore({ shop: sampleShop() });
  const gestan = sampleGestan();
  const sync = createSync({
    shop: { id: 'test', url: 'https://shop.example', ...store.keys.main },
    transport: store.transport,
    gestan,
    storage: memoryStorage(),
    settings: { orders: { startAt: '2026-01-01' } },
  });
  gestan.faults.loseAnswerNext('createPiece');
  const first = await sync.run({ flows: ['orders'] });
  const { failed, unsettled } = first.reports[0]?.counts ?? {};
  assert.deepEqual({ failed, unsettled }, { failed: 0, unsettled: 0 });
  const references = gestan.state.pieces.map(({ externalRef }) => externalRef);
  assert.ok(references.length > 0);
  assert.equal(new Set(references).size, references.length);

  await sync.run({ flows: ['orders'] });
  assert.equal(gestan.state.pieces.length, references.length);
});

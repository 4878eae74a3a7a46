import { describe, expect, test } from 'vitest';
import { defaultSettings, exportState, importState, memoryStorage } from 'woo-gestan';
import { webhookSignature } from '../../src/woo/webhooks/index.js';
import { dump } from '../sync/shops.js';
import { setUp, smallWorld } from '../sync/small.js';
import { failureOf, timeout, tryMutations } from './kit.js';
import { describeMutation, drawMutation, mutated } from './mutate.js';

async function prepared() {
  const w = smallWorld();
  const sync = w.open({ webhooks: { secret: 'a secret of the webhooks' } });
  await setUp(sync);
  return { w, sync };
}

describe('settings and mappings', () => {
  test('are taken whole or refused with the field, and stay readable', { timeout }, async () => {
    const { w, sync } = await prepared();
    await tryMutations({ short: 60, full: 1_500 }, async (random) => {
      const mutation = drawMutation(random, defaultSettings);
      const before = JSON.stringify(await sync.settings.get());
      const error = await failureOf(mutation, () =>
        sync.settings.save(mutated(defaultSettings, mutation) as never),
      );
      if (error) {
        expect((error as { field?: string }).field, error.message).toBeTruthy();
        expect(JSON.stringify(await sync.settings.get())).toBe(before);
      }
      await w.open().settings.get();
      return mutation;
    });
  });

  test('a mappings file is imported whole, or refused with the field', { timeout }, async () => {
    const { sync } = await prepared();
    const file = JSON.parse(JSON.stringify(await sync.mappings.export())) as object;
    await tryMutations({ short: 60, full: 1_500 }, async (random) => {
      const mutation = drawMutation(random, file);
      const before = JSON.stringify(await sync.mappings.export());
      const error = await failureOf(mutation, () => sync.mappings.import(mutated(file, mutation)));
      if (error) {
        expect((error as { field?: string }).field, error.message).toBeTruthy();
        expect(JSON.stringify(await sync.mappings.export())).toBe(before);
      }
      return mutation;
    });
  });
});

describe('a webhook', () => {
  test('of any content is answered, and leaves at most a hint', { timeout }, async () => {
    const { w, sync } = await prepared();
    const order = w.store.state.orders[0] ?? {};
    let serial = 0;
    await tryMutations({ short: 60, full: 1_500 }, async (random) => {
      const mutation = drawMutation(random, order);
      const text = JSON.stringify(mutated(order, mutation));
      const isSigned = random() < 0.7;
      serial += 1;
      const headers = {
        'content-type': 'application/json',
        'x-wc-webhook-topic': random() < 0.8 ? 'order.updated' : 'nothing.known',
        'x-wc-webhook-resource': 'order',
        'x-wc-webhook-event': 'updated',
        'x-wc-webhook-id': '1',
        'x-wc-webhook-delivery-id': `delivery ${serial}`,
        'x-wc-webhook-signature': isSigned ? webhookSignature(text, 'a secret of the webhooks') : 'AAAA',
      };
      const before = Object.keys(await dump(w.storage)).filter((key) => !key.includes('/hint/'));
      const answer = await sync.webhooks.handle(
        new Request('https://sync.example/hooks', { method: 'POST', headers, body: text }),
      );
      expect(answer.status, describeMutation(mutation)).toBeGreaterThanOrEqual(200);
      expect(answer.status, describeMutation(mutation)).toBeLessThan(500);
      if (!isSigned) expect(answer.status).toBe(401);
      expect(Object.keys(await dump(w.storage)).filter((key) => !key.includes('/hint/'))).toEqual(before);
      for (const { id } of await sync.webhooks.pending())
        expect(Number.isSafeInteger(id) && id > 0).toBe(true);
      return mutation;
    });
  });
});

describe('a file of the whole state', () => {
  test('is imported as it was exported, or refused', { timeout }, async () => {
    const { w } = await prepared();
    const lines: string[] = [];
    for await (const line of exportState(w.storage, { clock: w.clock })) lines.push(line);
    await tryMutations({ short: 40, full: 1_000 }, async (random) => {
      const index = Math.floor(random() * lines.length);
      const value: unknown = JSON.parse(lines[index] ?? '');
      const mutation = drawMutation(random, value);
      const line = `${JSON.stringify(mutated(value, mutation))}\n`;
      const storage = memoryStorage();
      const error = await failureOf(mutation, () => importState(storage, lines.with(index, line)));
      if (!error) {
        // Only what says nothing about the entries may differ.
        expect(index === 0 || line === lines[index], describeMutation(mutation)).toBe(true);
        expect(await dump(storage)).toEqual(await dump(w.storage));
      }
      return mutation;
    });
  });
});

import { expect, test } from 'vitest';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { setUp, smallWorld } from './small.js';

const contacts = { flows: ['contacts'] } as const;

test('a customer that changes while the answer to its new contact is lost is changed in Gestan too', async () => {
  const w = smallWorld();
  await setUp(w.open());
  let lost: string | undefined;
  const gestan: GestanAdapter = {
    ...w.gestan,
    async upsertContact(draft, options) {
      const result = await w.gestan.upsertContact(draft, options);
      if (lost !== undefined || draft.id !== undefined) return result;
      lost = draft.externalRef;
      throw new Error('the connection is lost');
    },
    async find(kind, externalRef, options) {
      if (externalRef === lost) throw new Error('Gestan does not answer');
      return w.gestan.find(kind, externalRef, options);
    },
  };
  await w.open({ gestan }).run(contacts);
  const customerId = Number(/customer:(\d+)/.exec(lost ?? '')?.[1]);
  await w.store.call('PUT', `/wp-json/wc/v3/customers/${customerId}`, {
    body: { billing: { phone: '05 61 00 00 42' } },
  });
  w.clock.advance(60_000);
  await w.open().run(contacts);
  const made = w.gestan.state.contacts.filter(({ externalRef }) => externalRef === lost);
  expect(made).toHaveLength(1);
  expect(made[0]?.phone?.replace(/\D/g, '')).toMatch(/561000042$/);
});

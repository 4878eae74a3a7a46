import { expect, test } from 'vitest';
import { smallWorld } from './small.js';

const reason = new Error('Stopped by the user');

test('with a signal that is aborted already, what may write resolves with a report, and what only reads rejects', async () => {
  const w = smallWorld();
  const sync = w.open();
  const plans = {
    contacts: await sync.contacts.plan(),
    products: await sync.products.plan(),
    orders: await sync.orders.plan(),
    stock: await sync.stock.plan(),
  };
  const writes = w.writes().length;
  const before = JSON.stringify(w.gestan.state);
  const signal = AbortSignal.abort(reason);

  const { reports, aborted } = await sync.run({ signal });
  expect([aborted, ...reports.map((report) => report.aborted)]).not.toContain(false);
  const options = { select: 'all', signal } as const;
  for (const report of [
    await sync.contacts.apply(plans.contacts, options),
    await sync.products.apply(plans.products, options),
    await sync.orders.apply(plans.orders, options),
    await sync.stock.apply(plans.stock, options),
  ]) {
    expect(report.aborted, report.flow).toBe(true);
    expect(report.counts.done, report.flow).toBe(0);
  }

  const reads: Readonly<Record<string, () => Promise<unknown>>> = {
    'contacts.plan': () => sync.contacts.plan({ signal }),
    'products.plan': () => sync.products.plan({ signal }),
    'orders.plan': () => sync.orders.plan({ signal }),
    'stock.plan': () => sync.stock.plan({ signal }),
    'orders.audit': () => sync.orders.audit({ signal }),
    explain: () => sync.explain({ code: 'PORT' }, { signal }),
    'setup.propose': () => sync.setup.propose({ signal }),
    'categories.import': () => sync.categories.import({ signal }),
    'mappings.payments.unmapped': () => sync.mappings.payments.unmapped({ signal }),
  };
  for (const [name, read] of Object.entries(reads)) await expect(read(), name).rejects.toBe(reason);
  expect(w.writes()).toHaveLength(writes);
  expect(JSON.stringify(w.gestan.state)).toBe(before);
});

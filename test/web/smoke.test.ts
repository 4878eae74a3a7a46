import { expect, it } from 'vitest';
import { setUp, textOf, visit } from './windows-kit.js';

it('opens each window', async () => {
  const { windows } = setUp();
  const visitor = visit(windows);
  for (const path of [
    '/',
    '/main/',
    '/main/products',
    '/main/stock',
    '/main/contacts',
    '/main/orders',
    '/main/journal',
    '/main/control',
    ...[
      'connection',
      'ftp',
      'families',
      'payments',
      'vat',
      'products',
      'billing',
      'blacklist',
      'webhooks',
      'reset',
    ].map((tab) => `/main/settings/${tab}`),
    '/main/explain',
  ]) {
    const page = await visitor.get(`/gestan${path}`);
    expect(page.status, `${path} ${textOf(page.html)}`).toBe(200);
  }
  await visitor.get('/gestan/main/products');
  await visitor.post('/gestan/main/products/plan', { includeUpdates: '1' });
  const page = await visitor.settled('/gestan/main/products');
  console.log(textOf(page.html).slice(0, 6000));
});

/**
 * Makes the pictures of the guides: the windows on the sample shop, in Chromium.
 *
 *   npx tsx examples/windows/pictures.ts [folder]
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { createSync, memoryStorage } from 'woo-gestan';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';
import { createWindows, nodeListener } from 'woo-gestan/web';

const folder = process.argv[2] ?? 'docs/pictures';
const store = createFakeStore({ shop: sampleShop() });
const sync = createSync({
  shop: { id: 'main', url: 'https://boutique.example', ...store.keys.main },
  gestan: sampleGestan(),
  storage: memoryStorage(),
  transport: store.transport,
  settings: {
    products: { defaultFamily: { familyId: '9' } },
    orders: { startAt: '2026-01-01' },
    billing: { shippingProductCode: 'PORT', feeProductCode: 'FRAIS' },
  },
});
for (const { taxClass, rate } of await sync.mappings.taxes.suggest()) {
  await sync.mappings.taxes.set({ taxClass, rate });
}
await sync.categories.import();
const windows = createWindows({
  shops: [{ name: 'Boutique', sync }],
  authorize: () => ({ name: 'Anne' }),
  basePath: '/gestan',
});
const server = createServer(nodeListener(windows));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gestan/main/`;
const browser = await chromium.launch({
  executablePath: process.env.WOO_GESTAN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, locale: 'fr-FR' });
const take = async (name: string) => {
  await page.screenshot({ path: join(folder, `${name}.png`) });
};
const list = async (flow: string, prepare = async (_page: Page) => {}) => {
  await page.goto(`${url}${flow}`);
  await prepare(page);
  await page.locator('form.options button').click();
  await page.waitForSelector('main:not(:has(.task.running))');
};

await page.goto(url);
await take('home');
await list('products');
await page.locator('a.chip:has-text("Conflit")').click();
await page.waitForSelector('fieldset.conflict');
await page.locator('label.woo input').first().check();
await page.waitForSelector('#ticks:has-text("1 ligne cochée")');
await take('products');
await list('contacts');
await page.locator('a.chip:has-text("À vérifier")').click();
await page.waitForSelector('[data-question]');
await take('contacts');
await list('orders', async () => {
  await page.fill('[name=after]', '2026-06-01');
  await page.fill('[name=until]', '2026-06-30');
});
await page.locator('input[name=tick]:enabled').nth(1).check();
await page.waitForSelector('#ticks:has-text("TTC")');
await page.locator('details.pieces summary').nth(1).click();
await take('orders');
await list('control', async () => {
  await page.fill('[name=after]', '2026-06-01');
  await page.fill('[name=until]', '2026-06-30');
});
await page.locator('h2').last().scrollIntoViewIfNeeded();
await take('control');
await page.goto(`${url}settings/families`);
await take('settings');

await browser.close();
await windows.close();
server.closeAllConnections();
server.close();
await sync.close();

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createWindows, nodeListener } from 'woo-gestan/web';
import { hasChromium, testTimeoutMs } from '../support/chromium.js';
import { oneInTurn, registerInTurn } from '../support/forms.js';
import { images, windowsInChromium } from './browser-kit.js';
import { setUp } from './windows-kit.js';

describe.skipIf(!hasChromium)(
  'lists, shops and a lost connection in Chromium',
  { timeout: testTimeoutMs },
  () => {
    const { serve, worker, open, leave, idle, rowOf, list, faults } = windowsInChromium();
    const inTurns = registerInTurn(it, 2);

    inTurns('download the VAT of an audit, and apply a list of stock', async () => {
      const { url, sync } = await worker();
      const orders = await sync.orders.plan({ after: '2026-06-01', before: '2026-08-01' });
      await sync.orders.apply(orders, { select: 'all' });
      await sync.products.apply(await sync.products.plan(), { select: 'all' });
      const page = await open(`${url}control`);
      await page.fill('[name=after]', '2026-06-01');
      await page.fill('[name=until]', '2026-07-31');
      await page.locator('form.options button').click();
      await idle(page);
      for (const [by, name] of [
        ['mois', 'tva-main-mois.csv'],
        ['trimestre', 'tva-main-trimestres.csv'],
      ]) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.locator(`a:has-text("Télécharger par ${by}")`).click(),
        ]);
        expect(file.suggestedFilename()).toBe(name);
        expect(await readFile(await file.path(), 'utf8')).toContain(by === 'mois' ? '2026-06' : '2026');
      }

      await list(page, url, 'stock');
      await page.locator('button:has-text("Tout cocher")').click();
      await page.locator('#apply:enabled').click();
      await page.waitForSelector('.task.done');
      expect(await rowOf(page, 'Fait').count()).toBeGreaterThan(0);
      expect((await sync.runs.list())[0]).toMatchObject({ flow: 'stock' });
      expect(faults()).toEqual([]);
      await leave(page);
    });

    inTurns(
      'make the list that is asked for: direction, family, updates, images; period, statuses, already imported',
      async () => {
        const { url, sync } = await worker({ images });
        const page = await open(`${url}products`);
        const make = async () => {
          await page.locator('form.options button').click();
          await idle(page);
          await page.waitForSelector('#rows, .empty');
        };
        const total = async () =>
          Number(/\d+/.exec((await page.locator('.chip').first().textContent()) ?? '')?.[0]);
        const expected = async (options: Parameters<typeof sync.products.plan>[0]) =>
          (await sync.products.plan(options)).rows.length;
        await make();
        expect(await total()).toBe(await expected({}));
        await page.locator('[name=direction]').selectOption('gestan-to-woo');
        await make();
        expect(await total()).toBe(await expected({ direction: 'gestan-to-woo' }));
        await page.locator('[name=includeUpdates]').uncheck();
        await page.locator('[name=images]').check();
        await make();
        const fewer = { direction: 'gestan-to-woo', includeUpdates: false } as const;
        expect(await total()).toBe(await expected(fewer));
        expect(await expected(fewer)).toBeLessThan(await expected({ direction: 'gestan-to-woo' }));
        expect(await page.locator('[name=direction]').inputValue()).toBe('gestan-to-woo');
        expect(await page.locator('[name=includeUpdates]').isChecked()).toBe(false);
        expect(await page.locator('[name=images]').isChecked()).toBe(true);
        await page.locator('[name=family]').selectOption({ index: 1 });
        const family = await page.locator('[name=family]').inputValue();
        await make();
        expect(await total()).toBe(await expected({ ...fewer, family }));

        await page.locator('nav a:has-text("Commandes")').click();
        await page.fill('[name=after]', '2026-06-01');
        await page.fill('[name=until]', '2026-06-30');
        await page.locator('details.choice summary').click();
        await page.locator('[name=status][value=completed]').check();
        await make();
        const completed = await sync.orders.plan({
          after: '2026-06-01',
          before: '2026-07-01',
          statuses: ['completed'],
        });
        expect(await page.locator('table.rows > tbody > tr').count()).toBe(
          Math.min(50, completed.rows.length),
        );
        await sync.orders.apply(completed, { select: 'all' });
        await make();
        expect(await rowOf(page, 'Déjà importée').count()).toBe(0);
        await page.locator('[name=includeImported]').check();
        await make();
        expect(await rowOf(page, 'Déjà importée').count()).toBeGreaterThan(0);
        expect(faults()).toEqual([]);
        await leave(page);
      },
    );

    inTurns('tell why a row is as it is, and what a run did not do', async () => {
      const { url, sync } = await worker();
      const page = await open(url);
      await list(page, url, 'products');
      const row = rowOf(page, 'Moulinet Mitchell Héritage');
      await row.locator('details.menu summary').click();
      await row.locator('a:has-text("Pourquoi")').click();
      expect(await page.locator('main').textContent()).toMatch(/MOU-MIT-051|Moulinet Mitchell Héritage/);
      // A product is deleted in the shop between the list and its writing: so its two variations
      // are not written.
      const plan = await sync.products.plan();
      const updates = plan.rows.filter(({ status }) => status === 'update-gestan');
      await sync.woo.products.delete(updates[0]?.wooId ?? 0, { force: true });
      await sync.products.apply(plan, { select: updates.map(({ key }) => key) });
      await page.locator('nav a:has-text("Journal")').click();
      await page.locator('main table a').first().click();
      await page.locator('a.chip:has-text("Périmé")').click();
      await expect.poll(() => rowOf(page, '').count()).toBe(updates.length);
      expect(await rowOf(page, 'Modifié depuis la liste').count()).toBe(updates.length);
      expect(faults()).toEqual([]);
      await leave(page);
    });

    inTurns('lead from shop to shop by one switch', async () => {
      const [one, two] = [setUp(), setUp({ shopId: 'gros' })];
      const shops = [
        { name: 'Boutique', sync: one.sync },
        { name: 'Gros', sync: two.sync },
      ];
      const windows = createWindows({ shops, authorize: () => ({ name: 'Anne' }), basePath: '/gestan' });
      const page = await open((await serve(windows)).url);
      const shop = page.locator('nav.shops a[aria-current=true]');
      expect(await shop.textContent()).toBe('Boutique');
      await page.locator('nav.shops a:has-text("Gros")').click();
      expect(await shop.textContent()).toBe('Gros');
      expect(new URL(page.url()).pathname).toBe('/gestan/gros/');
      expect(await page.title()).toContain('Gros');
      await leave(page);
    });

    it('say that the server is away, and go on by themselves when it is back', async () => {
      const { windows } = setUp();
      let isAway = false;
      const listener = nodeListener(windows);
      // What a proxy answers while the application behind it starts again.
      const server = createServer((request, response) => {
        if (isAway) response.writeHead(502).end();
        else listener(request, response);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const port = address && typeof address === 'object' ? address.port : 0;
      const page = await open(`http://127.0.0.1:${port}/gestan/main/stock`);
      const away = page.locator('.notice.offline');
      try {
        // The answers of a proxy, and no answer at all; in the short form one of them, the other one
        // each second day.
        for (const isListening of oneInTurn([true, false])) {
          isAway = true;
          if (!isListening) server.close();
          server.closeAllConnections();
          await away.waitFor();
          expect(await away.textContent()).toBe('Connexion au serveur perdue, nouvel essai…');
          isAway = false;
          if (!isListening) await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
          await away.waitFor({ state: 'detached' });
        }
        await page.locator('form.options button').click();
        await idle(page);
        await page.waitForSelector('#rows, .empty');
      } finally {
        await leave(page);
        server.closeAllConnections();
        server.close();
      }
    });
  },
);

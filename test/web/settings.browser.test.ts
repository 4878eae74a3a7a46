import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium, testTimeoutMs } from '../support/chromium.js';
import { registerInTurn } from '../support/forms.js';
import { images, windowsInChromium } from './browser-kit.js';

const save = async (page: Page) => {
  await page.locator('form.settings button.main').click();
  await page.waitForSelector('.notice.done');
};

describe.skipIf(!hasChromium)('the settings in Chromium', { timeout: testTimeoutMs }, () => {
  const { worker, open, leave, idle, faults } = windowsInChromium();
  const inTurns = registerInTurn(it, 2);

  inTurns(
    'are changed after the first visit: families, payments, VAT, pieces and statuses; reset asks first',
    async () => {
      const { url, sync } = await worker();
      const page = await open(`${url}settings/families`);
      await page.locator('button:has-text("Import catégories Wordpress")').click();
      await idle(page);
      await page.waitForSelector('form.settings table');
      await save(page);
      const families = await sync.mappings.families.list();
      const [first, second] = families;
      const [family] = await sync.gestan.families();
      await page.locator(`[name="family-${first?.categoryId}"]`).selectOption(family?.id ?? '');
      await page.locator(`[name="primary-${first?.categoryId}"]`).check();
      await page.locator(`[name="family-${second?.categoryId}"]`).selectOption('');
      await save(page);
      const now = await sync.mappings.families.list();
      expect(now).toHaveLength(families.length - 1);
      expect(now.find(({ categoryId }) => categoryId === first?.categoryId)).toMatchObject({
        familyId: family?.id,
        primary: true,
      });

      await page.goto(`${url}settings/payments`);
      await save(page);
      const [paid] = await sync.mappings.payments.list();
      const other = (await sync.gestan.paymentModes()).find(({ id }) => id !== paid?.paymentModeId);
      await page.locator(`[name="mode-${paid?.methodId}"]`).selectOption(other?.id ?? '');
      await save(page);
      expect(await sync.mappings.payments.list()).toContainEqual(
        expect.objectContaining({ methodId: paid?.methodId, paymentModeId: other?.id }),
      );

      await page.goto(`${url}settings/vat`);
      await save(page);
      await page.locator('[name="rate-"]').selectOption('');
      await save(page);
      expect((await sync.mappings.taxes.list()).map(({ taxClass }) => taxClass)).not.toContain('');

      await page.goto(`${url}settings/billing`);
      await page.locator('[name=quotes]').setChecked(true);
      await page.locator('[name=deliveryNotes]').setChecked(false);
      await page.locator('[name=step-on-hold][value=quote]').setChecked(true);
      await page.locator('[name=step-on-hold][value=order]').setChecked(false);
      await save(page);
      const { billing } = await sync.settings.get();
      expect(billing.pieces).toMatchObject({ quotes: true, deliveryNotes: false });
      expect(billing.statuses['on-hold']).toContain('quote');
      expect(billing.statuses['on-hold']).not.toContain('order');
      expect(await page.locator('[name=step-on-hold][value=quote]').isChecked()).toBe(true);

      await page.locator('a:has-text("Réinitialiser les paramètres")').click();
      await page.locator('a:has-text("Annuler")').click();
      expect((await sync.settings.get()).billing.pieces.quotes).toBe(true);
      await page.locator('a:has-text("Réinitialiser les paramètres")').click();
      await page.locator('button:has-text("Oui, réinitialiser")').click();
      await page.waitForSelector('.notice.done:has-text("réinitialisés")');
      expect((await sync.settings.get()).billing.statuses['on-hold']).toContain('order');
      expect(faults()).toEqual([]);
      await leave(page);
    },
  );

  inTurns(
    'test the image server, force and remove a link, free a product, install and remove the webhooks',
    async () => {
      const { url, sync, store } = await worker({ images });
      const page = await open(`${url}settings/ftp`);
      await page.locator('button:has-text("Tester")').click();
      await idle(page);
      await page.waitForSelector('.checks .notice.done');
      expect(new URL(page.url()).pathname).toContain('settings/ftp');

      await page.goto(`${url}settings/products`);
      await page.locator('summary:has-text("Forcer un lien")').click();
      await page.fill('[name=code]', 'MOU-MIT-051');
      await page.fill('[name=wooId]', 'x');
      await page.locator('button:has-text("Lier ces deux produits")').click();
      expect(await sync.links.list(), 'the browser asks for a number').toEqual([]);
      await page.fill('[name=wooId]', '130');
      await page.locator('button:has-text("Lier ces deux produits")').click();
      await page.waitForSelector('.notice.done');
      expect(await sync.links.list()).toMatchObject([{ code: 'MOU-MIT-051', wooId: 130 }]);
      await page.fill('#search', 'nowhere');
      const removal = page.locator('button:has-text("Retirer le lien")');
      await expect.poll(() => removal.count()).toBe(0);
      await page.fill('#search', 'mit');
      await removal.click();
      await page.waitForSelector('.notice.done:has-text("retiré")');
      expect(await sync.links.list()).toEqual([]);

      await sync.blacklist.add({ code: 'MOU-MIT-051' }, { reason: 'Fin de série' });
      await page.goto(`${url}settings/blacklist`);
      expect(await page.locator('table.list').textContent()).toContain('Fin de série');
      await page.locator('button:has-text("Déblacklister")').click();
      await page.waitForSelector('.empty');
      expect(await sync.blacklist.list()).toEqual([]);

      await page.goto(`${url}settings/webhooks`);
      await page.fill('[name=deliveryUrl]', 'https://app.example/hooks/main');
      await save(page);
      expect(await page.locator('table.list').textContent()).toContain('Commande créée');
      await page.locator('button.danger').click();
      await page.waitForSelector('.empty');
      const { body } = await store.call<{ delivery_url: string }[]>('GET', '/wp-json/wc/v3/webhooks');
      expect(body.filter(({ delivery_url: to }) => to.startsWith('https://app.example'))).toEqual([]);
      expect(faults()).toEqual([]);
      await leave(page);
    },
  );
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { memoryStorage, type SyncStorage } from 'woo-gestan';
import { hasChromium, testTimeoutMs, warnWithoutChromium } from '../support/chromium.js';
import { inTurn, isFull, registerInTurn } from '../support/forms.js';
import { windowsInChromium } from './browser-kit.js';
import { leapingClock, settingsTabs } from './windows-kit.js';

warnWithoutChromium('the windows are not clicked through in a browser');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Leaves a dozen rows of each list. */
const fewRows = `for (const row of document.querySelectorAll('tbody > tr:nth-of-type(n+13)')) row.remove();`;

/** How far the parts of a page moved while it was drawn. */
const shiftOf = (page: Page) =>
  page.evaluate<number>(
    `new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 60); })`,
  );

const paths = [
  ...['', 'products', 'stock', 'contacts', 'orders', 'journal', 'control', 'explain?q=MOU-MIT-051'],
  ...settingsTabs.map((tab) => `settings/${tab}`),
  'settings/reset',
];

describe.skipIf(!hasChromium)('the windows in Chromium', { timeout: testTimeoutMs }, () => {
  const { worker, open, leave, idle, rowOf, list, faults } = windowsInChromium();
  const inTurns = registerInTurn(it, 2);

  inTurns('lead a new user from the connection to the first list', async () => {
    const { url, sync } = await worker({ settings: {} });
    const page = await open(url);
    const step = page.locator('.steps li[aria-current=step]');
    const next = async (pattern: RegExp) => expect(await step.textContent()).toMatch(pattern);
    await next(/Tester la connexion/);
    await step.locator('button').click();
    await idle(page);
    await page.waitForSelector('.checks');
    await page.locator('nav a:has-text("Accueil")').click();
    await next(/Lire les catégories/);
    await step.locator('button').click();
    await idle(page);
    await page.waitForSelector('form.settings table');
    expect(await page.locator('.badge:has-text("proposé")').count()).toBeGreaterThan(5);
    await page.locator('select[name=default]').selectOption({ index: 1 });
    await page.locator('form.settings button.main').click();
    for (const [pattern, fill] of [
      [/taux de TVA/, async () => {}],
      [/modes de paiement/, async () => {}],
      [
        /facturation/,
        async () => {
          await page.fill('[name=startAt]', '2026-01-01');
          await page.fill('[name=shippingProductCode]', 'PORT');
        },
      ],
    ] as const) {
      await page.locator('nav a:has-text("Accueil")').click();
      await next(pattern);
      await step.locator('a.button').click();
      await fill();
      await page.locator('form.settings button.main').click();
      await page.waitForSelector('.notice.done');
    }
    await page.locator('nav a:has-text("Accueil")').click();
    await next(/première liste/);
    await list(page, url, 'products');
    await page.locator('nav a:has-text("Accueil")').click();
    expect(await page.locator('.notice.done').textContent()).toContain('Prêt');
    expect((await sync.mappings.families.list()).length).toBeGreaterThan(5);
    expect((await sync.settings.get()).orders.startAt).toBe('2026-01-01');
    expect(faults()).toEqual([]);
    await leave(page);
  });

  inTurns(
    'list, answer a conflict, tick, apply, undo, blacklist: all in place, seen in a second tab',
    async () => {
      const { url, gestan, sync } = await worker();
      const page = await open(`${url}products`);
      const tab = await open(`${url}products`);
      await list(page, url, 'products');
      // The other tab shows the list without being touched.
      await tab.waitForSelector('#rows');

      const conflict = rowOf(page, 'Canne casting Sensas n° 4');
      await conflict.locator('label.woo input').check();
      await expect.poll(() => page.locator('#ticks').textContent()).toContain('1 ligne cochée');
      await rowOf(page, 'Moulinet Mitchell Héritage').locator('input[name=tick]').check();
      await expect.poll(() => page.locator('#ticks').textContent()).toContain('2 lignes cochées');
      await page.reload();
      expect(await conflict.locator('label.woo input').isChecked()).toBe(true);
      await tab.reload();
      expect(await rowOf(tab, 'Moulinet Mitchell Héritage').locator('input[name=tick]').isChecked()).toBe(
        true,
      );

      await page.locator('#apply').click();
      await page.waitForSelector('.task.done');
      expect(await rowOf(page, 'Moulinet Mitchell Héritage').textContent()).toContain('Fait');
      expect(gestan.state.products.find(({ code }) => code === 'CAN-SEN-065')?.name).toBe(
        'Canne casting Sensas n° 4',
      );
      await expect.poll(() => rowOf(tab, 'Moulinet Mitchell Héritage').textContent()).toContain('Fait');

      const link = rowOf(page, 'Pellets carpe Caperlan série 6');
      await link.locator('details.menu summary').click();
      await link.locator('button:has-text("Blacklister")').click();
      await page.waitForSelector('.notice.done');
      expect(await sync.blacklist.list()).toHaveLength(1);

      await page.locator('nav a:has-text("Journal")').click();
      await page.locator('button:has-text("Annuler ce traitement")').click();
      await idle(page);
      await page.waitForSelector('.notice:has-text("Cette liste annule un traitement")');
      await page.locator('button:has-text("Tout cocher")').click();
      await page.locator('#apply:enabled').click();
      await page.waitForSelector('.task.done');
      expect(gestan.state.products.find(({ code }) => code === 'MOU-MIT-051')?.weightKg).toBeUndefined();
      expect(faults()).toEqual([]);
      await leave(page);
      await leave(tab);
    },
  );

  inTurns('search, filter and sort in place, and go on by keyboard alone', async () => {
    const { url } = await worker();
    const page = await open(`${url}products`);
    await list(page, url, 'products');
    await page.evaluate('window.stayed = true');
    await page.keyboard.press('/');
    await page.keyboard.type('heritage');
    await expect.poll(() => rowOf(page, '').count()).toBeLessThan(10);
    await page.locator('#search').fill('');
    await expect.poll(() => rowOf(page, '').count()).toBe(50);
    await page.locator('a.chip:has-text("Conflit")').click();
    await expect.poll(() => rowOf(page, '').count()).toBe(2);
    await page.locator('th a:has-text("Nom")').click();
    await page.waitForSelector('th a:has-text("▲")');
    expect(await page.evaluate('window.stayed')).toBe(true);
    await page.goBack();
    await expect.poll(() => page.locator('th a:has-text("▲")').count()).toBe(0);

    await page.locator('td.pick input').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('#ticks').textContent()).toContain('2 lignes cochées');
    expect(await page.locator('#open').textContent()).toContain('2');
    expect(faults()).toEqual([]);
    await leave(page);
  });

  inTurns('decide a homonym with one key, and take over an order that was entered by hand', async () => {
    const { url, sync } = await worker();
    const page = await open(`${url}contacts`);
    await list(page, url, 'contacts');
    await page.locator('a.chip:has-text("À vérifier")').click();
    const questions = page.locator('[data-question]');
    await expect.poll(() => questions.count()).toBeGreaterThan(2);
    const asked = await questions.count();
    await page.keyboard.press('1');
    await page.waitForSelector('.notice.done');
    expect(await questions.count()).toBe(asked - 1);
    await page.locator('[data-question] button[data-key="0"]').first().focus();
    await page.keyboard.press('0');
    await expect.poll(() => questions.count()).toBe(asked - 2);
    const reviews = (await sync.contacts.plan()).rows.filter(({ status }) => status === 'review');
    expect(reviews).toHaveLength(asked - 2);

    await page.goto(`${url}orders`);
    await page.fill('[name=after]', '2026-06-01');
    await page.fill('[name=until]', '2026-06-30');
    await page.locator('form.options button').click();
    await idle(page);
    await page.waitForSelector('#rows');
    const order = page.locator('table.rows > tbody > tr', { hasText: 'Importer' }).first();
    await order.locator('details.pieces summary').click();
    expect(await order.locator('table.lines').first().isVisible()).toBe(true);
    await order.locator('input[name=tick]').check();
    await expect.poll(() => page.locator('#ticks').textContent()).toMatch(/TTC\s[\d\s]+,\d\d\s€/);
    await order.locator('details.menu summary').click();
    await order.locator('a:has-text("Déjà saisie à la main")').click();
    await page.locator('input[name=kind][value=invoice]').uncheck();
    await page.locator('input[name=kind][value=order]').check();
    await page.locator('form.settings button.main').click();
    await page.waitForSelector('.notice.done');
    expect(await rowOf(page, 'Déjà importée').count()).toBe(1);
    expect(faults()).toEqual([]);
    await leave(page);
  });

  inTurns('stop a task from another worker’s tab; a worker that is killed leaves a word', async () => {
    const clock = leapingClock();
    const storage: SyncStorage = memoryStorage({ clock });
    const never = (signal: AbortSignal | undefined) =>
      new Promise<void>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    const one = await worker({ storage, onProducts: never });
    const two = await worker({ storage });
    const first = await open(`${one.url}products`);
    const second = await open(`${two.url}products`);
    await first.locator('form.options button').click();
    await second.waitForSelector('.task.running');
    await first.waitForSelector('.task.running');
    await first.reload();
    expect(await first.locator('.task.running').count()).toBe(1);
    await second.locator('.task.running button').click();
    await first.waitForSelector('.task:has-text("arrêté")');
    await second.waitForSelector('.task:has-text("arrêté")');

    // A worker that is killed gives no sign of life: its task is shown as broken off.
    const mute: SyncStorage = { ...storage };
    let isDead = false;
    mute.commit = (...given) => (isDead ? new Promise(() => {}) : storage.commit(...given));
    mute.lease = async (...given) => {
      const lease = await storage.lease(...given);
      return lease && { ...lease, renew: () => (isDead ? new Promise<void>(() => {}) : lease.renew()) };
    };
    const doomed = await worker({ storage: mute, onProducts: never, clock, lostAfterMs: 60_000 });
    const third = await worker({ storage, clock, lostAfterMs: 60_000 });
    const watching = await open(`${third.url}products`);
    const starting = await open(`${doomed.url}products`);
    await starting.locator('form.options button').click();
    await watching.waitForSelector('.task.running');
    isDead = true;
    doomed.server.closeAllConnections();
    clock.leap(61_000);
    await watching.waitForSelector('.task:has-text("interrompu")');
    expect(await watching.locator('.task').first().textContent()).toContain('rien n’est fait deux fois');
    for (const page of [first, second, watching, starting]) await leave(page);
  });

  it('have no fault that axe finds, no sideways scrolling and no shift of the layout', async () => {
    const { url } = await worker();
    const page = await open(url);
    for (const flow of ['products', 'stock', 'contacts', 'orders']) await list(page, url, flow);
    await page.goto(`${url}settings/connection`);
    await page.locator('form.inline button.main').click();
    await idle(page);
    await page.goto(`${url}control`);
    await page.locator('form.options button').click();
    await idle(page);
    await leave(page);
    const looks = (['light', 'dark'] as const).flatMap((scheme) =>
      [1280, 768, 390].map((width) => [width, scheme] as const),
    );
    // axe looks at one size, every size in the full form; what is too wide shows on the phone. Each
    // day a third of the pages on the desk, another third on the phone.
    const some = looks.filter(
      ([width, scheme]) =>
        isFull || (width === 390 ? scheme === 'dark' : width === 1280 && scheme === 'light'),
    );
    for (const [width, colorScheme] of some) {
      const seen = await open(url, { width, colorScheme });
      for (const path of inTurn(paths, 3, width === 390 ? 1 : 0)) {
        await seen.goto(`${url}${path}`);
        // On a loaded machine a page may be drawn when half of it has come: what shifts by itself
        // does so each time.
        let shift = await shiftOf(seen);
        for (let again = 0; again < 3 && shift >= 0.01; again += 1) {
          await seen.reload();
          shift = Math.min(shift, await shiftOf(seen));
        }
        expect(shift, `${path} ${width}`).toBeLessThan(0.01);
        expect(
          await seen.evaluate<number>('document.documentElement.scrollWidth'),
          `${path} ${width}`,
        ).toBeLessThanOrEqual(width);
        // Rows are alike: the long form checks all of them.
        if (!isFull) await seen.evaluate(fewRows);
        if (!isFull && width === 390) continue;
        // By the debugger: the policy of the page lets no other script in.
        await seen.evaluate(axe);
        const found = await seen.evaluate<readonly { id: string; nodes: readonly { html: string }[] }[]>(
          `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => ({ html: html.slice(0, 200), failureSummary })) })))`,
        );
        expect(found, `${path} ${width} ${colorScheme}`).toEqual([]);
      }
      await leave(seen);
    }
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan, Reason, Row } from '../../src/diff/plan.js';
import { parseSelection, renderHtml, renderReportHtml } from '../../src/report/index.js';
import {
  type Chromium,
  hasChromium,
  type Look,
  startChromium,
  warnWithoutChromium,
} from '../support/chromium.js';
import { isFull, registerInTurn } from '../support/forms.js';
import { largePlan, orderPlan, productPlan, report } from './fixtures.js';

warnWithoutChromium('the HTML pages are not checked in a browser');

describe.skipIf(!hasChromium)('the HTML page in Chromium', () => {
  let chromium: Chromium;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'woo-gestan-html-'));
    chromium = await startChromium({ timezoneId: 'Europe/Paris' });
  });
  afterAll(async () => {
    await chromium?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  const inTurns = registerInTurn(it, 2);
  let pages = 0;

  async function open(html: string, look?: Look, within = chromium): Promise<Page> {
    pages += 1;
    const file = join(folder, `page-${pages}.html`);
    await writeFile(file, html);
    const page = await within.open(look);
    within.faults.length = 0;
    within.requests.length = 0;
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  const rows = (page: Page) => page.locator('table.rows > tbody > tr:not(.more)');

  async function saved(page: Page): Promise<{ text: string; name: string }> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
    return { text: await readFile(await download.path(), 'utf8'), name: download.suggestedFilename() };
  }

  inTurns(
    'shows the rows, offline and without a fault, on a desk and on a phone, light and dark',
    async () => {
      for (const [width, colorScheme] of [
        [320, 'light'],
        [400, 'dark'],
        [900, 'light'],
        [1200, 'dark'],
      ] as const) {
        const page = await open(renderHtml(productPlan, { currency: 'EUR' }), { width, colorScheme });
        expect(await rows(page).count()).toBe(productPlan.rows.length);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          width,
        );
        expect(chromium.faults).toEqual([]);
        expect(chromium.requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
        await chromium.leave(page);
      }
    },
  );

  inTurns('filters by status, searches without regard to accents, and ticks what is shown', async () => {
    const page = await open(renderHtml(productPlan));
    await page.locator('button.chip:has-text("MAJ Woocommerce 1")').click();
    expect(await rows(page).count()).toBe(1);
    await page.locator('button.chip:has-text("Tout")').click();
    await page.locator('#search').fill('CAFE ethiopie');
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.locator('#tick-shown').click();
    await page.locator('#search').fill('');
    await expect.poll(() => rows(page).count()).toBe(8);
    const selection = parseSelection((await saved(page)).text, productPlan);
    expect(selection.keys).toEqual(['link:CAF-ETH-250']);
    await chromium.leave(page);
  });

  inTurns('answers conflicts side by side and saves a selection that parseSelection takes', async () => {
    const page = await open(renderHtml(productPlan));
    await page.locator('fieldset.conflict label.woo input').first().check();
    await page.locator('fieldset.conflict label.skip input').nth(1).check();
    await page.locator('input[aria-label^="Cocher"]').first().check();
    expect(await page.locator('input[aria-label*="Matcha"]').isDisabled()).toBe(true);
    const { text, name } = await saved(page);
    expect(name).toBe('selection-products-main-2026-11-24.json');
    expect(parseSelection(text, productPlan)).toEqual({
      version: 1,
      flow: 'products',
      shop: 'main',
      createdAt: productPlan.createdAt,
      keys: ['woo:1234', 'link:MOULIN'],
      resolutions: { 'link:MOULIN': { name: 'woo', barcode: 'skip' } },
    });
    await chromium.leave(page);

    const again = await open(renderHtml(productPlan));
    const file = join(folder, 'selection.json');
    await writeFile(file, text);
    await again.locator('#load').setInputFiles(file);
    await expect.poll(() => again.locator('td.pick input:checked').count()).toBe(2);
    expect((await saved(again)).text).toBe(text);
    await chromium.leave(again);
  });

  inTurns('works by keyboard alone', async () => {
    const page = await open(renderHtml(productPlan, { language: 'en' }));
    await page.keyboard.press('/');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('search');
    await page.locator('td.pick input').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    expect(await page.locator('td.pick input').nth(1).isChecked()).toBe(true);
    await chromium.leave(page);
  });

  inTurns('shows the pieces of an order, line by line', async () => {
    const page = await open(renderHtml(orderPlan));
    await page.locator('button.expand').first().click();
    const text = (await page.locator('tr.more').first().textContent())?.replace(/[\u00a0\u202f]/g, ' ');
    for (const part of [
      'Colissimo',
      '6,824645 €',
      '18,96 €',
      'TVA (5,5 %)',
      '44,00 €',
      'Total TTC',
      '1 216,00 €',
    ])
      expect(text).toContain(part);
    await page.locator('button.expand').first().click();
    expect(await page.locator('tr.more').count()).toBe(0);
    expect(chromium.faults).toEqual([]);
    await chromium.leave(page);
  });

  const many = isFull ? 10_000 : 800;

  inTurns(`stays usable with ${many} rows: few are made, all are found and saved`, async () => {
    const plan = largePlan(many);
    const page = await open(renderHtml(plan));
    expect(await rows(page).count()).toBeLessThan(300);
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await expect.poll(() => rows(page).count()).toBeGreaterThan(60);
    await page.locator('#search').fill(`n° ${many - 4}`);
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.locator('#search').fill('');
    await expect.poll(() => rows(page).count()).toBeGreaterThan(50);
    await page.locator('#tick-shown').click();
    expect(parseSelection((await saved(page)).text, plan).keys).toHaveLength((many * 7) / 8);
    expect(chromium.faults).toEqual([]);
    await chromium.leave(page);
  });

  inTurns('keeps ticks over a reload, adds up orders, sorts, and prints a line for each row', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({
      ...orderPlan.rows[0],
      key: `order:${n}`,
      name: `${1000 + n} – Client ${200 - n}`,
      wooId: 1000 + n,
    }));
    const plan = { ...orderPlan, rows } as unknown as Plan;
    const page = await open(renderHtml(plan));
    await page.locator('td.pick input').nth(0).check();
    await page.locator('td.pick input').nth(1).check();
    const total = async () => (await page.locator('footer.bar').textContent())?.replace(/\s/g, ' ');
    expect(await total()).toContain('HT 2 220,00 € · TVA 212,00 € · TTC 2 432,00 €');
    const kept = `JSON.parse(Object.values(localStorage)[0] ?? '{"keys":[]}').keys.length`;
    await expect.poll(() => page.evaluate<number>(kept)).toBe(2);
    await page.reload();
    expect(await total()).toContain('2 lignes cochées');
    await page.locator('th button.sort:has-text("Commande")').click();
    await page.locator('th button.sort:has-text("Commande")').click();
    await expect.poll(() => page.locator('td.name').first().textContent()).toContain('1199');
    const pdf = await page.pdf({ format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(1);
    expect(pages, 'rows of three notes each, 20 and more on a page').toBeLessThan(11);
    expect(chromium.faults).toEqual([]);
    await chromium.leave(page);
  });

  inTurns(
    'tells the time of whoever looks where the plan does not know the shop’s, else that of the shop',
    async () => {
      const at = { ...productPlan, createdAt: '2026-07-01T22:30:00.000Z' };
      const elsewhere = await startChromium({ timezoneId: 'America/New_York' });
      for (const [html, shown] of [
        [renderHtml(at), '01/07/2026'],
        [renderHtml(at, { timeZone: 'Asia/Tokyo' }), '02/07/2026'],
      ] as const) {
        const page = await open(html, {}, elsewhere);
        expect(await page.locator('time').first().textContent()).toContain(shown);
        await elsewhere.leave(page);
      }
      await elsewhere.close();
    },
  );

  inTurns('runs nothing that data brings in', async () => {
    for (const text of [
      '</script><script>document.title="hit"</script>',
      '"><img src=x onerror="document.title=\'hit\'">',
      '<svg onload=alert(1)>',
      '<!--<script>',
      '</SCRIPT ><img src=x>',
      '__proto__',
    ]) {
      const row: Row = {
        key: text,
        status: 'conflict',
        origin: 'gestan',
        name: text,
        gestanCode: text,
        changes: [{ field: text, from: text, to: text, target: 'woo' }],
        reason: { code: text, message: text } as unknown as Reason,
        fingerprint: text,
      };
      const plan: Plan = { ...productPlan, shop: text, rows: [row], summary: { [text]: 1 } };
      const page = await open(renderHtml(plan));
      await page.locator('fieldset.conflict label.gestan input').first().check();
      expect(await page.evaluate<string>('document.title')).toBe('Liste\u00a0: Produits');
      expect(await page.locator('img, svg').count()).toBe(0);
      expect(await page.locator('td.name').first().textContent()).toBe(text);
      expect(JSON.parse((await saved(page)).text).keys).toEqual([text]);
      expect(chromium.faults).toEqual([]);
      await chromium.leave(page);
    }
  });

  inTurns('shows a report', async () => {
    const page = await open(renderReportHtml(report, { language: 'en' }), { width: 400 });
    await page.locator('button.chip:has-text("Failed 1")').click();
    expect(await rows(page).count()).toBe(1);
    expect(await page.locator('td.what').first().textContent()).toContain('has this SKU');
    expect(await page.locator('#save').count()).toBe(0);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
    expect(chromium.faults).toEqual([]);
    await chromium.leave(page);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderHtml, renderPlan } from 'woo-gestan/report';
import { windowWord } from '../../src/report/labels/window-words.js';
import { settingsTabs, setUp, textOf, visit } from './windows-kit.js';

describe('the settings', () => {
  it('force a link and remove it: it is listed, found and left as a mark that it is not made again', async () => {
    const { windows, sync } = setUp();
    const visitor = visit(windows);
    const empty = await visitor.get('/gestan/main/settings/products');
    expect(textOf(empty.html)).toContain('Forcer');
    const forced = await visitor.post('/gestan/main/settings/products/force', {
      code: 'MOU-MIT-051',
      wooId: '130',
    });
    expect(textOf(forced.html)).toMatch(/MOU-MIT-051.*130/);
    expect(await sync.links.list()).toMatchObject([{ code: 'MOU-MIT-051', wooId: 130, made: 'forced' }]);
    expect(textOf((await visitor.get('/gestan/main/settings/products?q=mit-051')).html)).toContain('1 ligne');
    expect(textOf((await visitor.get('/gestan/main/settings/products?q=nowhere')).html)).not.toMatch(
      /MOU-MIT-051 130/,
    );
    const wrong = await visitor.post('/gestan/main/settings/products/force', { code: '', wooId: 'x' });
    expect(wrong.html).toContain('class="notice wrong"');
    expect(await sync.links.list()).toHaveLength(1);

    const removed = await visitor.post('/gestan/main/settings/products/remove', { code: 'MOU-MIT-051' });
    expect(textOf(removed.html)).toContain('MOU-MIT-051');
    expect(await sync.links.list()).toEqual([]);
    const plan = await sync.products.plan({ codes: ['MOU-MIT-051'] });
    expect(plan.rows.map(({ status }) => status)).not.toContain('link');
  });

  it('show the links that another worker makes and removes', async () => {
    const one = setUp();
    const two = setUp({ storage: one.storage });
    const visitors = [visit(one.windows), visit(two.windows)] as const;
    const shown = async () => {
      const pages = visitors.map((visitor) => visitor.get('/gestan/main/settings/products'));
      return (await Promise.all(pages)).map(({ html }) => html.includes('Retirer le lien'));
    };
    for (const [at, visitor] of visitors.entries()) {
      expect(await shown()).toEqual([false, false]);
      const link = at === 0 ? { wooId: '130' } : { wooId: '131' };
      await visitor.post('/gestan/main/settings/products/force', { code: 'MOU-MIT-051', ...link });
      expect(await shown()).toEqual([true, true]);
      await visitors[1 - at]?.post('/gestan/main/settings/products/remove', { code: 'MOU-MIT-051' });
    }
    expect(await shown()).toEqual([false, false]);
  });

  it('install the webhooks of the shop and remove them', async () => {
    const { windows, store } = setUp();
    const visitor = visit(windows);
    const none = await visitor.get('/gestan/main/settings/webhooks');
    expect(none.html).toContain('class="empty"');
    const address = 'https://app.example/hooks/main';
    const installed = await visitor.post('/gestan/main/settings/webhooks', { deliveryUrl: address });
    expect(textOf(installed.html)).toContain(address);
    const topics = async () =>
      (await store.call<{ topic: string; delivery_url: string }[]>('GET', '/wp-json/wc/v3/webhooks')).body
        .filter(({ delivery_url: url }) => url.startsWith(address))
        .map(({ topic }) => topic);
    expect((await topics()).length).toBeGreaterThan(3);
    const wrong = await visitor.post('/gestan/main/settings/webhooks', { deliveryUrl: 'nowhere' });
    expect(wrong.html).toContain('class="notice wrong"');
    await visitor.post('/gestan/main/settings/webhooks/remove');
    expect(await topics()).toEqual([]);
  });

  it('take no choice that their page does not offer: a family, payment mode or account that Gestan does not have', async () => {
    const { windows, sync } = setUp();
    const visitor = visit(windows);
    await sync.categories.import();
    const [category] = await sync.categories.list();
    const before = JSON.stringify([await sync.settings.get(), await sync.mappings.export()]);
    for (const [tab, fields] of [
      ['families', { default: '999' }],
      ['families', { [`family-${category?.id}`]: '999' }],
      ['payments', { 'mode-stripe': '999' }],
      ['vat', { 'rate-': 'much' }],
      ['billing', { entries: '1', bankAccountId: '999' }],
      ['billing', { entries: '1', bankAccountId: '1', postingCategoryId: '999' }],
      ['billing', { entries: '', startAt: 'soon' }],
    ] as const) {
      await visitor.get(`/gestan/main/settings/${tab}`);
      const page = await visitor.post(`/gestan/main/settings/${tab}`, fields as Record<string, string>);
      expect(page.html, JSON.stringify(fields)).toContain('class="notice wrong"');
      expect(JSON.stringify([await sync.settings.get(), await sync.mappings.export()])).toBe(before);
    }
  });

  it('map orders without a payment method too', async () => {
    const { windows, sync } = setUp();
    const visitor = visit(windows);
    const [mode] = await sync.gestan.paymentModes();
    await visitor.get('/gestan/main/settings/payments');
    const page = await visitor.post('/gestan/main/settings/payments', { 'mode-': mode?.id ?? '' });
    expect(page.html).toContain('class="notice done"');
    expect(textOf(page.html)).toContain('Sans mode de paiement');
    expect(await sync.mappings.payments.list()).toMatchObject([{ methodId: '', paymentModeId: mode?.id }]);
  });

  it('lead on: a saved step names the next one, or what it still lacks', async () => {
    const { windows, sync } = setUp({ settings: {} });
    const visitor = visit(windows);
    await visitor.get('/gestan/main/settings/families');
    await visitor.post('/gestan/main/settings/families/import');
    await visitor.whenDone('/gestan/main/settings/families');
    const saved = await visitor.post('/gestan/main/settings/families', {});
    expect(textOf(saved.html)).toMatch(
      /Il reste à faire ici. Catégories sans famille, avec des produits : \d+/,
    );
    const [family] = await sync.gestan.families();
    await visitor.post('/gestan/main/settings/families', { default: family?.id ?? '' });
    const page = await visitor.post('/gestan/main/settings/families', { default: family?.id ?? '' });
    expect(textOf(page.html)).toContain('Étape suivante : Tester la connexion');
  });
});

it('« Contrôle » shows the audit by month with totals per rate and country, and its figures as CSV', async () => {
  const { windows, sync } = setUp();
  const visitor = visit(windows);
  expect((await visitor.get('/gestan/main/control')).html).not.toContain('tva.csv');
  expect((await visitor.get('/gestan/main/control/tva.csv')).status).toBe(404);
  const plan = await sync.orders.plan({ after: '2026-06-01', before: '2026-08-01' });
  await sync.orders.apply(plan, { select: 'all' });
  await visitor.get('/gestan/main/control');
  await visitor.post('/gestan/main/control', { after: '2026-06-01', until: '2026-07-31' });
  const page = await visitor.whenDone('/gestan/main/control');
  expect(textOf(page.html)).toMatch(/Juin 2026 .*France.* Total juin 2026 .*Juillet 2026 .*Total .*France/);

  const audit = await sync.orders.audit({ after: '2026-06-01', before: '2026-08-01' });
  const file = await visitor.get('/gestan/main/control/tva.csv');
  expect(file.headers.get('content-type')).toContain('text/csv');
  expect(file.headers.get('content-disposition')).toContain('tva-main-mois.csv');
  const lines = file.html.replace('\ufeff', '').trim().split(/\r?\n/);
  expect(lines).toHaveLength(audit.months.length + 1);
  for (const [at, { month, country, gestan }] of audit.months.entries()) {
    const cells = (lines[at + 1] ?? '').split(/[;,](?=(?:[^"]*"[^"]*")*[^"]*$)/);
    expect(cells).toEqual(expect.arrayContaining([month, country]));
    expect(lines[at + 1]).toContain(gestan.base);
  }
  const quarters = (await visitor.get('/gestan/main/control/tva.csv?by=quarter')).html.trim().split(/\r?\n/);
  expect(quarters).toHaveLength(audit.quarters.length + 1);
});

describe('a list of products', () => {
  it('counts for « Tout cocher » what can be ticked, and says families by their names', async () => {
    const { windows, gestan, sync } = setUp();
    await sync.categories.import();
    for (const { taxClass, rate } of await sync.mappings.taxes.suggest()) {
      await sync.mappings.taxes.set({ taxClass, rate });
    }
    const visitor = visit(windows);
    const made = async () => {
      await visitor.get('/gestan/main/products');
      await visitor.post('/gestan/main/products/plan', { includeUpdates: '1' });
      return visitor.whenDone('/gestan/main/products');
    };
    const page = await made();
    const reported = /Tout cocher \((\d+)\)/.exec(textOf(page.html))?.[1];
    const plan = /data-plan="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const all = await visitor.post(`/gestan/main/plans/${plan}/picks`, { do: 'all' });
    expect(textOf(all.html)).toContain(`${reported} lignes cochées`);
    expect(Number(reported)).toBeLessThan((await sync.products.plan()).rows.length);
    const blocked = await visitor.get('/gestan/main/products?status=blocked');
    expect(textOf(blocked.html)).not.toContain('Tout cocher');

    const row = (await sync.products.plan()).rows.find(({ changes }) =>
      changes.some(({ field, to }) => field === 'family' && typeof to === 'string'),
    );
    const key = row?.changes.find(({ field }) => field === 'family')?.to;
    const id = String(key).split('/').at(-1);
    const name = (await gestan.families()).find((family) => family.id === id)?.name;
    const found = await visitor.get(`/gestan/main/products?q=${encodeURIComponent(row?.name ?? '')}`);
    expect([name, textOf(found.html).includes(` ${name} `)]).toEqual([name, true]);
    // The list names them itself, so that every text and page made of it does.
    const list = await sync.products.plan();
    const full = list.families?.[String(key)] ?? '';
    const explained = await sync.explain({
      code: row?.gestanCode ?? String(row?.changes.find(({ field }) => field === 'code')?.to),
    });
    const texts = [
      renderPlan({ ...list, rows: row ? [row] : [] }, { width: 200 }),
      renderHtml({ ...list, rows: row ? [row] : [] }),
      explained.text.join(' '),
    ];
    for (const text of texts) {
      expect([full.endsWith(name ?? '?'), textOf(text.replaceAll('&gt;', '>')).includes(full)]).toEqual([
        true,
        true,
      ]);
    }
    expect(list.families).not.toHaveProperty('constructor');
  });
});

describe('the guides', () => {
  it('name each window, tab and button in both languages', () => {
    const buttons = [
      ...['plan.start', 'plan.again', 'untickAll', 'apply', 'applyAnyway', 'task.stop', 'why', 'blacklist'],
      ...['adopt', 'adopt.do', 'undo', 'runAll', 'control.start', 'test', 'importCategories', 'links.force'],
      ...['links.forceDo', 'links.remove', 'unblacklist', 'webhooks.install', 'webhooks.remove', 'reset'],
    ] as const;
    const places = ['home', 'journal', 'control', 'settings'] as const;
    const words = [...buttons, ...places, ...settingsTabs.map((tab) => `tab.${tab}` as 'tab.vat')];
    for (const [language, file] of [
      ['fr', 'guide-rapide'],
      ['en', 'windows'],
    ] as const) {
      const guide = readFileSync(`docs/${file}.md`, 'utf8').replace(/\s+/g, ' ');
      const absent = words
        .map((word) => windowWord(word, language).replace(/\s+/g, ' '))
        .filter((word) => !guide.toLowerCase().includes(word.toLowerCase()));
      expect(absent, file).toEqual([]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { memoryStorage } from 'woo-gestan';
import { createWindows } from 'woo-gestan/web';
import { systemClock } from '../../src/core/index.js';
import { settingsTabs, setUp, textOf, visit } from './windows-kit.js';

const paths = [
  ...['', 'products', 'stock', 'contacts', 'orders', 'journal', 'control', 'explain'],
  ...settingsTabs.map((tab) => `settings/${tab}`),
  'settings/reset',
].map((path) => `/gestan/main/${path}`);

/** The numbers of the rows on a page whose text matches. */
function rowsOf(html: string, pattern: RegExp): string[] {
  return [
    ...html.matchAll(
      /<tr class="[gw]?" data-row="(\d+)">(.*?)<\/tr>(?=<tr class|<\/tbody><\/table><\/div>|$)/gs,
    ),
  ]
    .filter(([, , row = '']) => pattern.test(textOf(row)))
    .map(([, n = '']) => n);
}

const planOf = (html: string) => /data-plan="([^"]+)"/.exec(html)?.[1] ?? '';

async function listed(
  flow: string,
  setup = setUp(),
  fields: Record<string, string> = { includeUpdates: '1' },
) {
  const visitor = visit(setup.windows);
  await visitor.get(`/gestan/main/${flow}`);
  await visitor.post(`/gestan/main/${flow}/plan`, fields);
  const page = await visitor.whenDone(`/gestan/main/${flow}`);
  return { ...setup, visitor, page, plan: planOf(page.html) };
}

describe('the windows', () => {
  it('say that a list is gone, and show the newest one where there is one', async () => {
    const setup = setUp();
    const asked = '/gestan/main/stock?plan=gone';
    const none = await visit(setup.windows).get(asked);
    expect(textOf(none.html)).toMatch(/Cette liste n’est plus conservée\. Faites-en une nouvelle/);
    const { visitor } = await listed('stock', setup);
    const newer = await visitor.get(asked);
    expect(textOf(newer.html)).toMatch(/Cette liste n’est plus conservée\. En voici une plus récente/);
    expect(planOf(newer.html)).not.toBe('');
  });

  it('open by links alone, in French and in English, and hold no secret', async () => {
    for (const language of ['fr', 'en'] as const) {
      const { windows, store } = setUp({ language });
      const visitor = visit(windows);
      for (const path of paths) {
        const { status, html, headers } = await visitor.get(path);
        expect(status, path).toBe(200);
        expect(html).toContain(`<html lang="${language}">`);
        expect(html).not.toContain(store.keys.consumerKey);
        expect(html).not.toContain(store.keys.consumerSecret);
        expect(html).not.toMatch(/<script>|style="|\son\w+="/);
        expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      }
      expect((await visitor.get('/gestan/')).url).toBe('/gestan/main/');
      expect((await visitor.get('/gestan/main/nowhere')).status).toBe(404);
      expect((await visitor.get('/gestan/other/products')).status).toBe(404);
    }
  });

  it('serve one script and one style under immutable names', async () => {
    const visitor = visit(setUp().windows);
    const { html } = await visitor.get('/gestan/main/');
    const files = [...html.matchAll(/(?:href|src)="(\/gestan\/assets\/[^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(files).toHaveLength(2);
    for (const file of files) {
      expect(file).toMatch(/-[0-9a-f]{12}\.(js|css)$/);
      const { headers, html: text } = await visitor.get(file);
      expect(headers.get('cache-control')).toContain('immutable');
      expect(text.length).toBeGreaterThan(1000);
    }
  });

  it('want authorize, and tell what is wrong with the options', () => {
    const { sync } = setUp();
    const shops = [{ name: 'Boutique', sync }];
    const cases: readonly (readonly [object, RegExp])[] = [
      [{ shops }, /authorize must be a function/],
      [{ shops: [], authorize: () => true }, /shops must hold at least one shop/],
      [{ shops: [...shops, ...shops], authorize: () => true }, /each shop once/],
      [{ shops, authorize: () => true, basePath: 'gestan' }, /basePath must be a path/],
      [{ shops, authorize: () => true, theme: 'pink' }, /theme is not known/],
    ];
    for (const [options, message] of cases) {
      expect(() => createWindows(options as unknown as Parameters<typeof createWindows>[0])).toThrow(message);
    }
  });
});

it('lists and tasks that nobody has wanted for long leave the storage', async () => {
  let now = Date.parse('2026-07-01T10:00:00Z');
  const storage = memoryStorage();
  const setup = setUp({ storage, keepHours: 24, clock: { ...systemClock, now: () => now } });
  const { visitor, plan } = await listed('products', setup);
  await visitor.post(`/gestan/main/plans/${plan}/picks?plan=${plan}`, { do: 'all' });
  const kept = async (flow: string) => {
    const keys: string[] = [];
    for await (const { key } of storage.range({ from: 'shop/main/windows/', to: 'shop/main/windows/\uffff' }))
      keys.push(key);
    return [keys.filter((key) => key.includes(flow)).length > 0, keys.length < 20];
  };
  expect((await kept(plan))[0]).toBe(true);
  now += 25 * 3_600_000;
  const gone = await visitor.get(`/gestan/main/products?plan=${plan}`);
  expect(textOf(gone.html)).toContain('Cette liste n’est plus conservée');
  await listed('stock', setup);
  expect(await kept(plan)).toEqual([false, true]);
});

describe('a list', () => {
  it('is made, ticked and applied with forms alone; what was done is in the journal and can be undone', async () => {
    const { visitor, page, plan, gestan, sync } = await listed('products');
    expect(textOf(page.html)).toContain('MAJ Gestan 2');
    const [row = ''] = rowsOf(page.html, /Moulinet Mitchell Héritage/);
    const ticked = await visitor.post(`/gestan/main/plans/${plan}/picks`, {
      do: 'save',
      shown: row,
      tick: row,
    });
    expect(textOf(ticked.html)).toContain('1 ligne cochée');
    await visitor.post(`/gestan/main/plans/${plan}/picks`, { do: 'apply', shown: row, tick: row });
    const applied = await visitor.whenDone(`/gestan/main/products?plan=${plan}`);
    expect(textOf(applied.html)).toMatch(/Écriture : Produits – terminée .* 1 fait/);
    expect(rowsOf(applied.html, /Moulinet Mitchell Héritage .* Fait/)).toEqual([row]);
    expect(applied.html).toMatch(new RegExp(`value="${row}" [^>]*disabled`));
    const held = gestan.state.products.find(({ code }) => code === 'MOU-MIT-051');
    expect(held?.weightKg).toBe('1.008');

    const [run] = await sync.runs.list();
    const journal = await visitor.get('/gestan/main/journal');
    expect(journal.html).toContain(`/gestan/main/journal/${run?.runId}/undo`);
    const report = await visitor.get(`/gestan/main/journal/${run?.runId}`);
    expect(textOf(report.html)).toContain('Moulinet Mitchell Héritage');
    await visitor.post(`/gestan/main/journal/${run?.runId}/undo`);
    const undo = await visitor.whenDone('/gestan/main/products');
    expect(textOf(undo.html)).toContain('Cette liste annule un traitement');
    await visitor.post(`/gestan/main/plans/${planOf(undo.html)}/picks?plan=${planOf(undo.html)}`, {
      do: 'all',
    });
    await visitor.post(`/gestan/main/plans/${planOf(undo.html)}/apply`);
    const undone = await visitor.whenDone('/gestan/main/products');
    expect(textOf(undone.html)).toMatch(/terminée .* 1 fait/);
    expect(gestan.state.products.find(({ code }) => code === 'MOU-MIT-051')?.weightKg).toBeUndefined();
  });

  it('keeps the answers to conflicts', async () => {
    const { visitor, page, plan, gestan } = await listed('products');
    const [row = ''] = rowsOf(page.html, /Canne casting Sensas n° 4/);
    await visitor.post(`/gestan/main/plans/${plan}/picks`, { do: 'save', shown: row, tick: row });
    expect(textOf((await visitor.get('/gestan/main/products')).html)).toContain('Conflits à trancher : 1');
    const fields = { shown: row, tick: row, [`answer-${row}-0`]: 'woo' };
    const answered = await visitor.post(`/gestan/main/plans/${plan}/picks`, { do: 'save', ...fields });
    expect(textOf(answered.html)).not.toContain('Conflits à trancher');
    await visitor.post(`/gestan/main/plans/${plan}/apply`);
    await visitor.whenDone('/gestan/main/products');
    const held = gestan.state.products.find(({ code }) => code === 'CAN-SEN-065');
    expect(held?.name).toBe('Canne casting Sensas n° 4');
  });

  it('tells a row that has changed since', async () => {
    const { visitor, page, plan, sync, gestan } = await listed('products');
    const [row = ''] = rowsOf(page.html, /Moulinet Mitchell Héritage/);
    const product = await sync.woo.products.list({ sku: 'MOU-MIT-051' }).first();
    await sync.woo.products.update(product?.id ?? 0, { weight: '2.5' });
    await visitor.post(`/gestan/main/plans/${plan}/picks`, { do: 'apply', shown: row, tick: row });
    const after = await visitor.whenDone(`/gestan/main/products?plan=${plan}`);
    expect(rowsOf(after.html, /Périmé .*La fiche a changé depuis la liste/)).toEqual([row]);
    expect(gestan.state.products.find(({ code }) => code === 'MOU-MIT-051')?.weightKg).toBeUndefined();
  });

  it('is filtered, searched, sorted and ticked as a whole on the server', async () => {
    const { visitor, plan } = await listed('products');
    const at = (query: string) => `/gestan/main/products?plan=${plan}&${query}`;
    const accents = await visitor.get(at('q=HERITAGE'));
    expect(rowsOf(accents.html, /Héritage/).length).toBe(rowsOf(accents.html, /./).length);
    const blocked = await visitor.get(at('status=blocked'));
    expect(rowsOf(blocked.html, /Bloqué/).length).toBe(50);
    const names = async (query: string) =>
      [...(await visitor.get(at(query))).html.matchAll(/<td class="name"[^>]*><bdi>(.*?)<\/bdi>/g)].map(
        ([, name]) => name,
      );
    const rising = await names('sort=name');
    const falling = await names('sort=name&down=1');
    expect(rising).toHaveLength(50);
    expect(rising).not.toEqual(falling);
    expect(await names('sort=name&page=2')).toEqual([...falling].slice(0, 26).reverse());
    const all = await visitor.post(`/gestan/main/plans/${plan}/picks?plan=${plan}&status=conflict`, {
      do: 'all',
    });
    expect(textOf(all.html)).toContain('2 lignes cochées');
    const none = await visitor.post(`/gestan/main/plans/${plan}/picks`, { do: 'none' });
    expect(textOf(none.html)).toContain('0 ligne cochée');
  });

  it('adds up the orders that are ticked, and shows their pieces and entries', async () => {
    const setup = setUp();
    const { payments } = setup.sync.mappings;
    const [mode] = await setup.sync.gestan.paymentModes();
    for (const { id } of await payments.unmapped())
      await payments.set({ methodId: id, paymentModeId: mode?.id ?? '' });
    const { visitor, page, plan } = await listed('orders', setup, {
      after: '2026-06-01',
      until: '2026-06-30',
    });
    const { rows } = await setup.sync.orders.plan({ after: '2026-06-01', before: '2026-07-01' });
    const text = textOf(page.html);
    const shown = ({ kind }: { readonly kind: string }) => kind === 'invoice' || kind === 'credit-note';
    for (const row of rows.slice(0, 50)) {
      for (const { externalRef } of row.pieces) expect(text).toContain(`réf. ${externalRef}`);
      for (const { totalGross } of row.pieces.filter(shown))
        expect(text).toContain(
          `${totalGross
            .replace('-', '')
            .replace('.', ',')
            .replace(/(\d)(\d{3},)/, '$1 $2')} €`,
        );
      for (const { label } of row.entries) expect(text).toContain(label);
    }
    expect(text).toMatch(/Encaissement .*Décaissement/);
    expect(textOf(page.html)).toMatch(/Total HT .* Total TVA .* Total TTC/);
    const [first = '', second = ''] = rowsOf(page.html, /Importer/);
    const ticked = await visitor.post(`/gestan/main/plans/${plan}/picks`, {
      do: 'save',
      shown: [first, second],
      tick: [first, second],
    });
    expect(textOf(ticked.html)).toMatch(
      /2 lignes cochées · HT [\d ]+,\d\d €, TVA [\d ]+,\d\d €, TTC [\d ]+,\d\d €/,
    );
  });

  it('lets a product be blacklisted, an order be taken over, a homonym be decided', async () => {
    const products = await listed('products');
    const [row = ''] = rowsOf(products.page.html, /Moulinet Mitchell Héritage/);
    const after = await products.visitor.post(`/gestan/main/plans/${products.plan}/rows/${row}/blacklist`);
    expect(textOf(after.html)).toContain('Moulinet Mitchell Héritage est blacklisté');
    expect(await products.sync.blacklist.list()).toMatchObject([
      { reason: 'Blacklisté dans la fenêtre par Anne' },
    ]);
    const tab = await products.visitor.get('/gestan/main/settings/blacklist');
    expect(textOf(tab.html)).toContain('Déblacklister');
    const [entry] = await products.sync.blacklist.list();
    await products.visitor.post('/gestan/main/settings/blacklist/remove', { wooId: String(entry?.wooId) });
    expect(await products.sync.blacklist.list()).toEqual([]);

    const orders = await listed('orders', products, { after: '2026-06-01', until: '2026-06-30' });
    const [order = ''] = rowsOf(orders.page.html, /Importer/);
    const adopt = await orders.visitor.get(`/gestan/main/plans/${orders.plan}/rows/${order}/adopt`);
    expect(textOf(adopt.html)).toContain('saisie à la main');
    // A credit note has to cite the invoice: its number is asked for.
    const nameless = await orders.visitor.post(`/gestan/main/plans/${orders.plan}/rows/${order}/adopt`, {
      kind: 'invoice',
    });
    expect(textOf(nameless.html)).toContain('n’a ni numéro ni identifiant');
    await orders.visitor.post(`/gestan/main/plans/${orders.plan}/rows/${order}/adopt`, { kind: 'order' });
    const page = await orders.visitor.get('/gestan/main/orders');
    expect(rowsOf(page.html, /Déjà importée/)).toEqual([order]);

    const contacts = await listed('contacts', products, {});
    const asked = rowsOf(contacts.page.html, /À vérifier/);
    const [person = ''] = asked;
    // Both sides stand beside each other.
    expect(textOf(contacts.page.html)).toMatch(
      /Est-ce la même personne \? .*? Woocommerce Gestan .*?(Nom|Prénom)/,
    );
    const contact = /decide\?contact=([^"&]+)"/.exec(contacts.page.html)?.[1] ?? '';
    const decided = await contacts.visitor.post(
      `/gestan/main/plans/${contacts.plan}/rows/${person}/decide?contact=${contact}`,
    );
    expect(rowsOf(decided.html, /Réponse enregistrée/)).toEqual([person]);
    const reviews = (await products.sync.contacts.plan()).rows.filter(({ status }) => status === 'review');
    expect(reviews).toHaveLength(asked.length - 1);
  });
});

describe('several workers', () => {
  it('see the same lists, ticks and tasks, and lose none of what is ticked at once', async () => {
    const storage = memoryStorage();
    const one = await listed('products', setUp({ storage }));
    const two = visit(setUp({ storage }).windows);
    const page = await two.get('/gestan/main/products');
    expect(planOf(page.html)).toBe(one.plan);
    const rows = rowsOf(page.html, /Lier|Conflit|MAJ/).slice(0, 6);
    await Promise.all(
      rows.map((row, at) =>
        (at % 2 ? two : one.visitor).post(`/gestan/main/plans/${one.plan}/picks`, {
          do: 'save',
          shown: row,
          tick: row,
        }),
      ),
    );
    expect(textOf((await two.get('/gestan/main/products')).html)).toContain('6 lignes cochées');
  });

  it('stop each other’s tasks, and say when the one that worked is gone', async () => {
    const storage = memoryStorage();
    // The reading of Gestan's products waits until it is stopped.
    const slow = setUp({ storage, onProducts: aborted });
    const worker = visit(slow.windows);
    await worker.get('/gestan/main/products');
    const running = await worker.post('/gestan/main/products/plan', { includeUpdates: '1' });
    const task = /data-task="([^"]+)"/.exec(running.html)?.[1] ?? '';
    const other = visit(setUp({ storage }).windows);
    expect((await other.get('/gestan/main/products')).html).toContain(`data-task="${task}"`);
    await other.post(`/gestan/main/tasks/${task}/stop`);
    const stopped = await other.whenDone('/gestan/main/products');
    expect(textOf(stopped.html)).toContain('Liste : Produits – arrêtée');

    // A process that dies leaves its task behind: nobody renews its lease.
    const dead = '29990101000000000-zzzzzzzz';
    await storage.commit([
      {
        put: `shop/main/windows/task/${dead}`,
        value: {
          id: dead,
          kind: 'plan',
          flow: 'stock',
          state: 'running',
          startedAt: '2026-01-01T00:00:00Z',
          seenAt: 0,
          expiresAt: 9e15,
        },
      },
    ]);
    const found = await other.get('/gestan/main/stock');
    expect(textOf(found.html)).toMatch(/Liste : Stock – interrompue .*rien n’est fait deux fois/);
  });
});

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

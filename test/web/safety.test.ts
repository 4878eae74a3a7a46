import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { memoryStorage } from 'woo-gestan';
import { createWindows, nodeListener } from 'woo-gestan/web';
import { systemClock } from '../../src/core/index.js';
import { settingsTabs, setUp, textOf, visit } from './windows-kit.js';

const post = (
  windows: ReturnType<typeof setUp>['windows'],
  path: string,
  headers: Record<string, string>,
  body: string,
) =>
  windows.fetch(
    new Request(`https://app.example/gestan/main/${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    }),
  );

const own = { origin: 'https://app.example', 'sec-fetch-site': 'same-origin' };
const tokenOf = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('who may do what', () => {
  it('nobody gets anything without authorize, not even the style', async () => {
    const asked: string[] = [];
    const { windows } = setUp({
      authorize: (request, action) => {
        asked.push(`${new URL(request.url).pathname} ${action}`);
        return undefined;
      },
    });
    for (const path of [
      '/gestan/',
      '/gestan/main/',
      '/gestan/main/products',
      '/gestan/assets/x.css',
      '/gestan/none',
    ]) {
      const response = await windows.fetch(new Request(`https://app.example${path}`));
      expect(response.status, path).toBe(403);
      expect(await response.text()).not.toContain('Boutique');
    }
    expect((await post(windows, 'products/plan', own, '')).status).toBe(403);
    expect(asked.filter((line) => line.endsWith('read'))).toHaveLength(6);
  });

  it('who may look cannot write, and who may apply cannot change settings', async () => {
    const may = (actions: readonly string[]) =>
      setUp({ authorize: (_request, action) => (actions.includes(action) ? { id: 7, name: 'Anne' } : null) });
    const reader = may(['read']);
    const looking = visit(reader.windows);
    await looking.get('/gestan/main/products');
    await looking.post('/gestan/main/products/plan', {});
    const page = await looking.whenDone('/gestan/main/products');
    expect(page.html).not.toContain('id="apply"');
    expect(textOf(page.html)).toContain('Vous pouvez consulter cette liste, mais pas l’appliquer.');
    const plan = /data-plan="([^"]+)"/.exec(page.html)?.[1];
    for (const path of [
      `plans/${plan}/picks`,
      `plans/${plan}/apply`,
      'run',
      'settings/reset',
      'settings/billing',
    ]) {
      expect((await looking.post(`/gestan/main/${path}`, { do: 'all' })).status, path).toBe(403);
    }
    const writer = may(['read', 'apply']);
    const writing = visit(writer.windows);
    const billing = await writing.get('/gestan/main/settings/billing');
    expect(textOf(billing.html)).toContain('Vous pouvez consulter les paramètres, mais pas les modifier.');
    const before = JSON.stringify(await writer.sync.settings.get());
    expect((await writing.post('/gestan/main/settings/reset')).status).toBe(403);
    expect(JSON.stringify(await writer.sync.settings.get())).toBe(before);
  });

  it('gives an answer of authorize as it is: a redirect to a login', async () => {
    const { windows } = setUp({
      authorize: () => new Response(null, { status: 302, headers: { location: '/login' } }),
    });
    const response = await windows.fetch(new Request('https://app.example/gestan/main/'));
    expect([response.status, response.headers.get('location')]).toEqual([302, '/login']);
  });

  it('refuses forged requests: other sites, no origin, no token, the token of somebody else', async () => {
    const { windows, sync } = setUp({ authorize: (request) => request.headers.get('x-user') ?? undefined });
    const visitor = visit(windows, { 'x-user': 'anne' });
    const token = tokenOf((await visitor.get('/gestan/main/')).html);
    const anne = { ...own, 'x-user': 'anne' };
    const before = JSON.stringify(await sync.settings.get());
    const forged: readonly (readonly [Record<string, string>, string])[] = [
      [{ ...anne, 'sec-fetch-site': 'cross-site' }, `token=${token}`],
      [{ ...anne, 'sec-fetch-site': 'same-site' }, `token=${token}`],
      [{ 'x-user': 'anne', origin: 'https://evil.example' }, `token=${token}`],
      [{ 'x-user': 'anne', origin: 'null' }, `token=${token}`],
      [{ 'x-user': 'anne' }, `token=${token}`],
      [anne, ''],
      [anne, 'token=1.x'],
      [anne, `token=${token}x`],
      [{ ...anne, 'x-user': 'bob' }, `token=${token}`],
    ];
    for (const [headers, body] of forged) {
      expect(
        (await post(windows, 'settings/reset', headers, body)).status,
        `${JSON.stringify(headers)} ${body}`,
      ).toBe(403);
    }
    expect(JSON.stringify(await sync.settings.get())).toBe(before);
    expect((await post(windows, 'settings/reset', anne, `token=${token}`)).status).toBe(303);
    expect(JSON.stringify(await sync.settings.get())).not.toBe(before);
  });

  it('leads nowhere but to its own pages, and takes no large body', async () => {
    const { windows } = setUp({ maxBytes: 2048 });
    const token = tokenOf((await visit(windows).get('/gestan/main/')).html);
    for (const from of ['https://evil.example/', '//evil.example', '/elsewhere', '']) {
      const body = new URLSearchParams({ token, from }).toString();
      const response = await post(windows, 'settings/billing', own, body);
      expect(response.headers.get('location'), from).toBe('/gestan/main/');
    }
    expect(
      (await post(windows, 'settings/billing', own, `token=${token}&x=${'x'.repeat(4000)}`)).status,
    ).toBe(413);
  });

  it('shows what shops and people write as text', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const setup = setUp();
    const product = await setup.sync.woo.products.list({ sku: 'MOU-MIT-051' }).first();
    await setup.sync.woo.products.update(product?.id ?? 0, {
      name: '<b onclick=alert(1)>Moulinet</b> & "co"',
    });
    const visitor = visit(setup.windows);
    await visitor.get('/gestan/main/products');
    await visitor.post('/gestan/main/products/plan', { includeUpdates: '1' });
    const pages = [
      await visitor.whenDone('/gestan/main/products'),
      await visitor.get(
        `/gestan/main/products?q=${encodeURIComponent(evil)}&status=${encodeURIComponent(evil)}`,
      ),
      await visitor.get(`/gestan/main/explain?q=${encodeURIComponent(evil)}`),
    ];
    for (const { html } of pages) expect(html).not.toMatch(/<script>|<img|<b onclick/);
  });

  it('says an error in a sentence, without what only the log may know', async () => {
    const lines: string[] = [];
    const log = (message: string, data?: object) => void lines.push(`${message} ${JSON.stringify(data)}`);
    const { windows } = setUp({
      authorize: () => {
        throw new Error('password=hunter2');
      },
      logger: { debug: log, info: log, warn: log, error: log },
    });
    const response = await windows.fetch(new Request('https://app.example/gestan/main/'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
    expect(lines.join()).toContain('A page could not be made.');
  });
});

describe('what people do twice, or should not', () => {
  const planOf = (html: string) => /data-plan="([^"]+)"/.exec(html)?.[1] ?? '';
  const noticeOf = (html: string) => textOf(/<div id="notice"[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? '');

  async function listed(flow: string, setup = setUp()) {
    const visitor = visit(setup.windows);
    await visitor.get(`/gestan/main/${flow}`);
    await visitor.post(`/gestan/main/${flow}/plan`, { includeUpdates: '1' });
    const page = await visitor.whenDone(`/gestan/main/${flow}`);
    return { ...setup, visitor, page, plan: planOf(page.html) };
  }

  it('clicks of two tabs at once begin one list and one apply', async () => {
    const storage = memoryStorage();
    // The list takes until all have clicked.
    let finish = () => {};
    const clicked = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const onProducts = () => clicked;
    const one = setUp({ storage, onProducts });
    const tabs = [visit(one.windows), visit(setUp({ storage, onProducts }).windows), visit(one.windows)];
    for (const tab of tabs) await tab.get('/gestan/main/products');
    await Promise.all(tabs.map((tab) => tab.post('/gestan/main/products/plan', { includeUpdates: '1' })));
    finish();
    const [tab] = tabs as [ReturnType<typeof visit>];
    const plan = planOf((await tab.whenDone('/gestan/main/products')).html);
    await tab.post(`/gestan/main/plans/${plan}/picks?plan=${plan}&status=update-gestan`, { do: 'all' });
    await Promise.all(tabs.map((each) => each.post(`/gestan/main/plans/${plan}/apply`)));
    await tab.whenDone(`/gestan/main/products?plan=${plan}`);
    const kinds: string[] = [];
    for await (const { key, value } of storage.range()) {
      if (key.includes('/windows/task/')) kinds.push((value as { kind: string; state: string }).kind);
    }
    expect(kinds).toEqual(['plan', 'apply']);
    expect(await one.sync.runs.list()).toHaveLength(1);
  });

  it('a list that is not applied because another is being written says so', async () => {
    let finish = () => {};
    const writing = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { visitor, plan, sync, windows } = await listed('products', setUp());
    await visitor.post('/gestan/main/products/plan', { includeUpdates: '1' });
    const newer = planOf((await visitor.whenDone('/gestan/main/products')).html);
    const apply = sync.products.apply;
    Object.assign(sync.products, {
      apply: async (...given: Parameters<typeof apply>) => {
        await writing;
        return apply(...given);
      },
    });
    for (const one of [plan, newer]) {
      await visitor.post(`/gestan/main/plans/${one}/picks?plan=${one}&status=update-gestan`, { do: 'all' });
    }
    await visitor.post(`/gestan/main/plans/${plan}/apply`);
    const other = await visitor.post(`/gestan/main/plans/${newer}/apply`);
    expect(noticeOf(other.html)).toContain('celle-ci n’est pas appliquée');
    finish();
    await visitor.whenDone('/gestan/main/products');
    await windows.close();
  });

  it('a row is answered, blacklisted and taken over only where it was asked about', async () => {
    const contacts = await listed('contacts');
    const rows = [...contacts.page.html.matchAll(/data-row="(\d+)"/g)].map(([, n = '']) => n);
    for (const row of rows) {
      const path = `/gestan/main/plans/${contacts.plan}/rows/${row}`;
      expect((await contacts.visitor.post(`${path}/decide?contact=somebody-else`)).status).toBe(404);
      expect((await contacts.visitor.post(`${path}/blacklist`)).status).toBe(404);
      expect((await contacts.visitor.post(`${path}/adopt`, { kind: 'order' })).status).toBe(404);
    }
    const products = await listed('products', contacts);
    const path = `/gestan/main/plans/${products.plan}/rows`;
    for (const row of ['0', '-1', '0.5', 'x', '99999']) {
      expect((await products.visitor.post(`${path}/${row}/decide?contact=1`)).status, row).toBe(404);
    }
    expect(await products.sync.blacklist.list()).toEqual([]);
    expect((await contacts.sync.contacts.plan()).summary.review).toBe(4);
  });

  it('fields of any length and days that are none are refused with a sentence', async () => {
    const { windows, sync } = setUp();
    const visitor = visit(windows);
    await visitor.get('/gestan/main/settings/billing');
    const before = JSON.stringify(await sync.settings.get());
    const long = '<é’>'.repeat(25_000);
    for (const fields of [{ shippingProductCode: long }, { [`step-${long}`]: 'invoice' }]) {
      expect((await visitor.post('/gestan/main/settings/billing', fields)).status).toBe(413);
    }
    expect(JSON.stringify(await sync.settings.get())).toBe(before);
    await visitor.get('/gestan/main/control');
    await visitor.post('/gestan/main/control', { after: '2026-01-01', until: '31/12/2026' });
    expect(textOf((await visitor.whenDone('/gestan/main/control')).html)).toMatch(
      /Contrôle des commandes – échec .* Valeur inutilisable : options\.before/,
    );
  });

  it('who may not change settings sees no button of a form; an authorize that throws grants nothing', async () => {
    const { windows } = setUp({
      authorize(_request, action) {
        if (action !== 'read') throw new Error('no such right');
        return { name: 'Anne' };
      },
    });
    const visitor = visit(windows);
    for (const path of ['', 'journal', 'products', ...settingsTabs.map((tab) => `settings/${tab}`)]) {
      const { status, html } = await visitor.get(`/gestan/main/${path}`);
      expect(status, path).toBe(200);
      const buttons = [...html.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].map(([, text = '']) =>
        textOf(text),
      );
      // Lists may be made and searched by whoever may look.
      expect(
        buttons.filter((text) => !/liste|Chercher/.test(text)),
        path,
      ).toEqual([]);
    }
    expect((await visitor.post('/gestan/main/run')).status).toBe(500);
  });

  it('a redirect of the application is sent, though its headers are closed', async () => {
    const { windows } = setUp({ authorize: () => Response.redirect('https://login.example/', 302) });
    const response = await windows.fetch(new Request('https://app.example/gestan/main/'));
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://login.example/']);
  });

  it('instants of a page stand in one time zone: that of the shop', async () => {
    const setup = setUp({ clock: { ...systemClock, now: () => Date.parse('2026-07-01T10:00:00Z') } });
    await setup.sync.storage.commit([
      { put: 'shop/main/windows/last-test', value: { ok: true, at: '2026-07-01T10:00:00Z' } },
    ]);
    const { visitor } = await listed('stock', setup);
    expect(textOf((await visitor.get('/gestan/main/')).html)).toContain('Testée le 01/07/2026 à 12:00');
  });
});

describe('nodeListener', () => {
  async function serve<T>(server: Server, use: (url: string) => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  it('serves pages and forms, also where a framework took the mount off or has read the body', async () => {
    const { windows } = setUp();
    const listener = nodeListener(windows);
    const server = createServer((request, response) => {
      if (request.method !== 'POST') {
        listener(Object.assign(request, { originalUrl: request.url, url: '/' }), response);
        return;
      }
      let text = '';
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      request.on('end', () => {
        listener(Object.assign(request, { body: Object.fromEntries(new URLSearchParams(text)) }), response);
      });
    });
    await serve(server, async (url) => {
      const page = await fetch(`${url}/gestan/main/settings/billing`);
      expect(page.status).toBe(200);
      const token = tokenOf(await page.text());
      const sent = await fetch(`${url}/gestan/main/settings/reset`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: url },
        body: new URLSearchParams({ token, from: '/gestan/main/' }),
      });
      expect(sent.status).toBe(303);
      expect(sent.headers.getSetCookie()[0]).toContain('HttpOnly; SameSite=Strict');
    });
  });

  it('streams the tasks, and ends when the browser is gone', async () => {
    const setup = setUp();
    await serve(createServer(nodeListener(setup.windows)), async (url) => {
      const gone = new AbortController();
      const stream = await fetch(`${url}/gestan/main/events`, { signal: gone.signal });
      expect(stream.headers.get('content-type')).toContain('text/event-stream');
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      await visit(setup.windows).get('/gestan/main/');
      const visitor = visit(setup.windows);
      await visitor.get('/gestan/main/stock');
      await visitor.post('/gestan/main/stock/plan');
      let text = '';
      while (!text.includes('"state":"done"')) text += (await reader?.read())?.value ?? '';
      expect(text).toContain('event: task');
      gone.abort();
    });
  });
});

describe('several shops', () => {
  it('have one switch, and lists of their own', async () => {
    const one = setUp();
    const two = setUp();
    expect(() =>
      createWindows({
        shops: [
          { name: 'A', sync: one.sync },
          { name: 'B', sync: two.sync },
        ],
        authorize: () => true,
      }),
    ).toThrow(/two have the same id/);
    const other = setUp({ shopId: 'gros' });
    const windows = createWindows({
      shops: [
        { name: 'Boutique', sync: one.sync },
        { name: 'Gros', sync: other.sync },
      ],
      authorize: () => true,
      basePath: '/gestan',
    });
    const visitor = visit(windows);
    const page = await visitor.get('/gestan/gros/');
    expect(page.html).toMatch(/<a href="\/gestan\/gros\/" aria-current="true">Gros<\/a>/);
    await visitor.post('/gestan/gros/stock/plan');
    expect((await visitor.whenDone('/gestan/gros/stock')).html).toContain('data-plan');
    expect((await visitor.get('/gestan/main/stock')).html).not.toContain('data-plan');
  });
});

describe('forgetting a person', () => {
  it('takes the lists of the windows away, which name people', async () => {
    const { windows, sync, storage } = setUp();
    const visitor = visit(windows);
    await visitor.get('/gestan/main/contacts');
    await visitor.post('/gestan/main/contacts/plan');
    await visitor.whenDone('/gestan/main/contacts');
    await sync.forget({ email: 'contact03@exemple-peche.test' });
    const left: string[] = [];
    for await (const { value } of storage.range()) left.push(JSON.stringify(value));
    expect(left.join('\n')).not.toContain('Großmann');
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createWindows, nodeListener } from 'woo-gestan/web';
import { setUp, textOf, visit } from './windows-kit.js';

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
    const page = await looking.settled('/gestan/main/products');
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
      await visitor.settled('/gestan/main/products'),
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
    expect((await visitor.settled('/gestan/gros/stock')).html).toContain('data-plan');
    expect((await visitor.get('/gestan/main/stock')).html).not.toContain('data-plan');
  });
});

describe('forgetting a person', () => {
  it('takes the lists of the windows away, which name people', async () => {
    const { windows, sync, storage } = setUp();
    const visitor = visit(windows);
    await visitor.get('/gestan/main/contacts');
    await visitor.post('/gestan/main/contacts/plan');
    await visitor.settled('/gestan/main/contacts');
    await sync.forget({ email: 'contact03@exemple-peche.test' });
    const left: string[] = [];
    for await (const { value } of storage.range()) left.push(JSON.stringify(value));
    expect(left.join('\n')).not.toContain('Großmann');
  });
});

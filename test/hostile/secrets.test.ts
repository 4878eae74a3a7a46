import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { expect, test } from 'vitest';
import { createSync, ImageError, type ImageTransport, type Sync } from 'woo-gestan';
import { GestanError } from 'woo-gestan/gestan';
import { withTelemetry } from 'woo-gestan/opentelemetry';
import { renderHtml, renderPlan, renderReport } from 'woo-gestan/report';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { createWindows } from 'woo-gestan/web';
import { collectingLogger, dump, type World } from '../sync/shops.js';
import { setUp, smallWorld } from '../sync/small.js';
import { settingsTabs, visit } from '../web/windows-kit.js';
import { timeout, tryMutations } from './kit.js';

const letters = 'abcXYZ019_-!"\'<>&/\\+=%?#;:,~$^{}|';

function drawSecret(random: () => number): string {
  const length = 16 + Math.floor(random() * 24);
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
}

const html = (text: string) =>
  text.replace(/[&<>"']/g, (one) => `&#${String(one.charCodeAt(0)).padStart(3, '0')};`);

/** Each way in which a server, a proxy or a driver may repeat a secret. */
function formsOf(secret: string): readonly string[] {
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    JSON.stringify(secret).slice(1, -1),
    html(secret),
  ];
}

/**
 * All that somebody may read of a value: as JSON, as Node shows it, with its causes and hidden
 * members.
 */
function readable(value: unknown): string {
  const parts = [inspect(value, { depth: 12, showHidden: true, maxStringLength: null, breakLength: 1e9 })];
  parts.push(JSON.stringify(value) ?? '');
  for (let error: unknown = value; error instanceof Error; error = error.cause)
    parts.push(String(error), error.stack ?? '', error.name);
  // Node escapes what JSON and the terminal would not take; the text itself counts too.
  return parts
    .flatMap((text) => [text, text.replaceAll('\\\\', '\\'), text.replaceAll("\\'", "'")])
    .join('\n');
}

/** Where a text shows, for whoever corrects it. */
function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return at < 0 ? '' : text.slice(Math.max(0, at - 120), at + found.length + 40);
}

/** Fails in each of the ways in which the other side may, and repeats a text. */
function failing(w: World, leak: string, way: number) {
  return async (request: Request): Promise<Response> => {
    if (request.method === 'GET' && way >= 4) return w.store.transport(request);
    const json = { 'content-type': 'application/json' };
    const error = Object.assign(
      new TypeError(leak, { cause: Object.assign(new Error(leak), { code: leak }) }),
      { name: leak },
    );
    switch (way % 4) {
      case 0:
        throw error;
      case 1:
        return new Response(`<html>${leak}</html>`, { status: 500, headers: { server: 'x' } });
      case 2:
        return new Response(JSON.stringify({ code: leak, message: leak, data: { status: 400, leak } }), {
          status: 400,
          headers: json,
        });
      default:
        return new Response(leak.repeat(40), { status: 200, headers: json });
    }
  };
}

/** All that a merchant may open while things fail: every window, with the lists that fail. */
async function windowsOf(sync: Sync): Promise<readonly string[]> {
  const windows = createWindows({
    shops: [{ name: 'Boutique', sync }],
    authorize: () => ({ name: 'Anne' }),
    basePath: '/gestan',
  });
  const visitor = visit(windows);
  const texts: string[] = [];
  const open = async (path: string) => {
    const { html, headers } = await visitor.get(path);
    texts.push(html, readable([...headers]));
  };
  for (const flow of ['products', 'orders']) {
    await visitor.get(`/gestan/main/${flow}`);
    await visitor.post(`/gestan/main/${flow}/plan`, { includeUpdates: '1' });
    texts.push((await visitor.whenDone(`/gestan/main/${flow}`)).html);
  }
  for (const path of ['', 'journal', 'control', 'explain', ...settingsTabs.map((tab) => `settings/${tab}`)])
    await open(`/gestan/main/${path}`);
  return texts;
}

/** All bytes that a database has written, its log too, as text. */
const filesOf = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

test('no secret reaches an error, a log, a report, a plan, a page, a span or the storage, whatever repeats it', {
  timeout,
}, async () => {
  await tryMutations({ short: 3, full: 400 }, async (random) => {
    const [consumerKey, consumerSecret] = [
      `ck_${drawSecret(random).replaceAll(':', 'x')}`,
      `cs_${drawSecret(random)}`,
    ];
    const forms = [
      ...formsOf(consumerSecret),
      ...formsOf(consumerKey),
      ...formsOf(`${consumerKey}:${consumerSecret}`),
    ];
    const form = forms[Math.floor(random() * forms.length)] ?? '';
    const leak = `they said: ${'.'.repeat(Math.floor(random() * 250))}${form} and no more`;
    const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-'));
    const storage = sqliteStorage(join(folder, 'sync.db'));
    const w = smallWorld({ storage });
    await setUp(w.open());
    const plans = { products: await w.open().products.plan(), orders: await w.open().orders.plan() };
    const logger = collectingLogger();
    const way = Math.floor(random() * 8);
    const images: ImageTransport = {
      name: 'leaking',
      check: () => Promise.reject(new ImageError(leak, { code: 'image.download' })),
      upload: () => Promise.reject(new Error(leak)),
      remove: () => Promise.reject(new Error(leak)),
      close: async () => undefined,
    };
    const fail = () =>
      Promise.reject(
        Object.assign(new GestanError(leak, { code: 'gestan.refused', cause: new Error(leak) }), {}),
      );
    const gestan =
      random() < 0.5
        ? w.gestan
        : { ...w.gestan, createPiece: fail, upsertProduct: fail, upsertContact: fail };
    const transport = failing(w, leak, way);
    const spans = new InMemorySpanExporter();
    const traced = withTelemetry(createSync, {
      tracerProvider: new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
    });
    const sync = w.open({
      create: traced,
      logger,
      images,
      gestan,
      transport,
      shop: { consumerKey, consumerSecret, queryAuth: random() < 0.5 },
    });
    const seen: unknown[] = [];
    for (const work of [
      () => sync.connection.test(),
      () => sync.products.plan({ images: true }),
      () => sync.products.apply(plans.products, { select: 'all' }),
      () => sync.orders.apply(plans.orders, { select: 'all' }),
      () => sync.run(),
      () => sync.explain({ sku: 'NOUVEAU-1' }),
      () => sync.mappings.payments.unmapped(),
    ])
      seen.push(await work().catch((error: unknown) => error));
    const pages: string[] = [];
    for (const value of seen) {
      if (value === null || typeof value !== 'object' || !('rows' in value)) continue;
      if ('outcome' in ((value.rows as object[])[0] ?? {})) pages.push(renderReport(value as never));
      else pages.push(renderPlan(value as never), renderHtml(value as never));
    }
    const shown = await windowsOf(sync);
    const reported = spans
      .getFinishedSpans()
      .map(({ name, attributes, events, status }) => readable({ name, attributes, events, status }));
    const stored = readable(await dump(w.storage));
    await storage.close();
    const written = filesOf(folder);
    rmSync(folder, { recursive: true });
    expect(reported.length).toBeGreaterThan(10);
    const texts = [
      ...seen.map((value, index) => [`call ${index}`, readable(value)] as const),
      ...pages.map((page) => ['a page', page] as const),
      ...logger.lines.map((line) => ['a log', line] as const),
      ...shown.map((page) => ['a window', page] as const),
      ...reported.map((span) => ['a span', span] as const),
      ['the storage', stored] as const,
      ['the file of the storage', written] as const,
    ];
    for (const [where, text] of texts)
      for (const secret of forms)
        expect(text.includes(secret), `way ${way}, ${where}: ${around(text, secret)}`).toBe(false);
    return { path: ['way', way], value: form.length };
  });
});

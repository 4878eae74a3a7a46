import { createSync, memoryGestan, memoryStorage } from 'woo-gestan';
import { planStock } from 'woo-gestan/diff';
import { GestanError } from 'woo-gestan/gestan';
import { createFamilyTable } from 'woo-gestan/mapping';
import { parseReference, pieceRef } from 'woo-gestan/pieces';
import { label, renderHtml, renderPlan, renderReportHtml } from 'woo-gestan/report';
import { createWebhookHandler, createWooClient, WooError } from 'woo-gestan/woo';

/** A shop of one product and one order, as a transport: no network, no server, no Node. */
const lists: Readonly<Record<string, unknown>> = {
  '/wp-json/': { timezone_string: 'Europe/Paris' },
  '/wp-json/wc/v3/settings/general': [
    { id: 'woocommerce_default_country', value: 'FR' },
    { id: 'woocommerce_currency', value: 'EUR' },
    { id: 'woocommerce_calc_taxes', value: 'yes' },
  ],
  '/wp-json/wc/v3/settings/tax': [{ id: 'woocommerce_prices_include_tax', value: 'yes' }],
  '/wp-json/wc/v3/settings/products': [{ id: 'woocommerce_weight_unit', value: 'kg' }],
  '/wp-json/wc/v3/products': [
    {
      id: 7,
      name: 'Thé noir',
      slug: 'the-noir',
      type: 'simple',
      status: 'publish',
      sku: 'THE-1',
      price: '12.00',
      regular_price: '12.00',
      sale_price: '',
      tax_class: '',
      tax_status: 'taxable',
      manage_stock: true,
      stock_quantity: 3,
      date_modified_gmt: '2026-11-01T08:00:00',
      date_created_gmt: '2026-11-01T08:00:00',
      categories: [],
      images: [],
      attributes: [],
      variations: [],
      meta_data: [],
    },
  ],
  '/wp-json/wc/v3/taxes': [
    { id: 1, country: 'FR', state: '', rate: '5.5', class: '', priority: 1, compound: false, order: 0 },
  ],
  '/wp-json/wc/v3/taxes/classes': [{ slug: 'standard', name: 'Standard' }],
};

export async function transport(request: Request): Promise<Response> {
  const rows = lists[new URL(request.url).pathname] ?? [];
  const total = Array.isArray(rows) ? rows.length : 1;
  return Response.json(rows, {
    headers: { 'x-wp-total': String(total), 'x-wp-totalpages': String(Math.min(total, 1)) },
  });
}

function must(holds: unknown, what: string): void {
  if (!holds) throw new Error(`Not so: ${what}`);
}

/** Signed by the platform itself, not by the package. */
async function signature(body: string, secret: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes(secret), hmac, false, ['sign']);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(body)))));
}

/** What must run wherever there is JavaScript. Throws where it does not; gives what was seen. */
export async function scenario(): Promise<string> {
  const keys = { consumerKey: `ck_${'a'.repeat(40)}`, consumerSecret: `cs_${'b'.repeat(40)}` };
  const woo = createWooClient({ url: 'https://shop.example', ...keys, transport });
  const [tea] = await woo.products.list().toArray();
  must(tea?.sku === 'THE-1', 'the client reads products');
  const refusing = createWooClient({
    url: 'https://shop.example',
    ...keys,
    maxRetries: 0,
    transport: async () => Response.json({ code: 'woocommerce_rest_x', message: 'No' }, { status: 401 }),
  });
  const refusal = await refusing.products.get(1).catch((error: unknown) => error);
  must(refusal instanceof WooError, `a refusal is a WooError: ${String(refusal)}`);

  const body = JSON.stringify({ id: 7 });
  const signed = new Request('https://app.example/hook', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-wc-webhook-signature': await signature(body, 'secret'),
      'x-wc-webhook-topic': 'product.updated',
      'x-wc-webhook-resource': 'product',
      'x-wc-webhook-event': 'updated',
      'x-wc-webhook-id': '1',
      'x-wc-webhook-delivery-id': 'd1',
      'x-wc-webhook-source': 'https://shop.example/',
    },
  });
  let heard: unknown;
  const handle = createWebhookHandler({
    secret: 'secret',
    onHint: async (hint) => {
      heard = hint;
    },
  });
  const answer = await handle(signed);
  must(answer.status < 300 && heard !== undefined, `the webhook handler hears: ${answer.status}`);

  await using sync = createSync({
    shop: { id: 'main', url: 'https://shop.example', ...keys },
    gestan: memoryGestan(),
    storage: memoryStorage(),
    transport,
  });
  await sync.setup.accept(await sync.setup.propose(), { select: 'all' });
  const plan = await sync.products.plan({ direction: 'woo-to-gestan' });
  must(plan.rows[0]?.status === 'add-to-gestan', `the plan adds: ${renderPlan(plan)}`);
  const report = await sync.products.apply(plan, { select: 'all' });
  must(report.counts.done === 1, `the apply writes: ${JSON.stringify(report.counts)}`);
  must(renderHtml(plan, { language: 'fr' }).includes('Thé noir'), 'the page shows the row');
  must(/^<!doctype html>/i.test(renderReportHtml(report)), 'the report is a page');

  must(label('add-to-woo', 'fr') === 'Ajouter à Woocommerce', 'labels');
  must(typeof planStock === 'function' && typeof createFamilyTable === 'function', 'pure modules');
  must(parseReference(pieceRef('main', 7, 'invoice')) !== undefined, 'references');
  must(new GestanError('x', { code: 'gestan.refused' }) instanceof Error, 'errors');
  return `plan ${JSON.stringify(plan.summary)}, apply ${report.counts.done} done`;
}

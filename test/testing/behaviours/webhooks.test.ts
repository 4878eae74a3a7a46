import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bench, kinds } from './kit.js';

interface Heard {
  readonly headers: Headers;
  readonly body: string;
}

/** A listener that answers as told and keeps what it heard. */
function listener() {
  const heard: Heard[] = [];
  let status = 200;
  return {
    heard,
    answer(next: number) {
      status = next;
    },
    receive: async (request: Request): Promise<Response> => {
      heard.push({ headers: request.headers, body: await request.text() });
      return new Response(null, { status });
    },
  };
}

describe.each(kinds)('webhooks, orders in %s', (kind) => {
  const topic = (name: string) => ({
    topic: name,
    delivery_url: 'https://hooks.example/in',
    secret: 's3cret',
  });

  test('46: the ping is an unsigned form; deliveries are signed over the bytes they carry', async () => {
    const ear = listener();
    const { post, put, store } = bench(kind, { sendWebhook: ear.receive });
    const { id } = (await post('/webhooks', topic('product.updated'))).body;
    expect(ear.heard).toHaveLength(1);
    expect([ear.heard[0]?.body, ear.heard[0]?.headers.get('x-wc-webhook-signature')]).toEqual([
      `webhook_id=${id}`,
      null,
    ]);
    await put('/products/19', { name: 'Épée “rare” / <b>' });
    const [sent] = await store.deliverWebhooks();
    const got = ear.heard[1];
    const signature = createHmac('sha256', 's3cret')
      .update(got?.body ?? '')
      .digest('base64');
    expect(got?.headers.get('x-wc-webhook-signature')).toBe(signature);
    expect(got?.headers.get('x-wc-webhook-topic')).toBe('product.updated');
    expect(JSON.parse(got?.body ?? '')).toMatchObject({ id: 19 });
    expect(sent?.body).toBe(got?.body);
  });

  test('47: failures in a row disable a webhook; a success starts the count anew', async () => {
    const ear = listener();
    const { post, put, get, store } = bench(kind, { sendWebhook: ear.receive });
    const { id } = (await post('/webhooks', topic('product.updated'))).body;
    let n = 0;
    const deliver = async (status: number, times: number) => {
      ear.answer(status);
      for (let i = 0; i < times; i += 1) {
        n += 1;
        await put('/products/19', { menu_order: n });
        await store.deliverWebhooks();
      }
      return (await get(`/webhooks/${id}`)).body.status;
    };
    expect(await deliver(500, 6)).toBe('active');
    expect(await deliver(200, 1)).toBe('active');
    // Redirects and "gone" do not count.
    expect(await deliver(302, 8)).toBe('active');
    expect(await deliver(410, 8)).toBe('active');
    expect(await deliver(503, 6)).toBe('active');
    expect(await deliver(503, 1)).toBe('disabled');
    const before = ear.heard.length;
    await deliver(200, 1);
    expect(ear.heard).toHaveLength(before);
  });

  test('48: the shop announces a move to the trash, but no deletion for good', async () => {
    const ear = listener();
    const { post, remove, store } = bench(kind, { sendWebhook: ear.receive });
    for (const name of ['product.deleted', 'order.deleted', 'coupon.deleted'])
      await post('/webhooks', topic(name));
    const kindsOfThings = [
      ['/products', { name: 'Bref' }],
      ['/orders', {}],
      ['/coupons', { code: 'bref' }],
    ] as const;
    for (const [path, body] of kindsOfThings) {
      const { id } = (await post(path, body)).body;
      await store.deliverWebhooks();
      await remove(`${path}/${id}`, { force: 'true' });
      expect([path, await store.deliverWebhooks()]).toEqual([path, []]);
    }
    const { id } = (await post('/products', { name: 'Jeté' })).body;
    await remove(`/products/${id}`);
    expect((await store.deliverWebhooks()).map((sent) => JSON.parse(sent.body))).toEqual([{ id }]);
  });
});

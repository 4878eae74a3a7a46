import { describe, expect, test } from 'vitest';
import { isSyncError } from 'woo-gestan';
import { createFakeStore, sampleShop } from 'woo-gestan/testing';
import { parseFault } from '../../src/cli/faults.js';

async function statusWith(fault: string, method: string, path: string): Promise<number> {
  const store = createFakeStore({ shop: sampleShop() });
  store.faults.add(parseFault(fault, 7));
  const { consumerKey, consumerSecret } = store.keys;
  const request = new Request(`https://shop.example/wp-json/wc/v3${path}`, {
    method,
    headers: { authorization: `Basic ${btoa(`${consumerKey}:${consumerSecret}`)}` },
  });
  return (await store.transport(request)).status;
}

describe('faults of the command line', () => {
  test('a kind strikes every request, or those of a method and path', async () => {
    expect(await statusWith('status', 'GET', '/products')).toBe(503);
    expect(await statusWith('status@GET /orders', 'GET', '/orders')).toBe(503);
    expect(await statusWith('status@GET /orders', 'GET', '/products')).toBe(200);
    expect(await statusWith('status@/orders', 'GET', '/orders')).toBe(503);
    expect(await statusWith('status@POST', 'GET', '/orders')).toBe(200);
  });

  test('a share is chance by the seed; a rule is one of createFakeStore', async () => {
    expect(parseFault('0.2', 7)).toEqual({ seed: 7, rate: 0.2 });
    const rule = '{"fault":{"kind":"status","status":429},"when":{"path":"/products"}}';
    expect(await statusWith(rule, 'GET', '/products')).toBe(429);
  });

  test.each(['2', 'lost', 'status@orders', '{"kind":"slow"}', '{fault', ''])(
    '%s is refused, and named',
    (text) => {
      let caught: unknown;
      try {
        parseFault(text, 1);
      } catch (error) {
        caught = error;
      }
      if (!isSyncError(caught)) throw caught;
      expect(caught.field).toBe('--fault');
      expect(caught.hint).toContain('lost-answer');
    },
  );
});

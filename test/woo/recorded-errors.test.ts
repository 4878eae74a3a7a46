import { describe, expect, it } from 'vitest';
import { errorFromAnswer } from '../../src/woo/answer/classify.js';
import { WooError, type WooErrorCode } from '../../src/woo/index.js';
import { labelOf, type Recording, recordings, textOf } from './recordings.js';

function errorOf(row: Recording): WooError | undefined {
  return errorFromAnswer({
    method: row.request.method,
    path: row.request.path,
    status: row.response.status,
    headers: new Headers(row.response.headers),
    text: textOf(row),
  });
}

const all = recordings();

/**
 * What each recorded error means, by status and WooCommerce's code, worked out by hand from the
 * recordings.
 */
const meanings: readonly (readonly [RegExp, WooErrorCode])[] = [
  [/^400 (product_invalid_sku|woocommerce_rest_product_not_created)$/, 'woo.duplicate-sku'],
  [
    /^400 (product_invalid_global_unique_id|term_exists|registration-error-(email|username)-exists)$/,
    'woo.duplicate',
  ],
  [/^400 woocommerce_rest_(coupon_code_already|tax_class)_exists$/, 'woo.duplicate'],
  [/^400 woocommerce_product_(image_upload_error|invalid_image_id)$/, 'woo.image'],
  [/^400 woocommerce_rest_((product|shop_order|shop_webhook)_)?invalid_id$/, 'woo.not-found'],
  [/^400 /, 'woo.invalid'],
  [/^401 /, 'woo.auth'],
  [/^403 /, 'woo.forbidden'],
  [/^404 woocommerce_api_disabled$/, 'woo.not-found'],
  [/^404 HTML$/, 'woo.permalinks'],
  [/^404 (?!rest_no_route)/, 'woo.not-found'],
  [/^410 woocommerce_rest_already_trashed$/, 'woo.gone'],
  [/^413 /, 'woo.too-large'],
  [/^500 internal_server_error$/, 'woo.server-error'],
  [/^500 woocommerce_rest_invalid_order(_refund)?_id$/, 'woo.not-found'],
  [/^500 /, 'woo.invalid'],
  [/^501 /, 'woo.not-supported'],
  [/^503 wp_die$/, 'woo.maintenance'],
];

function meaningOf(row: Recording): WooErrorCode {
  const body = row.response.body as { code?: string; errors?: { code: string } } | undefined;
  const code = body?.code ?? body?.errors?.code ?? (textOf(row).startsWith('<') ? 'HTML' : '');
  if (row.response.status === 404 && code === 'rest_no_route') {
    return /^\/wp-json\/wc\/v3\/products$/.test(row.request.path) ? 'woo.not-woocommerce' : 'woo.no-route';
  }
  const found = meanings.find(([pattern]) => pattern.test(`${row.response.status} ${code}`));
  if (found === undefined) throw new Error(`No meaning is written down for ${labelOf(row)}: ${code}`);
  return found[1];
}

describe('recorded errors', () => {
  const failed = all.filter((row) => row.response.status >= 400);

  it('are many', () => expect(failed.length).toBeGreaterThan(450));

  it('each become the error that they mean', () => {
    for (const row of failed) {
      const error = errorOf(row);
      expect(error, labelOf(row)).toBeInstanceOf(WooError);
      expect(error?.code, labelOf(row)).toBe(meaningOf(row));
      expect(error?.status, labelOf(row)).toBe(row.response.status);
      const wooCode = (row.response.body as { code?: string } | undefined)?.code;
      if (wooCode !== undefined) expect(error?.wooCode, labelOf(row)).toBe(wooCode);
      expect(error?.message, labelOf(row)).toContain(`${row.request.method} ${row.request.path}`);
    }
  });

  it('name the row that holds the SKU, the barcode or the name already', () => {
    const named = failed.filter((row) => JSON.stringify(row.response.body ?? '').includes('"resource_id"'));
    expect(named.length).toBeGreaterThan(20);
    for (const row of named) {
      const { resource_id } = (row.response.body as { data: { resource_id: number } }).data;
      expect(errorOf(row)?.resourceId, labelOf(row)).toBe(resource_id);
    }
  });

  it('name the faulty field of every schema fault', () => {
    for (const row of failed) {
      const { code, data } = (row.response.body ?? {}) as { code?: string; data?: { params: object } };
      if (code !== 'rest_invalid_param' && code !== 'rest_missing_callback_param') continue;
      const params = data?.params ?? {};
      const first = Array.isArray(params) ? params[0] : Object.keys(params)[0];
      expect(errorOf(row)?.field, labelOf(row)).toBe(first);
    }
  });
});

describe('recorded answers that are no errors of WooCommerce', () => {
  const one = (name: string) => {
    const row = all.find((candidate) => candidate.name === name && candidate.store === 'wc11');
    if (row === undefined) throw new Error(`"${name}" is not recorded.`);
    return row;
  };

  it.each([
    ['plain permalinks: wp-json', 'woo.permalinks'],
    ['plain permalinks: POST', 'woo.permalinks'],
    ['plain permalinks, host without rewriting: wp-json', 'woo.permalinks'],
    ['WooCommerce inactive', 'woo.not-woocommerce'],
    ['maintenance mode', 'woo.maintenance'],
  ])('%s is %s', (name, code) => {
    expect(errorOf(one(name))?.code).toBe(code);
  });

  it('tells how long the maintenance asks to wait', () => {
    expect(errorOf(one('maintenance mode'))?.retryAfterMs).toBe(600_000);
  });

  it('reads every successful one', () => {
    for (const row of all.filter(({ response }) => response.status < 300)) {
      if (row.name === 'plain permalinks: POST' || row.request.method === 'HEAD') continue;
      expect(errorOf(row), labelOf(row)).toBeUndefined();
    }
  });
});

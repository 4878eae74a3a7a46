import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import * as woo from '../../src/woo/index.js';
import type * as order from '../../src/woo/schemas/order.js';
import type * as product from '../../src/woo/schemas/product.js';
import type * as shop from '../../src/woo/schemas/shop.js';

/** A type with all its members readonly and without `undefined`, so that only the shape is compared. */
type Plain<T> = T extends readonly (infer Item)[]
  ? readonly Plain<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Plain<Exclude<T[K], undefined>> }
    : T;

/** What a schema lets through. */
type Row<Shape extends z.ZodRawShape> = Plain<z.output<z.ZodObject<Shape>>>;

describe('the row types', () => {
  it('name exactly the fields that the schemas check, with the same types', () => {
    expectTypeOf<Plain<woo.WooProduct>>().toEqualTypeOf<Row<ReturnType<typeof product.productShape>>>();
    expectTypeOf<Plain<woo.WooVariation>>().toEqualTypeOf<Row<ReturnType<typeof product.variationShape>>>();
    expectTypeOf<Plain<woo.WooCategory>>().toEqualTypeOf<Row<ReturnType<typeof product.categoryShape>>>();
    expectTypeOf<Plain<woo.WooTag>>().toEqualTypeOf<Row<ReturnType<typeof product.tagShape>>>();
    expectTypeOf<Plain<woo.WooOrder>>().toEqualTypeOf<Row<ReturnType<typeof order.orderShape>>>();
    expectTypeOf<Plain<woo.WooRefund>>().toEqualTypeOf<Row<ReturnType<typeof order.refundShape>>>();
    expectTypeOf<Plain<woo.WooCustomer>>().toEqualTypeOf<Row<ReturnType<typeof order.customerShape>>>();
    expectTypeOf<Plain<woo.WooTaxRate>>().toEqualTypeOf<Row<ReturnType<typeof shop.taxRateShape>>>();
    expectTypeOf<Plain<woo.WooTaxClass>>().toEqualTypeOf<Row<ReturnType<typeof shop.taxClassShape>>>();
    expectTypeOf<Plain<woo.WooPaymentGateway>>().toEqualTypeOf<
      Row<ReturnType<typeof shop.paymentGatewayShape>>
    >();
    expectTypeOf<Plain<woo.WooSetting>>().toEqualTypeOf<Row<ReturnType<typeof shop.settingShape>>>();
    expectTypeOf<Plain<woo.WooSettingGroup>>().toEqualTypeOf<
      Row<ReturnType<typeof shop.settingGroupShape>>
    >();
    expectTypeOf<Plain<woo.WooSystemStatus>>().toEqualTypeOf<
      Row<ReturnType<typeof shop.systemStatusShape>>
    >();
    expectTypeOf<Plain<woo.WooWebhook>>().toEqualTypeOf<Row<ReturnType<typeof shop.webhookShape>>>();
  });

  it('let no misspelt field compile, at the top of a row or inside it', () => {
    const read = (row: woo.WooProduct, variation: woo.WooVariation, placed: woo.WooOrder) => [
      // @ts-expect-error The field is `tax_class`.
      row.tax_clas,
      // @ts-expect-error No field is called so, nor is a plugin's field reached by its name.
      row.shiping_class,
      // @ts-expect-error No field is called so, nor is a plugin's field reached by its name.
      variation.shiping_class,
      // @ts-expect-error The field is `slug`.
      row.categories[0]?.slugg,
      // @ts-expect-error The field is `postcode`.
      placed.billing.post_code,
      // @ts-expect-error The field is `quantity`.
      placed.line_items[0]?.quantiy,
    ];
    expect(read).toBeTypeOf('function');
  });
});

describe('extraField', () => {
  it("reads a plugin's field as an unknown value", () => {
    const row = { id: 7, loyalty_points: 12 };
    expectTypeOf(woo.extraField(row, 'loyalty_points')).toEqualTypeOf<unknown>();
    expect(woo.extraField(row, 'loyalty_points')).toBe(12);
  });

  it('gives undefined for a field that the row does not have, also for the names of every object', () => {
    expect(woo.extraField({ id: 7 }, 'loyalty_points')).toBeUndefined();
    expect(woo.extraField({ id: 7 }, 'toString')).toBeUndefined();
    expect(woo.extraField({ id: 7 }, '__proto__')).toBeUndefined();
  });
});

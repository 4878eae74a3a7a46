import type { WooHttp } from './http/http.js';
import type { WooCallOptions, WooListOptions } from './reading/list-types.js';
import { readRow } from './reading/row-reader.js';
import {
  createListable,
  createReadable,
  createWritable,
  readerOf,
  rowPath,
  type WooListable,
  type WooReadable,
  type WooReadOptions,
  type WooWritable,
} from './resource.js';
import { createChecker } from './schemas/check.js';
import { customerShape, orderShape, refundShape } from './schemas/order.js';
import { categoryShape, productShape, tagShape, variationShape } from './schemas/product.js';
import {
  paymentGatewayShape,
  settingGroupShape,
  settingShape,
  systemStatusShape,
  taxClassShape,
  taxRateShape,
  webhookShape,
} from './schemas/shop.js';
import type {
  WooCategory,
  WooCustomer,
  WooOrder,
  WooPaymentGateway,
  WooProduct,
  WooRefund,
  WooSetting,
  WooSettingGroup,
  WooSystemStatus,
  WooTag,
  WooTaxClass,
  WooTaxRate,
  WooVariation,
  WooWebhook,
} from './types.js';
import { type CreateOptions, createRow } from './writing/create.js';
import { deleteRow } from './writing/delete.js';
import { findBySku } from './writing/find-by-sku.js';
import type { WooInput } from './writing/input.js';
import { createSizer } from './writing/sizer.js';
import { slashed, slashedTerm } from './writing/slashed.js';
import { updateRow } from './writing/update.js';
import {
  runVariationBatch,
  type VariationBatch,
  type VariationBatchResults,
} from './writing/variation-batch.js';

/** The refunds of one order. They cannot be changed; deleting one is always permanent. */
export interface WooRefunds extends WooReadable<WooRefund> {
  /**
   * Creates a refund. Unlike WooCommerce, it moves no money unless `api_refund: true` is sent:
   * `false` is the default here.
   */
  create(input: WooInput, options?: CreateOptions<WooRefund>): Promise<WooRefund>;
  /** Deletes a refund. `undefined`: it was already gone. */
  delete(id: number, options?: WooCallOptions): Promise<WooRefund | undefined>;
}

/** Tax classes. They are named by slug. */
export interface WooTaxClasses extends WooReadable<WooTaxClass, string> {
  /** Creates a tax class. */
  create(input: WooInput, options?: CreateOptions<WooTaxClass>): Promise<WooTaxClass>;
  /** Deletes it permanently: tax classes have no trash. */
  delete(slug: string, options?: WooCallOptions): Promise<WooTaxClass | undefined>;
}

/** Payment gateways. They are named by id: `bacs`. */
export interface WooPaymentGateways extends WooReadable<WooPaymentGateway, string> {
  /** Changes a payment gateway. */
  update(id: string, input: WooInput, options?: WooCallOptions): Promise<WooPaymentGateway>;
}

/** The shop's settings, in groups. */
export interface WooSettingsResource {
  /** All groups: `general`, `products`, `tax` … */
  groups(options?: WooCallOptions): Promise<readonly WooSettingGroup[]>;
  /** The settings of a group. */
  list(group: string, options?: WooListOptions): Promise<readonly WooSetting[]>;
  /** One setting. */
  get(group: string, id: string, options?: WooCallOptions): Promise<WooSetting>;
  /** Changes one setting. */
  update(group: string, id: string, input: WooInput, options?: WooCallOptions): Promise<WooSetting>;
}

/** The system status of the shop. */
export interface WooSystemStatusResource {
  /**
   * Needs a key of an administrator or shop manager. `_fields` keeps it from listing every plugin.
   */
  get(
    options?: WooCallOptions & { readonly _fields?: readonly string[] | undefined },
  ): Promise<WooSystemStatus>;
}

/** Everything of a store that can be read and written. */
export interface WooResources {
  /** Products. */
  readonly products: WooWritable<WooProduct>;
  /** The variations of one product. */
  variations(parentId: number): WooWritable<WooVariation>;
  /** The variations of all products (WooCommerce 11 and newer; older ones throw `woo.no-route`). */
  readonly allVariations: WooListable<WooVariation>;
  /**
   * Writes variations of many products. The API has one batch per product; several are sent at
   * once.
   */
  batchVariations(batch: VariationBatch, options?: WooCallOptions): Promise<VariationBatchResults>;
  /** Product categories. */
  readonly categories: WooWritable<WooCategory>;
  /** Product tags. */
  readonly tags: WooWritable<WooTag>;
  /** Orders. */
  readonly orders: WooWritable<WooOrder>;
  /** The refunds of one order. */
  refunds(orderId: number): WooRefunds;
  /** The refunds of all orders; `parent_id` is the order. */
  readonly allRefunds: WooListable<WooRefund>;
  /** Customers. */
  readonly customers: WooWritable<WooCustomer>;
  /** Tax rates. */
  readonly taxes: WooWritable<WooTaxRate>;
  /** Tax classes. */
  readonly taxClasses: WooTaxClasses;
  /** Payment gateways. */
  readonly paymentGateways: WooPaymentGateways;
  /** Settings. */
  readonly settings: WooSettingsResource;
  /** System status. */
  readonly systemStatus: WooSystemStatusResource;
  /** Webhooks. */
  readonly webhooks: WooWritable<WooWebhook>;
}

function setParent(id: number): (row: Record<string, unknown>) => void {
  return (row) => {
    if (row.parent_id === undefined || row.parent_id === 0) row.parent_id = id;
  };
}

function createSettings(http: WooHttp): WooSettingsResource {
  const groups = createListable<WooSettingGroup>(http, {
    path: 'settings',
    paged: false,
    checker: createChecker(settingGroupShape, 'id'),
  });
  const checker = createChecker(settingShape, 'id');
  const group = (name: string) => {
    const path = rowPath({ path: 'settings' }, name);
    return createReadable<WooSetting, string>(http, { path, paged: false, checker });
  };
  return {
    groups: (options) => groups.list({}, options).toArray(),
    list: async (name, options) => group(name).list({}, options).toArray(),
    get: async (name, id, options) => group(name).get(id, options),
    async update(name, id, input, options) {
      const reader = readerOf<WooSetting>(http, { path: rowPath({ path: 'settings' }, name), checker });
      return updateRow(reader, rowPath(reader, id), input, options);
    },
  };
}

function createTaxClasses(http: WooHttp): WooTaxClasses {
  const definition = {
    path: 'taxes/classes',
    key: 'slug',
    paged: false,
    checker: createChecker(taxClassShape, 'slug'),
  };
  const reader = readerOf<WooTaxClass>(http, definition);
  return {
    ...createReadable<WooTaxClass, string>(http, definition),
    create: (input, options) => createRow(reader, input, options),
    delete: async (slug, options) => deleteRow(reader, rowPath(reader, slug), { ...options, force: true }),
  };
}

function createRefunds(
  http: WooHttp,
  orderId: number,
  checker: ReturnType<typeof createChecker>,
): WooRefunds {
  const path = `${rowPath({ path: 'orders' }, orderId)}/refunds`;
  const definition = { path, checker, complete: setParent(orderId) };
  const reader = readerOf<WooRefund>(http, definition);
  return {
    ...createReadable<WooRefund>(http, definition),
    create: (input, options) => createRow(reader, { api_refund: false, ...input }, options),
    delete: async (id, options) => deleteRow(reader, rowPath(reader, id), { ...options, force: true }),
  };
}

export function createResources(http: WooHttp): WooResources {
  const variationChecker = createChecker(variationShape, 'id');
  const refundChecker = createChecker(refundShape, 'id');
  const gatewayChecker = createChecker(paymentGatewayShape, 'id');
  const statusChecker = createChecker(systemStatusShape, undefined);
  const variationSizer = createSizer();
  const gateways = readerOf<WooPaymentGateway>(http, {
    path: 'payment_gateways',
    paged: false,
    checker: gatewayChecker,
  });
  const status = readerOf<WooSystemStatus>(http, { path: 'system_status', checker: statusChecker });
  const variations = (parentId: number) => {
    const path = `${rowPath({ path: 'products' }, parentId)}/variations`;
    const definition = { path, checker: variationChecker, complete: setParent(parentId) };
    return createWritable<WooVariation>(http, definition, variationSizer);
  };
  const writable = <T>(path: string, shape: Parameters<typeof createChecker>[0]) =>
    createWritable<T>(http, { path, checker: createChecker(shape, 'id') });
  const terms = <T>(path: string, shape: Parameters<typeof createChecker>[0]) =>
    createWritable<T>(http, { path, checker: createChecker(shape, 'id'), toStore: slashedTerm });

  return {
    products: createWritable<WooProduct>(
      http,
      { path: 'products', checker: createChecker(productShape, 'id'), toStore: slashed },
      createSizer(),
      findBySku,
    ),
    variations,
    allVariations: createListable<WooVariation>(http, { path: 'variations', checker: variationChecker }),
    batchVariations: (batch, options) => runVariationBatch(variations, batch, options),
    categories: terms<WooCategory>('products/categories', categoryShape),
    tags: terms<WooTag>('products/tags', tagShape),
    orders: writable<WooOrder>('orders', orderShape),
    refunds: (orderId) => createRefunds(http, orderId, refundChecker),
    allRefunds: createListable<WooRefund>(http, { path: 'refunds', checker: refundChecker }),
    customers: writable<WooCustomer>('customers', customerShape),
    taxes: writable<WooTaxRate>('taxes', taxRateShape),
    taxClasses: createTaxClasses(http),
    paymentGateways: {
      ...createReadable<WooPaymentGateway, string>(http, gateways),
      update: async (id, input, options) => updateRow(gateways, rowPath(gateways, id), input, options),
    },
    settings: createSettings(http),
    systemStatus: {
      async get(options?: WooReadOptions & { readonly _fields?: readonly string[] | undefined }) {
        const { signal, _fields } = options ?? {};
        const reply = await http.request({
          method: 'GET',
          path: 'system_status',
          query: { _fields },
          signal,
        });
        return readRow(status, reply.data, 'GET', _fields);
      },
    },
    webhooks: writable<WooWebhook>('webhooks', webhookShape),
  };
}

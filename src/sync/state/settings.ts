import * as z from 'zod';
import { isDay, isDecimal, isMoment, SettingsError } from '../../core/index.js';
import type { ProductOwners, VariantRule } from '../../diff/index.js';
import { defaultOwners, ownedFields } from '../../diff/products/field-table.js';
import { parseVariantRule } from '../../diff/products/variants.js';
import { defaultBilling } from '../../pieces/settings.js';

const share = z.number().min(0, 'must be a share between 0 and 1').max(1, 'must be a share between 0 and 1');
const name = z.string().min(1, 'must not be empty');
const owner = z.enum(['gestan', 'woo', 'both'], 'must be gestan, woo or both');
const positive = z
  .string('must be a decimal number as text')
  .refine(
    (text) => isDecimal(text) && Number(text) > 0,
    'must be a positive decimal number as text, such as "0.92"',
  );
const percent = z
  .string()
  .refine((text) => isDecimal(text) && Number(text) >= 0, 'must be a VAT rate in percent, such as "5.5"');
const country = z.string().regex(/^[A-Z]{2}$/, 'must be a country such as FR');
const moment = z
  .string('must be a day or an instant')
  .refine(isMoment, 'must be a day (2026-03-31) or an instant with its zone (2026-03-31T08:00:00Z)');

const owners = z.strictObject(
  Object.fromEntries(ownedFields.map((field) => [field, owner])) as Record<keyof ProductOwners, typeof owner>,
);

function isVariantRule(value: unknown): boolean {
  try {
    parseVariantRule(value);
    return true;
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}

const steps = z.enum(['quote', 'order', 'delivery-note', 'invoice', 'invoice-if-paid']);

/** Each setting with what it may be and its default. */
/** All settings, with their defaults. */
export const settingsSchema = z.strictObject({
  products: z
    .strictObject({
      /** Which side decides each field. */
      owners: owners.default({ ...defaultOwners }),
      /** Which side wins for a field of `both` that changed differently on both sides. */
      conflicts: z.enum(['ask', 'gestan', 'woo'], 'must be ask, gestan or woo').default('ask'),
      /** Keys of the Woo meta fields that are synced. */
      metaFields: z.array(name).default([]),
      /** The family of Woo products whose categories map to none; null: such a product is blocked. */
      defaultFamily: z
        .strictObject({ familyId: name, subFamilyId: name.optional() })
        .nullable()
        .default(null),
      /**
       * The Gestan code of a Woo product without SKU: this text and the Woo id; null: such a product
       * is blocked.
       */
      codePrefix: name.nullable().default(null),
      /**
       * Whether a product of which Gestan does not say so is published when it is added to the shop.
       */
      publishNew: z.boolean().default(true),
      /** How Gestan's products become variants of a Woo product. */
      variants: z
        .custom<VariantRule>(
          isVariantRule,
          'must be { by: "none" }, { by: "prefix", … } or { by: "table", … }',
        )
        .default({ by: 'none' }),
      /** Whether `run()` sends and fetches images too. A plan takes them by its own option. */
      images: z.boolean('must be true or false').default(false),
    })
    .prefault({}),
  stock: z
    .strictObject({
      /**
       * Send 0 for a negative figure. Off: the negative quantity is sent, for shops that show
       * backorders.
       */
      clampNegative: z.boolean().default(true),
      /** Turn on « Manage stock » for linked products of which Gestan knows the figure. */
      startManaging: z.boolean().default(false),
    })
    .prefault({}),
  contacts: z
    .strictObject({
      /** Score, 0 to 1, from which two are the same while nothing contradicts it. */
      same: share.default(0.9),
      /** Score from which two are possible homonyms, to be looked at. */
      review: share.default(0.3),
      /** The least Levenshtein similarity at which names count as alike. */
      nameSimilarity: share.default(0.8),
      /** A phone number that more contacts than this share says nothing. */
      sharedAfter: z.int().min(1).default(3),
      /** Country of phone numbers that are written without one. */
      country: country.default('FR'),
      /** The shop's own addresses and domains (`@shop.example`): they belong to no customer. */
      ownEmails: z.array(name).default([]),
      /**
       * What an order does whose customer is under review: wait for `contacts.decide()`, while the
       * run goes on with the others; or make a new contact, and leave the question open in
       * `contacts.plan()`.
       */
      onReview: z.enum(['wait', 'create'], 'must be wait or create').default('wait'),
    })
    .prefault({}),
  orders: z
    .strictObject({
      /**
       * Orders created before are not imported by `run()`. A day is the shop's day. Null: `run()`
       * refuses to import orders.
       */
      startAt: moment.nullable().default(null),
      /** Orders that are left alone. */
      skip: z
        .strictObject({
          /** By origin, such as `subscription` (renewals). */
          createdVia: z.array(name).default([]),
          /** By the presence of a meta key. */
          metaKeys: z.array(name).default([]),
          paymentMethods: z.array(z.string()).default([]),
          statuses: z.array(name).default([]),
        })
        .prefault({}),
    })
    .prefault({}),
  billing: z
    .strictObject({
      pieces: z
        .strictObject({
          invoices: z.boolean().default(defaultBilling.pieces.invoices),
          quotes: z.boolean().default(defaultBilling.pieces.quotes),
          orders: z.boolean().default(defaultBilling.pieces.orders),
          deliveryNotes: z.boolean().default(defaultBilling.pieces.deliveryNotes),
        })
        .prefault({}),
      statuses: z
        .record(name, z.array(steps))
        .default(() =>
          Object.fromEntries(
            Object.entries(defaultBilling.statuses).map(([status, list]) => [status, [...list]]),
          ),
        ),
      stockMovedBy: z.enum(['auto', 'delivery-note', 'invoice', 'none']).default(defaultBilling.stockMovedBy),
      invoiceDate: z.enum(['paid', 'completed', 'created', 'import']).default(defaultBilling.invoiceDate),
      /** The last day of the closed accounting period: nothing is dated on it or before. */
      closedUntil: z.string().refine(isDay, 'must be a day such as 2026-03-31').nullable().default(null),
      /**
       * What happens to an order that the shop changed after its invoice: a row that reports it, or
       * pieces that correct it.
       */
      edited: z.enum(['report', 'correct'], 'must be report or correct').default(defaultBilling.edited),
      shippingProductCode: name.nullable().default(null),
      feeProductCode: name.nullable().default(null),
      roundingProductCode: name.nullable().default(null),
      unknownProduct: z
        .union([z.enum(['refuse', 'create']), z.strictObject({ fallbackCode: name })])
        .default('create'),
      deletedProductCode: name.nullable().default(null),
      currencyRates: z
        .record(z.string().regex(/^[A-Z]{3}$/, 'must be currencies such as USD'), positive)
        .default({}),
      exemptions: z
        .strictObject({
          country: country.default('FR'),
          vatNumber: name.nullable().default(null),
          smallFirm: z.boolean().default(false),
        })
        .prefault({}),
      entries: z
        .strictObject({
          enabled: z.boolean().default(false),
          bankAccountId: name.nullable().default(null),
          postingCategoryId: name.nullable().default(null),
          fees: z.boolean().default(false),
          feePostingCategoryId: name.nullable().default(null),
          /** Posting category of multi-purpose vouchers that are sold. */
          voucherPostingCategoryId: name.nullable().default(null),
          /** Posting category by VAT rate and by family. */
          categories: z
            .strictObject({
              rates: z.record(percent, name).default({}),
              families: z.record(name, name).default({}),
            })
            .prefault({}),
          refunds: z.enum(['all', 'gateway', 'none']).default('all'),
        })
        .prefault({}),
    })
    .prefault({}),
  safety: z
    .strictObject({
      /** Share of the managed quantities that one apply may set to zero. */
      stockZeroed: share.default(0.3),
      /** A price that becomes more than this many times higher or lower has jumped. */
      priceFactor: z.number().gt(1, 'must be more than 1').default(3),
      /** Share of the priced products whose price may jump at once. */
      priceJump: share.default(0.05),
      /** Products that one apply may create on a side, as a share of what it holds. */
      created: z.number().min(0, 'must not be negative').default(1),
      /** Share of the shop's products that one apply may unpublish. */
      unpublished: share.default(0.2),
      /** So few rows never break a limit. */
      atLeast: z.int().min(1).default(10),
    })
    .prefault({}),
  history: z
    .strictObject({
      /**
       * Reports of runs, what undoes them, and the last trouble of rows are deleted after so many
       * days. Null: never.
       */
      keepDays: z.int('must be a number of days').min(1, 'must be at least 1').nullable().default(90),
    })
    .prefault({}),
});

/** All settings of one shop, every field filled. `null` means: not set. */
export type SyncSettings = z.infer<typeof settingsSchema>;

/** Every member optional, at any depth; lists are given whole. */
type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? string extends keyof T
      ? { readonly [K in keyof T]?: T[K] | null | undefined }
      : { readonly [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;

/**
 * Some settings: what is absent stays as it is. The tables `statuses` and `currencyRates` are
 * patched entry by entry, `null` takes an entry out; lists, `variants` and `defaultFamily` are
 * replaced as a whole.
 */
export type SettingsPatch = DeepPartial<SyncSettings>;

/** The settings of a shop that nobody has set. */
export const defaultSettings: SyncSettings = settingsSchema.parse({});

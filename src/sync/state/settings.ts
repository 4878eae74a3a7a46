import * as z from 'zod';
import { isDay, isDecimal, isMoment, SettingsError } from '../../core/index.js';
import { lazily } from '../../core/lazily.js';
import type { ProductOwners, VariantRule } from '../../diff/index.js';
import { ownedFields } from '../../diff/products/field-table.js';
import { parseVariantRule } from '../../diff/products/variants.js';

function isVariantRule(value: unknown): boolean {
  try {
    parseVariantRule(value);
    return true;
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}

/** The kinds of values that several settings share. */
function createKinds() {
  const share = z
    .number()
    .min(0, 'must be a share between 0 and 1')
    .max(1, 'must be a share between 0 and 1');
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
    Object.fromEntries(ownedFields.map((field) => [field, owner])) as Record<
      keyof ProductOwners,
      typeof owner
    >,
  );

  const steps = z.enum(['quote', 'order', 'delivery-note', 'invoice', 'invoice-if-paid']);
  return { share, name, owner, positive, percent, country, moment, owners, steps };
}

/** What each setting of billing may be. */
function billingSchema({ name, positive, percent, country, steps }: ReturnType<typeof createKinds>) {
  return z.strictObject({
    pieces: z.strictObject({
      invoices: z.boolean(),
      quotes: z.boolean(),
      orders: z.boolean(),
      deliveryNotes: z.boolean(),
    }),
    statuses: z.record(name, z.array(steps)),
    stockMovedBy: z.enum(['auto', 'delivery-note', 'invoice', 'none']),
    invoiceDate: z.enum(['paid', 'completed', 'created', 'import']),
    /** The last day of the closed accounting period: nothing is dated on or before it. */
    closedUntil: z.string().refine(isDay, 'must be a day such as 2026-03-31').nullable(),
    /**
     * What happens to an order that the shop changed after its invoice: a row that reports it, or
     * pieces that correct it.
     */
    edited: z.enum(['report', 'correct'], 'must be report or correct'),
    shippingProductCode: name.nullable(),
    feeProductCode: name.nullable(),
    roundingProductCode: name.nullable(),
    unknownProduct: z.union([z.enum(['refuse', 'create']), z.strictObject({ fallbackCode: name })]),
    deletedProductCode: name.nullable(),
    currencyRates: z.record(z.string().regex(/^[A-Z]{3}$/, 'must be currencies such as USD'), positive),
    exemptions: z.strictObject({
      country: country,
      vatNumber: name.nullable(),
      smallFirm: z.boolean(),
    }),
    entries: z.strictObject({
      enabled: z.boolean(),
      bankAccountId: name.nullable(),
      postingCategoryId: name.nullable(),
      fees: z.boolean(),
      feePostingCategoryId: name.nullable(),
      /** Posting category of multi-purpose vouchers that are sold. */
      voucherPostingCategoryId: name.nullable(),
      /** Posting category by VAT rate and by family. */
      categories: z.strictObject({
        rates: z.record(percent, name),
        families: z.record(name, name),
      }),
      refunds: z.enum(['all', 'gateway', 'none']),
    }),
  });
}

/** What each setting may be. The defaults fill what is absent before it is checked. */
function createSchema() {
  const kinds = createKinds();
  const { share, name, country, moment, owners } = kinds;
  return z.strictObject({
    products: z.strictObject({
      /** Which side decides each field. */
      owners: owners,
      /** Which side wins for a field of `both` that changed differently on both sides. */
      conflicts: z.enum(['ask', 'gestan', 'woo'], 'must be ask, gestan or woo'),
      /** Keys of the Woo meta fields that are synced. */
      metaFields: z.array(name),
      /**
       * The family of Woo products whose categories map to none; null: such a product is blocked.
       */
      defaultFamily: z.strictObject({ familyId: name, subFamilyId: name.optional() }).nullable(),
      /**
       * The Gestan code of a Woo product without SKU: this text and the Woo id; null: such a
       * product is blocked.
       */
      codePrefix: name.nullable(),
      /**
       * Whether a product that is added to the shop is published, if Gestan does not say.
       */
      publishNew: z.boolean(),
      /** How Gestan's products become variants of a Woo product. */
      variants: z.custom<VariantRule>(
        isVariantRule,
        'must be { by: "none" }, { by: "prefix", … } or { by: "table", … }',
      ),
      /** Whether `run()` also sends and downloads images. Plans have their own option. */
      images: z.boolean('must be true or false'),
    }),
    stock: z.strictObject({
      /**
       * Send 0 for a negative figure. Off: the negative quantity is sent, for shops that show
       * backorders.
       */
      clampNegative: z.boolean(),
      /** Turn on “Manage stock” for linked products with a figure in Gestan. */
      startManaging: z.boolean(),
    }),
    contacts: z.strictObject({
      /** The lowest score, 0 to 1, that links two people, if nothing contradicts it. */
      same: share,
      /** The lowest score at which two are possibly the same person, for review. */
      review: share,
      /** The lowest Levenshtein similarity at which names count as similar. */
      nameSimilarity: share,
      /** A phone number or mailbox that more contacts share proves nothing alone. */
      sharedAfter: z.int().min(1),
      /** Country of phone numbers that are written without one. */
      country: country,
      /** The shop's own addresses and domains (`@shop.example`): they belong to no customer. */
      ownEmails: z.array(name),
      /**
       * An order whose customer is under review. `wait`: it waits for `contacts.decide()`, and the
       * run continues with the others. `create`: a new contact is created, and the question stays
       * open in `contacts.plan()`.
       */
      onReview: z.enum(['wait', 'create'], 'must be wait or create'),
    }),
    orders: z.strictObject({
      /**
       * `run()` does not import orders created before this. A day is a day of the shop. Null:
       * `run()` refuses to import orders.
       */
      startAt: moment.nullable(),
      /** Orders that are not imported. */
      skip: z.strictObject({
        /** By origin, such as `subscription` (renewals). */
        createdVia: z.array(name),
        /** By the presence of a meta key. */
        metaKeys: z.array(name),
        paymentMethods: z.array(z.string()),
        statuses: z.array(name),
      }),
    }),
    billing: billingSchema(kinds),
    safety: z.strictObject({
      /** Share of the managed quantities that one apply may set to zero. */
      stockZeroed: share,
      /** A price that becomes more than this many times higher or lower has jumped. */
      priceFactor: z.number().gt(1, 'must be more than 1'),
      /** Share of the priced products whose price may jump at once. */
      priceJump: share,
      /** Products that one apply may create on a side, as a share of what it holds. */
      created: z.number().min(0, 'must not be negative'),
      /** Share of the shop's products that one apply may unpublish. */
      unpublished: share,
      /** Fewer rows than this never exceed a limit. */
      atLeast: z.int().min(1),
    }),
    history: z.strictObject({
      /**
       * Reports of runs, their undo records, and the last failure of each row are deleted after so
       * many days. Null: never.
       */
      keepDays: z.int('must be a number of days').min(1, 'must be at least 1').nullable(),
    }),
  });
}

/** The schema of all settings, built when it is first used. */
export const settingsSchema = lazily(createSchema);

/** All settings of one shop, every field filled. `null` means: not set. */
export type SyncSettings = z.infer<ReturnType<typeof settingsSchema>>;

/** Every member is optional, at any depth; lists are complete. */
type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? string extends keyof T
      ? { readonly [K in keyof T]?: T[K] | null | undefined }
      : { readonly [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;

/**
 * Some settings: absent ones stay as they are. The tables `statuses` and `currencyRates` are
 * patched entry by entry, `null` removes an entry; lists, `variants` and `defaultFamily` are
 * replaced as a whole.
 */
export type SettingsPatch = DeepPartial<SyncSettings>;

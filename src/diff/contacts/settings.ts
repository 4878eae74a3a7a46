import * as z from 'zod';
import { SettingsError } from '../../core/index.js';

/**
 * The meta fields of customers and orders in which plugins store data that WooCommerce has no field
 * for. The first filled one is used.
 */
export interface ContactMetaKeys {
  /** Meta keys that may hold the SIRET; the first filled one counts. */
  readonly siret?: readonly string[] | undefined;
  /** Meta keys that may hold the SIREN; the first filled one counts. */
  readonly siren?: readonly string[] | undefined;
  /** Meta keys that may hold the VAT number; the first filled one counts. */
  readonly vatNumber?: readonly string[] | undefined;
  /** Gestan's own id or external reference of the contact. */
  readonly reference?: readonly string[] | undefined;
}

/** How persons of the shop and contacts of Gestan are matched. */
export interface ContactSettings {
  /** The lowest score that links two people, if nothing contradicts it. @default 0.9 */
  readonly same?: number | undefined;
  /** The lowest score at which two are possibly the same person, for review. @default 0.3 */
  readonly review?: number | undefined;
  /**
   * The lowest Levenshtein similarity (1 − distance ÷ length) at which names count as similar.
   *
   * @default 0.8
   */
  readonly nameSimilarity?: number | undefined;
  /** A phone number or mailbox that more contacts share proves nothing alone. @default 3 */
  readonly sharedAfter?: number | undefined;
  /**
   * Country of phone numbers without a country code, if the address has no country.
   *
   * @default 'FR'
   */
  readonly country?: string | undefined;
  /**
   * The shop's own addresses and domains (`@shop.example`): they belong to no customer.
   * @default none
   */
  readonly ownEmails?: readonly string[] | undefined;
  /** @default the keys of the usual plugins */
  readonly meta?: ContactMetaKeys | undefined;
  /** The most candidates of a result. @default 10 */
  readonly maxCandidates?: number | undefined;
}

const keys = z.array(z.string().min(1)).readonly();
const share = z.number().min(0).max(1);

/** How contacts are matched and made, with defaults. */
const schema = z
  .strictObject({
    same: share.default(0.9),
    review: share.default(0.3),
    nameSimilarity: share.default(0.8),
    sharedAfter: z.int().min(1).default(3),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be a country such as "FR"')
      .default('FR'),
    ownEmails: z.array(z.string().trim().toLowerCase()).readonly().default([]),
    meta: z
      .strictObject({
        siret: keys.default(['_billing_siret', 'billing_siret', '_siret', 'siret']),
        siren: keys.default(['_billing_siren', 'billing_siren', '_siren', 'siren']),
        vatNumber: keys.default([
          '_billing_vat_number',
          'billing_vat_number',
          '_vat_number',
          'vat_number',
          '_billing_eu_vat_number',
          'billing_eu_vat_number',
          '_billing_vat',
          'billing_vat',
          '_billing_tva',
          'billing_tva',
        ]),
        reference: keys.default(['_gestan_client', 'gestan_client']),
      })
      .prefault({}),
    maxCandidates: z.int().min(1).default(10),
  })
  .refine((settings) => settings.review <= settings.same, {
    path: ['review'],
    message: 'must not be above "same"',
  });

/** The settings with all defaults filled in. */
export type ParsedContactSettings = z.output<typeof schema>;

/**
 * Fills in the defaults.
 *
 * @throws {SettingsError} `settings.invalid`, naming the field.
 * @example
 * parseContactSettings({ same: 0.95 }).review   // 0.3
 */
export function parseContactSettings(settings: ContactSettings = {}): ParsedContactSettings {
  const parsed = schema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = `contacts.${issue?.path.join('.') ?? ''}`.replace(/\.$/, '');
  throw new SettingsError(`The setting ${field} cannot be used: ${issue?.message}.`, {
    code: 'settings.invalid',
    field,
    cause: parsed.error,
  });
}

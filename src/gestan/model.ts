import type { Decimal, Instant } from '../core/index.js';

/**
 * The data of a Gestan. Amounts and quantities are decimals as text. Comments give the French terms
 * of Gestan's screens.
 */

/** A family or sub-family of products (famille, sous-famille). Two levels. */
export interface GestanFamily {
  /** Gestan's id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** The family above; absent on a family of the first level. */
  readonly parentId?: string;
}

/** Mode de paiement. */
export interface GestanPaymentMode {
  /** Gestan's id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
}

/** Compte bancaire or till. Ledger entries need a professional one. */
export interface GestanBankAccount {
  /** Gestan's id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Whether it belongs to the firm: only such accounts get ledger entries. */
  readonly professional: boolean;
}

/** Imputation: the posting category of a ledger entry. */
export interface GestanPostingCategory {
  /** Gestan's id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Whether it belongs to the firm's accounts. */
  readonly professional: boolean;
  /** Number of the ledger account. */
  readonly account?: string;
  /** Code of the journal. */
  readonly journal?: string;
}

/** A VAT rate in percent: `'20'`, `'5.5'`. */
export interface GestanVatRate {
  /** In percent: `'20'`, `'5.5'`. */
  readonly rate: Decimal;
  /** Name. */
  readonly name?: string;
}

/** An image of a product. */
export interface GestanImage {
  /** File name, unique within the product. */
  readonly name: string;
  /** SHA-256 of the content in hexadecimal, if the adapter knows it. */
  readonly sha256?: string;
  /** MIME type, `image/jpeg`. */
  readonly type?: string;
  /** Alternative text. */
  readonly alt?: string;
}

/** Produit. A variant of a Woo product is a separate product here. */
export interface GestanProduct {
  /** Gestan's own id; never changes. */
  readonly id: string;
  /** Code produit, unique among products; matched with the SKU. It can be renamed. */
  readonly code: string;
  /** Désignation. */
  readonly name: string;
  /** `composed` and `model` are Gestan's compound and template products. @default 'simple' */
  readonly kind?: 'simple' | 'composed' | 'model';
  /** EAN13 or other GTIN. */
  readonly barcode?: string;
  /** Prix HT. */
  readonly priceNet?: Decimal;
  /** Prix TTC. */
  readonly priceGross?: Decimal;
  /** VAT rate in percent. */
  readonly vatRate?: Decimal;
  /** Promotional price, HT. */
  readonly salePriceNet?: Decimal;
  /** Promotional price, TTC. */
  readonly salePriceGross?: Decimal;
  /** Start of the promotion. */
  readonly saleFrom?: Instant;
  /** End of the promotion. */
  readonly saleTo?: Instant;
  /** Gestan's id of the family. */
  readonly familyId?: string;
  /** Gestan's id of the sub-family. */
  readonly subFamilyId?: string;
  /** Long description; may be HTML. */
  readonly description?: string;
  /** Short description; may be HTML. */
  readonly shortDescription?: string;
  /** In kilograms. */
  readonly weightKg?: Decimal;
  /** Whether the shop shows the product. */
  readonly published?: boolean;
  /** In order; the first is the featured one. */
  readonly images?: readonly GestanImage[];
  /** Free fields, as the shop's meta fields chosen in the settings. */
  readonly extra?: Readonly<Record<string, string>>;
  /** No longer sold (archivé). */
  readonly archived?: boolean;
  /** When it was last changed. */
  readonly modifiedAt?: Instant;
}

/** The fields of a product that the sync can write. */
export const productFields = [
  'name',
  'barcode',
  'priceNet',
  'priceGross',
  'vatRate',
  'salePriceNet',
  'salePriceGross',
  'saleFrom',
  'saleTo',
  'familyId',
  'subFamilyId',
  'description',
  'shortDescription',
  'weightKg',
  'published',
  'images',
  'extra',
] as const;
/** A field of a product that an adapter may hold. */
export type GestanProductField = (typeof productFields)[number];

/** Stock of one product (stock courant). `quantity` absent: unknown, which is never zero. */
export interface GestanStock {
  /** Gestan's id of the product. */
  readonly productId: string;
  /** Gestan's code of the product. */
  readonly code: string;
  /** Units in stock. Absent: unknown, which is never zero. */
  readonly quantity?: Decimal;
  /** When it was last changed. */
  readonly modifiedAt?: Instant;
}

/** A postal address. */
export interface GestanAddress {
  /** Street and number. */
  readonly line1?: string;
  /** Second line. */
  readonly line2?: string;
  /** Postcode. */
  readonly postcode?: string;
  /** City. */
  readonly city?: string;
  /** State or province. */
  readonly state?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Who receives, where it differs from the contact. */
  readonly name?: string;
  /** Name of the firm. */
  readonly company?: string;
  /** Phone number. */
  readonly phone?: string;
}

/** The parts of an address, in the order in which it is read. */
export const addressFields = [
  'line1',
  'line2',
  'postcode',
  'city',
  'state',
  'country',
  'name',
  'company',
  'phone',
] as const satisfies readonly (keyof GestanAddress)[];

/** Contact: a person or a firm. */
export interface GestanContact {
  /** Gestan's id. */
  readonly id: string;
  /** Référence externe. */
  readonly externalRef?: string;
  /** @default 'client' */
  readonly group?: 'client' | 'prospect' | 'partner' | 'other';
  /** First name. */
  readonly firstName?: string;
  /** Last name. */
  readonly lastName?: string;
  /** Raison sociale. */
  readonly company?: string;
  /** E-mail address. */
  readonly email?: string;
  /** Phone number. */
  readonly phone?: string;
  /** Mobile phone number. */
  readonly mobile?: string;
  /** SIRET, 14 digits. */
  readonly siret?: string;
  /** SIREN, 9 digits. */
  readonly siren?: string;
  /** VAT number. */
  readonly vatNumber?: string;
  /** Billing address. */
  readonly billing?: GestanAddress;
  /** Delivery address. */
  readonly shipping?: GestanAddress;
  /** When it was last changed. */
  readonly modifiedAt?: Instant;
}

/**
 * A product to create (without `id`) or to change (with it). Only the fields that are present are
 * written; `null` clears one.
 */
export type ProductDraft = {
  /** `woo:<shop>:product:<id>[:<variation id>]`. Creation is idempotent on it. */
  readonly externalRef: string;
  /** The product to change. Absent: create, or find by external reference. */
  readonly id?: string;
  /** Required for a creation; on a change it renames the product. */
  readonly code?: string;
} & { readonly [F in GestanProductField]?: GestanProduct[F] | null };

/**
 * A contact to create (without `id`) or to change (with it). Only the fields that are present are
 * written; `null` clears one.
 */
export type ContactDraft = {
  /**
   * `woo:<shop>:customer:<id>` or `woo:<shop>:guest:<hash of e-mail>`. Creation is idempotent on
   * it.
   */
  readonly externalRef: string;
  readonly id?: string;
} & {
  readonly [F in Exclude<keyof GestanContact, 'id' | 'externalRef' | 'modifiedAt'>]?: GestanContact[F] | null;
};

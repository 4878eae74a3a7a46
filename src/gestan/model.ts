import type { Decimal, Instant } from '../core/index.js';

/**
 * What a Gestan holds, in the words of the field. Amounts and quantities are decimals as text. French terms of Gestan's
 * screens stand in the comments.
 */

/** A family or sub-family of products (famille, sous-famille). Two levels. */
export interface GestanFamily {
  readonly id: string;
  readonly name: string;
  /** The family above; absent on a family of the first level. */
  readonly parentId?: string;
}

/** Mode de paiement. */
export interface GestanPaymentMode {
  readonly id: string;
  readonly name: string;
}

/** Compte bancaire or till. Ledger entries need a professional one. */
export interface GestanBankAccount {
  readonly id: string;
  readonly name: string;
  readonly professional: boolean;
}

/** Imputation: what a ledger entry is posted to. */
export interface GestanPostingCategory {
  readonly id: string;
  readonly name: string;
  readonly professional: boolean;
  readonly account?: string;
  readonly journal?: string;
}

/** A VAT rate in percent: `'20'`, `'5.5'`. */
export interface GestanVatRate {
  readonly rate: Decimal;
  readonly name?: string;
}

export interface GestanImage {
  /** File name, unique within the product. */
  readonly name: string;
  /** SHA-256 of the content in hexadecimal, where the adapter knows it. */
  readonly sha256?: string;
  /** MIME type, `image/jpeg`. */
  readonly type?: string;
  /** Alternative text. */
  readonly alt?: string;
}

/** Produit. A variant of a Woo product is a product of its own here. */
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
  readonly saleFrom?: Instant;
  readonly saleTo?: Instant;
  readonly familyId?: string;
  readonly subFamilyId?: string;
  readonly description?: string;
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
export type GestanProductField = (typeof productFields)[number];

/** Stock of one product (stock courant). `quantity` absent: unknown, which is never zero. */
export interface GestanStock {
  readonly productId: string;
  readonly code: string;
  readonly quantity?: Decimal;
  readonly modifiedAt?: Instant;
}

export interface GestanAddress {
  readonly line1?: string;
  readonly line2?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly state?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Who receives, where it differs from the contact. */
  readonly name?: string;
  readonly company?: string;
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
  readonly id: string;
  /** Référence externe. */
  readonly externalRef?: string;
  /** @default 'client' */
  readonly group?: 'client' | 'prospect' | 'partner' | 'other';
  readonly firstName?: string;
  readonly lastName?: string;
  /** Raison sociale. */
  readonly company?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly mobile?: string;
  readonly siret?: string;
  readonly siren?: string;
  readonly vatNumber?: string;
  readonly billing?: GestanAddress;
  readonly shipping?: GestanAddress;
  readonly modifiedAt?: Instant;
}

/** A product to create (without `id`) or to change (with it). Only the fields that are present are written; `null` clears one. */
export type ProductDraft = {
  /** `woo:<shop>:product:<id>[:<variation id>]`. Creation is idempotent on it. */
  readonly externalRef: string;
  /** The product to change. Absent: create, or find by external reference. */
  readonly id?: string;
  /** Required for a creation; on a change it renames the product. */
  readonly code?: string;
} & { readonly [F in GestanProductField]?: GestanProduct[F] | null };

/** A contact to create (without `id`) or to change (with it). Only the fields that are present are written; `null` clears one. */
export type ContactDraft = {
  /** `woo:<shop>:customer:<id>` or `woo:<shop>:guest:<hash of e-mail>`. Creation is idempotent on it. */
  readonly externalRef: string;
  readonly id?: string;
} & {
  readonly [F in Exclude<keyof GestanContact, 'id' | 'externalRef' | 'modifiedAt'>]?: GestanContact[F] | null;
};

import type { Coded, Decimal, NoValues } from '../../core/index.js';

/** The target of a row of a setup proposal: one of the mapping tables, or a setting. */
export type SetupPart = 'taxes' | 'families' | 'payments' | 'settings';

/** The settings that a proposal fills in. */
export const setupSettings = [
  'products.defaultFamily',
  'billing.shippingProductCode',
  'billing.feeProductCode',
  'billing.entries.bankAccountId',
  'billing.entries.postingCategoryId',
  'billing.entries.enabled',
  'orders.startAt',
] as const;
/** A setting that a proposal fills in. */
export type SetupSetting = (typeof setupSettings)[number];

/** Why a row of a proposal has its value, or has none. */
export interface SetupReasonValues {
  /** The value is already stored. */
  'setup-stored': NoValues;
  /** Both sides use the same name. */
  'setup-same-name': NoValues;
  /** A category without a family of its name: the family of its parent. */
  'setup-as-parent': { readonly parent: string };
  /** Gestan has one of the same kind of payment, product or account. */
  'setup-same-kind': NoValues;
  /** Gestan has only this one. */
  'setup-only-one': NoValues;
  /** The shop's tax rate at its own address. */
  'setup-shop-rate': NoValues;
  /** No tax rate of the shop applies at its own address. */
  'setup-no-rate': NoValues;
  /** The shop computes no taxes. */
  'setup-no-taxes': NoValues;
  /** Gestan does not have the shop's rate. */
  'setup-rate-unknown': { readonly rate: Decimal };
  /** Only orders from today on: older ones may have been entered by hand. */
  'setup-from-today': NoValues;
  /** Account and posting category exist: paid orders can have their entries. */
  'setup-entries-possible': NoValues;
  /** Several values of Gestan fit. */
  'setup-several': { readonly names: readonly string[] };
  /** Nothing in Gestan fits. */
  'setup-none-like-it': NoValues;
}

/**
 * Why a row of a proposal has its value, or has none. `sync.sentence()` returns it as a sentence.
 */
export type SetupReason = Coded<SetupReasonValues>;

/** One thing to confirm. Plain JSON. */
export interface SetupRow {
  /** `taxes:reduced-rate`, `families:19`, `payments:stripe`, `settings:orders.startAt`. */
  readonly key: string;
  /** Its target. */
  readonly part: SetupPart;
  /** Its subject: a tax class, a category id, a payment method or a setting. */
  readonly of: string;
  /**
   * `proposed`: `value` waits for a confirmation. `open`: a person must choose. `stored`: `value`
   * is already stored.
   */
  readonly status: 'proposed' | 'open' | 'stored';
  /** The shop's name for it: `Pêche > Cannes`, `Carte bancaire`. Of a setting: its name. */
  readonly name: string;
  /**
   * The proposed or stored value: a VAT rate in percent, Gestan's id of a family or payment mode,
   * the value of a setting as text. Absent: none.
   */
  readonly value?: string;
  /** Gestan's name of the value: `Cannes > Casting`, `CB`. */
  readonly valueName?: string;
  /** The stored value when the proposal was made. Absent: none. */
  readonly stored?: string;
  /** The reason. */
  readonly reason: SetupReason;
  /** How many products or orders of the shop use it. Absent if nothing is counted. */
  readonly uses?: number;
}

/** One possible value. */
export interface SetupChoice {
  /** The value of the answer. */
  readonly value: string;
  /** Its display name. */
  readonly name: string;
}

/** The possible values of a form, by what they fill in. */
export interface SetupChoices {
  /** Gestan's VAT rates. */
  readonly taxes: readonly SetupChoice[];
  /** Gestan's families and sub-families with their paths. */
  readonly families: readonly SetupChoice[];
  /** Gestan's payment modes. */
  readonly payments: readonly SetupChoice[];
  /** Gestan's professional bank accounts. */
  readonly bankAccounts: readonly SetupChoice[];
  /** Gestan's professional posting categories. */
  readonly postingCategories: readonly SetupChoice[];
  /** Gestan's products that look like postage or fees; any other code may be given too. */
  readonly products: readonly SetupChoice[];
}

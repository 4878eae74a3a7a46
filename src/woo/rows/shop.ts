/** A tax rate of the shop. */
export interface WooTaxRate {
  /** Id. */
  readonly id: number;
  /** Country, ISO 3166-1 alpha-2; `''`: all. */
  readonly country: string;
  /** State or province; `''`: all. */
  readonly state: string;
  /** Postcode, as older versions of WooCommerce give it. */
  readonly postcode?: string;
  /** City, as older versions of WooCommerce give it. */
  readonly city?: string;
  /** Postcodes; empty: all. */
  readonly postcodes?: readonly string[];
  /** Cities; empty: all. */
  readonly cities?: readonly string[];
  /** Rate in percent: `20.0000`. */
  readonly rate: string;
  /** Name of the tax. */
  readonly name: string;
  /** One rate counts for each priority. */
  readonly priority: number;
  /** Whether it applies to the taxes before it too. */
  readonly compound: boolean;
  /** Whether it applies to shipping. */
  readonly shipping: boolean;
  /** Place in the list. */
  readonly order: number;
  /** A tax class's slug, `standard` for the standard one. */
  readonly class: string;
}

/** A tax class. */
export interface WooTaxClass {
  /** Slug: `standard`, `reduced-rate`. */
  readonly slug: string;
  /** Name. */
  readonly name: string;
}

/** A payment gateway. */
export interface WooPaymentGateway {
  /** Id: `bacs`. */
  readonly id: string;
  /** Name, as customers see it. */
  readonly title: string;
  /** Whether customers can choose it. */
  readonly enabled: boolean;
  /** Name, as the merchant sees it. */
  readonly method_title?: string;
}

/** A setting of the shop. */
export interface WooSetting {
  /** Id: `woocommerce_weight_unit`. */
  readonly id: string;
  /** What the merchant reads. */
  readonly label?: string;
  /** Kind of field: `text`, `select`, `checkbox`. */
  readonly type?: string;
  /** Absent where the row is a heading. */
  readonly value?: unknown;
}

/** A group of settings. */
export interface WooSettingGroup {
  /** Id: `general`, `tax`. */
  readonly id: string;
  /** What the merchant reads. */
  readonly label: string;
}

/** The system status of the shop. */
export interface WooSystemStatus {
  /** Versions and limits of the server. */
  readonly environment: Readonly<Record<string, unknown>>;
  /** Settings in force. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A webhook of the shop. */
export interface WooWebhook {
  /** Id. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** `active`, `paused` or `disabled`. */
  readonly status: string;
  /** `order.created`, `product.updated` … */
  readonly topic: string;
  /** Where deliveries are sent. */
  readonly delivery_url: string;
  /** The secret that signs deliveries. WooCommerce never gives it back. */
  readonly secret?: string;
}

export interface WooTaxRate {
  readonly id: number;
  readonly country: string;
  readonly state: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly postcodes?: readonly string[];
  readonly cities?: readonly string[];
  readonly rate: string;
  readonly name: string;
  readonly priority: number;
  readonly compound: boolean;
  readonly shipping: boolean;
  readonly order: number;
  /** A tax class's slug, `standard` for the standard one. */
  readonly class: string;
}

export interface WooTaxClass {
  readonly slug: string;
  readonly name: string;
}

export interface WooPaymentGateway {
  readonly id: string;
  readonly title: string;
  readonly enabled: boolean;
  readonly method_title?: string;
}

export interface WooSetting {
  readonly id: string;
  readonly label?: string;
  readonly type?: string;
  /** Absent where the row is a heading. */
  readonly value?: unknown;
}

export interface WooSettingGroup {
  readonly id: string;
  readonly label: string;
}

export interface WooSystemStatus {
  readonly environment: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface WooWebhook {
  readonly id: number;
  readonly name: string;
  /** `active`, `paused` or `disabled`. */
  readonly status: string;
  /** `order.created`, `product.updated` … */
  readonly topic: string;
  readonly delivery_url: string;
  readonly secret?: string;
}

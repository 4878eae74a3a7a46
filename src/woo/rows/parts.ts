/** A free field of a product, order, customer … `value` is whatever a plugin stored there. */
export interface WooMeta {
  readonly id?: number;
  readonly key: string;
  readonly value: unknown;
}

/** A free field of an order line. */
export interface WooLineMeta extends WooMeta {
  /** The key as people read it: the name of an attribute, where the key is its slug. */
  readonly display_key?: string;
  /** The value as people read it; may hold HTML. */
  readonly display_value?: unknown;
}

/** A term as it stands inside a product. */
export interface WooTermRef {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
}

export interface WooImage {
  readonly id: number;
  readonly src: string;
  readonly name?: string;
  readonly alt?: string;
}

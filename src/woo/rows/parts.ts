/** A free field of a product, order, customer … `value` is whatever a plugin stored there. */
export interface WooMeta {
  /** Id of the field. */
  readonly id?: number;
  /** Name of the field; hidden fields begin with `_`. */
  readonly key: string;
  /** Whatever a plugin stored. */
  readonly value: unknown;
}

/** A free field of an order line. */
export interface WooLineMeta extends WooMeta {
  /** The key as people read it: the name of an attribute, where the key is its slug. */
  readonly display_key?: string;
  /** The value as people read it; may hold HTML. */
  readonly display_value?: unknown;
}

/** A term as it is inside a product. */
export interface WooTermRef {
  /** Id of the term. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Slug. */
  readonly slug: string;
}

/** An image of a product. */
export interface WooImage {
  /** Id in the media library; 0: a placeholder. */
  readonly id: number;
  /** Address of the image. */
  readonly src: string;
  /** Title of the image. */
  readonly name?: string;
  /** Alternative text. */
  readonly alt?: string;
}

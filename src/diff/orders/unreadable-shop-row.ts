/** A row of the shop that cannot be read, as far as it says which one it is. */
export interface UnreadableShopRow {
  /** Its id. Absent: the row does not say. */
  readonly id?: number | undefined;
  /** The field that cannot be read, `line_items.0.taxes`. */
  readonly field: string;
  /** What is wrong with it, for logs, in English. */
  readonly said: string;
}

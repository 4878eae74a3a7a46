/** Fields to write, as the API names them; a nested object is merged, a list replaces. */
export type WooInput = Readonly<Record<string, unknown>>;

/** Fields to write to the row that `id` names. */
export type WooUpdate = WooInput & { readonly id: number };

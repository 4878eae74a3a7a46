/** A JSON value that holds no other. */
export type JsonPrimitive = string | number | boolean | null;

/** Plain data that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type JsonValue = JsonPrimitive | readonly JsonValue[] | { readonly [key: string]: JsonValue };

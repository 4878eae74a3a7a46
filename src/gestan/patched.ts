/** Sets some fields of a record: `null` and `undefined` clear. */
export function patched<T extends object>(record: T, patch: object): T {
  const merged = new Map<string, unknown>(Object.entries(record));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) merged.delete(key);
    else merged.set(key, structuredClone(value));
  }
  return Object.fromEntries(merged) as T;
}

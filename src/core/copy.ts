/**
 * A deep copy of plain data. Plain objects and lists are copied member by member, which takes a
 * fraction of the time of `structuredClone`; other values, such as bytes, are copied by
 * `structuredClone`.
 */
export function copyOf<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === undefined || value === null) return value;
  if (typeof value !== 'object') return structuredClone(value);
  if (Array.isArray(value)) return value.map(copied);
  if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value, '__proto__'))
    return structuredClone(value);
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) copy[name] = copied(member);
  return copy;
}

import type { Row } from '../../diff/plan.js';
import type { GestanFamily } from '../../gestan/model.js';

/** The names of families by the keys that product rows have: « Cannes > Casting » for `1/3`. */
export function familyNames(families: readonly GestanFamily[]): ReadonlyMap<string, string> {
  const byId = new Map(families.map((family) => [family.id, family]));
  return new Map(
    families.map(({ id, name, parentId }) => {
      const parent = parentId === undefined ? undefined : byId.get(parentId);
      return parentId === undefined
        ? [id, name]
        : [`${parentId}/${id}`, `${parent?.name ?? parentId} > ${name}`];
    }),
  );
}

/**
 * A row that says families by their names: a shopkeeper does not know the keys of Gestan's tables. What is
 * sent to Gestan is the plan as it is stored, not this.
 */
export function withFamilyNames<R extends Row>(row: R, names: ReadonlyMap<string, string>): R {
  const named = (value: unknown) => (typeof value === 'string' ? (names.get(value) ?? value) : value);
  const sides = <T extends object>(change: T, keys: readonly string[]): T =>
    'field' in change && change.field === 'family'
      ? {
          ...change,
          ...Object.fromEntries(
            Object.entries(change).flatMap(([key, value]) =>
              keys.includes(key) ? [[key, named(value)]] : [],
            ),
          ),
        }
      : change;
  const { conflicts } = row as { readonly conflicts?: unknown };
  return {
    ...row,
    changes: row.changes.map((change) => sides(change, ['from', 'to'])),
    ...(Array.isArray(conflicts)
      ? { conflicts: conflicts.map((conflict: object) => sides(conflict, ['gestan', 'woo', 'base'])) }
      : {}),
  };
}

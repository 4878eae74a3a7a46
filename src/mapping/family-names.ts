import type { GestanFamily } from '../gestan/model.js';

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

import { defined } from '../../core/index.js';
import type { GestanFamily } from '../../gestan/model.js';
import type { CategoryPath } from '../categories.js';
import type { FamilyRef, FamilyTable } from '../families.js';
import type { SetupChoice, SetupRow } from './setup-row.js';
import { type Candidate, type Found, open, plainWords, proposed, stored, theOne } from './words.js';

/** Families and sub-families with their paths, as choices. */
export function familyChoices(families: readonly GestanFamily[]): readonly SetupChoice[] {
  const names = new Map(families.map(({ id, name }) => [id, name]));
  return families
    .map(({ id, name, parentId }) => ({
      value: id,
      name: parentId === undefined ? name : `${names.get(parentId) ?? parentId} > ${name}`,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** A choice as the table takes it: Gestan's id of a family or sub-family. */
export function familyRef(value: string, families: readonly GestanFamily[]): FamilyRef {
  const parent = families.find(({ id }) => id === value)?.parentId;
  return parent === undefined ? { familyId: value } : { familyId: parent, subFamilyId: value };
}

/** The family or sub-family of a row of the table, as a choice. */
export const familyValue = (ref: FamilyRef): string => ref.subFamilyId ?? ref.familyId;

/**
 * For each category the family of the same name; below a category that has one, a sub-family of it
 * comes first. A category without a family of its name takes its parent's.
 */
export function proposeFamilies(
  categories: readonly CategoryPath[],
  families: readonly GestanFamily[],
  table: FamilyTable,
): readonly SetupRow[] {
  const choices = new Map(familyChoices(families).map((choice) => [choice.value, choice]));
  const byName = new Map<string, GestanFamily[]>();
  for (const family of families) {
    const words = plainWords(family.name);
    byName.set(words, [...(byName.get(words) ?? []), family]);
  }
  const byId = new Map(categories.map((category) => [category.id, category]));
  const found = new Map<number, Found>();

  const decide = (category: CategoryPath): Found => {
    const held = table.lookup(category.id);
    if (held) return stored(familyValue(held), choices.get(familyValue(held))?.name);
    const parent = byId.get(category.parentId);
    const above = found.get(category.parentId)?.value ?? undefined;
    const named = byName.get(plainWords(category.name)) ?? [];
    const mainAbove = above === undefined ? undefined : familyRef(above, families).familyId;
    const within = named.filter(({ id, parentId }) => (parentId ?? id) === mainAbove);
    const fitting = (within.length > 0 ? within : named).flatMap(({ id }): readonly Candidate[] => {
      const choice = choices.get(id);
      return choice ? [choice] : [];
    });
    if (fitting.length > 0) return theOne(fitting, { code: 'setup-same-name', values: {} });
    const inherited = above === undefined ? undefined : choices.get(above);
    return parent && inherited
      ? proposed(inherited, { code: 'setup-as-parent', values: { parent: parent.name } })
      : open({ code: 'setup-none-like-it', values: {} });
  };

  // A parent is decided before its children.
  for (const category of [...categories].sort((a, b) => a.depth - b.depth))
    found.set(category.id, decide(category));
  return categories.map(({ id, path, count }) => {
    const held = table.lookup(id);
    return {
      key: `families:${id}`,
      part: 'families',
      of: String(id),
      name: path,
      ...(found.get(id) ?? open({ code: 'setup-none-like-it', values: {} })),
      ...defined({ stored: held && familyValue(held) }),
      uses: count,
    };
  });
}

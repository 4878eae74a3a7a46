import { familyNames } from '../../../mapping/family-names.js';
import type { SyncContext } from '../../work/context.js';

/** The parts of product rows that name families: changes, conflicts and withheld changes. */
type FieldSides = Readonly<Record<string, unknown>> & { readonly field: string };

/** The fields of a row. */
export interface RowOfFields {
  readonly changes: readonly object[];
  readonly conflicts?: readonly object[] | undefined;
  readonly withheld?: readonly object[] | undefined;
}

/**
 * The names of the families in rows, by their keys, for renderers, which have no access to Gestan.
 * Gestan is read only if a row contains a family.
 */
export async function nameFamilies(
  { gestan }: SyncContext,
  rows: readonly RowOfFields[],
  signal: AbortSignal | undefined,
): Promise<{ readonly families?: Readonly<Record<string, string>> }> {
  const keys = new Set<unknown>();
  for (const { changes, conflicts = [], withheld = [] } of rows) {
    for (const list of [changes, conflicts, withheld] as readonly (readonly FieldSides[])[]) {
      for (const part of list) {
        if (part.field === 'family') for (const value of Object.values(part)) keys.add(value);
      }
    }
  }
  if (keys.size === 0) return {};
  const names = familyNames(await gestan.families({ signal }));
  return { families: Object.fromEntries([...names].filter(([key]) => keys.has(key))) };
}

import { familyNames } from '../../../mapping/family-names.js';
import type { SyncContext } from '../../work/context.js';

/** What tells of families: changes, conflicts and withheld changes of product rows. */
type FieldSides = Readonly<Record<string, unknown>> & { readonly field: string };

/** A row as far as it tells of fields. */
export interface RowOfFields {
  readonly changes: readonly object[];
  readonly conflicts?: readonly object[] | undefined;
  readonly withheld?: readonly object[] | undefined;
}

/**
 * The names of the families that rows tell of, by the keys that stand there: whoever shows the rows shows names, and
 * has no Gestan to ask. Gestan is asked only where a row tells of a family.
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

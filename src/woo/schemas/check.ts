import * as z from 'zod';

/** A value that had another type than promised, where it stood: `line_items.0.quantity`. */
export interface Repaired {
  readonly field: string;
  readonly expected: string;
  /** Whether it could be turned into what was promised; otherwise it stands as it came. */
  readonly repaired: boolean;
}

/** What checking one row gave. */
export type Checked =
  | { readonly ok: true; readonly repaired: readonly Repaired[] }
  | { readonly ok: false; readonly why: string };

/** Checks rows of one kind where they stand; nothing is copied, and unknown fields are left alone. */
export interface RowChecker {
  /**
   * Checks one parsed row and hints what can be repaired, in place: real stores send numbers for texts, `[]` for empty objects.
   *
   * @param fields only these fields are there (`_fields`).
   */
  check(row: unknown, fields?: readonly string[]): Checked;
}

export type Shape = Readonly<Record<string, z.ZodType>>;

const noneMended: Checked = { ok: true, repaired: [] };

const truthy = new Set<unknown>([1, '1', 'yes', 'true', 'on']);
const falsy = new Set<unknown>([0, '0', 'no', 'false', 'off', '', null, undefined]);

/** The promised value that a wrong one stands for, or `undefined` when it stands for none. */
function converted(expected: string, value: unknown): { readonly value: unknown } | undefined {
  switch (expected) {
    case 'string':
      if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value) };
      // Absent, null and `false` are how PHP says that there is no text.
      return value === null || value === undefined ? { value: '' } : undefined;
    case 'number':
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
        ? { value: Number(value) }
        : undefined;
    case 'boolean':
      if (truthy.has(value)) return { value: true };
      return falsy.has(value) ? { value: false } : undefined;
    case 'array':
      if (value === null || value === undefined || value === '' || value === false) return { value: [] };
      // A PHP array whose keys have a gap is sent as an object.
      return typeof value === 'object' && Object.keys(value).every((key) => /^\d+$/.test(key))
        ? { value: Object.values(value) }
        : undefined;
    case 'object':
    case 'record':
      // An empty PHP array is a list.
      return value === null ||
        value === undefined ||
        value === '' ||
        (Array.isArray(value) && value.length === 0)
        ? { value: {} }
        : undefined;
    default:
      return undefined;
  }
}

function parentOf(row: object, path: readonly PropertyKey[]): object | undefined {
  let at: unknown = row;
  for (const step of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, step);
  }
  return typeof at === 'object' && at !== null ? at : undefined;
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  // The one union of the schemas: a boolean, or the word `parent`.
  return issue.code === 'invalid_union' ? 'boolean' : issue.code;
}

/** How often repaired objects are looked into again: each time one level deeper. */
const maxPasses = 4;

function repair(row: object, schema: z.ZodType): readonly Repaired[] {
  const all = new Map<string, Repaired>();
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const parsed = schema.safeParse(row);
    if (parsed.success) break;
    let changed = false;
    for (const issue of parsed.error.issues) {
      const parent = parentOf(row, issue.path);
      const last = issue.path.at(-1);
      if (parent === undefined || last === undefined) continue;
      const expected = expectedOf(issue);
      const better = converted(expected, Reflect.get(parent, last));
      if (better !== undefined) changed = Reflect.set(parent, last, better.value) || changed;
      const field = issue.path.map(String).join('.');
      all.set(field, { field, expected, repaired: better !== undefined });
    }
    if (!changed) break;
  }
  return [...all.values()];
}

/**
 * Makes the checker of a shape. The key of a row must be there; nothing else makes a row be refused, since a plugin that breaks one field
 * must not keep a whole page from being read.
 *
 * @param key `id`, or `slug` for tax classes; absent where a row has none.
 */
export function createChecker(shape: Shape, key: string | undefined): RowChecker {
  const whole = z.object(shape);
  const pruned = new Map<string, z.ZodType>();

  const schemaFor = (fields: readonly string[] | undefined): z.ZodType => {
    if (fields === undefined) return whole;
    const name = fields.join();
    const known = pruned.get(name);
    if (known !== undefined) return known;
    const part = z.object(
      Object.fromEntries(Object.entries(shape).filter(([field]) => fields.includes(field))),
    );
    pruned.set(name, part);
    return part;
  };

  return {
    check(row, fields) {
      const schema = schemaFor(fields);
      if (schema.safeParse(row).success) return noneMended;
      if (typeof row !== 'object' || row === null || Array.isArray(row))
        return { ok: false, why: 'a row is no object' };
      const repaired = repair(row, schema);
      if (key !== undefined && (fields === undefined || fields.includes(key))) {
        const keySchema = shape[key];
        if (keySchema !== undefined && !keySchema.safeParse(Reflect.get(row, key)).success) {
          return { ok: false, why: `a row has no ${key}` };
        }
        if (Reflect.get(row, key) === '') return { ok: false, why: `a row has no ${key}` };
      }
      return { ok: true, repaired };
    },
  };
}

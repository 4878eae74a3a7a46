import * as z from 'zod';
import { isRecord } from '../../core/index.js';
import { lazily } from '../../core/lazily.js';
import { type ShapeTest, shapeTest } from './shape-test.js';

/**
 * A value that had another type than promised and was turned into it; `field` is its path:
 * `line_items.0.quantity`.
 */
export interface Repaired {
  readonly field: string;
  /** The type that the API promises. */
  readonly expected: string;
}

/** What is wrong with a row, in a form that no repair can help. */
export interface RowProblem {
  /** Where in the row: `line_items.0.taxes`. */
  readonly field: string;
  /** What is wrong there, as the end of a sentence that begins with the field. */
  readonly problem: string;
}

/** What checking one row gave. */
export interface Checked {
  readonly repaired: readonly Repaired[];
  /** The first field that is not what the API promises and could not be repaired. */
  readonly problem: RowProblem | undefined;
  /** Whether the row has its key. Without it nothing can be done with the row. */
  readonly hasKey: boolean;
}

/**
 * Checks rows of one kind in place; nothing is copied, and unknown fields are left alone.
 */
export interface RowChecker {
  /**
   * Checks one parsed row and repairs in place what can be: real stores send numbers for texts,
   * `[]` for empty objects.
   *
   * @param fields only these fields are there (`_fields`).
   */
  check(row: unknown, fields?: readonly string[]): Checked;
}

export type Shape = Readonly<Record<string, z.ZodType>>;

const valid: Checked = { repaired: [], problem: undefined, hasKey: true };

const truthy = new Set<unknown>([1, '1', 'yes', 'true', 'on']);
const falsy = new Set<unknown>([0, '0', 'no', 'false', 'off', '', null, undefined]);

const isNothing = (value: unknown) => value === null || value === undefined || value === '';
const isScalar = (value: unknown) => typeof value === 'number' || typeof value === 'boolean';
const isNumeric = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));

/** The promised value that a wrong one means, or `undefined` when it means none. */
function converted(expected: string, value: unknown): { readonly value: unknown } | undefined {
  switch (expected) {
    case 'string':
      if (isScalar(value)) return { value: String(value) };
      // PHP sends nothing, null or `false` for an empty text.
      return value === null || value === undefined ? { value: '' } : undefined;
    case 'number':
      return isNumeric(value) ? { value: Number(value) } : undefined;
    case 'boolean':
      if (truthy.has(value)) return { value: true };
      return falsy.has(value) ? { value: false } : undefined;
    case 'array':
      if (isNothing(value) || value === false) return { value: [] };
      // A PHP array whose keys have a gap is sent as an object.
      return isRecord(value) && Object.keys(value).every((key) => /^\d+$/.test(key))
        ? { value: Object.values(value) }
        : undefined;
    case 'object':
    case 'record':
      // An empty PHP array is a list.
      return isNothing(value) || (Array.isArray(value) && value.length === 0) ? { value: {} } : undefined;
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

/**
 * An object that replaced a wrong value is checked again: each pass goes one level deeper.
 */
const maxPasses = 4;

interface Repair {
  readonly repaired: readonly Repaired[];
  readonly problem: RowProblem | undefined;
}

function repair(row: object, schema: z.ZodType): Repair {
  const repaired = new Map<string, Repaired>();
  for (let pass = 1; ; pass += 1) {
    const { error } = schema.safeParse(row);
    if (error === undefined) return { repaired: [...repaired.values()], problem: undefined };
    let hasChanged = false;
    for (const issue of error.issues) {
      const parent = parentOf(row, issue.path);
      const last = issue.path.at(-1);
      if (parent === undefined || last === undefined) continue;
      const expected = expectedOf(issue);
      // An empty item of a list is not repaired: an order line must not become an empty one.
      if (typeof last === 'number' && (expected === 'object' || expected === 'record')) continue;
      const better = converted(expected, Reflect.get(parent, last));
      if (better === undefined || !Reflect.set(parent, last, better.value)) continue;
      hasChanged = true;
      const field = issue.path.map(String).join('.');
      repaired.set(field, { field, expected });
    }
    if (hasChanged && pass < maxPasses) continue;
    return { repaired: [...repaired.values()], problem: problemOf(row, error.issues) };
  }
}

function valueAt(row: object, path: readonly PropertyKey[]): unknown {
  const parent = parentOf(row, path);
  const last = path.at(-1);
  return parent === undefined || last === undefined ? undefined : Reflect.get(parent, last);
}

/**
 * The first value that is there and wrong. A number may be absent or null, since versions of
 * WooCommerce differ; no value is invented for it.
 */
function problemOf(row: object, issues: readonly z.core.$ZodIssue[]): RowProblem | undefined {
  const issue = issues.find(
    ({ path }) => typeof path.at(-1) === 'number' || (valueAt(row, path) ?? undefined) !== undefined,
  );
  if (issue === undefined) return undefined;
  return { field: issue.path.map(String).join('.'), problem: `is not of the type ${expectedOf(issue)}` };
}

/**
 * The fast test is made after this many rows: for a few rows it would cost more than it saves.
 */
const rowsBeforeTest = 20;

/** What is checked of a row, where all its fields or some of them are there. */
interface Part {
  /** Made for the first row that the fast test does not pass. */
  readonly schema: () => z.ZodType;
  /** Whether the key is among them. */
  readonly hasKey: boolean;
  /** Whether a row is valid; `false` where only the schema can tell. */
  readonly test: ShapeTest;
}

function createPart(shape: () => Shape, hasKey: boolean): Part {
  let rows = 0;
  let written: ShapeTest | undefined;
  return {
    schema: lazily(() => z.object(shape())),
    hasKey,
    test(row) {
      rows += 1;
      if (rows === rowsBeforeTest) written = shapeTest(shape());
      return written?.(row) === true;
    },
  };
}

/**
 * Makes the checker of a shape.
 *
 * @param key `id`, or `slug` for tax classes; absent where a row has none.
 */
export function createChecker(shape: () => Shape, key: string | undefined): RowChecker {
  const whole = createPart(shape, key !== undefined);
  const pruned = new Map<string, Part>();
  /** The fields of the last row, which are mostly those of the next. */
  let last: { readonly fields: readonly string[]; readonly part: Part } | undefined;

  const partFor = (fields: readonly string[] | undefined): Part => {
    if (fields === undefined) return whole;
    if (last?.fields !== fields) last = { fields, part: partOf(fields) };
    return last.part;
  };

  const partOf = (fields: readonly string[]): Part => {
    const name = fields.join();
    const known = pruned.get(name);
    if (known !== undefined) return known;
    const part = createPart(
      () => Object.fromEntries(Object.entries(shape()).filter(([field]) => fields.includes(field))),
      key !== undefined && fields.includes(key),
    );
    pruned.set(name, part);
    return part;
  };

  const missingKey = (row: object, { hasKey }: Part): string | undefined => {
    if (!hasKey || key === undefined) return undefined;
    const value: unknown = Reflect.get(row, key);
    return value === '' || shape()[key]?.safeParse(value).success === false ? key : undefined;
  };

  return {
    check(row, fields) {
      const part = partFor(fields);
      if (typeof row !== 'object' || row === null || Array.isArray(row)) {
        return {
          repaired: [],
          problem: { field: key ?? '', problem: 'is missing: the row is no object' },
          hasKey: false,
        };
      }
      // The test has checked the key too, but not whether it is empty.
      if (part.test(row) && (!part.hasKey || Reflect.get(row, key ?? '') !== '')) return valid;
      if (part.schema().safeParse(row).success && missingKey(row, part) === undefined) return valid;
      const { repaired, problem } = repair(row, part.schema());
      const missing = missingKey(row, part);
      if (missing === undefined) return { repaired, problem, hasKey: true };
      return { repaired, problem: { field: missing, problem: 'is missing' }, hasKey: false };
    },
  };
}

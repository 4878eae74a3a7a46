import type * as z from 'zod';
// Imported by name: otherwise the whole of `z.core` is bundled.
import { config, util } from 'zod/v4/core';

/**
 * Returns true if a value has the shape, in one pass and without allocating. `false` only means
 * that the schema has to check: it knows what is wrong.
 */
export type ShapeTest = (row: object) => boolean;

/** The name of a function of the source, in the order in which they are written. */
const nameAt = (place: number) => `has${place}`;

/**
 * Writes the function that tests an object, and those that it calls.
 *
 * @returns its name; `undefined` where a field is of a kind that no test is written for.
 */
function writeObject(
  fields: Readonly<Record<string, z.core.$ZodType>>,
  source: string[],
): string | undefined {
  const lines: string[] = [];
  for (const [field, schema] of Object.entries(fields)) {
    const test = writeTest(schema, source);
    if (test === undefined) return undefined;
    lines.push(`v = row[${JSON.stringify(field)}]; if (!(${test})) return false;`);
  }
  const name = nameAt(source.length);
  source.push(`function ${name}(row) { let v; ${lines.join(' ')} return true; }`);
  return name;
}

function writeList(item: z.core.$ZodType, source: string[]): string | undefined {
  const test = writeTest(item, source);
  if (test === undefined) return undefined;
  const name = nameAt(source.length);
  source.push(`function ${name}(rows) { for (const v of rows) if (!(${test})) return false; return true; }`);
  return name;
}

/** The expression that tests `v`; `undefined` where none is written for its kind. */
function writeTest(schema: z.core.$ZodType, source: string[]): string | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ((def.checks?.length ?? 0) > 0) return undefined;
  switch (def.type) {
    case 'string':
      return 'typeof v === "string"';
    case 'number':
      return 'Number.isFinite(v)';
    case 'boolean':
      return 'typeof v === "boolean"';
    case 'unknown':
      // The schema treats absent and undefined differently: it has to check.
      return 'v !== undefined';
    case 'literal':
      return def.values.every((value) => typeof value === 'string')
        ? def.values.map((value) => `v === ${JSON.stringify(value)}`).join(' || ')
        : undefined;
    case 'nullable':
      return orElse('v === null', writeTest(def.innerType, source));
    case 'optional':
      return orElse('v === undefined', writeTest(def.innerType, source));
    case 'union':
      return def.options
        .map((option) => writeTest(option, source))
        .reduce((all, test) => (all === undefined ? undefined : orElse(all, test)));
    case 'array': {
      const name = writeList(def.element, source);
      return name && `Array.isArray(v) && ${name}(v)`;
    }
    case 'object': {
      if (def.catchall !== undefined) return undefined;
      const name = writeObject(def.shape, source);
      return name && `typeof v === "object" && v !== null && !Array.isArray(v) && ${name}(v)`;
    }
    default:
      return undefined;
  }
}

function orElse(first: string, then: string | undefined): string | undefined {
  return then === undefined ? undefined : `${first} || ${then}`;
}

/**
 * Writes the test of a shape as one function, with the names of its fields in it. It is five times
 * as fast as the schema, which copies all that it checks. The source contains only names from the
 * schemas of this library, and nothing from outside.
 *
 * @returns `undefined` where the platform allows no such function (a content security policy),
 * where zod was told so (`z.config({ jitless: true })`), or where a field is of a kind that no test
 * is written for. Then the schema has to look at every row.
 */
export function shapeTest(shape: Readonly<Record<string, z.core.$ZodType>>): ShapeTest | undefined {
  if (config().jitless === true || !util.allowsEval.value) return undefined;
  const source: string[] = [];
  const name = writeObject(shape, source);
  if (name === undefined) return undefined;
  return new Function(`${source.join('\n')}\nreturn ${name};`)() as ShapeTest;
}

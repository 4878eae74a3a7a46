import type * as z from 'zod';

/** What a value that a quick check does not pass gives. */
const failed: unique symbol = Symbol('failed');

/** Gives a copy of the value as the schema gives it, or {@link failed}. */
type Check = (value: unknown) => unknown;

/**
 * The schema as plain functions. Rows come by the ten thousands, and few are wrong: a right one is
 * passed at about half of what the schema itself takes. Whatever these functions do not pass, the
 * schema is asked about, and finds the words.
 *
 * The rules are the schema's own, taken from it: strings with their checks, whole numbers, words of
 * a list, objects, lists, tables, and what may be absent or `null`. Members that are `undefined`
 * count as absent.
 *
 * @returns undefined where the schema holds something else.
 */
export function quickCheck<T>(schema: z.ZodType<T>): ((value: unknown) => T | undefined) | undefined {
  const check = checkOf(schema);
  if (check === undefined) return undefined;
  return (value) => {
    const copy = check(value);
    return copy === failed ? undefined : (copy as T);
  };
}

/**
 * Checks a value against a schema: quickly where it is right, with the schema's words where it is
 * not. Members that are `undefined` count as absent.
 */
export function createQuickParse<T>(
  schema: z.ZodType<T>,
  withoutUndefined: (value: unknown) => unknown,
): (value: unknown) => z.ZodSafeParseResult<T> {
  let quick: ReturnType<typeof quickCheck<T>> | null = null;
  return (value) => {
    // Made when the first value comes: most schemas of a program never see one.
    if (quick === null) quick = quickCheck(schema);
    const data = quick?.(value);
    return data === undefined ? schema.safeParse(withoutUndefined(value)) : { success: true, data };
  };
}

/** What of a schema's definition is read here. */
interface Definition {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDefinition } }[];
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly keyType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly catchall?: z.core.$ZodType;
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly format?: string;
  readonly check?: string;
  readonly coerce?: boolean;
}

interface CheckDefinition {
  readonly check: string;
  readonly format?: string;
  readonly minimum?: unknown;
  readonly pattern?: RegExp;
  readonly tx?: (value: unknown) => unknown;
  readonly fn?: (value: unknown) => unknown;
}

function definitionOf(schema: z.core.$ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

function checkOf(schema: z.core.$ZodType): Check | undefined {
  const definition = definitionOf(schema);
  const base = baseOf(definition);
  if (base === undefined || definition.coerce) return undefined;
  const steps: Check[] = [];
  for (const { _zod } of definition.checks ?? []) {
    const step = stepOf(_zod.def);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  if (steps.length === 0) return base;
  return (value) => {
    let now = base(value);
    for (const step of steps) {
      if (now === failed) return failed;
      now = step(now);
    }
    return now;
  };
}

function baseOf(definition: Definition): Check | undefined {
  const { type, innerType, element, entries, format } = definition;
  switch (type) {
    case 'string':
      return format === undefined ? (value) => (typeof value === 'string' ? value : failed) : undefined;
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : failed);
    case 'number':
      return format === 'safeint' ? (value) => (Number.isSafeInteger(value) ? value : failed) : undefined;
    case 'enum': {
      const words = new Set<unknown>(Object.values(entries ?? {}));
      return (value) => (words.has(value) ? value : failed);
    }
    case 'nullable': {
      const inner = innerType && checkOf(innerType);
      return inner && ((value) => (value === null ? null : inner(value)));
    }
    case 'array': {
      const each = element && checkOf(element);
      return each && ((value) => listOf(value, each));
    }
    case 'record':
      return recordCheck(definition);
    case 'object':
      return objectCheck(definition);
    default:
      return undefined;
  }
}

function stepOf({ check, format, minimum, pattern, tx, fn }: CheckDefinition): Check | undefined {
  if (check === 'overwrite' && tx) return tx;
  if (check === 'custom' && fn) return (value) => (fn(value) === true ? value : failed);
  if (check === 'min_length' && typeof minimum === 'number')
    return (value) => ((value as { readonly length: number }).length >= minimum ? value : failed);
  if (check === 'string_format' && format === 'regex' && pattern && !pattern.global && !pattern.sticky)
    return (value) => (pattern.test(value as string) ? value : failed);
  return undefined;
}

function listOf(value: unknown, each: Check): unknown {
  if (!Array.isArray(value)) return failed;
  const copy: unknown[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const item = each(value[at]);
    if (item === failed) return failed;
    copy.push(item);
  }
  return copy;
}

function recordCheck({ keyType, valueType }: Definition): Check | undefined {
  const each = valueType && checkOf(valueType);
  const key = keyType && definitionOf(keyType);
  if (!each || key?.type !== 'string' || key.format !== undefined || (key.checks?.length ?? 0) > 0)
    return undefined;
  return (value) => {
    if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return failed;
    const copy: Record<string, unknown> = {};
    for (const name of Reflect.ownKeys(value)) {
      if (typeof name !== 'string' || name === '__proto__') return failed;
      if (value[name] === undefined) continue;
      const member = each(value[name]);
      if (member === failed) return failed;
      copy[name] = member;
    }
    return copy;
  };
}

function objectCheck({ shape = {}, catchall }: Definition): Check | undefined {
  if (catchall !== undefined) return undefined;
  const names = Object.keys(shape);
  const checks: Check[] = [];
  const areOptional: boolean[] = [];
  for (const name of names) {
    const schema = shape[name];
    const { type, innerType } = schema ? definitionOf(schema) : { type: '', innerType: undefined };
    const isOptional = type === 'optional';
    const check = isOptional ? innerType && checkOf(innerType) : schema && checkOf(schema);
    if (check === undefined || name === '__proto__') return undefined;
    checks.push(check);
    areOptional.push(isOptional);
  }
  return (value) => {
    if (!isObject(value)) return failed;
    const copy: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at += 1) {
      const name = names[at] as string;
      const given = value[name];
      if (given === undefined) {
        if (areOptional[at]) continue;
        return failed;
      }
      const member = (checks[at] as Check)(given);
      if (member === failed) return failed;
      copy[name] = member;
    }
    return copy;
  };
}

function isObject(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

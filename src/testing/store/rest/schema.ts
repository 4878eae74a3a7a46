import type { Json, Row } from '../json.js';
import { integer, isRow, text } from '../json.js';
import { RestFault } from './fault.js';

/**
 * What one argument of a route may be, in the words of JSON Schema as far as WordPress knows them.
 */
export interface Arg {
  /** Absent for the types WordPress does not check (`date-time`, `mixed`). */
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly format?: 'email' | 'date-time' | 'uri' | 'hex-color';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly items?: Arg;
  readonly properties?: Readonly<Record<string, Arg>>;
  readonly required?: boolean;
  readonly default?: Json;
  /** WooCommerce gives the argument no validation: it is cleaned, or taken as it comes. */
  readonly unchecked?: boolean;
  /** How the value is cleaned after the checks; by default as its type says. */
  readonly clean?: (value: Json) => Json;
}

export type Args = Readonly<Record<string, Arg>>;

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly data: Json;
}

const typeProblem = (param: string, type: string): Problem => ({
  code: 'rest_invalid_type',
  message: `${param} is not of type ${type}.`,
  data: { param },
});

function isBoolean(value: Json): boolean {
  return (
    typeof value === 'boolean' ||
    value === 0 ||
    value === 1 ||
    (typeof value === 'string' && /^(?:true|false|0|1)$/i.test(value))
  );
}

function isNumeric(value: Json): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(value);
}

function isInteger(value: Json): boolean {
  return isNumeric(value) && Math.round(Number(value)) === Number(value);
}

function parseList(value: string): string[] {
  return value.split(/[\s,]+/).filter((part) => part !== '');
}

function asList(value: Json): Json[] | undefined {
  if (Array.isArray(value)) return value;
  if (isRow(value)) {
    const keys = Object.keys(value);
    return keys.every((key, index) => key === String(index)) ? Object.values(value) : undefined;
  }
  return typeof value === 'object' ? undefined : parseList(text(value));
}

function typeOf(value: Json, types: readonly string[]): string | undefined {
  return types.find((type) => {
    switch (type) {
      case 'null':
        return value === null;
      case 'boolean':
        return isBoolean(value);
      case 'integer':
        return isInteger(value);
      case 'number':
        return isNumeric(value);
      case 'string':
        return typeof value === 'string';
      case 'array':
        return asList(value) !== undefined;
      default:
        return isRow(value) || value === '';
    }
  });
}

function sentence(values: readonly (string | null)[]): string {
  const words = values.map((value) => value ?? '');
  if (words.length < 2) return words[0] ?? '';
  if (words.length === 2) return `${words[0]} and ${words[1]}`;
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
}

function checkEnum(value: Json, arg: Arg, param: string): Problem | undefined {
  if (!arg.enum) return undefined;
  const wanted = arg.type === 'integer' ? String(integer(value)) : text(value);
  if (arg.enum.some((option) => option === wanted)) return undefined;
  const message =
    arg.enum.length === 1
      ? `${param} is not ${arg.enum[0]}.`
      : `${param} is not one of ${sentence(arg.enum)}.`;
  return { code: 'rest_not_in_enum', message, data: null };
}

function checkRange(value: Json, arg: Arg, param: string): Problem | undefined {
  const problem = (message: string): Problem => ({ code: 'rest_out_of_bounds', message, data: null });
  const amount = Number(value);
  const { minimum, maximum } = arg;
  if (minimum !== undefined && maximum !== undefined) {
    if (amount < minimum || amount > maximum) {
      return problem(`${param} must be between ${minimum} (inclusive) and ${maximum} (inclusive)`);
    }
    return undefined;
  }
  if (minimum !== undefined && amount < minimum)
    return problem(`${param} must be greater than or equal to ${minimum}`);
  if (maximum !== undefined && amount > maximum)
    return problem(`${param} must be less than or equal to ${maximum}`);
  return undefined;
}

const emailPattern = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** WordPress' `is_email`, near enough. */
export function isEmail(value: string): boolean {
  return emailPattern.test(value) && !/\.\./.test(value);
}

function checkFormat(value: string, arg: Arg, param: string): Problem | undefined {
  if (arg.format === 'email' && !isEmail(value)) {
    return { code: 'rest_invalid_email', message: 'Invalid email address.', data: null };
  }
  if (arg.format === 'date-time' && !isDateTime(value)) {
    return { code: 'rest_invalid_date', message: 'Invalid date.', data: null };
  }
  if (arg.minLength !== undefined && [...value].length < arg.minLength) {
    const noun = arg.minLength === 1 ? 'character' : 'characters';
    const message = `${param} must be at least ${arg.minLength} ${noun} long.`;
    return { code: 'rest_too_short', message, data: null };
  }
  return undefined;
}

/** Whether WordPress reads the text as a date with a time (RFC 3339, the zone may be missing). */
export function isDateTime(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}(?::\d{2})?)?$/.test(value);
}

/** The items of a list, the fields of an object. */
function checkWithin(value: Json, arg: Arg, param: string, type: string): Problem | undefined {
  if (type === 'array' && arg.items) {
    const list = asList(value) ?? [];
    for (const [index, item] of list.entries()) {
      const problem = check(item, arg.items, `${param}[${index}]`);
      if (problem) return problem;
    }
  }
  if (type === 'object' && arg.properties) {
    for (const [name, item] of Object.entries(isRow(value) ? value : {})) {
      const property = arg.properties[name];
      const problem = property ? check(item, property, `${param}[${name}]`) : undefined;
      if (problem) return problem;
    }
  }
  return undefined;
}

/** WordPress' `rest_validate_value_from_schema`. */
export function check(value: Json, arg: Arg, param: string): Problem | undefined {
  if (arg.type === undefined) return undefined;
  const types = typeof arg.type === 'string' ? [arg.type] : arg.type;
  const type = typeOf(value, types);
  if (type === undefined) {
    const wanted = types.length === 1 ? (types[0] ?? '') : types.join(',');
    return typeProblem(param, wanted);
  }
  const fault = checkEnum(value, arg, param);
  if (type !== 'array' && type !== 'object' && fault) return fault;
  if (type === 'integer' || type === 'number') return checkRange(value, arg, param);
  if (type === 'string') return checkFormat(value as string, arg, param);
  return checkWithin(value, arg, param, type);
}

/** WordPress' `rest_sanitize_value_from_schema`. */
export function sanitize(value: Json, arg: Arg): Json {
  if (arg.type === undefined) return value;
  const types = typeof arg.type === 'string' ? [arg.type] : arg.type;
  // If the type does not allow null, null becomes the empty value of the type: '', 0, false, [].
  switch (typeOf(value, types) ?? types[0]) {
    case 'array': {
      if (value === null) return [];
      const list = asList(value) ?? [];
      return arg.items ? list.map((item) => sanitize(item, arg.items as Arg)) : list;
    }
    case 'object': {
      if (!isRow(value)) return {};
      const { properties } = arg;
      if (!properties) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => {
          const property = properties[name];
          return [name, property ? sanitize(item, property) : item];
        }),
      );
    }
    case 'integer':
      return integer(value);
    case 'number':
      return value === null ? 0 : Number(value);
    case 'boolean':
      return typeof value === 'string' ? !/^(?:false|0|)$/i.test(value) : Boolean(value);
    case 'string':
      return text(value);
    default:
      return value;
  }
}

/**
 * Checks and cleans the parameters of a request against a route's arguments, in WordPress' order:
 * what is missing first, then what is wrong. Parameters that the route does not know pass through.
 */
export function readParams(params: Row, args: Args): Row {
  const missing = Object.entries(args)
    .filter(([name, arg]) => arg.required && (params[name] === undefined || params[name] === null))
    .map(([name]) => name);
  if (missing.length > 0) {
    const message = `Missing parameter(s): ${missing.join(', ')}`;
    throw new RestFault('rest_missing_callback_param', message, 400, { params: missing });
  }
  const reasons: Row = {};
  const details: Row = {};
  for (const [name, arg] of Object.entries(args)) {
    const value = params[name];
    if (value === undefined || value === null || arg.unchecked) continue;
    const problem = check(value, arg, name);
    if (!problem) continue;
    reasons[name] = problem.message;
    details[name] = { code: problem.code, message: problem.message, data: problem.data };
  }
  if (Object.keys(reasons).length > 0) {
    const message = `Invalid parameter(s): ${Object.keys(reasons).join(', ')}`;
    throw new RestFault('rest_invalid_param', message, 400, { params: reasons, details });
  }
  const clean: Row = {};
  for (const [name, value] of Object.entries(params)) {
    const arg = args[name];
    if (arg?.clean) clean[name] = arg.clean(value);
    else clean[name] = !arg || arg.unchecked ? value : sanitize(value, arg);
  }
  return clean;
}

/** The defaults of a route's arguments. */
export function defaultsOf(args: Args): Row {
  const defaults: Row = {};
  for (const [name, arg] of Object.entries(args)) if (arg.default !== undefined) defaults[name] = arg.default;
  return defaults;
}

import type { Check } from '../checks.js';
import {
  either,
  isBoolean,
  isFunction,
  isText,
  isWhole,
  listOf,
  must,
  mustPass,
  numberFrom,
  objectOf,
  oneOf,
  recordOf,
  wholeFrom,
} from '../checks.js';
import type { Fault, FaultKind, FaultPlan, FaultRule, FaultWhen, SeededFaults } from './types.js';

type Checks<T> = Readonly<Record<keyof T, Check>>;
type Details<Kind extends FaultKind> = Omit<Extract<Fault, { kind: Kind }>, 'kind'>;

const status = wholeFrom(200, 599);

/** What each kind of fault may say of itself. */
const details = {
  'lost-answer': {},
  slow: { ms: numberFrom(0), before: isBoolean },
  status: {
    status,
    retryAfter: numberFrom(0),
    retryAfterAs: oneOf(['seconds', 'date']),
    carriedOut: isBoolean,
    body: isText,
  },
  reset: {},
  truncated: { keep: numberFrom(0, 1), broken: isBoolean },
  bom: {},
  notice: { text: isText },
  html: { status, text: isText, carriedOut: isBoolean },
  captcha: {},
  'stripped-header': {},
  redirect: { to: isText, status: must('it is none of 301, 302, 307, 308', (code) => redirects.has(code)) },
  'tied-timestamps': { rows: wholeFrom(1) },
  writes: {
    write: either(
      isFunction,
      listOf(
        objectOf(
          {
            method: oneOf(['POST', 'PUT', 'DELETE']),
            path: isText,
            query: recordOf(isText),
            body: () => undefined,
          },
          ['method', 'path'],
        ),
      ),
    ),
  },
  'rejected-items': {
    ids: listOf(isWhole),
    skus: listOf(isText),
    every: wholeFrom(1),
    code: isText,
    message: isText,
    status,
  },
} satisfies { readonly [Kind in FaultKind]: Checks<Details<Kind>> };

const redirects = new Set<unknown>([301, 302, 307, 308]);

/** The kinds that say nothing without a detail. */
const needed: Partial<Record<FaultKind, string>> = { slow: 'ms', status: 'status' };

const kinds = Object.keys(details) as FaultKind[];
const isKind = oneOf(kinds);

const faultOf = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    objectOf({ kind: isKind, ...details[kind] }, needed[kind] === undefined ? [] : [needed[kind]]),
  ]),
) as Readonly<Record<FaultKind, Check>>;

const isFault: Check = (value) => {
  const kind: unknown = (value as { readonly kind?: unknown } | null | undefined)?.kind;
  const unknown = isKind(kind);
  return unknown ? { ...unknown, path: ['kind'] } : faultOf[kind as FaultKind](value);
};

const often = either(
  must('', (value) => value === Number.POSITIVE_INFINITY),
  wholeFrom(1),
);

const isWhen = objectOf({
  method: either(listOf(isText), isText),
  path: either(
    must('', (value) => value instanceof RegExp),
    isText,
  ),
  query: recordOf(isText),
  nth: wholeFrom(1),
  test: isFunction,
} satisfies Checks<FaultWhen>);

const isRule = objectOf({ when: isWhen, fault: isFault, times: often } satisfies Checks<FaultRule>, [
  'fault',
]);

const isSeeded = objectOf(
  {
    seed: isWhole,
    rate: numberFrom(0, 1),
    kinds: listOf((value) => (typeof value === 'string' ? isKind(value) : isFault(value)), 1),
    when: isWhen,
    perRequest: often,
  } satisfies Checks<SeededFaults>,
  ['seed', 'rate'],
);

/** @throws SettingsError where a plan cannot be used. */
export function checkPlan(plan: FaultPlan | FaultRule): void {
  const rest = { what: 'fault plan', hint: 'See FaultRule and SeededFaults.' };
  if ('seed' in plan) mustPass(isSeeded, plan, { ...rest, place: ['faults'] });
  else mustPass(listOf(isRule), 'fault' in plan ? [plan] : plan, { ...rest, place: ['faults'] });
}

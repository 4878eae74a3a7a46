import * as z from 'zod';
import { SettingsError } from '../../../core/index.js';
import { text } from '../json.js';
import { hashOf, seeded } from '../random.js';
import { drawFault, survivable } from './draw.js';
import type {
  Fault,
  FaultHit,
  FaultKind,
  FaultPlan,
  FaultRequest,
  FaultRule,
  FaultWhen,
  SeededFaults,
  StoreFaults,
} from './types.js';

const kinds = [
  'lost-answer',
  'slow',
  'status',
  'reset',
  'truncated',
  'bom',
  'notice',
  'html',
  'captcha',
  'stripped-header',
  'redirect',
  'tied-timestamps',
  'writes',
  'rejected-items',
] as const satisfies readonly FaultKind[];

const faultSchema = z
  .looseObject({
    kind: z.enum(kinds),
    ms: z.number().min(0).optional(),
    status: z.number().int().min(200).max(599).optional(),
    retryAfter: z.number().min(0).optional(),
    keep: z.number().min(0).max(1).optional(),
    every: z.number().int().min(1).optional(),
    rows: z.number().int().min(1).optional(),
  })
  .superRefine((fault, context) => {
    const needed = fault.kind === 'slow' ? 'ms' : fault.kind === 'status' ? 'status' : undefined;
    if (needed !== undefined && fault[needed] === undefined)
      context.addIssue({ code: 'custom', path: [needed], message: `"${fault.kind}" needs it` });
  });
const whenSchema = z.strictObject({
  method: z.union([z.string(), z.array(z.string())]).optional(),
  path: z.union([z.string(), z.instanceof(RegExp)]).optional(),
  query: z.record(z.string(), z.string()).optional(),
  nth: z.number().int().min(1).optional(),
  test: z.function().optional(),
});
const ruleSchema = z.strictObject({
  when: whenSchema.optional(),
  fault: faultSchema,
  times: z.union([z.number().int().min(1), z.literal(Number.POSITIVE_INFINITY)]).optional(),
});
const seededSchema = z.strictObject({
  seed: z.number().int(),
  rate: z.number().min(0).max(1),
  kinds: z
    .array(z.union([z.enum(kinds), faultSchema]))
    .min(1)
    .optional(),
  when: whenSchema.optional(),
  perRequest: z.union([z.number().int().min(1), z.literal(Number.POSITIVE_INFINITY)]).optional(),
});

function check(schema: z.ZodType, value: unknown, place: string): void {
  const parsed = schema.safeParse(value);
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  const field = [place, ...(issue?.path ?? [])].join('.');
  throw new SettingsError(`The fault plan's "${field}" cannot be used: ${issue?.message}.`, {
    code: 'settings.invalid',
    field,
    hint: 'See FaultRule and SeededFaults.',
  });
}

function applies(when: FaultWhen, request: FaultRequest): boolean {
  const { method, path, query, test } = when;
  const methods = typeof method === 'string' ? [method] : method;
  if (methods && !methods.some((name) => name.toUpperCase() === request.method)) return false;
  if (typeof path === 'string' && !request.path.includes(path)) return false;
  // A pattern with the flag g would remember where it stopped.
  if (path instanceof RegExp && request.path.search(path) < 0) return false;
  if (query && !Object.entries(query).every(([name, value]) => text(request.query[name]) === value))
    return false;
  return test?.(request) ?? true;
}

/** Something that decides for each request what happens to it. */
type Decider = (request: FaultRequest) => Fault | undefined;

function followRule(rule: FaultRule): Decider {
  const first = rule.when?.nth ?? 1;
  const last = first + (rule.times ?? 1) - 1;
  let seen = 0;
  return (request) => {
    // Only a batch can have items refused: nothing else counts.
    if (rule.fault.kind === 'rejected-items' && !/\/batch\/?$/.test(request.path)) return undefined;
    if (!applies(rule.when ?? {}, request)) return undefined;
    seen += 1;
    return seen >= first && seen <= last ? rule.fault : undefined;
  };
}

const proof = /^(?:consumer_(?:key|secret)|oauth_.*)$/;

function followChance(plan: SeededFaults): Decider {
  const choices = plan.kinds ?? survivable;
  const times = new Map<string, { seen: number; hit: number }>();
  let seen = 0;
  return (request) => {
    if (!applies(plan.when ?? {}, request)) return undefined;
    seen += 1;
    if (seen < (plan.when?.nth ?? 1)) return undefined;
    // Drawn from the request itself, not from its turn: requests under way together may come in any order.
    const query = Object.entries(request.query).filter(([name]) => !proof.test(name));
    const name = `${request.method} ${request.path} ${JSON.stringify(query)} ${JSON.stringify(request.body)}`;
    const count = times.get(name) ?? { seen: 0, hit: 0 };
    times.set(name, count);
    count.seen += 1;
    if (count.hit >= (plan.perRequest ?? 2)) return undefined;
    const random = seeded(hashOf(`${plan.seed} ${count.seen} ${name}`));
    if (random() >= plan.rate) return undefined;
    const chosen = choices[Math.floor(random() * choices.length)];
    if (chosen === undefined) return undefined;
    count.hit += 1;
    return drawFault(chosen, random);
  };
}

export interface FaultSource extends StoreFaults {
  /** What happens to a request; `index` is its place in the log. */
  draw(request: FaultRequest, index: number): readonly Fault[];
}

/** Keeps the plans of a store and decides, request by request. */
export function createFaults(plan: FaultPlan | undefined): FaultSource {
  const hits: FaultHit[] = [];
  let deciders: Decider[] = [];
  const add = (added: FaultPlan | FaultRule): (() => void) => {
    const list: Decider[] = [];
    if ('seed' in added) {
      check(seededSchema, added, 'faults');
      list.push(followChance(added));
    } else {
      const rules = 'fault' in added ? [added] : added;
      for (const [index, rule] of rules.entries()) {
        check(ruleSchema, rule, `faults.${index}`);
        list.push(followRule(rule));
      }
    }
    deciders = [...deciders, ...list];
    return () => {
      deciders = deciders.filter((decider) => !list.includes(decider));
    };
  };
  if (plan) add(plan);
  return {
    add,
    clear() {
      deciders = [];
    },
    hits,
    draw(request, index) {
      const faults = deciders.flatMap((decider) => decider(request) ?? []);
      for (const fault of faults)
        hits.push({ request: index, method: request.method, path: request.path, fault });
      return faults;
    },
  };
}

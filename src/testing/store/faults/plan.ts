import { text } from '../json.js';
import { hashOf, seeded } from '../random.js';
import { checkPlan } from './check-plan.js';
import { drawFault, survivable } from './draw.js';
import type {
  Fault,
  FaultHit,
  FaultPlan,
  FaultRequest,
  FaultRule,
  FaultWhen,
  SeededFaults,
  StoreFaults,
} from './types.js';

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

/** A plan that decides the fault of each request. */
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
    // Drawn from the request itself, not from its turn: requests under way together may come in any
    // order.
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
  /** The faults of a request; `index` is its place in the log. */
  draw(request: FaultRequest, index: number): readonly Fault[];
}

/** Keeps the plans of a store and decides, request by request. */
export function createFaults(plan: FaultPlan | undefined): FaultSource {
  const hits: FaultHit[] = [];
  let deciders: Decider[] = [];
  const add = (added: FaultPlan | FaultRule): (() => void) => {
    checkPlan(added);
    const list =
      'seed' in added ? [followChance(added)] : ('fault' in added ? [added] : added).map(followRule);
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

import type { Json } from '../../../src/testing/index.js';
import { createFakeStore } from '../../../src/testing/index.js';
import type { Difference } from '../../testing/conformance/compare.js';
import { compare } from '../../testing/conformance/compare.js';
import type { Access, Ask, Call } from './call.js';
import { createAsk } from './call.js';
import { createCaller } from './draw-calls.js';
import type { Pairs } from './pair-ids.js';
import { createPairs } from './pair-ids.js';
import { readShop } from './snapshot.js';

/** Differences of one cause: the same place in answers of the same kind. */
export interface Cause {
  /** `POST orders: body.total` */
  readonly name: string;
  readonly count: number;
  /** The first call that showed it, and what both said. */
  readonly call: Call;
  readonly live: Json | undefined;
  readonly fake: Json | undefined;
}

/** What a run found. */
export interface Comparison {
  readonly calls: number;
  readonly equal: number;
  /** The most frequent first. */
  readonly causes: readonly Cause[];
}

/** What is drawn and sent. */
export interface CompareOptions {
  readonly seed: number;
  readonly calls: number;
  /** Begins the names of all that is made. */
  readonly prefix: string;
}

const compared = ['x-wp-total', 'x-wp-totalpages', 'allow'];

/** An address without the ids and places in lists that change from call to call. */
const general = (place: string): string => place.replace(/\d+/g, 'N').replace(/\[N\]/g, '[]');

function causeOf(call: Call, difference: Difference): string {
  return `${call.method} ${general(call.path)}: ${general(difference.path)}`;
}

/** How far the clock of a shop is from this machine's, in milliseconds, as its `Date` header tells. */
function clockOffset(date: string | null): number {
  const reported = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(reported) ? 0 : reported - Math.floor(Date.now() / 1000) * 1000;
}

/**
 * Sends the same seeded calls to a live test shop and to a fake store loaded from it, and groups
 * what they answer differently by cause. All that it makes in the shop is deleted at the end.
 *
 * @param send - carries requests to the live shop
 */
export async function compareStores(
  access: Access,
  send: (request: Request) => Promise<Response>,
  options: CompareOptions,
): Promise<Comparison> {
  const live = createAsk(access, send);
  const first = await live({ method: 'GET', path: 'system_status', query: { _fields: 'environment' } });
  const offset = clockOffset(first.headers.get('date'));
  const shop = await readShop(live);
  const now = (): number => Date.now() + offset;
  const store = createFakeStore({ shop, clock: { now, sleep: () => Promise.resolve() } });
  const fake = createAsk({ ...store.keys.main, url: access.url }, store.transport);
  const pairs = createPairs(shop, now);
  const caller = createCaller({ ...options, products: (shop.products ?? []).map((row) => Number(row.id)) });
  const causes = new Map<string, Cause>();
  let equal = 0;
  try {
    for (let index = 0; index < options.calls; index += 1) {
      const call = caller.draw();
      const differences = await ask(call, live, fake, pairs, (reply) => caller.learn(call, reply));
      if (differences.length === 0) equal += 1;
      for (const difference of differences) {
        const name = causeOf(call, difference);
        const cause = causes.get(name) ?? {
          name,
          count: 0,
          call,
          live: difference.expected,
          fake: difference.actual,
        };
        causes.set(name, { ...cause, count: cause.count + 1 });
      }
    }
  } finally {
    for (const call of caller.cleanUp()) await live(call);
  }
  const sorted = [...causes.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return { calls: options.calls, equal, causes: sorted };
}

async function ask(
  call: Call,
  live: Ask,
  fake: Ask,
  pairs: Pairs,
  learn: (reply: Awaited<ReturnType<Ask>>) => void,
): Promise<Difference[]> {
  const [theirs, ours] = [await live(call), await fake(pairs.translate(call))];
  learn(theirs);
  const differences = compare(theirs.body, ours.body, pairs.normaliser(call), 'body');
  if (theirs.status !== ours.status)
    differences.unshift({ path: 'status', expected: theirs.status, actual: ours.status });
  for (const header of compared) {
    const [expected, actual] = [theirs.headers.get(header), ours.headers.get(header)];
    if (expected !== actual) differences.push({ path: `header ${header}`, expected, actual });
  }
  return differences;
}

const short = (value: Json | undefined): string => (JSON.stringify(value) ?? 'nothing').slice(0, 200);

/** A comparison as text: the share that is equal, then each cause with its first example. */
export function renderComparison({ calls, equal, causes }: Comparison): string {
  const share = calls === 0 ? 100 : (100 * equal) / calls;
  const lines = [`${equal} of ${calls} calls are answered equally (${share.toFixed(1)} %)`];
  for (const { name, count, call, live, fake } of causes) {
    const query = new URLSearchParams(call.query).toString();
    lines.push(
      `${String(count).padStart(5)} × ${name}`,
      `        the shop: ${short(live)}`,
      `        the fake: ${short(fake)}`,
      `        first in: ${call.method} ${call.path}${query === '' ? '' : `?${query}`} ${call.body === undefined ? '' : short(call.body)}`,
    );
  }
  return lines.join('\n');
}

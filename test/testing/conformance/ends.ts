import type { Json, Row } from '../../../src/testing/index.js';
import type { Difference, Normaliser } from './compare.js';
import { compare } from './compare.js';
import type { StoreName } from './recordings.js';
import { loadEnd } from './recordings.js';
import type { Run } from './replay.js';
import { prepare } from './requests.js';

/** What differs of one row at the end of a session. */
export interface EndDifference {
  readonly id: Json;
  readonly differences: readonly Difference[];
}

const byId = (a: Row, b: Row): number => Number(a.id) - Number(b.id);

/**
 * Pairs the refunds of an order as they were made, by their ids. The recorded answers are too short
 * to tell in which second each was made, which is what a store lists them by.
 */
function pairRefunds(expected: Row, actual: Row, normaliser: Normaliser): void {
  if (!Array.isArray(expected.refunds) || !Array.isArray(actual.refunds)) return;
  const recorded = (expected.refunds as Row[]).toSorted(byId);
  const made = (actual.refunds as Row[]).toSorted(byId);
  for (const [index, refund] of recorded.entries()) {
    const id = Number(refund.id);
    const twin = made[index];
    if (!twin || normaliser.inner.has(`records ${id}`)) continue;
    normaliser.inner.set(`records ${id}`, Number(twin.id));
    normaliser.ids.set(id, Number(twin.id));
  }
}

/** Reads a row as the recorder did and compares the fields that it kept. */
async function compareRow(name: StoreName, ended: Run, path: string, expected: Row): Promise<EndDifference> {
  const { store, normaliser } = ended;
  const exchange = {
    name: 'end',
    key: 'main',
    auth: 'basic',
    request: { method: 'GET', path: `/wp-json/wc/v3/${path}`, query: { context: 'edit' } },
    response: { status: 200 },
  } as const;
  const answer = await store.transport(
    prepare(store, `${name}.shop.test`, exchange, normaliser.ids, normaliser.now(), 0),
  );
  const body = (await answer.json()) as Row;
  const { _links: _recorded, _order: _owner, ...fields } = expected;
  const own = Object.fromEntries(Object.keys(fields).map((field) => [field, body[field] ?? null]));
  pairRefunds(fields, own, normaliser);
  return { id: expected.id ?? 0, differences: compare(fields, own, normaliser, 'body') };
}

/**
 * Compares the orders and refunds of a store with those that stood in the recorded one at the end
 * of the session of hard orders.
 */
export async function compareEnds(name: StoreName, ended: Run): Promise<readonly EndDifference[]> {
  const found: EndDifference[] = [];
  for (const order of loadEnd(name, 'nasty2_orders'))
    found.push(await compareRow(name, ended, `orders/${order.id}`, order));
  for (const refund of loadEnd(name, 'nasty2_refunds'))
    found.push(await compareRow(name, ended, `orders/${refund._order}/refunds/${refund.id}`, refund));
  return found;
}

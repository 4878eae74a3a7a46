import { isRecent } from '../../../core/index.js';
import { orderKey } from '../../../diff/orders/plan-order.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import type { StorageWrite } from '../../../storage/index.js';
import {
  type Made,
  type MadeEntry,
  type MadePiece,
  type OrderFacts,
  withMade,
} from '../../state/records/orders.js';
import { put } from '../../state/store.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { createPieceHolders, holderWrites } from '../../work/piece-holders.js';
import { sentWrites } from '../../work/sent.js';
import { createPieceBatches, type PieceBatch } from './piece-batch.js';
import { type OrderToMake, type Step, stepsOf } from './piece-steps.js';

/** The failure that ended an order early; undefined if there was none. */
export type OrderFailure = { readonly error: unknown } | undefined;

/** An order with the steps that make it. */
interface OrderSteps<T extends OrderToMake> {
  readonly order: T;
  readonly steps: readonly Step[];
}

/** What is deleted when the outcome of a step is stored: its intent, where one is open. */
type Closing = Map<Step, StorageWrite>;

/**
 * How long a result waits for others to be stored with it, in milliseconds. A fast Gestan makes a
 * page in that time. With a slow one, a crash leaves few writes to look up.
 */
const storedWithinMs = 1_000;

/**
 * Makes the pieces of several orders, each piece after the one it refers to, then the entries of
 * the order. An adapter with `createPieces` makes the pieces of several orders in one call. One
 * commit stores the intents of all orders before the first write; a cancellation stores its own
 * when its turn has come. Results are stored together, at the latest when the first of them is a
 * second old. The first failure ends its order, and no other: pieces that were made are stored,
 * intents of unsent ones are deleted, and a write whose outcome is unknown keeps its intent for the
 * next run.
 *
 * @param orders none twice: the second one would not know the pieces of the first.
 * @param onEnd hears the end of each order once, after its results are stored.
 * @throws the reason of an abort, after what was made is stored. `onEnd` has not heard of the
 *   orders that were not begun.
 * @throws the error of a commit that failed, after `onEnd` has heard it of all orders. Nothing more
 *   may be written: an order that is read again would be planned without the pieces that it has.
 *   The next run looks up what the intents tell of.
 */
export async function makePieces<T extends OrderToMake>(
  context: SyncContext,
  work: ApplyWork<OrderRow>,
  orders: readonly T[],
  onEnd: (order: T, failure: OrderFailure) => void,
): Promise<void> {
  const { store, clock } = context;
  const holders = createPieceHolders(context);
  const left: OrderSteps<T>[] = [];
  for (const order of orders) {
    const steps = stepsOf(context, order, holders);
    if (steps.length > 0) left.push({ order, steps });
    else onEnd(order, undefined);
  }
  if (left.length === 0) return;

  let ended: { order: T; failure: OrderFailure }[] = [];
  let results: StorageWrite[] = [];
  let since = 0;
  const storeResults = async () => {
    const group = ended;
    const writes = results;
    ended = [];
    results = [];
    let unstored: OrderFailure;
    try {
      await store.commit(writes, work.held.lease);
    } catch (error) {
      unstored = { error };
    }
    for (const { order, failure } of group) onEnd(order, failure ?? unstored);
    return unstored;
  };
  const giveUp = (error: unknown): never => {
    for (const { order } of left.splice(0)) onEnd(order, { error });
    throw error;
  };

  let closing: Closing;
  try {
    await work.held.keep();
    closing = await openIntents(work, left);
  } catch (error) {
    return giveUp(error);
  }
  const batches = createPieceBatches(context);
  let batch: PieceBatch | undefined;
  /** How many of the orders that are left the last batch has answered for. */
  let answered = 0;
  for (let next = left.shift(); next; next = left.shift()) {
    // What a batch has made is stored before an abort is heard.
    if (answered === 0 && work.signal?.aborted) {
      results.push(...[next, ...left].flatMap(({ steps }) => closingOf(steps, closing)));
      const unstored = await storeResults();
      if (unstored) throw unstored.error;
      work.signal.throwIfAborted();
    }
    if (answered === 0) {
      const count = batches.take([next, ...left]);
      batch = count > 0 ? await batches.make([next, ...left.slice(0, count - 1)], work.held) : undefined;
      if (batch) answered = count;
    }
    answered = Math.max(0, answered - 1);
    if (ended.length === 0) since = clock.now();
    const { writes, failure } = await makeOrder(context, work, next, closing, batch);
    ended.push({ order: next.order, failure });
    results.push(...writes);
    if (left.length > 0 && isRecent(since, clock.now(), storedWithinMs)) continue;
    const unstored = await storeResults();
    if (unstored) giveUp(unstored.error);
  }
}

/** Stores the intents of all steps that can be looked up. */
async function openIntents(
  { journal }: ApplyWork<OrderRow>,
  orders: readonly OrderSteps<OrderToMake>[],
): Promise<Closing> {
  const steps = orders.flatMap((order) => order.steps).filter(({ intent }) => intent !== undefined);
  if (steps.length === 0) return new Map();
  const closing = await journal.open(steps.flatMap(({ intent }) => intent ?? []));
  return new Map(closing.map((write, index) => [steps[index] as Step, write]));
}

function closingOf(steps: readonly Step[], closing: Closing): readonly StorageWrite[] {
  return steps.flatMap((step) => closing.get(step) ?? []);
}

/** Makes one order up to its first failure. Returns the writes that store the results. */
async function makeOrder(
  context: SyncContext,
  work: ApplyWork<OrderRow>,
  { order: { facts, before }, steps }: OrderSteps<OrderToMake>,
  closing: Closing,
  batch: PieceBatch | undefined,
): Promise<{ readonly writes: readonly StorageWrite[]; readonly failure: OrderFailure }> {
  const made: Made[] = [];
  const done = new Set<Step>();
  let failure: OrderFailure;
  let unknown: Step | undefined;
  for (const step of steps) {
    const answer = batch?.answerOf(step);
    try {
      if (!answer) await work.held.keep();
      if (step.begun) for (const write of await work.journal.open([step.begun])) closing.set(step, write);
      made.push(await step.make(answer));
      done.add(step);
    } catch (error) {
      failure = { error };
      if (isUnsettled(error)) unknown = step;
      break;
    }
  }
  const isOpen = (step: Step) => step === unknown || (!done.has(step) && batch?.mayBeMade(step));
  const ends = closingOf(
    steps.filter((step) => !isOpen(step)),
    closing,
  );
  if (made.length === 0) return { writes: ends, failure };
  if (made.some((each) => rowOf(each).sent)) work.report.handedOver(orderKey(facts.orderId));
  const record = put(context.store.keys.order(facts.orderId), withMade(before, facts, made, context.now()));
  return { writes: [record, ...made.flatMap((each) => sentOf(context, facts, each)), ...ends], failure };
}

function rowOf(made: Made): MadePiece | MadeEntry {
  return 'piece' in made ? made.piece : made.entry;
}

function sentOf(context: SyncContext, { orderId }: OrderFacts, made: Made): readonly StorageWrite[] {
  const kind = 'piece' in made ? 'piece' : 'entry';
  const row = rowOf(made);
  const sent = row.sent ? { sent: true } : {};
  if (row.externalRef === undefined) return [];
  return [
    ...sentWrites(context, row.externalRef, sent, { kind, orderId }),
    ...('piece' in made ? holderWrites(context.store, made.piece) : []),
  ];
}

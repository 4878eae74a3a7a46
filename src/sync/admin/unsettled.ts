import * as z from 'zod';
import { defined, type Instant, SettingsError } from '../../core/index.js';
import type { StorageLease, StorageWrite } from '../../storage/index.js';
import { checkInput } from '../state/invalid-input.js';
import { type OpenIntent, subjectOf } from '../state/journal.js';
import type { SyncContext } from '../work/context.js';
import { recordsOf, restOfOrder } from '../work/look-up-intent.js';
import { flowOf, rowOf } from '../work/parked.js';

/** A write with an unknown outcome that cannot be looked up. */
export interface UnsettledWrite {
  /** The id for `decide()`. */
  readonly id: string;
  /** The flow that wrote. */
  readonly flow: 'products' | 'contacts' | 'orders' | 'stock';
  /** What was to be written: `gestan-piece`, `woo-product` … */
  readonly kind: OpenIntent['intent']['kind'];
  /** The key of its row in reports. */
  readonly key: string;
  /** Its name for people: the number of an order, the code of a product. */
  readonly name: string;
  /** Gestan's code. */
  readonly gestanCode?: string;
  /** The shop's id of the product or order. */
  readonly wooId?: number;
  /** When it was begun, ISO 8601, UTC. */
  readonly at: Instant;
  /** When its look-up failed for the first time, ISO 8601, UTC. */
  readonly since: Instant;
  /** How often its look-up failed. */
  readonly times: number;
  /** The code and the words of the last failure. */
  readonly error: { readonly code: string; readonly message: string };
}

/** The answer of a person about a write. */
export type UnsettledAnswer =
  /** It did not happen: the next run may write it. */
  | { readonly id: string; readonly made: false }
  /** It happened, in Gestan: `gestanId` is the id of the record there, `number` that of a piece. */
  | { readonly id: string; readonly made: true; readonly gestanId: string; readonly number?: string }
  /** It happened, in the shop: the id of the product, and of its variation. */
  | { readonly id: string; readonly made: true; readonly wooId: number; readonly variationId?: number };

/**
 * Writes whose answer was lost, and whose look-up failed three times over at least an hour. Each is
 * a row with the outcome `unsettled` in every report of its flow. Its order, product or contact is
 * left alone; nothing else waits. The look-up is repeated once an hour.
 */
export interface UnsettledApi {
  /** All of them, oldest first. */
  list(): Promise<readonly UnsettledWrite[]>;
  /**
   * Decides whether a write happened. The next run continues with its subject.
   *
   * @throws SettingsError `settings.invalid`: no write of that id waits for an answer, or the
   * answer does not name the record.
   * @example
   * const [write] = await sync.unsettled.list()
   * if (write) await sync.unsettled.decide({ id: write.id, made: true, gestanId: '4711', number: 'F-12' })
   */
  decide(answer: UnsettledAnswer): Promise<void>;
}

const answerSchema = z.union([
  z.strictObject({ id: z.string(), made: z.literal(false) }),
  z.strictObject({
    id: z.string(),
    made: z.literal(true),
    gestanId: z.string().min(1),
    number: z.string().optional(),
  }),
  z.strictObject({
    id: z.string(),
    made: z.literal(true),
    wooId: z.int().positive(),
    variationId: z.int().positive().optional(),
  }),
]);

type Answer = z.infer<typeof answerSchema>;

/** See {@link UnsettledApi.list}. */
export async function listUnsettled({ store }: SyncContext): Promise<readonly UnsettledWrite[]> {
  const writes: UnsettledWrite[] = [];
  for await (const { value } of store.list<OpenIntent>(store.keys.intent('')))
    if (value.failed?.parked) writes.push(shown(value));
  return writes;
}

/** See {@link UnsettledApi.decide}. */
export async function decideUnsettled(
  context: SyncContext,
  locked: <T>(work: (lease: StorageLease) => Promise<T>) => Promise<T>,
  given: UnsettledAnswer,
): Promise<void> {
  const { store } = context;
  const answer = checkInput(answerSchema, given, 'sync.unsettled.decide()', 'answer');
  await locked(async (lease) => {
    const open = await store.get<OpenIntent>(store.keys.intent(answer.id));
    if (!open?.failed?.parked)
      throw invalid('id', `No write "${answer.id}" waits for an answer.`, 'Look at sync.unsettled.list().');
    const writes = await (answer.made ? made(context, open, answer) : notMade(context, open));
    await store.commit(
      [
        ...writes,
        { delete: store.keys.intent(answer.id) },
        // Its product is compared again, although it may not have changed.
        { delete: store.keys.cursor('products') },
      ],
      lease,
    );
  });
}

async function notMade(context: SyncContext, { intent }: OpenIntent): Promise<readonly StorageWrite[]> {
  return 'order' in intent ? [await restOfOrder(context, intent.order.orderId)] : [];
}

function made(
  context: SyncContext,
  { intent, at }: OpenIntent,
  answer: Answer & { readonly made: true },
): Promise<readonly StorageWrite[]> {
  // Photos are matched by content, so the next run finds out itself which exist.
  if (intent.kind === 'woo-images' || intent.kind === 'gestan-image') return Promise.resolve([]);
  if (intent.kind === 'woo-product') {
    if (!('wooId' in answer))
      throw invalid('wooId', 'The write made a product of the shop.', 'Give its `wooId`.');
    const { wooId, variationId } = answer;
    return recordsOf(context, intent, at, { id: '', ref: { wooId, ...defined({ variationId }) } });
  }
  if (!('gestanId' in answer))
    throw invalid('gestanId', 'The write made a record of Gestan.', 'Give its `gestanId`.');
  return recordsOf(context, intent, at, { id: answer.gestanId, ...defined({ number: answer.number }) });
}

function shown(open: OpenIntent): UnsettledWrite {
  const { id, intent, at, failed } = open;
  const { key, name, gestanCode, wooId } = rowOf(open);
  return {
    id,
    flow: flowOf(intent),
    kind: intent.kind,
    key,
    name: name || subjectOf(intent),
    ...defined({ gestanCode, wooId }),
    at,
    since: failed?.since ?? at,
    times: failed?.times ?? 0,
    error: { code: failed?.code ?? '', message: failed?.message ?? '' },
  };
}

function invalid(field: string, message: string, hint: string): SettingsError {
  return new SettingsError(message, { code: 'settings.invalid', field: `answer.${field}`, hint });
}

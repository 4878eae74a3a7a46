import * as z from 'zod';
import { SettingsError } from '../../../core/index.js';
import { pieceKinds } from '../../../gestan/piece-model.js';
import { pieceRef } from '../../../pieces/index.js';
import { invalidInput } from '../../state/invalid-input.js';
import { type MadePiece, type OrderRecord, readOrder } from '../../state/records/orders.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';
import { openOrderPlanner } from './planner.js';
import { readOrders } from './read.js';
import { orderFacts } from './write.js';

/** An order that was entered in Gestan by hand, with the pieces it has there. */
export interface OrderAdoption {
  readonly orderId: number;
  readonly pieces: readonly {
    readonly kind: 'quote' | 'order' | 'delivery-note' | 'invoice';
    /** Gestan's id of the piece, where it is known. */
    readonly id?: string | undefined;
    /** Gestan's number of the piece. */
    readonly number?: string | undefined;
  }[];
}

const schema = z.strictObject({
  orderId: z.int('must be an order id').positive('must be an order id'),
  pieces: z
    .array(
      z.strictObject({
        kind: z.enum(pieceKinds).exclude(['credit-note']),
        id: z.string().min(1).optional(),
        number: z.string().min(1).optional(),
      }),
    )
    .min(1, 'must name at least one piece'),
});

/** Remembers an order as imported, with the amounts that its pieces ought to have, so that refunds become credit notes and audits can compare. */
export async function adoptOrder(context: SyncContext, adoption: OrderAdoption): Promise<void> {
  const parsed = schema.safeParse(adoption);
  if (!parsed.success) throw invalidInput('orders.adopt()', parsed.error, 'adoption');
  const { orderId, pieces } = parsed.data;
  const { store } = context;
  if ((await readOrder(store, orderId)) !== undefined) {
    throw new SettingsError(`Order ${orderId} is imported already.`, {
      code: 'settings.already-imported',
      field: 'adoption.orderId',
      hint: 'Look at it with sync.orders.plan({ ids, includeImported: true }).',
    });
  }
  const [[source] = []] = await collect(readOrders(context, { ids: [orderId] }));
  if (!source) {
    throw new SettingsError(`The shop has no order ${orderId}.`, {
      code: 'settings.unknown-order',
      field: 'adoption.orderId',
      hint: 'Give the id of the order, not its number.',
    });
  }
  const planner = await openOrderPlanner(context, undefined);
  const built = planner.buildAll(source);
  const made = pieces.map(({ kind, id, number }): MadePiece => {
    const figures = built.find((piece) => piece.kind === kind) ?? built[0];
    if (!figures) {
      throw new SettingsError(`Order ${source.order.number} has no figures that a ${kind} could have.`, {
        code: 'settings.invalid',
        field: 'adoption.pieces',
        hint: 'Plan the order to see why.',
      });
    }
    const { date, currency, totalNet, totalVat, totalGross, vat } = figures;
    return {
      kind,
      externalRef: pieceRef(context.shop.id, orderId, kind),
      date,
      currency,
      totalNet,
      totalVat,
      totalGross,
      vat,
      movesStock: true,
      sourceTotal: source.order.total,
      ...(id === undefined ? {} : { id }),
      ...(number === undefined ? {} : { number }),
    };
  });
  const record: OrderRecord = {
    ...orderFacts(source),
    pieces: made,
    entries: [],
    adopted: true,
    at: context.now(),
  };
  await context.lock.brief((lease) => store.commit([put(store.keys.order(orderId), record)], lease));
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

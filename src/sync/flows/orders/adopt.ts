import * as z from 'zod';
import { defined, fromGmt, SettingsError } from '../../../core/index.js';
import { differs } from '../../../diff/orders/audit-compare.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import {
  type GestanPiece,
  type PieceDraft,
  type PieceKind,
  pieceKinds,
} from '../../../gestan/piece-model.js';
import { pieceRef } from '../../../pieces/index.js';
import { keptFigures } from '../../../pieces/kept-figures.js';
import { invalidInput } from '../../state/invalid-input.js';
import { type MadePiece, type OrderRecord, readOrder } from '../../state/records/orders.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';
import { openOrderPlanner } from './planner.js';
import { type OrderWithRefunds, readOrders } from './read.js';
import { orderFacts } from './write.js';

/** An order that was entered in Gestan by hand, with the pieces it has there. */
export interface OrderAdoption {
  /** The order's id in the shop. */
  readonly orderId: number;
  /** The pieces that were entered in Gestan by hand. */
  readonly pieces: readonly {
    readonly kind: PieceKind;
    /** Of a credit note: the refund in the shop that it belongs to. */
    readonly refundId?: number | undefined;
    /**
     * Gestan's id of the piece, where it is known. An invoice needs its id or its number: credit
     * notes cite it.
     */
    readonly id?: string | undefined;
    /** Gestan's number of the piece. */
    readonly number?: string | undefined;
  }[];
}

const schema = z.strictObject({
  orderId: z.int('must be an order id').positive('must be an order id'),
  pieces: z
    .array(
      z
        .strictObject({
          kind: z.enum(pieceKinds),
          refundId: z.int().positive('must be the id of a refund').optional(),
          id: z.string().min(1).optional(),
          number: z.string().min(1).optional(),
        })
        .refine(({ kind, refundId }) => (kind === 'credit-note') === (refundId !== undefined), {
          message: 'must be given for a credit note, and for nothing else',
          path: ['refundId'],
        }),
    )
    .min(1, 'must name at least one piece')
    .refine(
      (pieces) => new Set(pieces.map(({ kind, refundId }) => `${kind}/${refundId}`)).size === pieces.length,
      'must name each kind of piece, and each refund, once',
    ),
});

/**
 * Remembers an order as imported, so that refunds become credit notes and audits can compare. A
 * piece that can be read back keeps the amounts of Gestan, since credit notes correct what was
 * issued. Any other piece gets the amounts of the order today.
 */
export async function adoptOrder(context: SyncContext, adoption: OrderAdoption): Promise<void> {
  const parsed = schema.safeParse(adoption);
  if (!parsed.success) throw invalidInput('orders.adopt()', parsed.error, 'adoption');
  const { orderId, pieces } = parsed.data;
  const { store } = context;
  if ((await readOrder(store, orderId)) !== undefined) {
    throw new SettingsError(`Order ${orderId} is already imported.`, {
      code: 'settings.already-imported',
      values: { orderId },
      field: 'adoption.orderId',
      hint: 'Look at it with sync.orders.plan({ ids, includeImported: true }).',
    });
  }
  const unreadable: UnreadableShopRow[] = [];
  const onUnreadable = (order: UnreadableShopRow) => void unreadable.push(order);
  const [[source] = []] = await collect(readOrders(context, { ids: [orderId] }, { onUnreadable }));
  const [odd] = [...unreadable, ...(source?.unreadable ?? [])];
  if (odd) {
    throw new SettingsError(`Order ${orderId} cannot be read: ${odd.said}.`, {
      code: 'settings.invalid',
      field: 'adoption.orderId',
      hint: 'Correct this field in the shop; a plugin may fill it wrongly.',
    });
  }
  if (!source) {
    throw new SettingsError(`The shop has no order ${orderId}.`, {
      code: 'settings.unknown-order',
      values: { orderId },
      field: 'adoption.orderId',
      hint: 'Use the id of the order, not its number.',
    });
  }
  const isUnnamed = pieces.some(({ kind, id, number }) => kind === 'invoice' && (id ?? number) === undefined);
  if (isUnnamed) {
    throw new SettingsError(`The invoice of order ${orderId} has neither a number nor an id.`, {
      code: 'settings.invoice-unnamed',
      values: { orderId },
      field: 'adoption.pieces',
      hint: 'Enter its number in Gestan: credit notes cite it.',
    });
  }
  const planner = await openOrderPlanner(context, undefined);
  const { pieces: built, issued } = planner.buildAll(source);
  const held = await findHeld(context, source, pieces);
  const made = pieces.map((piece): MadePiece => {
    const { kind, id, number, refundId } = piece;
    const externalRef = pieceRef(context.shop.id, orderId, kind, refundId);
    const planned =
      kind === 'credit-note'
        ? built.find((each) => each.externalRef === externalRef)
        : (built.find((each) => each.kind === kind) ?? built[0]);
    const own = held.get(piece);
    const figures = own ?? planned;
    if (!figures) {
      throw new SettingsError(`Order ${source.order.number} has no figures that a ${kind} could have.`, {
        code: 'settings.invalid',
        field: 'adoption.pieces',
        hint: 'Plan the order to see why.',
      });
    }
    const isAsPlanned = !own || (planned !== undefined && isEqual(planned, own));
    return {
      kind,
      externalRef,
      ...keptFigures(figures),
      movesStock: kind !== 'credit-note',
      byHand: true,
      sourceTotal: source.order.total,
      ...defined({
        issued: isAsPlanned ? issued[externalRef] : undefined,
        id: own?.id ?? id,
        number: own?.number ?? number,
      }),
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

/** A piece may be dated before its order. Pieces are searched this far back. */
const marginMs = 31 * 24 * 3_600_000;

/** Whether a piece of Gestan has the amounts of the order. */
function isEqual(planned: PieceDraft, held: GestanPiece): boolean {
  const { id, kind } = held;
  const asHeld = { ...keptFigures(held), kind, id, ref: '', orderId: 0, products: new Map<string, never>() };
  return differs({ ...keptFigures(planned), kind, externalRef: planned.externalRef }, asHeld) === undefined;
}

type AdoptedPiece = OrderAdoption['pieces'][number];

/**
 * The pieces as Gestan shows them. If Gestan can be read, those that are named by id or number must
 * exist: credit notes will cite them.
 */
async function findHeld(
  { gestan }: SyncContext,
  { order }: OrderWithRefunds,
  pieces: readonly AdoptedPiece[],
): Promise<ReadonlyMap<AdoptedPiece, GestanPiece>> {
  const found = new Map<AdoptedPiece, GestanPiece>();
  const open = new Set(pieces.filter(({ id, number }) => id !== undefined || number !== undefined));
  if (!gestan.capabilities.readBack || !gestan.pieces || open.size === 0) return found;
  const created = fromGmt(order.date_created_gmt);
  const after = created && new Date(Date.parse(created) - marginMs).toISOString().slice(0, 10);
  // The piece exists, even if part of it is unreadable.
  const onInvalid = ({ given }: InvalidGestanRow) => {
    for (const piece of open) if (given && isHeld(piece, given as Partial<GestanPiece>)) open.delete(piece);
  };
  for await (const held of gestan.pieces({ ...defined({ after }), onInvalid })) {
    for (const piece of open) {
      if (!isHeld(piece, held)) continue;
      found.set(piece, held);
      open.delete(piece);
    }
    if (open.size === 0) return found;
  }
  const [missing] = open;
  if (!missing) return found;
  throw new SettingsError(
    `Gestan holds no ${missing.kind} ${missing.number ?? missing.id} since ${after ?? 'its beginning'}.`,
    {
      code: 'settings.invalid',
      field: 'adoption.pieces',
      hint: 'Give id and number as Gestan shows them.',
    },
  );
}

function isHeld(piece: AdoptedPiece, held: Partial<GestanPiece>): boolean {
  return (
    piece.kind === held.kind &&
    (piece.id === undefined || piece.id === held.id) &&
    (piece.number === undefined || piece.number === held.number)
  );
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

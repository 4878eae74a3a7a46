import * as z from 'zod';
import { SettingsError } from '../../../core/index.js';
import { invalidInput } from '../../state/invalid-input.js';
import { readOrder } from '../../state/records/orders.js';
import { dueAgain } from '../../state/records/retries.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';

/**
 * The answer about a refund whose amount equals that of a change of its order (`edit-or-refund`).
 */
export interface RefundAnswer {
  /** The order's id in the shop. */
  readonly orderId: number;
  /** The refund's id in the shop, as the reason names it. */
  readonly refundId: number;
  /**
   * `true`: it is the same money, credited once. `false`: the refund is credited besides the
   * change.
   */
  readonly same: boolean;
}

const schema = z.strictObject({
  orderId: z.int('must be an order id').positive('must be an order id'),
  refundId: z.int('must be the id of a refund').positive('must be the id of a refund'),
  same: z.boolean('must be true or false'),
});

/** Remembers the answer. The next run, or plan, follows it. */
export async function decideRefund(context: SyncContext, answer: RefundAnswer): Promise<void> {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw invalidInput('orders.decide()', parsed.error, 'answer');
  const { orderId, refundId, same } = parsed.data;
  const { store, lock, now } = context;
  await lock.brief(async (lease) => {
    const record = await readOrder(store, orderId);
    if (!record) {
      throw new SettingsError(`Order ${orderId} is not imported.`, {
        code: 'settings.unknown-order',
        values: { orderId },
        field: 'answer.orderId',
        hint: 'Use order and refund of a row with the reason edit-or-refund.',
      });
    }
    const sameMoney = { ...record.sameMoney, [String(refundId)]: same };
    await store.commit(
      [
        put(store.keys.order(orderId), { ...record, sameMoney }),
        await dueAgain(store, orderId, { code: 'decided', at: now() }),
      ],
      lease,
    );
  });
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderRow, Plan } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import type { WooOrder } from 'woo-gestan/woo';
import { isFull } from '../support/forms.js';
import { manyGestan, manySettings, mapPayments } from './many-orders.js';
import { recordedShop, testClock, world } from './shops.js';
import { smallShop } from './small.js';

type Draft = OrderRow['pieces'][number];

const kinds = ['quote', 'order', 'delivery-note', 'invoice'] as const;
const anyStatuses = fc.dictionary(
  fc.constantFrom('pending', 'on-hold', 'processing', 'completed', 'refunded'),
  fc.uniqueArray(fc.constantFrom(...kinds, 'invoice-if-paid' as const), { maxLength: 4 }),
);

/** How a merchant may have set it. */
const anySettings = fc.record({
  pieces: fc.record({
    invoices: fc.boolean(),
    quotes: fc.boolean(),
    orders: fc.boolean(),
    deliveryNotes: fc.boolean(),
  }),
  statuses: anyStatuses,
  entries: fc.record({
    enabled: fc.boolean(),
    fees: fc.boolean(),
    refunds: fc.constantFrom('all' as const, 'gateway' as const, 'none' as const),
  }),
  invoiceDate: fc.constantFrom('paid' as const, 'completed' as const, 'created' as const),
  stockMovedBy: fc.constantFrom(
    'auto' as const,
    'delivery-note' as const,
    'invoice' as const,
    'none' as const,
  ),
  unknown: fc.constantFrom('create' as const, 'refuse' as const, { fallbackCode: 'DIVERS' }),
  vatAmounts: fc.boolean(),
});

function holds(row: object, { contactId: _, lines: __, ...draft }: Partial<Draft>): void {
  expect(row).toMatchObject(draft);
}

/** Lines are as planned but for the ids of products that were made meanwhile. */
function sameLines(made: Pick<Draft, 'lines'>, planned: Pick<Draft, 'lines'>): void {
  const plain = ({ lines }: Pick<Draft, 'lines'>) => lines.map(({ productId: _, ...line }) => line);
  expect(plain(made)).toEqual(plain(planned));
  for (const [n, { productId }] of planned.lines.entries()) {
    if (productId !== undefined) expect(made.lines[n]?.productId).toBe(productId);
  }
}

/** Applies a plan as it was saved, and holds what was made against each row: nothing else, nothing less. */
async function expectMadeAsShown(w: ReturnType<typeof world>): Promise<Plan<OrderRow>> {
  // The recorded customers are made up at random: many look like one another, and would be asked about.
  await w.open().settings.save({ contacts: { onReview: 'create' } });
  const plan = JSON.parse(JSON.stringify(await w.open().orders.plan())) as Plan<OrderRow>;
  expect(w.gestan.state).toMatchObject({ pieces: [], entries: [], contacts: [] });
  const report = await w.open().orders.apply(plan, { select: 'all' });
  expect(report.counts).toMatchObject({ failed: 0, stale: 0, unsettled: 0 });
  const { pieces, entries, products, contacts } = w.gestan.state;
  const names = new Map(plan.rows.map(({ wooId, name }) => [wooId, name]));
  /**
   * The contact that was planned, or another of that name: an earlier row may have made the same
   * person's, or taken the mailbox of two.
   */
  const expectContact = (
    draft: { readonly externalRef: string; readonly contactId?: string | undefined },
    id?: string,
  ) => {
    const contact = contacts.find((each) => each.id === id);
    if (contact?.externalRef === draft.contactId) return;
    const name = names.get(Number(draft.externalRef.split(':')[3]));
    expect(name).toContain(`– ${contact?.firstName} ${contact?.lastName}`);
  };
  const drafts = plan.rows.flatMap((row) => row.pieces);
  expect(pieces.map(({ externalRef }) => externalRef).sort()).toEqual(
    drafts.map((d) => d.externalRef).sort(),
  );
  for (const draft of drafts) {
    const made = pieces.find(({ externalRef }) => externalRef === draft.externalRef);
    if (!made) throw new Error(`no ${draft.externalRef}`);
    holds(made, draft);
    sameLines(made, draft);
    expectContact(draft, made.contactId);
  }
  const planned = plan.rows.flatMap((row) => row.entries);
  expect(entries.map(({ externalRef }) => externalRef).sort()).toEqual(
    planned.map((e) => e.externalRef).sort(),
  );
  for (const draft of planned) {
    const made = entries.find(({ externalRef }) => externalRef === draft.externalRef);
    if (!made) throw new Error(`no ${draft.externalRef}`);
    holds(made, draft);
    expectContact(draft, made.contactId);
  }
  const needs = new Set(plan.rows.flatMap((row) => row.products.map(({ code }) => code)));
  const codes = new Set(products.map(({ code }) => code));
  for (const code of needs) expect(codes).toContain(code);
  expect(codes.size).toBe(needs.size + 1);
  return plan;
}

describe('the plan of orders is what apply makes', () => {
  test('however it is set', async () => {
    await fc.assert(
      fc.asyncProperty(anySettings, async ({ unknown, vatAmounts, entries, ...billing }) => {
        const clock = testClock();
        const w = world({
          shop: smallShop(),
          clock,
          gestan: memoryGestan({ clock, ...manyGestan, capabilities: { vatAmounts } }),
          settings: {
            billing: {
              ...billing,
              unknownProduct: unknown,
              shippingProductCode: 'DIVERS',
              feeProductCode: 'DIVERS',
              entries: { ...entries, bankAccountId: '1' },
            },
          },
        });
        await mapPayments(w.open());
        await expectMadeAsShown(w);
      }),
      { numRuns: isFull ? 200 : 5, seed: 5 },
    );
  });

  test('this holds for every recorded order, credit notes and entries included', async () => {
    const clock = testClock();
    const w = world({
      shop: recordedShop('wc11'),
      clock,
      gestan: memoryGestan({ clock, ...manyGestan }),
      settings: manySettings,
    });
    await mapPayments(w.open());
    const { rows } = await expectMadeAsShown(w);
    const drafts = rows.flatMap(({ pieces }) => pieces);
    for (const kind of [...kinds, 'credit-note'])
      expect(drafts.some((piece) => piece.kind === kind)).toBe(true);
    expect(rows.some(({ entries }) => entries.some(({ direction }) => direction === 'out'))).toBe(true);
    // Once a rate and the status of the plugin are set, no paid order is refused.
    const orders = new Map(
      (recordedShop('wc11').orders ?? []).map((row) => [row.id, row as unknown as WooOrder]),
    );
    const paid = rows.filter(({ wooId }) => orders.get(wooId)?.date_paid_gmt);
    expect(paid.length).toBeGreaterThan(190);
    expect(
      paid.filter(({ status }) => status !== 'import').map(({ number, reason }) => [number, reason]),
    ).toEqual([]);
  });
});

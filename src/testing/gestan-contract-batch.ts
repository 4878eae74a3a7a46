import assert from 'node:assert/strict';
import { isSyncError } from '../core/index.js';
import type { GestanAdapter, PieceDraft, PieceKind } from '../gestan/index.js';
import { type GestanContractCases, kindOf, readPiece, someContact } from './gestan-contract-kit.js';
import { pieceDraft } from './gestan-contract-seed.js';

/** The pieces of an order, of each kind that the adapter makes but credit notes. */
function chain({ capabilities }: GestanAdapter, order: number, contactId: string): readonly PieceDraft[] {
  const kinds = (['order', 'delivery-note', 'invoice'] as const satisfies readonly PieceKind[]).filter(
    (kind) => capabilities.pieces.includes(kind),
  );
  return kinds.map((kind, index) => {
    const before = kinds[index - 1];
    return pieceDraft(kind, contactId, {
      externalRef: `woo:contrat:order:${order}:${kind}`,
      ...(before === undefined ? {} : { sourceRef: `woo:contrat:order:${order}:${before}` }),
    });
  });
}

/** Calls `createPieces`, and asserts that each order has the outcomes of its pieces. */
async function outcomesOf(adapter: GestanAdapter, orders: readonly (readonly PieceDraft[])[]) {
  const all = await adapter.createPieces?.(orders);
  assert.ok(Array.isArray(all), 'createPieces() must answer a list');
  assert.equal(all.length, orders.length, 'createPieces() must answer for each order');
  for (const [at, outcomes] of (all as readonly unknown[]).entries()) {
    assert.ok(Array.isArray(outcomes), `createPieces(): the answer for order ${at} must be a list`);
    for (const outcome of outcomes as readonly { readonly status?: unknown }[])
      assert.ok(
        outcome?.status === 'fulfilled' || outcome?.status === 'rejected',
        'createPieces(): an outcome is { status: "fulfilled", value } or { status: "rejected", reason }',
      );
  }
  return all as NonNullable<typeof all>;
}

export const batchCases: GestanContractCases = {
  'many pieces in one call are made as one by one, and once': async (given) => {
    const { adapter } = given;
    if (adapter.createPieces === undefined || kindOf(adapter) === undefined) return;
    const contactId = await someContact(given);
    const orders = [1, 2, 3, 4].map((order) => chain(adapter, order, contactId));
    const [first = []] = orders;
    assert.deepEqual(await outcomesOf(adapter, []), [], 'createPieces() of no order');
    const single = await Promise.all(first.slice(0, 1).map((draft) => adapter.createPiece(draft)));
    const all = await outcomesOf(adapter, orders);
    const ids = new Set<string>();
    for (const [at, drafts] of orders.entries())
      for (const [index, { externalRef }] of drafts.entries()) {
        const outcome = all[at]?.[index];
        assert.equal(outcome?.status, 'fulfilled', `createPieces(): ${externalRef} is made`);
        if (outcome?.status !== 'fulfilled') continue;
        const { id, created } = outcome.value;
        assert.equal(created, at + index > 0, `createPieces(): ${externalRef} created`);
        assert.equal((await adapter.find('piece', externalRef))?.id, id, `find of ${externalRef}`);
        ids.add(id);
      }
    assert.equal(ids.size, orders.flat().length, 'createPieces(): each piece has an id of its own');
    if (single[0] !== undefined) assert.ok(ids.has(single[0].id), 'what was made before is not made again');
    const again = (await outcomesOf(adapter, orders)).flat();
    for (const outcome of again)
      assert.ok(
        outcome.status === 'fulfilled' && !outcome.value.created && ids.has(outcome.value.id),
        'createPieces() again makes nothing',
      );
  },

  'a piece of many in one call is held as one that was made by itself': async (given) => {
    const { adapter } = given;
    if (adapter.createPieces === undefined || !adapter.capabilities.readBack) return;
    const contactId = await someContact(given);
    const [alone, together] = [chain(adapter, 1, contactId), chain(adapter, 2, contactId)];
    for (const draft of alone) await adapter.createPiece(draft);
    await outcomesOf(adapter, [chain(adapter, 3, contactId), together]);
    for (const [index, draft] of together.entries()) {
      const { id: _, number: __, ...held } = (await readPiece(adapter, draft)) ?? { id: '' };
      const {
        id: ___,
        number: ____,
        ...expected
      } = (await readPiece(adapter, alone[index] as PieceDraft)) ?? { id: '' };
      const text = JSON.stringify(expected).replaceAll('order:1:', 'order:2:');
      assert.deepEqual(held, JSON.parse(text), `${draft.externalRef} in pieces()`);
    }
  },

  'a refused piece of many in one call ends its order and no other': async (given) => {
    const { adapter } = given;
    if (adapter.createPieces === undefined || kindOf(adapter) === undefined) return;
    const contactId = await someContact(given);
    const orders = [1, 2, 3].map((order) => chain(adapter, order, contactId));
    const [, second = []] = orders;
    const at = Math.min(1, second.length - 1);
    const bad = second.map((draft, index) => (index === at ? { ...draft, totalGross: '1000.00' } : draft));
    const all = await outcomesOf(adapter, [orders[0] ?? [], bad, orders[2] ?? []]);
    assert.equal(all[1]?.length, at + 1, 'createPieces(): the outcomes of an order end with what is refused');
    const refusal = all[1]?.[at];
    assert.equal(refusal?.status, 'rejected', 'createPieces(): a wrong totalGross is refused');
    const reason: unknown = refusal?.status === 'rejected' ? refusal.reason : undefined;
    assert.ok(
      isSyncError(reason) && reason.code === 'gestan.refused',
      `createPieces(): the reason is a GestanError gestan.refused, not ${String(reason)}`,
    );
    assert.equal(reason.field, 'totalGross', 'createPieces(): the reason names the field');
    for (const [order, drafts] of orders.entries())
      for (const [index, { externalRef }] of drafts.entries())
        assert.equal(
          (await adapter.find('piece', externalRef)) !== undefined,
          order !== 1 || index < at,
          `find of ${externalRef}, after a piece of order 2 was refused`,
        );
    const repaired = (await outcomesOf(adapter, [second])).flat();
    assert.ok(
      repaired.every(({ status }) => status === 'fulfilled') && repaired.length === second.length,
      'createPieces(): what was refused can be repaired and sent again',
    );
  },

  'two writers with the same pieces in one call make each once': async (given) => {
    const { adapter } = given;
    if (adapter.createPieces === undefined || kindOf(adapter) === undefined) return;
    const second = (await given.reopen?.()) ?? adapter;
    const contactId = await someContact(given);
    const orders = Array.from({ length: 8 }, (_, order) => chain(adapter, order + 1, contactId));
    const results = await Promise.all(
      [adapter, second, adapter, second].map((writer, index) =>
        outcomesOf(writer, index % 2 === 0 ? orders : [...orders].reverse()),
      ),
    );
    const made = results
      .flat(2)
      .flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const count = orders.flat().length;
    assert.equal(made.length, 4 * count, 'createPieces(): all are answered');
    assert.equal(made.filter(({ created }) => created).length, count, 'one writer made each');
    assert.equal(new Set(made.map(({ id }) => id)).size, count, 'all get the same pieces');
    if (second !== adapter) await second.close?.();
  },
};
